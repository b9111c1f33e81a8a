"""An .ics file becomes a list of meetings: its events, with their recurrences (RFC 5545)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import Any

from dateutil.rrule import rrulestr  # type: ignore[import-untyped]  # it ships no types
from icalendar import Calendar
from icalendar.cal import Component

from bot.calendar_reading.notes import MOST_MEETINGS
from bot.calendar_reading.tables import joined
from sspf.domain.calendar_lists import LONGEST_LINE, Asked, Question, Reading, ReadingContext, Wish

CANCELLED = "CANCELLED"
AHEAD = timedelta(days=3 * 366)
"""A recurrence without an end is followed so far."""
MOST_STEPS = 5_000
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Event:
    uid: str
    starts: datetime
    """Local, without a zone."""
    length: timedelta
    is_all_day: bool
    component: Component
    zone_of_rule: Any
    replaces: datetime | None
    is_cancelled: bool


def read_events(data: bytes, context: ReadingContext) -> Reading:
    """ValueError when it is no calendar."""
    events: list[_Event] = []
    questions: list[Question] = []
    for component in Calendar.from_ical(data, multiple=True):
        for each in component.walk("VEVENT"):
            event = _event(each, context)
            if event is not None:
                events.append(event)
            else:
                summary = str(each.get("SUMMARY", ""))[:LONGEST_LINE]
                questions.append(Question(code=Asked.UNREADABLE, line=summary))
    replaced = {(e.uid, e.replaces) for e in events if e.replaces is not None}
    wishes = [
        _wish(event, starts)
        for event in events
        if not event.is_cancelled
        for starts in _starts(event, context)
        if event.replaces is not None or (event.uid, starts) not in replaced
    ]
    found = Reading(wishes=tuple(wishes[:MOST_MEETINGS]), questions=tuple(questions))
    return joined([found])


def _event(component: Component, context: ReadingContext) -> _Event | None:
    """None for what is no meeting of a day: no start, or all day and longer than one."""
    begins = component.get("DTSTART")
    if begins is None or not isinstance(begins.dt, date):
        return None
    starts, is_all_day = _local(begins.dt, context), not isinstance(begins.dt, datetime)
    length = _length(component, starts, context, is_all_day=is_all_day)
    if length > DAY or length < timedelta():
        return None
    replaces = component.get("RECURRENCE-ID")
    return _Event(
        uid=str(component.get("UID", id(component))),
        starts=starts,
        length=length,
        is_all_day=is_all_day,
        component=component,
        zone_of_rule=getattr(begins.dt, "tzinfo", None),
        replaces=_local(replaces.dt, context) if replaces is not None else None,
        is_cancelled=str(component.get("STATUS", "")).upper() == CANCELLED,
    )


def _length(
    component: Component, starts: datetime, context: ReadingContext, *, is_all_day: bool
) -> timedelta:
    ends, duration = component.get("DTEND"), component.get("DURATION")
    if ends is not None:
        return _local(ends.dt, context) - starts
    if duration is not None:
        length: timedelta = duration.dt
        return length
    return DAY if is_all_day else timedelta()


def _local(moment: date, context: ReadingContext) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    here = moment.astimezone(context.zone) if moment.tzinfo else moment
    return here.replace(tzinfo=None)


def _starts(event: _Event, context: ReadingContext) -> Iterator[datetime]:
    rule = event.component.get("RRULE")
    without = set(_dates(event, "EXDATE", context))
    more = set(_dates(event, "RDATE", context))
    if rule is None or event.replaces is not None:
        yield from sorted({event.starts, *more} - without)
        return
    last = datetime.combine(context.today, time()) + AHEAD
    rules = rule if isinstance(rule, list) else [rule]
    every = {
        start
        for each in rules
        for start in takewhile(
            lambda moment: moment <= last, islice(_rule(each, event, context), MOST_STEPS)
        )
    }
    yield from sorted((every | more) - without)


def _rule(rule: Any, event: _Event, context: ReadingContext) -> Iterator[datetime]:
    """The wall clock is kept: a series at 13.00 stays at 13.00 when the clocks change."""
    parts = dict(rule)
    until = parts.pop("UNTIL", None)
    said = type(rule)(parts).to_ical().decode()
    if until:
        end = _local(until[0], context)
        if not isinstance(until[0], datetime):
            end += DAY - timedelta(seconds=1)
        said += f";UNTIL={end:%Y%m%dT%H%M%S}"
    found: Iterator[datetime] = iter(rrulestr(said, dtstart=event.starts))
    return found


def _dates(event: _Event, name: str, context: ReadingContext) -> Iterator[datetime]:
    said = event.component.get(name)
    for group in said if isinstance(said, list) else [said] if said is not None else []:
        for each in group.dts:
            moment = each.dt[0] if isinstance(each.dt, tuple) else each.dt
            found = _local(moment, context)
            at_start = not isinstance(moment, datetime)
            yield datetime.combine(found.date(), event.starts.time()) if at_start else found


def _wish(event: _Event, starts: datetime) -> Wish:
    place = str(event.component.get("LOCATION", ""))[:LONGEST_LINE]
    if event.is_all_day:
        return Wish(on=starts.date(), place=place)
    ends = starts + event.length if event.length else None
    return Wish(
        on=starts.date(),
        starts=starts.time().replace(second=0, microsecond=0),
        ends=ends.time().replace(second=0, microsecond=0) if ends else None,
        place=place,
    )
