"""What has been read so far of one list: meetings, days that are none, and questions."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.calendar_reading.tokens import Clock, Day, Token, Weekday, Weeks, Years
from sspf.domain.calendar_lists import (
    LONGEST_LINE,
    Asked,
    Question,
    Reading,
    ReadingContext,
    Wish,
)
from sspf.domain.organisation import Break

MOST_MEETINGS = 500
"""A list of more is cut: nobody's calendar for a year has so many."""
HALF_DAY = timedelta(hours=12)


@dataclass(slots=True)
class Heading:
    """What was said above, and holds for the dates below."""

    years: Years | None = None
    month: int | None = None
    clock: Clock | None = None
    minutes: int | None = None
    weekdays: tuple[Weekday, ...] = ()


@dataclass(slots=True)
class Found:
    on: date
    clock: Clock | None
    line: str
    is_listed: bool = False
    """The very day was written: a week or a stretch without meetings does not take it away."""


@dataclass(slots=True)
class Notes:
    context: ReadingContext
    heading: Heading = field(default_factory=Heading)
    found: list[Found] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    off_days: list[Day] = field(default_factory=list)
    off_weeks: list[Weeks] = field(default_factory=list)
    off_stretches: list[tuple[date, date]] = field(default_factory=list)
    off_breaks: list[Break] = field(default_factory=list)
    minutes: int | None = None
    looks_dated: bool = False
    unused_month: str = ""
    """Line of a month that was said alone, until days are found under it."""

    @property
    def today(self) -> date:
        return self.context.today

    def meet(self, on: date, clock: Clock | None, line: str, *, is_listed: bool = False) -> None:
        if len(self.found) < MOST_MEETINGS:
            self.found.append(Found(on, clock, line, is_listed))

    def ask(self, code: Asked, line: str, on: date | None = None, *instead: date) -> None:
        self.questions.append(
            Question(code=code, line=line[:LONGEST_LINE], on=on, instead=tuple(instead))
        )

    def reading(self) -> Reading:
        kept = [found for found in self.found if not self._is_off(found)]
        days = {found.on for found in kept}
        asked = [q for q in self.questions if q.on is None or q.on in days]
        asked += [_about_hour(f) for f in kept if f.clock and self._is_doubtful(f.on, f.clock)]
        order = list(Asked)
        wishes = sorted((self._wish(found) for found in kept), key=_in_time)
        return Reading(
            wishes=tuple(wishes),
            questions=tuple(sorted(dict.fromkeys(asked), key=lambda q: order.index(q.code))),
        )

    def _is_doubtful(self, on: date, clock: Clock) -> bool:
        """It may be twelve hours away, or the clock skips it or shows it twice that night."""
        wall = datetime.combine(on, clock.starts, self.context.zone)
        return clock.is_doubtful or wall.utcoffset() != wall.replace(fold=1).utcoffset()

    def _wish(self, found: Found) -> Wish:
        clock = found.clock
        minutes = (clock.minutes if clock else None) or self.minutes
        starts = clock.starts if clock else None
        ends = clock.ends if clock else None
        if ends is None and minutes:
            starts = starts or self.context.usual.starts
            ends = after(starts, minutes)
        return Wish(on=found.on, starts=starts, ends=ends)

    def _is_off(self, found: Found) -> bool:
        on, iso = found.on, found.on.isocalendar()
        if any(
            (d.day, d.month) == (on.day, on.month) and d.year in (None, on.year)
            for d in self.off_days
        ):
            return True
        if found.is_listed:
            return False
        if any(one.holds(on) for one in self.off_breaks):
            return True
        return any(first <= on <= last for first, last in self.off_stretches) or any(
            is_within(iso.week, weeks) and weeks.year in (None, iso.year)
            for weeks in self.off_weeks
        )


def is_within(week: int, weeks: Weeks) -> bool:
    return any(
        first <= week <= last if first <= last else week >= first or week <= last
        for first, last in weeks.stretches
    )


def after(starts: time, minutes: int) -> time:
    """The end; never past midnight."""
    day = datetime(2000, 1, 1, starts.hour, starts.minute)  # noqa: DTZ001 wall times are added
    ends = day + timedelta(minutes=minutes)
    return ends.time() if ends.date() == day.date() else time(23, 59)


def _about_hour(found: Found) -> Question:
    starts = found.clock.starts if found.clock else time()
    other = time((starts.hour + 12) % 24, starts.minute)
    return Question(
        code=Asked.TIME, line=found.line[:LONGEST_LINE], on=found.on, starts=(starts, other)
    )


def _in_time(wish: Wish) -> tuple[date, time, time]:
    return wish.on, wish.starts or time(), wish.ends or time()


def weekdays_of(tokens: list[Token]) -> tuple[Weekday, ...]:
    return tuple(t.value for t in tokens if isinstance(t.value, Weekday))
