"""Working days in one municipality, and the hours when something may be sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sspf.domain.organisation import Break

SEND_FROM, SEND_UNTIL = time(8), time(17)
SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDays:
    """Which days people work. School breaks are working days that only warn."""

    zone: ZoneInfo
    holidays: Mapping[date, str] = field(default_factory=dict)
    """Public holidays and the eves that count as such, with their Swedish names."""
    half_days: Mapping[date, str] = field(default_factory=dict)
    """Eves and squeeze days: working days that only warn."""
    closed: frozenset[date] = frozenset()
    breaks: tuple[Break, ...] = ()

    def is_working(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in self.holidays and day not in self.closed

    def add(self, day: date, count: int) -> date:
        """The day `count` working days after (or, if negative, before) `day`."""
        step = timedelta(days=1 if count > 0 else -1)
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def on_or_before(self, day: date) -> date:
        while not self.is_working(day):
            day -= timedelta(days=1)
        return day

    def on_or_after(self, day: date) -> date:
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def break_on(self, day: date) -> Break | None:
        return next((b for b in self.breaks if b.holds(day)), None)

    def local(self, instant: datetime) -> datetime:
        return instant.astimezone(self.zone)

    def at(self, day: date, clock: time) -> datetime:
        """The instant of a local wall time.

        02.30 in the autumn, which comes twice, is the first of the two (fold 0). 02.30 in the
        spring, which the clock skips, is read by the offset before the gap, so that it is 03.30
        by the wall. Source: RFC 5545 §3.3.5.
        """
        return datetime.combine(day, clock, self.zone).astimezone(ZoneInfo("UTC"))

    def may_send(self, instant: datetime) -> bool:
        """True on a working day from 08 until 17 local time."""
        here = self.local(instant)
        return self.is_working(here.date()) and SEND_FROM <= here.time() < SEND_UNTIL

    def next_sending(self, instant: datetime) -> datetime:
        """The first instant, from this one on, when something may be sent."""
        if self.may_send(instant):
            return instant
        here = self.local(instant)
        day = here.date() if here.time() < SEND_FROM else here.date() + timedelta(days=1)
        return self.at(self.on_or_after(day), SEND_FROM)
