"""Commitments about single people: who sees them, who is counted, and what stays sealed."""

from dataclasses import replace
from datetime import date

import pytest

from sspf.domain.commitments import CommitmentId
from sspf.domain.errors import UnknownCommitmentError
from sspf.domain.messages.minutes import Capture
from sspf.domain.organisation import PersonId
from sspf.use_cases.change_commitment import complete_commitment, start_commitment
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.list_commitments import (
    count_commitments,
    list_commitments,
    list_of_case,
    open_commitment,
)
from sspf.use_cases.record_meeting import record_commitment, record_decision
from sspf.use_cases.show_capture import open_capture
from sspf.use_cases.show_help import show_help
from sspf.use_cases.show_plan import show_plan
from sspf.use_cases.show_statistics import show_statistics
from sspf.use_cases.undo_change import undo_last
from tests.use_cases.individual import (
    WITH_CONSENT,
    WITHOUT,
    twelve_promises,
    with_individuals,
    withdraw,
)
from tests.use_cases.world import FRIDA, KAJ, LEO, PIA, RUT, SOL, TORE, Scene, a_form, local

EVERY = Query(status="any")


def number(n: int) -> CommitmentId:
    return CommitmentId(f"Å-2027-{n:03d}")


@pytest.fixture
async def promised(meeting_scene: Scene) -> Scene:
    await with_individuals(meeting_scene)
    await twelve_promises(meeting_scene)
    return meeting_scene


async def numbers(scene: Scene, person: PersonId, query: Query = EVERY, **who: bool) -> set[int]:
    asker = scene.who(person, **who)
    found = await list_commitments(scene.services, asker, query)
    second = await list_commitments(scene.services, asker, query, 11)
    lines = {line.id: line for line in (*found.lines, *second.lines)}
    assert len(lines) == found.total
    return {int(key[-3:]) for key in lines}


@pytest.mark.parametrize(
    ("person", "total"), [(KAJ, 12), (RUT, 12), (PIA, 11), (FRIDA, 11), (SOL, 11), (TORE, 6)]
)
async def test_k2_given_the_twelve_when_counted_then_each_sees_as_many_as_the_scenario_says(
    promised: Scene, person: PersonId, total: int
) -> None:
    counted = await count_commitments(promised.services, promised.who(person), EVERY)

    assert counted.total == total
    assert len(await numbers(promised, person)) == total


async def test_given_pia_in_february_then_003_and_010_in_private_and_003_in_company(
    promised: Scene,
) -> None:
    promised.at(date(2027, 2, 2), "08.30")
    police = Query(parties=("polis",))  # type: ignore[arg-type]  # a key

    assert await numbers(promised, PIA, police) == {3, 10}
    assert await numbers(promised, PIA, police, is_private=False) == {3}
    promised.at(date(2027, 2, 11), "08.30")
    await withdraw(promised, 3, local(date(2027, 2, 10), "14.32"), lock=True)
    assert await numbers(promised, PIA, police) == {3}


async def test_given_kaj_in_february_then_what_is_due_by_week_6_is_as_the_queries_say(
    promised: Scene,
) -> None:
    promised.at(date(2027, 2, 1), "09.00")
    await complete_commitment(promised.services, promised.who(FRIDA), number(1))
    by_week_6 = Query(due_until=date(2027, 2, 14), week=6)

    assert await numbers(promised, KAJ, by_week_6) == {2, 3, 4, 6, 7, 9, 10, 12}
    before_the_break = Query(due="before", due_until=date(2027, 2, 21))
    found = await list_commitments(promised.services, promised.who(KAJ), before_the_break)
    assert {int(each.id[-3:]) for each in found.lines} == {2, 3, 4, 6, 7, 9, 10, 11, 12}
    assert found.following
    assert {int(each.id[-3:]) for each in found.following.lines} == {5, 8}


async def test_given_tore_then_only_the_open_ones_of_levels_1_and_2(promised: Scene) -> None:
    assert await numbers(promised, TORE, Query()) == {1, 2, 3, 4, 5, 12}


async def test_given_a_line_of_a_case_when_shown_then_the_reading_is_logged_first(
    promised: Scene,
) -> None:
    before = len(promised.state.entries)
    await list_commitments(promised.services, promised.who(PIA), EVERY)

    read = [e for e in promised.state.entries[before:] if e.tag == "case:read"]
    assert {e.subject for e in read} == {number(n) for n in (6, 7, 10, 11)}


