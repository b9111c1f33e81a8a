"""A decided list of dates becomes meetings; a doubtful date is asked about, never guessed."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from uuid import NAMESPACE_URL, uuid5

from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import GroupKey, MunicipalityId
from sspf.domain.working_days import WorkingDays

WEEK = timedelta(days=7)
LOOK = 4
"""Weeks before and after a doubtful date in which another one is looked for."""


class Doubt(StrEnum):
    PAST = "past"
    TAKEN = "taken"
    """The group meets that day already, or the date stands twice in the list."""
    HOLIDAY = "holiday"
    BREAK = "break"
    HALF_DAY = "half_day"
    """An eve or a squeeze day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One date of the list, and what is doubtful about it."""

    on: date
    starts: time
    doubt: Doubt | None = None
    name: str = ""
    """Name of the holiday, eve or break."""
    instead: tuple[date, ...] = ()
    """Days near by without a doubt, the earlier first."""


def plan(
    wanted: list[tuple[date, time]], days: WorkingDays, today: date, taken: frozenset[date]
) -> tuple[Planned, ...]:
    """In order of time; the same date twice is asked about the second time."""
    planned: list[Planned] = []
    seen = set(taken)
    for on, starts in sorted(wanted):
        doubt, name = _doubt(on, days, today, frozenset(seen))
        instead = _instead(on, days, today, frozenset(seen)) if doubt else ()
        planned.append(Planned(on=on, starts=starts, doubt=doubt, name=name, instead=instead))
        seen.add(on)
    return tuple(planned)


def meeting_id(municipality: MunicipalityId, group: GroupKey, on: date) -> MeetingId:
    """The same date of the same group is the same meeting, however often it is pasted."""
    return MeetingId(uuid5(NAMESPACE_URL, f"sspf:{municipality}/{group}/{on.isoformat()}").hex)


def _doubt(
    on: date, days: WorkingDays, today: date, taken: frozenset[date]
) -> tuple[Doubt | None, str]:
    if on <= today:
        return Doubt.PAST, ""
    if on in taken:
        return Doubt.TAKEN, ""
    if not days.is_working(on):
        return Doubt.HOLIDAY, days.holidays.get(on, "")
    pause = days.break_on(on)
    if pause:
        return Doubt.BREAK, pause.name
    return (Doubt.HALF_DAY, days.half_days[on]) if on in days.half_days else (None, "")


def _instead(on: date, days: WorkingDays, today: date, taken: frozenset[date]) -> tuple[date, ...]:
    """The same weekday in the nearest week before and after that has nothing against it."""
    found = []
    for step in (-WEEK, WEEK):
        day = on
        for _ in range(LOOK):
            day += step
            if _doubt(day, days, today, taken) == (None, ""):
                found.append(day)
                break
    return tuple(found)
