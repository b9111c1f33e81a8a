"""A draft is no meeting yet; and what a list of dates is held against."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.calendar_lists import Reading, Usual, Wish
from sspf.domain.calendar_warnings import CalendarWarning, Hours
from sspf.domain.calendars import Around, batch_of, hours_of, meeting_id, minutes_of, plan
from sspf.domain.errors import MeetingOverError, StaleError
from sspf.domain.meetings import Meeting, MeetingId, MeetingStatus
from sspf.domain.organisation import GroupKey, MunicipalityId
from sspf.domain.working_days import WorkingDays
from tests.factories import FRIDA, NOW, a_meeting

DRAFT = a_meeting(status=MeetingStatus.DRAFT)
OFF_LIMITS: dict[str, Callable[[Meeting], Meeting]] = {
    "call": lambda m: m.call(NOW),
    "move": lambda m: m.move(date(2027, 2, 4), time(9), NOW),
    "cancel": lambda m: m.cancel(NOW),
    "approve agenda": lambda m: m.approve_agenda(FRIDA, NOW),
}
STOCKHOLM = ZoneInfo("Europe/Stockholm")
MORNING = datetime(2027, 1, 14, 9, tzinfo=STOCKHOLM)
THURSDAY = date(2027, 1, 14)
AROUND = Around(days=WorkingDays(zone=STOCKHOLM), now=MORNING, usual=Usual())
CLOCKS = st.times().map(lambda t: t.replace(second=0, microsecond=0))


@pytest.mark.parametrize("act", OFF_LIMITS)
def test_given_a_draft_when_used_as_a_meeting_then_it_is_refused(act: str) -> None:
    with pytest.raises(MeetingOverError):
        OFF_LIMITS[act](DRAFT)


def test_given_a_draft_when_approved_then_it_is_planned_and_announced() -> None:
    approved = DRAFT.approve(NOW)

    assert (approved.status, approved.approved_at) == (MeetingStatus.PLANNED, NOW)
    assert (DRAFT.is_on, DRAFT.is_announced) == (False, False)
    assert (approved.is_on, approved.is_announced, approved.version) == (True, True, 2)


def test_given_a_meeting_of_the_file_when_planned_then_nobody_has_been_told() -> None:
    assert not a_meeting().is_announced
    assert a_meeting().call(NOW).is_announced
    assert not a_meeting(approved_at=NOW).cancel(NOW).is_announced


def test_given_a_meeting_when_treated_as_a_draft_then_it_is_refused() -> None:
    with pytest.raises(StaleError):
        a_meeting().approve(NOW)
    with pytest.raises(StaleError):
        a_meeting().change_draft(time(9), 60)


def test_given_a_draft_that_has_had_its_day_when_approved_then_it_is_refused() -> None:
    with pytest.raises(MeetingOverError):
        DRAFT.approve(DRAFT.ends_at)


def test_given_drafts_when_named_then_the_name_is_of_these_as_they_are() -> None:
    other = replace(DRAFT, id=MeetingId("other"))

    assert batch_of([DRAFT, other]) == batch_of([other, DRAFT])
    changed = DRAFT.change_draft(time(9), 60)
    names = {batch_of([DRAFT]), batch_of([DRAFT, other]), batch_of([changed])}
    assert len(names) == 3


def test_given_a_day_that_was_left_when_named_again_then_it_is_another_meeting() -> None:
    here = MunicipalityId("norrsjo"), GroupKey("operativ"), THURSDAY

    assert len({meeting_id(*here, again) for again in range(3)}) == 3
    assert meeting_id(*here) == meeting_id(*here, 0)


@given(CLOCKS, st.integers(1, 24 * 60 - 1))
def test_an_end_is_so_many_minutes_later_even_past_midnight(starts: time, minutes: int) -> None:
    usual = Usual(starts=starts, minutes=minutes)
    (hours,) = hours_of(Reading(wishes=(Wish(on=THURSDAY),)), usual)

    assert (hours.starts, minutes_of(hours)) == (starts, minutes)


def test_given_an_hour_of_today_that_has_been_when_planned_then_it_is_past() -> None:
    wishes = (Wish(on=THURSDAY, starts=time(8)), Wish(on=THURSDAY, starts=time(10)))
    early, late = plan(Reading(wishes=wishes), AROUND)

    assert CalendarWarning.PAST in early.warnings
    assert CalendarWarning.PAST not in late.warnings


@given(st.sets(st.integers(1, 300), min_size=1, max_size=20))
def test_what_is_there_is_never_asked_about(ahead: set[int]) -> None:
    days = [THURSDAY + timedelta(days=n) for n in sorted(ahead)]
    reading = Reading(wishes=tuple(Wish(on=day) for day in days))
    there = tuple(Hours(on=day, starts=time(13), ends=time(15)) for day in days)
    planned = plan(reading, replace(AROUND, there=there))

    assert [one.is_there for one in planned] == [True] * len(days)
    assert not any(one.is_doubtful for one in planned)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=20))
def test_what_is_offered_instead_is_free_and_has_nothing_against_it(ahead: list[int]) -> None:
    days = [THURSDAY + timedelta(days=n) for n in ahead]
    for one in plan(Reading(wishes=tuple(Wish(on=day) for day in days)), AROUND):
        assert one.on not in one.instead
        assert all(day > THURSDAY and AROUND.days.is_working(day) for day in one.instead)
        assert list(one.instead) == sorted(one.instead)
