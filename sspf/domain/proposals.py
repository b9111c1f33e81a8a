"""A cadence's dates, held against season, holidays and breaks: a proposal, for people to decide."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sspf.domain.cadence import Cadence, OnConflict, Season
from sspf.domain.cadence_dates import Span, Week53, dates_of, weeks_53
from sspf.domain.organisation import Break, BreakEffect
from sspf.domain.working_days import WorkingDays

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    on: date
    to: date
    name: str
    """Of the holiday or break; empty for a weekend or a closed day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    on: date
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Dates on which nobody works may still be among them: those are asked about."""

    dates: tuple[date, ...]
    moved: tuple[Moved, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    weeks_53: tuple[Week53, ...] = ()


def propose(
    cadence: Cadence,
    span: Span,
    days: WorkingDays,
    *,
    season: Season | None = None,
    anchor: date | None = None,
) -> Proposal:
    """WeekdayNotSaidError when nothing says on which weekday. `season` is the operating period;
    it counts only where the cadence says so.
    """
    within = season if cadence.season else None
    raw = [d for d in dates_of(cadence, span, anchor) if within is None or within.holds(d)]
    conflicts = _Conflicts(cadence, days, within)
    dates: list[date] = []
    moved: list[Moved] = []
    left_out: list[LeftOut] = []
    for day, following in pairwise([*raw, span.last + DAY]):
        name, what = conflicts.on(day)
        room = Span(first=dates[-1] + DAY if dates else span.first, last=following - DAY)
        to = conflicts.other(day, what, room)
        stays_away = to is None and conflicts.is_left_out(what)
        if what is OnConflict.SKIP or stays_away:
            left_out.append(LeftOut(on=day, name=name))
        elif to is None:
            dates.append(day)
        else:
            dates.append(to)
            moved.append(Moved(on=day, to=to, name=name))
    return Proposal(
        dates=tuple(dates),
        moved=tuple(moved),
        left_out=tuple(left_out),
        weeks_53=weeks_53(cadence, tuple(raw)),
    )


@dataclass(frozen=True, slots=True)
class _Conflicts:
    cadence: Cadence
    days: WorkingDays
    season: Season | None

    def on(self, day: date) -> tuple[str, OnConflict]:
        """What is in the way, and what is done about it; ASK leaves the date where it is."""
        pause = self._pause(day)
        if pause is not None and self._skips(pause):
            return pause.name, OnConflict.SKIP
        if pause is not None and pause.effect is BreakEffect.MOVE:
            earlier = self.cadence.on_conflict is OnConflict.MOVE_EARLIER
            return pause.name, OnConflict.MOVE_EARLIER if earlier else OnConflict.MOVE_LATER
        if not self.days.is_working(day):
            return self.days.holidays.get(day, ""), self.cadence.on_conflict
        return "", OnConflict.ASK

    def is_left_out(self, what: OnConflict) -> bool:
        """A break that would move the meeting has no room for it, and the cadence says skip."""
        moves = what in (OnConflict.MOVE_EARLIER, OnConflict.MOVE_LATER)
        return moves and self.cadence.on_conflict is OnConflict.SKIP

    def other(self, day: date, what: OnConflict, room: Span) -> date | None:
        """The nearest day in that direction with nothing in its way; None when there is no room:
        it would pass the meeting before or after, or leave the season.
        """
        if what not in (OnConflict.MOVE_EARLIER, OnConflict.MOVE_LATER):
            return None
        step = -DAY if what is OnConflict.MOVE_EARLIER else DAY
        day += step
        while room.holds(day) and (self.season is None or self.season.holds(day)):
            if self._is_free(day):
                return day
            day += step
        return None

    def _is_free(self, day: date) -> bool:
        return self.days.is_working(day) and self._pause(day) is None

    def _skips(self, pause: Break) -> bool:
        by_season = self.season is not None and self.season.skips_breaks
        return pause.effect is BreakEffect.SKIP or self.cadence.skip_breaks or by_season

    def _pause(self, day: date) -> Break | None:
        """The break that weighs most, when several schools are away."""
        found = [b for b in self.days.breaks if b.holds(day)]
        return min(found, key=lambda b: WEIGHT.index(b.effect), default=None)


WEIGHT = (BreakEffect.SKIP, BreakEffect.MOVE, BreakEffect.WARN)
