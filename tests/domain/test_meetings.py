"""A meeting in its own time zone, and who holds an agency's card."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest

from sspf.domain.errors import MeetingOverError
from sspf.domain.invitations import card_holders
from sspf.domain.meetings import Meeting, MeetingStatus
from tests.domain.calendar_facts import local
from tests.factories import (
    FRIDA,
    FRITID,
    LEO,
    NOW,
    OPERATIVE,
    a_meeting,
    an_absence,
    an_organisation,
)

END = local(a_meeting().held_on, "15.00")
CHANGES: dict[str, Callable[[Meeting, datetime], Meeting]] = {
    "call": lambda m, now: m.call(now),
    "move": lambda m, now: m.move(date(2027, 2, 4), time(9), now),
    "cancel": lambda m, now: m.cancel(now),
    "approve": lambda m, now: m.approve_agenda(FRIDA, now),
}


@pytest.mark.parametrize("change", CHANGES)
def test_given_a_meeting_ahead_when_changed_then_its_version_rises_by_one(change: str) -> None:
    assert CHANGES[change](a_meeting(version=3), NOW).version == 4


@pytest.mark.parametrize("change", CHANGES)
def test_given_a_meeting_that_is_over_when_changed_then_it_is_refused(change: str) -> None:
    with pytest.raises(MeetingOverError):
        CHANGES[change](a_meeting(), END)


@pytest.mark.parametrize("change", CHANGES)
def test_given_a_cancelled_meeting_when_changed_then_it_is_refused(change: str) -> None:
    cancelled = a_meeting(status=MeetingStatus.CANCELLED)

    with pytest.raises(MeetingOverError):
        CHANGES[change](cancelled, NOW)


@pytest.mark.parametrize("change", ["move", "cancel"])
def test_given_calendars_must_follow_when_changed_then_the_sequence_rises(change: str) -> None:
    assert CHANGES[change](a_meeting(sequence=2), NOW).sequence == 3


@pytest.mark.parametrize("change", ["call", "approve"])
def test_given_calendars_need_not_follow_when_changed_then_the_sequence_stays(change: str) -> None:
    assert CHANGES[change](a_meeting(sequence=2), NOW).sequence == 2


def test_given_an_approved_agenda_when_the_meeting_moves_then_it_is_to_be_approved_anew() -> None:
    moved = CHANGES["move"](a_meeting().approve_agenda(FRIDA, NOW), NOW)

    assert (moved.agenda_approved_at, moved.agenda_approved_by) == (None, None)


@pytest.mark.parametrize(
    ("held_on", "utc"),
    [
        (date(2027, 3, 25), datetime(2027, 3, 25, 12, tzinfo=UTC)),
        (date(2027, 4, 1), datetime(2027, 4, 1, 11, tzinfo=UTC)),
    ],
    ids=["winter", "summer"],
)
def test_given_summer_time_when_the_meeting_begins_then_it_is_one_by_the_wall(
    held_on: date, utc: datetime
) -> None:
    assert a_meeting(held_on=held_on).starts_at == utc


def test_given_a_meeting_when_it_ends_then_it_is_two_hours_later_by_the_wall() -> None:
    assert a_meeting().ends == time(15)


@pytest.mark.parametrize(
    ("away", "standing_in", "holders"),
    [
        ((), frozenset(), [FRIDA]),
        ((an_absence(person=FRIDA),), frozenset(), [LEO]),
        ((an_absence(person=LEO),), frozenset({LEO}), [FRIDA]),
        ((an_absence(person=FRIDA), an_absence(person=LEO)), frozenset(), []),
        ((), frozenset({LEO}), [FRIDA, LEO]),
    ],
    ids=["nobody away", "member away", "deputy away", "both away", "deputy named"],
)
def test_given_who_is_there_when_the_agencys_card_is_sent_then_a_deputy_only_in_somebodys_place(
    away: tuple[object, ...], standing_in: frozenset[object], holders: list[str]
) -> None:
    found = card_holders(
        an_organisation(),
        OPERATIVE,
        FRITID,
        date(2027, 1, 20),
        away,  # type: ignore[arg-type]  # absences
        standing_in,  # type: ignore[arg-type]  # people
    )

    assert [p.id for p in found] == holders


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2027, 1, 17), False),
        (date(2027, 1, 18), True),
        (date(2027, 1, 22), True),
        (date(2027, 1, 23), False),
    ],
)
def test_given_an_absence_when_asked_then_its_first_and_last_days_are_in_it(
    day: date, holds: bool
) -> None:
    assert an_absence().holds(day) is holds


def test_given_the_convener_waits_when_the_day_is_chosen_then_nothing_else_changes() -> None:
    chosen = date(2026, 12, 29)
    waiting = a_meeting().wait_until(chosen)

    assert waiting == a_meeting(invite_on=chosen, version=2)


def test_given_it_is_under_way_when_a_change_is_wanted_then_it_is_still_possible() -> None:
    assert a_meeting().cancel(END - timedelta(seconds=1)).status is MeetingStatus.CANCELLED
