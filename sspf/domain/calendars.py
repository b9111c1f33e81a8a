"""A decided list of dates becomes meetings; a doubtful date is asked about, never guessed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from sspf.domain.calendar_lists import (
    NOTHING_BESIDE,
    Asked,
    Beside,
    Question,
    Reading,
    Usual,
    Wish,
)
from sspf.domain.calendar_warnings import CalendarWarning, Hours, of_day, warnings
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.organisation import GroupKey, MunicipalityId
from sspf.domain.working_days import WorkingDays

WEEK = timedelta(days=7)
LOOK = 4
"""Weeks before and after a doubtful date in which another one is looked for."""
ONLY_TOLD = frozenset({CalendarWarning.DST, CalendarWarning.WEEK53})
"""Nothing speaks against such a day; it is good to know."""
ASKED_OF_A_DAY = frozenset({Asked.YEAR, Asked.TIME, Asked.WEEK_MISMATCH, Asked.WEEKDAY_MISMATCH})


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One date of the list, and what is doubtful about it."""

    on: date
    starts: time
    ends: time
    warnings: tuple[CalendarWarning, ...] = ()
    names: tuple[str, ...] = ()
    """Names of the holiday, eve or break."""
    questions: tuple[Question, ...] = ()
    """What was unclear in the list about this date."""
    instead: tuple[date, ...] = ()
    """Days that may be meant or taken instead, the earlier first."""
    is_there: bool = False
    """The calendar or the draft has this very meeting already."""
    is_double: bool = False
    """The list has another hour for the same day above."""
    is_answered: bool = False
    """What was doubtful has been answered."""
    beside: Beside = NOTHING_BESIDE

    @property
    def is_doubtful(self) -> bool:
        """It has to be answered before it can be saved."""
        if self.is_there or self.is_answered:
            return False
        return self.is_double or bool(self.questions or set(self.warnings) - ONLY_TOLD)

    @property
    def is_hopeless(self) -> bool:
        """It can be moved or left out, never kept."""
        return self.is_double or CalendarWarning.PAST in self.warnings

    @property
    def hours(self) -> Hours:
        return Hours(on=self.on, starts=self.starts, ends=self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a list is held against."""

    days: WorkingDays
    now: datetime
    """Local."""
    usual: Usual
    there: tuple[Hours, ...] = ()
    """The group's own meetings and drafts."""
    others: tuple[Hours, ...] = ()
    """Meetings of groups that share a person with it."""


def plan(reading: Reading, around: Around, answered: Collection[Hours] = ()) -> tuple[Planned, ...]:
    """In order of time; the same day and hours twice are one. `answered`: not asked about again."""
    rows = list(dict.fromkeys(hours_of(reading, around.usual)))
    today = around.now.date()
    elsewhere = [*(hours for hours in around.there if hours not in rows), *around.others]
    found = warnings(rows, around.days, today, elsewhere)
    taken = frozenset(hours.on for hours in around.there)
    beside = _beside(reading, around.usual)
    seen: set[date] = set()
    planned: list[Planned] = []
    for hours, warned in zip(rows, found, strict=True):
        one = Planned(
            on=hours.on,
            starts=hours.starts,
            ends=hours.ends,
            warnings=_also_past(hours, warned, around.now),
            names=_names(hours.on, around.days),
            questions=tuple(
                q for q in reading.questions if q.on == hours.on and q.code in ASKED_OF_A_DAY
            ),
            is_there=hours in around.there,
            is_double=hours.on in seen,
            is_answered=hours in answered,
            beside=beside[hours],
        )
        planned.append(_with_others(one, around.days, today, taken | seen))
        seen.add(hours.on)
    return tuple(planned)


def _also_past(
    hours: Hours, warned: tuple[CalendarWarning, ...], now: datetime
) -> tuple[CalendarWarning, ...]:
    """Today is ahead in a list, but an hour of today may have been."""
    has_been = (hours.on, hours.starts) <= (now.date(), now.time())
    if not has_been or CalendarWarning.PAST in warned:
        return warned
    return (CalendarWarning.PAST, *warned)


def hours_of(reading: Reading, usual: Usual) -> list[Hours]:
    """What was not said is the usual. In order of time."""
    found = [_hours(wish, usual) for wish in reading.wishes]
    return sorted(found, key=lambda h: (h.on, h.starts, h.ends))


def _hours(wish: Wish, usual: Usual) -> Hours:
    starts = wish.starts or usual.starts
    return Hours(on=wish.on, starts=starts, ends=wish.ends or _end(starts, usual))


def _beside(reading: Reading, usual: Usual) -> dict[Hours, Beside]:
    """Of a meeting that stands twice, what the first row says."""
    found: dict[Hours, Beside] = {}
    for wish in reading.wishes:
        found.setdefault(_hours(wish, usual), wish.beside)
    return found


def minutes_of(hours: Hours) -> int:
    """The length; an end that is not after the start is the next day's."""
    length = _moment(hours.ends) - _moment(hours.starts)
    return (
        int((length if length > timedelta() else length + timedelta(days=1)).total_seconds()) // 60
    )


def meeting_id(
    municipality: MunicipalityId, group: GroupKey, on: date, again: int = 0
) -> MeetingId:
    """The same date of the same group is the same meeting, however often it is pasted.

    `again` counts those that have left their first day, by a move or a cancellation.
    """
    name = f"sspf:{municipality}/{group}/{on.isoformat()}{f'/{again}' if again else ''}"
    return MeetingId(uuid5(NAMESPACE_URL, name).hex)


def batch_of(drafts: Sequence[Meeting]) -> str:
    """Names these drafts as they are now: other drafts, or other hours, are another batch."""
    names = sorted(f"{m.id}/{m.version}" for m in drafts)
    return uuid5(NAMESPACE_URL, "sspf:" + ",".join(names)).hex


def _end(starts: time, usual: Usual) -> time:
    ends = _moment(starts) + timedelta(minutes=usual.minutes)
    return ends.time()


def _moment(clock: time) -> datetime:
    return datetime.combine(date(2000, 1, 1), clock)


def _names(on: date, days: WorkingDays) -> tuple[str, ...]:
    pause = days.break_on(on)
    named = (days.holidays.get(on, ""), days.half_days.get(on, ""), pause.name if pause else "")
    return tuple(name for name in named if name)


def _with_others(one: Planned, days: WorkingDays, today: date, taken: frozenset[date]) -> Planned:
    if not one.is_doubtful:
        return one
    meant = [day for question in one.questions for day in question.instead if day > today]
    near = _instead(one.on, days, today, taken)
    instead = tuple(sorted(dict.fromkeys(d for d in (*meant, *near) if d != one.on)))
    return replace(one, instead=instead)


def _instead(on: date, days: WorkingDays, today: date, taken: frozenset[date]) -> tuple[date, ...]:
    """The same weekday in the nearest week before and after that has nothing against it."""
    found = []
    for step in (-WEEK, WEEK):
        day = on
        for _ in range(LOOK):
            day += step
            if day > today and day not in taken and not of_day(day, days) - ONLY_TOLD:
                found.append(day)
                break
    return tuple(found)
