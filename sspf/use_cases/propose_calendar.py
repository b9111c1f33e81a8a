"""The group's own cadence proposes dates for a term. Nothing is saved: they go to the preview."""

from dataclasses import dataclass, replace
from datetime import date, time

from sspf.domain.cadence import WEEKDAYS, Cadence, Keeps, Kind, Period, Unit
from sspf.domain.cadence_dates import DAY, Span, needs_weekday
from sspf.domain.cadence_limits import period_of
from sspf.domain.messages.general import Notice
from sspf.domain.organisation import Group, GroupKey
from sspf.domain.proposals import Proposal, propose
from sspf.ports import Services
from sspf.use_cases.convened_group import convened
from sspf.use_cases.dates_of_cases import dates_of_cases
from sspf.use_cases.limits_in_words import days_met, week_53
from sspf.use_cases.room import AskersRoom, Who, enter

SHORTEST_REST = 30
"""Days left of a half year that are still worth planning; with fewer it is the next one."""
LAST_NTH = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What the preview is asked for, and what is said about it; or why there is nothing."""

    wanted: tuple[tuple[date, time | None], ...] = ()
    minutes: int | None = None
    """How long, where the cadence says so."""
    notes: tuple[Notice, ...] = ()
    instead: Notice | None = None
    """What to do when no date can be proposed."""


async def propose_calendar(
    services: Services, who: Who, span: Span | None, weekday: int | None, named: str = ""
) -> Proposed:
    """`span` None: the rest of this half year, or the next one. `weekday`: 0 is Monday; None:
    the cadence's own, else that of the latest meeting. `named`: key of one of the groups that the
    asker convenes; else the first. NotConvenerError for anybody else.
    """
    async with enter(services, who) as room:
        group = room.organisation.group(convened(room, named))
        decided = await _decided(room, group, _ahead(span, room.today))
        cadence = decided or (group.cadence.generating if group.cadence else None)
        if cadence is None:
            return Proposed(instead=_no_dates(group))
        if weekday is not None:
            cadence = replace(cadence, weekday=WEEKDAYS[weekday])
        held = days_met(await room.uow.meetings.of_group(group.key))
        anchor = await _anchor(room, cadence, held)
        if cadence.kind is Kind.OFFSET_AFTER and anchor is None:
            return Proposed(instead=_no_dates(group))
        if needs_weekday(cadence, anchor):
            return Proposed(instead=Notice.of("propose.which_weekday", group=group.name))
        found = propose(
            cadence,
            _ahead(span, room.today),
            room.days,
            season=room.organisation.season,
            anchor=anchor,
        )
        dates = _without(found.dates, held)
        if not dates:
            return Proposed(instead=Notice.of("propose.nothing_left", group=group.name))
        rule = (Notice.of("propose.of_cases"),) if decided else _rule(group, cadence, dates[0])
        notes = (*rule, *_told(found))
        wanted = tuple((day, cadence.starts) for day in dates)
        return Proposed(wanted=wanted, minutes=cadence.minutes, notes=notes)


async def _decided(room: AskersRoom, group: Group, span: Span) -> Cadence | None:
    """PER_CASE: the days that follow from what has been decided in each case; None: nothing has."""
    if group.cadence is None or group.cadence.kind is not Kind.PER_CASE:
        return None
    dates = await dates_of_cases(room, group, span)
    return Cadence(kind=Kind.EXPLICIT_DATES, dates=dates) if dates else None


async def _anchor(room: AskersRoom, cadence: Cadence, held: tuple[date, ...]) -> date | None:
    """The group's latest meeting; of OFFSET_AFTER that of the group that is named."""
    if not cadence.after:
        return max(held, default=None)
    others = await room.uow.meetings.of_group(GroupKey(cadence.after))
    return max(days_met(others), default=None)


def _ahead(span: Span | None, today: date) -> Span:
    """From tomorrow on."""
    if span is None:
        span = period_of(today, Period.TERM)
        if (span.last - today).days < SHORTEST_REST:
            span = period_of(span.last + DAY, Period.TERM)
    return Span(first=max(span.first, today + DAY), last=span.last)


def _without(dates: tuple[date, ...], held: tuple[date, ...]) -> tuple[date, ...]:
    """Not in a week in which the group meets already: that meeting has only been moved."""
    weeks = {day.isocalendar()[:2] for day in held}
    return tuple(day for day in dates if day.isocalendar()[:2] not in weeks)


def _no_dates(group: Group) -> Notice:
    """Why the cadence gives none, and what to do instead."""
    kind = group.cadence.kind if group.cadence else None
    count = (group.cadence and group.cadence.count) or 1
    if kind is Kind.MIN_PER_PERIOD and group.cadence and group.cadence.period:
        return Notice.of(f"propose.min.{group.cadence.period}", n=count, group=group.name)
    if kind is Kind.APPROX_PER_YEAR:
        return Notice.of("propose.approx", n=count, group=group.name)
    if kind is Kind.OFFSET_AFTER:
        return Notice.of("propose.not_yet", group=group.name)
    if kind is Kind.PER_CASE:
        return Notice.of("propose.per_case", group=group.name)
    return Notice.of("propose.silent", group=group.name)


def _rule(group: Group, cadence: Cadence, first: date) -> tuple[Notice, ...]:
    """The rule in words, and whether anybody has decided it."""
    is_suggested = cadence.kind is not group.cadence.kind if group.cadence else False
    said = (Notice.of("propose.suggested"),) if is_suggested else ()
    return (*said, _rhythm(cadence, first))


def _rhythm(cadence: Cadence, first: date) -> Notice:
    if cadence.kind is Kind.ISO_WEEKS:
        return Notice.of(f"propose.weeks.{cadence.parity}")
    if cadence.kind is Kind.OFFSET_AFTER:
        return Notice.of(f"propose.after.{cadence.unit}", n=cadence.count or 1)
    if cadence.kind is not Kind.INTERVAL:
        return Notice.of("propose.listed")
    every = cadence.every or 1
    if cadence.unit is not Unit.MONTH:
        return Notice.of(f"propose.every.{cadence.unit}", n=every)
    if cadence.keeps is Keeps.DAY:
        return Notice.of("propose.every.month_day", n=every)
    nth = min((first.day - 1) // 7 + 1, LAST_NTH)
    return Notice.of(
        "propose.every.month_weekday", n=every, nth=f"nth.{nth}", day=f"weekday.{first.weekday()}"
    )


def _told(found: Proposal) -> tuple[Notice, ...]:
    moved = tuple(
        Notice.of("propose.moved", on=m.on, to=m.to, name=m.name or "reason.day_off")
        for m in found.moved
    )
    left_out = tuple(
        Notice.of("propose.left_out", on=left.on, name=left.name or "reason.day_off")
        for left in found.left_out
    )
    return (*map(week_53, found.weeks_53), *moved, *left_out)