@pytest.mark.parametrize("code", ["N27-01", "N27-99"])
async def test_r_32_k1_given_tore_asks_for_a_case_then_the_same_as_for_none(
    promised: Scene, code: str
) -> None:
    before = len(promised.state.entries)
    found = await list_of_case(promised.services, promised.who(TORE), code, Query())

    assert found is None
    assert promised.tags()[before:] == ["case:sought"]


async def test_given_a_case_that_is_seen_when_asked_for_then_its_commitments(
    promised: Scene,
) -> None:
    found = await list_of_case(promised.services, promised.who(PIA), "N27-03", EVERY)

    assert found
    assert {int(each.id[-3:]) for each in found.lines} == {10, 11}
    await withdraw(promised, 3, local(date(2027, 1, 21), "13.00"))
    assert await list_of_case(promised.services, promised.who(LEO), "N27-03", EVERY) is None


async def test_given_a_commitment_of_a_case_when_opened_by_one_not_covered_then_as_none(
    promised: Scene,
) -> None:
    for of_a_case in (number(6), number(99)):
        with pytest.raises(UnknownCommitmentError):
            await open_commitment(promised.services, promised.who(TORE), of_a_case)


async def test_given_its_owner_when_changed_and_taken_back_then_as_any_other(
    promised: Scene,
) -> None:
    who = promised.who(RUT)
    started = await start_commitment(promised.services, who, number(6))
    await undo_last(promised.services, who)

    assert started.line.text == "Skolan gör anpassat schema."
    assert promised.commitment(number(6)).status == "not_started"


async def test_given_an_owner_who_is_not_covered_when_recorded_then_refused(
    promised: Scene,
) -> None:
    form = replace(a_form(), case=WITH_CONSENT, party="sakerhet_beredskap")
    card = await record_commitment(
        promised.services, promised.who(FRIDA), promised.first, form, "tore"
    )

    assert card.form.faults == ("fault.case_owner",)
    assert card.form.text == form.text


@pytest.mark.parametrize("case", [WITHOUT, "nowhere"])
async def test_given_a_case_that_is_not_seen_when_recorded_then_as_one_that_is_not(
    promised: Scene, case: str
) -> None:
    form = replace(a_form(), case=case)
    made = await record_commitment(
        promised.services, promised.who(FRIDA), promised.first, form, "x"
    )
    decision = replace(
        form,
        decision="Vi följer upp.",
        decision_case=case,
        decision_level="1",
        decision_prevention="individual",
        decision_subject="individual",
    )
    decided = await record_decision(
        promised.services, promised.who(FRIDA), promised.first, decision, "y"
    )

    assert made.form.faults == decided.form.faults == ("fault.case",)


async def test_given_the_card_then_it_offers_the_cases_its_reader_may_see(
    promised: Scene,
) -> None:
    cards: dict[PersonId, Capture] = {
        person: await open_capture(promised.services, promised.who(person), promised.first)
        for person in (FRIDA, RUT, TORE)
    }

    assert [code for _, code in cards[FRIDA].cases] == ["N27-01", "N27-03"]
    assert [code for _, code in cards[RUT].cases] == ["N27-01", "N27-02", "N27-03"]
    assert cards[TORE].cases == ()


async def test_given_a_decision_on_a_case_when_the_plan_is_read_then_only_by_those_it_opens_to(
    promised: Scene,
) -> None:
    form = replace(
        a_form(),
        decision="Skolan är samordnande.",
        decision_case=WITH_CONSENT,
        decision_prevention="individual",
        decision_subject="individual",
    )
    await record_decision(promised.services, promised.who(KAJ), promised.first, form, "d")
    (decision,) = promised.state.decisions.values()

    assert (decision.level, decision.case) == (3, WITH_CONSENT)
    seen = {}
    for person in (PIA, TORE):
        plan = await show_plan(promised.services, promised.who(person), promised.first)
        seen[person] = [each.text for each in plan.decisions], len(plan.commitments)
    assert seen == {PIA: (["Skolan är samordnande."], 11), TORE: ([], 6)}


async def test_given_help_then_the_own_open_ones_of_cases_are_counted_too(
    promised: Scene,
) -> None:
    shown = {
        person: (await show_help(promised.services, promised.who(person))).to_update
        for person in (RUT, TORE)
    }

    assert shown == {RUT: 3, TORE: 1}


async def test_k8_given_the_statistics_then_no_commitment_of_a_case_is_counted(
    promised: Scene,
) -> None:
    shown = await show_statistics(promised.services, promised.who(KAJ))

    assert "MiniMaria" not in repr(shown)
