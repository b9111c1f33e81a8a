"""When an event is to be made or changed: a property and an example of each rule."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.calendar_events import (
    EventPlace,
    EventState,
    Road,
    Shown,
    event_due_at,
    event_message,
    must_change,
    nothing_asked,
    road_of,
)
from sspf.domain.meetings import MeetingStatus
from tests.factories import FRIDA, KAJ, NOW, RUT, a_meeting, a_person
from tests.factories_events import an_event

CALLED = a_meeting(status=MeetingStatus.CALLED, called_at=NOW)
PEOPLE = st.sets(st.sampled_from([FRIDA, RUT, KAJ]))


def test_given_nobody_has_been_called_then_no_event_is_due() -> None:
    assert event_due_at(a_meeting()) is None
    assert event_due_at(CALLED) == NOW
    assert event_due_at(replace(CALLED, status=MeetingStatus.CANCELLED)) is None


@given(PEOPLE, st.integers(0, 3))
def test_what_has_been_put_needs_no_change_and_anything_else_does(
    people: set[str], sequence: int
) -> None:
    meeting = replace(CALLED, sequence=sequence)
    shown = Shown(sequence=sequence, attendees=tuple(people), asked_at=NOW)  # type: ignore[arg-type]  # ids
    event = nothing_asked(meeting).asked("key").put(EventPlace(event="e"), shown, NOW)

    assert not must_change(event, meeting, people, NOW)  # type: ignore[arg-type]  # ids
    assert must_change(event, replace(meeting, sequence=sequence + 1), people, NOW)  # type: ignore[arg-type]  # ids
    assert must_change(event, meeting, {*people, a_person().id, "somebody"}, NOW)  # type: ignore[arg-type]  # ids


@pytest.mark.parametrize("state", EventState)
def test_given_a_cancelled_meeting_then_only_what_may_be_there_is_cancelled(
    state: EventState,
) -> None:
    off = replace(CALLED, status=MeetingStatus.CANCELLED, sequence=1)
    expected = state in (EventState.ASKED, EventState.THERE)

    assert must_change(an_event(state=state), off, (), NOW) is expected
    assert not must_change(an_event(state=state), off, (), off.ends_at)
    assert not must_change(None, off, (), NOW)


def test_given_it_was_taken_away_then_nothing_until_it_is_wished_and_then_another_creation() -> (
    None
):
    gone = an_event().gone()
    anew = gone.anew()

    assert not must_change(gone, replace(CALLED, sequence=9), (), NOW)
    assert must_change(anew, CALLED, (), NOW)
    assert anew.key != gone.key
    assert (anew.state, anew.place.event, anew.linked_at) == (EventState.WANTED, "", None)


@given(st.lists(st.sampled_from(["put", "anew"]), max_size=6))
def test_each_thing_that_is_done_has_a_key_of_its_own(acts: list[str]) -> None:
    event, keys = nothing_asked(CALLED).asked("k"), []
    shown = Shown(sequence=0, attendees=(RUT,), asked_at=NOW)
    for act in acts:
        keys.append(event_message(event, CALLED, FRIDA, NOW).key)
        event = event.put(EventPlace(event="e"), shown, NOW) if act == "put" else event.anew()

    assert len(set(keys)) == len(keys)


def test_given_the_link_of_the_first_answer_then_it_stays() -> None:
    shown = Shown(sequence=0, attendees=(RUT,), asked_at=NOW)
    later = NOW + timedelta(hours=1)
    first = nothing_asked(CALLED).put(EventPlace(event="e", join_url="https://a"), shown, NOW)
    second = first.put(EventPlace(event="e"), shown, later)

    assert (second.place.join_url, second.linked_at) == ("https://a", NOW)


@pytest.mark.parametrize(
    ("changes", "has_calendar", "was_mailed", "road"),
    [
        ({}, True, False, Road.EVENT),
        ({"is_guest": True}, True, False, Road.EVENT),
        ({}, False, False, Road.MAIL),
        ({}, True, True, Road.MAIL),
        ({"entra_object_id": ""}, True, False, Road.MAIL),
        ({"email": ""}, True, False, Road.MAIL),
    ],
)
def test_the_road_of_a_person(
    changes: dict[str, object], has_calendar: bool, was_mailed: bool, road: Road
) -> None:
    person = a_person(**changes)

    assert road_of(person, has_calendar=has_calendar, was_mailed=was_mailed) is road
