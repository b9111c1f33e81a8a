"""One reminder a person and day, whatever there is to be reminded of."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.commitments import Commitment, CommitmentStatus, Due, commitment_id
from sspf.domain.digests import digests
from sspf.domain.outbox import Message
from tests.domain.calendar_facts import DAYS, local
from tests.domain.worlds import a_called_meeting, a_world
from tests.factories import FRIDA, PIA, POLIS, RUT, SCHOOL_BOARD, a_commitment, a_meeting

WEEK_BEFORE = date(2027, 2, 4)
"""Seven days before Å-2027-001 is due."""
REMINDER_DAY = date(2027, 1, 18)


def numbered(number: int, **changes: object) -> Commitment:
    return replace(a_commitment(id=commitment_id(2027, number)), **changes)  # type: ignore[arg-type]  # a field each


def values(message: Message) -> dict[str, str | int]:
    return dict(message.values)


def test_given_two_due_on_one_day_when_reminded_then_it_is_one_message_with_their_number() -> None:
    (digest,) = digests(a_world(commitments=(numbered(1), numbered(2))), WEEK_BEFORE)

    assert (digest.recipient, digest.values["n"]) == (RUT, 2)


def test_given_something_due_when_reminded_then_no_text_is_in_the_message() -> None:
    (digest,) = digests(a_world(commitments=(numbered(1),)), WEEK_BEFORE)

    assert set(values(digest).values()) == {1}


def test_given_something_due_when_reminded_then_it_is_at_half_past_eight() -> None:
    (digest,) = digests(a_world(commitments=(numbered(1),)), WEEK_BEFORE)

    assert digest.send_at == local(WEEK_BEFORE, "08.30")


def test_given_something_due_when_reminded_then_the_agencys_own_authority_answers_for_it() -> None:
    (digest,) = digests(a_world(commitments=(numbered(1),)), WEEK_BEFORE)

    assert digest.controller == SCHOOL_BOARD


def test_given_two_owners_when_reminded_then_each_has_a_message_of_their_own() -> None:
    world = a_world(commitments=(numbered(1), numbered(2, owner=PIA, party=POLIS)))

    assert [d.recipient for d in digests(world, WEEK_BEFORE)] == [RUT, PIA]


def test_given_nothing_due_when_the_day_comes_then_nobody_is_reminded() -> None:
    assert digests(a_world(commitments=(numbered(1),)), WEEK_BEFORE + timedelta(days=1)) == []


def test_given_it_is_more_than_a_week_late_when_reminded_then_the_convener_hears_of_it_too() -> (
    None
):
    late = numbered(1)
    found = digests(a_world(commitments=(late,)), late.due.on + timedelta(days=8))

    assert {d.recipient: values(d) for d in found} == {
        FRIDA: {"n": 0, "late": 1},
        RUT: {"n": 1, "overdue": 1},
    }


def test_given_the_conveners_own_is_late_when_reminded_then_it_is_said_once() -> None:
    late = numbered(1, owner=FRIDA)
    (digest,) = digests(a_world(commitments=(late,)), late.due.on + timedelta(days=8))

    assert values(digest) == {"n": 1, "overdue": 1}


def test_given_a_missing_briefing_and_something_due_when_reminded_then_it_is_one_message() -> None:
    due_too = numbered(1, due=Due(on=REMINDER_DAY), decided_on=date(2027, 1, 4))
    found = digests(a_world(commitments=(due_too,)), REMINDER_DAY)

    assert values(next(d for d in found if d.recipient == RUT)) == {
        "n": 1,
        "commitments": 1,
        "briefings": 1,
    }


@pytest.mark.parametrize(
    ("world", "reason"),
    [
        (a_world(commitments=(numbered(1, due=Due(on=REMINDER_DAY)),)), "why.digest_briefing"),
        (
            a_world(
                commitments=(numbered(1, due=Due(on=REMINDER_DAY), decided_on=date(2027, 1, 4)),)
            ),
            "why.digest_commitments",
        ),
    ],
    ids=["only the briefing", "both"],
)
def test_given_several_reasons_when_reminded_then_the_most_pressing_is_said(
    world: object, reason: str
) -> None:
    found = digests(world, REMINDER_DAY)  # type: ignore[arg-type]  # a World

    assert next(d.why for d in found if d.recipient == RUT) == reason


def test_given_a_meeting_that_nobody_is_called_to_when_its_reminder_day_comes_then_silence() -> (
    None
):
    assert digests(a_world(meetings=(a_meeting(),)), REMINDER_DAY) == []


def test_given_a_cancelled_meeting_when_its_reminder_day_comes_then_silence() -> None:
    gone = a_called_meeting().cancel(local(date(2027, 1, 11), "09.00"))

    assert digests(a_world(meetings=(gone,)), REMINDER_DAY) == []


COMMITMENTS = st.lists(
    st.builds(
        lambda n, owner, on, status: numbered(
            n, owner=owner, due=Due(on=on), status=status, decided_on=date(2026, 12, 1)
        ),
        st.integers(1, 99),
        st.sampled_from([RUT, PIA, FRIDA]),
        st.dates(date(2026, 12, 20), date(2027, 3, 1)),
        st.sampled_from(CommitmentStatus),
    ),
    max_size=15,
).map(tuple)


@given(COMMITMENTS, st.dates(date(2026, 12, 20), date(2027, 3, 1)).map(DAYS.on_or_after))
def test_nobody_has_two_reminders_on_a_day(
    commitments: tuple[Commitment, ...], today: date
) -> None:
    recipients = [d.recipient for d in digests(a_world(commitments=commitments), today)]

    assert len(recipients) == len(set(recipients))


@given(COMMITMENTS, st.dates(date(2026, 12, 20), date(2027, 3, 1)).map(DAYS.on_or_after))
def test_what_is_not_open_adds_to_no_reminder(
    commitments: tuple[Commitment, ...], today: date
) -> None:
    still_open = tuple(c for c in commitments if c.is_open)

    assert digests(a_world(commitments=commitments), today) == digests(
        a_world(commitments=still_open), today
    )


@given(COMMITMENTS)
def test_a_free_day_is_silent(commitments: tuple[Commitment, ...]) -> None:
    assert digests(a_world(commitments=commitments), date(2027, 1, 6)) == []
