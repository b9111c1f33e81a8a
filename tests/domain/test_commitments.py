"""The life of a commitment: every change from every state, and how it is taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.commitments import (
    OPEN,
    UNDO_WITHIN,
    Commitment,
    CommitmentStatus,
    Due,
    Effect,
    commitment_id,
)
from sspf.domain.errors import CommitmentClosedError
from tests.factories import FRIDA, MEETING, NOW, RUT, a_change, a_commitment

TODAY = date(2027, 2, 9)
NEW_DUE = Due(on=date(2027, 3, 4))
CHANGES: dict[str, Callable[[Commitment], Commitment]] = {
    "start": lambda c: c.start(),
    "plan": lambda c: c.plan(),
    "ask_for_help": lambda c: c.ask_for_help("Vi saknar lokal."),
    "complete": lambda c: c.complete(TODAY, Effect.YES),
    "postpone": lambda c: c.postpone(NEW_DUE),
    "cancel": lambda c: c.cancel(TODAY, "Behövs inte längre."),
}
ENDS = {
    "start": CommitmentStatus.IN_PROGRESS,
    "plan": CommitmentStatus.NOT_STARTED,
    "ask_for_help": CommitmentStatus.NEEDS_HELP,
    "complete": CommitmentStatus.DONE,
    "cancel": CommitmentStatus.CANCELLED,
}
CLOSED = sorted(set(CommitmentStatus) - OPEN)


@pytest.mark.parametrize("status", sorted(OPEN))
@pytest.mark.parametrize("change", ENDS)
def test_given_an_open_commitment_when_changed_then_it_gets_its_new_status(
    change: str, status: CommitmentStatus
) -> None:
    assert CHANGES[change](a_commitment(status=status)).status is ENDS[change]


@pytest.mark.parametrize("status", sorted(OPEN))
def test_given_an_open_commitment_when_it_gets_a_new_date_then_its_status_stays(
    status: CommitmentStatus,
) -> None:
    assert a_commitment(status=status).postpone(NEW_DUE).status is status


@pytest.mark.parametrize("status", CLOSED)
@pytest.mark.parametrize("change", CHANGES)
def test_given_a_commitment_that_is_not_open_when_changed_then_it_is_refused(
    change: str, status: CommitmentStatus
) -> None:
    closed = a_commitment(status=status)

    with pytest.raises(CommitmentClosedError):
        CHANGES[change](closed)


@pytest.mark.parametrize("status", sorted(set(CommitmentStatus) - {CommitmentStatus.DONE}))
def test_given_it_is_not_done_when_the_meeting_follows_it_up_then_it_is_refused(
    status: CommitmentStatus,
) -> None:
    with pytest.raises(CommitmentClosedError):
        a_commitment(status=status).follow_up(None)


def test_given_it_is_done_when_the_meeting_follows_it_up_then_the_owners_effect_stands() -> None:
    done = a_commitment().complete(TODAY, Effect.PARTLY)

    followed = done.follow_up(None)

    assert (followed.status, followed.effect) == (CommitmentStatus.FOLLOWED_UP, Effect.PARTLY)


def test_given_the_meeting_sees_another_effect_when_it_follows_up_then_that_one_stands() -> None:
    done = a_commitment().complete(TODAY, Effect.YES)

    assert done.follow_up(Effect.NO).effect is Effect.NO


@pytest.mark.parametrize("change", CHANGES)
def test_given_a_change_when_made_then_the_version_rises_by_one(change: str) -> None:
    assert CHANGES[change](a_commitment(version=4)).version == 5


@pytest.mark.parametrize("change", ["complete", "cancel"])
def test_given_it_is_closed_when_asked_then_the_day_is_kept(change: str) -> None:
    assert CHANGES[change](a_commitment()).closed_on == TODAY


def test_given_it_is_given_a_new_date_twice_when_counted_then_it_has_moved_twice() -> None:
    assert a_commitment().postpone(NEW_DUE).postpone(Due(on=date(2027, 3, 11))).moved == 2


def test_given_the_meeting_it_follows_is_moved_when_counted_then_it_has_not_been_moved() -> None:
    followed = a_commitment(due=Due(on=date(2027, 2, 18), at_meeting=MEETING))

    carried = followed.follow_meeting(Due(on=date(2027, 2, 25), at_meeting=MEETING))

    assert (carried.moved, carried.due.on) == (0, date(2027, 2, 25))


def test_given_nothing_new_is_said_when_it_is_completed_then_the_former_note_stays() -> None:
    assert a_commitment(note="Lokal bokad.").complete(TODAY, None).note == "Lokal bokad."


@pytest.mark.parametrize(
    ("due", "late"),
    [(date(2027, 2, 8), True), (date(2027, 2, 9), False), (date(2027, 2, 10), False)],
)
def test_given_a_due_day_when_asked_on_the_ninth_then_only_what_has_passed_is_late(
    due: date, late: bool
) -> None:
    assert a_commitment(due=Due(on=due)).is_overdue(TODAY) is late


@pytest.mark.parametrize("status", CLOSED)
def test_given_it_is_not_open_when_its_day_has_passed_then_it_is_not_late(
    status: CommitmentStatus,
) -> None:
    assert not a_commitment(status=status, due=Due(on=date(2027, 1, 4))).is_overdue(TODAY)


def test_given_it_needs_help_when_its_day_has_passed_then_it_is_late() -> None:
    needy = a_commitment(status=CommitmentStatus.NEEDS_HELP, due=Due(on=date(2027, 1, 4)))

    assert needy.is_overdue(TODAY)


@given(st.sampled_from(sorted(CHANGES)))
def test_what_is_taken_back_is_as_it_was_under_a_new_version(change: str) -> None:
    before = a_commitment(note="först", moved=1)
    after = CHANGES[change](before)

    assert after.put_back(before) == replace(before, version=after.version + 1)


@given(st.lists(st.sampled_from(sorted(CHANGES)), max_size=12))
def test_no_road_leads_out_of_a_closed_state(road: list[str]) -> None:
    commitment = a_commitment()
    for change in road:
        if commitment.is_open:
            commitment = CHANGES[change](commitment)

    assert commitment.is_open == (not {"complete", "cancel"} & set(road))


@pytest.mark.parametrize(
    ("after", "allowed"),
    [
        (timedelta(0), True),
        (UNDO_WITHIN, True),
        (UNDO_WITHIN + timedelta(seconds=1), False),
    ],
    ids=["at once", "ten minutes", "a second more"],
)
def test_given_a_change_of_ones_own_when_taken_back_then_within_ten_minutes(
    after: timedelta, allowed: bool
) -> None:
    change = a_change(a_commitment(), a_commitment().start())

    assert change.may_be_undone(RUT, NOW + after) is allowed


def test_given_somebody_elses_change_when_taken_back_then_it_may_not() -> None:
    assert not a_change(a_commitment(), a_commitment().start()).may_be_undone(FRIDA, NOW)


def test_given_it_is_taken_back_once_when_asked_again_then_it_may_not() -> None:
    change = a_change(a_commitment(), a_commitment().start(), undone=True)

    assert not change.may_be_undone(RUT, NOW)


@pytest.mark.parametrize(
    ("number", "id"), [(1, "Å-2027-001"), (42, "Å-2027-042"), (1234, "Å-2027-1234")]
)
def test_given_a_running_number_when_written_then_it_is_three_digits_or_more(
    number: int, id: str
) -> None:
    assert commitment_id(2027, number) == id


@given(st.integers(2000, 2999), st.integers(1, 9999))
def test_the_number_of_an_id_is_the_one_it_was_made_of(year: int, number: int) -> None:
    assert a_commitment(id=commitment_id(year, number)).number == number
