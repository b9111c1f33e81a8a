"""Each bench runs in a tiny form, so that it cannot rot; figures are for a quiet machine."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio

from sspf.domain.commitments import commitment_id
from sspf.domain.levels import BriefingLevel, PreventionLevel
from sspf.domain.meetings import MeetingId
from sspf.domain.messages.commitment import CommitmentLine, Digest, DigestLine
from sspf.domain.organisation import PersonId
from sspf.domain.reminders import Occasion
from tests.bench import (
    agenda,
    answers,
    calendar,
    documents,
    individual,
    query,
    soak,
    statistics,
    understand,
    year,
)
from tests.bench.stands.million import ALL_QUESTIONS, OF_THE_TICK
from tests.bench.stands.year_house import Sending, opened
from tests.bench.stands.year_people import People
from tests.bench.stands.year_rules import Rules
from tests.bench.stands.year_town import a_town
from tests.postgresql import Postgresql

BEGINS = datetime(2027, 3, 2, 8, tzinfo=UTC)
RULES_OF_FIVE_WEEKS = {
    "no_message_twice",
    "one_digest_a_day",
    "no_reminder_of_what_is_done",
    "carry_over_complete",
    "every_due_row_ends",
    "every_row_is_one_send",
    "one_kallelse_each",
    "audit_chain_verifies",
}


def test_given_five_weeks_when_lived_then_every_rule_was_held_and_none_is_broken(
    tmp_path: Path,
) -> None:
    found = asyncio.run(year.lived(tmp_path, groups=1, weeks=6))

    assert found["rules_broken"] == 0
    assert set(found["rules"]) >= RULES_OF_FIVE_WEEKS
    assert found["turns_by_kind"]["record_commitment"] == 3
    assert found["messages"] > 30


def test_given_few_dates_when_put_in_the_calendar_then_each_is_there_once(tmp_path: Path) -> None:
    found = asyncio.run(calendar.measured(tmp_path, events=4, speed=60))

    assert (found["events"], found["events_twice"]) == (4, 0)
    assert found["at_graph"]["over_the_minute"] == found["at_graph"]["over_at_once"] == 0
    assert found["longest_own_ms"] > 0


def test_given_few_items_when_the_agenda_is_timed_then_all_of_them_stood_in_it(
    tmp_path: Path,
) -> None:
    found = asyncio.run(agenda.measured(tmp_path, items=4, rounds=3))

    assert found["items"] == 4 * agenda.AGENCIES
    assert found["texts"] == 2 * agenda.AGENCIES


def test_r_70_given_few_cases_when_the_agenda_is_timed_then_each_text_was_read_and_logged(
    tmp_path: Path,
) -> None:
    found = asyncio.run(individual.agenda(tmp_path, cases=2, rounds=3))

    assert (found["cases"], found["texts"]) == (2, 2 * individual.AGENCIES)
    assert found["audit_entries"] == 2 + 2 * individual.AGENCIES
    assert found["statements"] < 25  # as many whatever there is


def test_given_few_commitments_when_asked_for_then_both_databases_find_the_same(
    postgresql: Postgresql, tmp_path: Path
) -> None:
    found = query.asked_of_both(postgresql, tmp_path, commitments=20_000, rounds=10)

    for name in ALL_QUESTIONS:
        assert found["sqlite"][name]["rows"] == found["postgresql"][name]["rows"]
    assert found["sqlite"][OF_THE_TICK]["rows"] > 5


def test_given_one_round_when_understanding_is_timed_then_every_sentence_was_read() -> None:
    found = understand.measured(rounds=1)

    assert found["sentences"] > 2_000
    assert 0 < found["cpu_p99_ms"] <= found["worst_ms"]
    assert found["start_ms"] > 0


def test_given_few_commitments_when_answers_are_timed_then_each_sentence_was_answered(
    tmp_path: Path,
) -> None:
    found = asyncio.run(answers.measured(tmp_path, 3_000, 500, rounds=2))

    assert set(found["by_sentence_p99_ms"]) == set(answers.SENTENCES)  # type: ignore[call-overload]  # a dict
    assert (found["commitments"], found["share"]) == (3_000, 500)


def test_given_few_documents_when_timed_then_the_long_one_has_ten_pages() -> None:
    found = documents.measured(cases=2)

    assert found["pages"] == 10
    for kind in ("pdf_ten_pages", "pdf_one_page", "word_ten_pages", "xlsx_400_rows"):
        assert 0 < found[kind]["best_ms"] <= found[kind]["p95_ms"]  # type: ignore[index]  # a dict


def test_given_few_turns_when_soaked_then_each_is_answered_and_the_queue_is_sent() -> None:
    found = soak.soaked(60)

    assert found["refused"] == 0
    assert found["turns"] >= 60
    assert found["sent_by_the_queue"] >= found["turns"] // 10
    assert found["messages_sent"] >= found["turns"]


@pytest_asyncio.fixture
async def rules(tmp_path: Path) -> AsyncIterator[Rules]:
    async with opened(tmp_path, a_town(1), BEGINS) as of_it:
        people = People(of_it, 1)
        people.done.add(commitment_id(2027, 1))
        people.cancelled[MeetingId("off")] = 0
        yield Rules(of_it, people)


def a_digest(number: int) -> Digest:
    line = CommitmentLine(
        id=commitment_id(2027, number),
        version=1,
        text="",
        party="",
        owner="",
        level=BriefingLevel.GENERAL,
        prevention=PreventionLevel.UNIVERSAL,
        status="in_progress",  # type: ignore[arg-type]  # the rules look at its id alone
        due_on=date(2027, 3, 2),
        at_next_meeting=False,
    )
    return Digest(lines=(DigestLine(line=line, occasion=Occasion.TODAY),))


def sent(key: str, message: object = None, at: datetime = BEGINS) -> Sending:
    return Sending(key, PersonId("rut-0"), message, at)


@pytest.mark.parametrize(
    ("rule", "sendings"),
    [
        ("no_message_twice", [sent("invitation:m:rut-0"), sent("invitation:m:rut-0")]),
        ("nothing_after_cancel", [sent("agenda:off:rut-0:0")]),
        ("no_reminder_of_what_is_done", [sent("digest:rut-0:2027-03-02", a_digest(1))]),
        (
            "one_digest_a_day",
            [
                sent("digest:rut-0:2027-03-02", a_digest(2)),
                sent("digest:rut-0:again", a_digest(2), BEGINS + timedelta(hours=1)),
            ],
        ),
    ],
)
def test_given_a_rule_is_broken_when_looked_at_then_the_year_says_so(
    rules: Rules, rule: str, sendings: list[Sending]
) -> None:
    for sending in sendings:
        rules.look(sending)

    assert rules.broken[rule] == 1
    assert sum(rules.broken.values()) == 1


async def test_given_a_few_commitments_then_every_figure_of_the_year_is_made(
    tmp_path: Path,
) -> None:
    found = await statistics.measured(tmp_path, 400, rounds=1)

    assert (found["meetings"], found["figures"]) == (20, 25)
    assert found["goal_ms"] == 200
