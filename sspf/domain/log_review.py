"""The monthly look through the log of level 3: a sample by lot, and what is out of the ordinary.

Source: RULES R-72. Nothing here is content: places in the log, and how many of each.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256

from sspf.domain.audit import Entry, Placed
from sspf.domain.organisation import AuthorityKey, Organisation, Person, PersonId, Role
from sspf.domain.working_days import WorkingDays

SAMPLE = 10
MOST_ODD = 20
"""Of what is out of the ordinary, so many are drawn by lot when there are more."""
MANY_CASES = 8
"""Different cases, read by one person on one day."""
FROM, UNTIL = time(6), time(20)
"""Local hours in which a read is nothing to ask about, on a working day."""
REMIND_AFTER = timedelta(days=7)
OVERDUE_AFTER = timedelta(days=14)


class Odd(StrEnum):
    MANY_CASES = "many_cases"
    ODD_HOURS = "odd_hours"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogReview:
    """One for each month in which something of level 3 was read, or was refused to somebody."""

    month: str
    """ISO year and month, as `2027-01`."""
    controller: AuthorityKey
    made_at: datetime
    seed: str
    """What the lots were drawn with: with the log and this, anybody draws the same."""
    reads: int
    people: int
    cases: int
    many_cases: int
    """Reads by somebody who read many cases that day; likewise the two below."""
    odd_hours: int
    refused: int
    sample: tuple[int, ...]
    """Places in the log, drawn by lot among all reads."""
    odd: tuple[int, ...]
    """Places of what is out of the ordinary."""
    signed_at: datetime | None = None
    signed_by: PersonId | None = None
    version: int = 1

    @property
    def id(self) -> str:
        return f"logreview-{self.month}"

    @property
    def is_signed(self) -> bool:
        return self.signed_at is not None

    def is_overdue(self, now: datetime) -> bool:
        return not self.is_signed and now >= self.made_at + OVERDUE_AFTER

    def sign(self, by: PersonId, now: datetime) -> "LogReview":
        """Once; again changes nothing."""
        if self.is_signed:
            return self
        return replace(self, signed_at=now, signed_by=by, version=self.version + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What a review is drawn from."""

    month: str
    controller: AuthorityKey
    made_at: datetime
    seed: str
    days: WorkingDays


def draw(entries: Sequence[Placed], drawing: Drawing) -> LogReview | None:
    """None when nothing of level 3 was read or refused: there is nothing to look through."""
    if not entries:
        return None
    reads = [p for p in entries if not _is_refused(p.entry)]
    odd = {
        Odd.MANY_CASES: _many_cases(reads, drawing.days),
        Odd.ODD_HOURS: [p.position for p in reads if _is_odd_hour(p.entry, drawing.days)],
        Odd.REFUSED: [p.position for p in entries if _is_refused(p.entry)],
    }
    return LogReview(
        month=drawing.month,
        controller=drawing.controller,
        made_at=drawing.made_at,
        seed=drawing.seed,
        reads=len(reads),
        people=len({p.entry.actor for p in reads}),
        cases=len({p.entry.case for p in reads}),
        many_cases=len(odd[Odd.MANY_CASES]),
        odd_hours=len(odd[Odd.ODD_HOURS]),
        refused=len(odd[Odd.REFUSED]),
        sample=_by_lot([p.position for p in reads], SAMPLE, drawing.seed),
        odd=_by_lot({place for each in odd.values() for place in each}, MOST_ODD, drawing.seed),
    )


def month_before(day: date) -> tuple[str, date, date]:
    """The former month, as its name, its first day and the first day after it."""
    after = day.replace(day=1)
    first = (after - timedelta(days=1)).replace(day=1)
    return f"{first:%Y-%m}", first, after


def reviewers(organisation: Organisation) -> tuple[Person, ...]:
    """Log reviewers; administrators where there are none."""
    return _with(organisation, Role.AUDITOR) or _with(organisation, Role.ADMIN)


def hears_of_overdue(organisation: Organisation) -> tuple[Person, ...]:
    """Those who review, and the administrators, who see to it that somebody does."""
    others = [p for p in _with(organisation, Role.ADMIN) if p not in reviewers(organisation)]
    return (*reviewers(organisation), *others)


def _with(organisation: Organisation, role: Role) -> tuple[Person, ...]:
    return tuple(p for p in organisation.people if role in p.roles)


def _by_lot(places: Iterable[int], count: int, seed: str) -> tuple[int, ...]:
    """Drawn by the seed alone, so that a drawing can be done again; in the log's order."""
    lots = sorted(places, key=lambda place: sha256(f"{seed}:{place}".encode()).digest())
    return tuple(sorted(lots[:count]))


def _is_refused(entry: Entry) -> bool:
    return entry.tag.rpartition(":")[2] == "refuse"


def _is_odd_hour(entry: Entry, days: WorkingDays) -> bool:
    here = days.local(entry.at)
    return not days.is_working(here.date()) or not FROM <= here.time() < UNTIL


def _many_cases(reads: Sequence[Placed], days: WorkingDays) -> list[int]:
    read: dict[tuple[PersonId, date], set[str]] = defaultdict(set)
    for placed in reads:
        read[_whose_day(placed, days)].add(placed.entry.case)
    return [p.position for p in reads if len(read[_whose_day(p, days)]) >= MANY_CASES]


def _whose_day(placed: Placed, days: WorkingDays) -> tuple[PersonId, date]:
    return placed.entry.actor, days.local(placed.entry.at).date()
