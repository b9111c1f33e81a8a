"""Every change of the clocks in Stockholm from 1980 to 2037: the wall clock is what people keep.

An hour that the autumn clock shows twice is the first of the two; one that the spring clock skips
is read as the same distance past midnight, so that 02.30 is said as 03.30.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.calendars import meeting_id
from sspf.domain.cycle import (
    APPROVAL_AT,
    DEADLINE_AT,
    FIXED_AT,
    INVITE_AT,
    MORNING,
    NOTES_AT,
    STAND_IN_AT,
    TODAY_AT,
    Step,
    cycle_of,
)
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import Offsets
from sspf.domain.planning import due_messages
from sspf.domain.working_days import WorkingDays
from sspf.domain.world import World
from tests.domain.calendar_facts import STOCKHOLM
from tests.factories import NORRSJO, OPERATIVE, a_meeting, an_organisation

DAYS = WorkingDays(zone=STOCKHOLM)
FIRST, LAST = date(1980, 1, 1), date(2037, 12, 31)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OFFICE_HOURS = st.times(time(3), time(23, 59)).map(lambda t: t.replace(second=0, microsecond=0))


def offset(day: date) -> timedelta:
    found = datetime.combine(day, time(12), STOCKHOLM).utcoffset()
    assert found is not None
    return found


def changes() -> list[date]:
    """The Sundays on which the clocks changed, as the zone itself has them."""
    days = [FIRST + n * DAY for n in range((LAST - FIRST).days + 1)]
    return [day for day in days if offset(day) != offset(day - DAY)]


CHANGES = changes()
SPRING = [day for day in CHANGES if offset(day) > offset(day - DAY)]
AUTUMN = [day for day in CHANGES if offset(day) < offset(day - DAY)]
A_CHANGE = st.sampled_from(CHANGES)


def the_meeting(on: date, starts: time, **changes: object) -> Meeting:
    return a_meeting(
        id=meeting_id(NORRSJO, OPERATIVE, on), held_on=on, starts=starts, zone=STOCKHOLM, **changes
    )


def wall(instant: datetime) -> tuple[date, time]:
    here = instant.astimezone(STOCKHOLM)
    return here.date(), here.time()


def test_there_are_two_changes_a_year() -> None:
    assert len(SPRING) == len(AUTUMN) == LAST.year - FIRST.year + 1
    assert {day.weekday() for day in CHANGES} == {6}


@given(A_CHANGE, st.integers(1, 10), OFFICE_HOURS)
def test_a_series_over_a_change_keeps_its_hour_by_the_wall(
    change: date, weeks: int, starts: time
) -> None:
    series = [the_meeting(change + timedelta(days=7 * n - 3), starts) for n in range(weeks + 1)]

    assert [wall(m.starts_at) for m in series] == [(m.held_on, starts) for m in series]
    moved = series[0].starts_at + weeks * 7 * DAY - series[-1].starts_at
    assert moved == offset(series[-1].held_on) - offset(series[0].held_on)


@given(A_CHANGE, st.integers(-20, 20), st.integers(-15, 15), st.integers(7, 17))
def test_every_step_of_a_cycle_over_a_change_keeps_its_hour_by_the_wall(
    change: date, away: int, shift: int, hour: int
) -> None:
    """The same meeting a year of 364 days later has its steps at the same hours of the wall."""
    meeting = the_meeting(DAYS.on_or_after(change + away * DAY), time(hour))
    later = the_meeting(meeting.held_on + shift * 7 * DAY, time(hour))
    hours, other = (
        [(step, wall(at)[1]) for step, at in cycle_of(m, Offsets(), DAYS).steps]
        for m in (meeting, later)
    )

    assert dict(hours) == dict(other)
    assert wall(cycle_of(meeting, Offsets(), DAYS).deadline_at)[1] == time(12)


@given(A_CHANGE, st.integers(-20, 20))
def test_what_is_due_before_a_meeting_is_due_on_as_many_local_days_before(
    change: date, away: int
) -> None:
    meeting = the_meeting(DAYS.on_or_after(change + away * DAY), time(13))
    invited = cycle_of(meeting, Offsets(), DAYS).at(Step.INVITE)

    assert invited is not None
    assert wall(invited) == (DAYS.add(meeting.held_on, -14), time(9))


@given(A_CHANGE, st.integers(-36, 36), st.integers(0, 59))
def test_working_hours_are_by_the_wall_around_a_change(
    change: date, hours: int, minutes: int
) -> None:
    noon = datetime.combine(change, time(12), STOCKHOLM).astimezone(UTC)
    instant = noon + timedelta(hours=hours, minutes=minutes)
    sending = DAYS.next_sending(instant)

    assert time(8) <= wall(sending)[1] < time(17)
    assert sending == instant or wall(sending)[1] == time(8)
    assert sending - instant < 3 * DAY


@pytest.mark.parametrize("day", SPRING, ids=str)
def test_given_half_past_two_that_does_not_exist_then_it_is_half_past_three_by_the_wall(
    day: date,
) -> None:
    meeting = the_meeting(day, time(2, 30), minutes=60)

    assert DAYS.at(day, time(2, 30)) == meeting.starts_at
    assert wall(meeting.starts_at) == (day, time(3, 30))
    assert meeting.ends_at - meeting.starts_at == HOUR


@pytest.mark.parametrize("day", AUTUMN, ids=str)
def test_given_half_past_two_that_comes_twice_then_it_is_the_first(day: date) -> None:
    meeting = the_meeting(day, time(2, 30), minutes=60)

    assert DAYS.at(day, time(2, 30)) == meeting.starts_at
    assert [wall(meeting.starts_at + n * HOUR)[1] for n in (-1, 0, 1, 2)] == [
        time(1, 30),
        time(2, 30),
        time(2, 30),
        time(3, 30),
    ]


@given(A_CHANGE, st.integers(0, 50), OFFICE_HOURS)
def test_a_local_date_has_one_meeting_and_one_kallelse(
    change: date, quarters: int, starts: time
) -> None:
    """Asked each quarter of an hour around the change, the keys of the day are always the same."""
    days = [change + n * DAY for n in (-1, 0, 1)]
    assert len({meeting_id(NORRSJO, OPERATIVE, day) for day in days}) == len(days)
    meeting = the_meeting(DAYS.on_or_after(change), starts)
    called = meeting.call(meeting.starts_at - 20 * DAY)
    world = World(organisation=an_organisation(), days=DAYS, meetings=(called,))
    noon = datetime.combine(change, time(0), STOCKHOLM).astimezone(UTC)

    said = [
        message.key
        for n in range(quarters)
        for message in due_messages(world, noon + n * timedelta(minutes=15))
    ]

    by_person = {(key.split(":")[0], key.split(":")[2]) for key in said if "digest" not in key}
    assert len(by_person) == len({key for key in said if "digest" not in key})


WALLS = {
    Step.ASK_CONVENER: MORNING,
    Step.INVITE: INVITE_AT,
    Step.REQUEST: MORNING,
    Step.REMIND_MISSING: MORNING,
    Step.MANDATE: MORNING,
    Step.APPROVE_AGENDA: APPROVAL_AT,
    Step.ASK_STAND_IN: STAND_IN_AT,
    Step.SEND_UNAPPROVED: TODAY_AT,
    Step.TODAY: TODAY_AT,
    Step.NOTES: NOTES_AT,
    Step.FIX_PLAN: FIXED_AT,
}
SPRING_AND_AUTUMN = st.sampled_from([date(2027, 3, 28), date(2027, 10, 31), date(2026, 10, 25)])


@given(SPRING_AND_AUTUMN, st.integers(-12, 12), st.integers(-12, 12), st.integers(0, 23))
def test_9_given_a_meeting_moved_near_a_changeover_then_every_wall_time_holds(
    changeover: date, day: int, to: int, hour: int
) -> None:
    """Failure mode 9: what is said by the wall stays so on either side of the change."""
    days = WorkingDays(zone=STOCKHOLM)
    before = datetime(2026, 1, 1, tzinfo=STOCKHOLM)
    meeting = replace(a_meeting(), held_on=changeover + timedelta(days=day), starts=time(hour))
    moved = meeting.move(changeover + timedelta(days=to), time(hour), before, 90)

    assert days.at(moved.held_on, time(hour)) == moved.starts_at
    cycle = cycle_of(moved, Offsets(), days)
    walls = {s: days.local(at).time() for s, at in cycle.steps if s is not Step.CAPTURE}
    assert walls == WALLS
    assert days.local(cycle.deadline_at).time() == DEADLINE_AT
