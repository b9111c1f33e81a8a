"""Which reminder falls on which day; one digest a person and day (RULES R-67)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sspf.domain.commitments import Commitment, CommitmentId
from sspf.domain.working_days import WorkingDays

LEADS = (7, 2, 0)
"""Calendar days before the due day; after it the first day and then weekly."""
CONVENER_AFTER = 7
"""Days late after which the convener hears of it too."""


class Occasion(StrEnum):
    WEEK = "week"
    SOON = "soon"
    TODAY = "today"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A commitment that is spoken of in a day's digest."""

    commitment: CommitmentId
    occasion: Occasion
    days_late: int = 0


def occasions(commitment: Commitment, days: WorkingDays) -> dict[date, Occasion]:
    """The days on which this commitment is spoken of, up to the first one after its due day.

    A day that is not a working day is replaced by the working day before, or, after the due
    day, by the working day after. Source: DOMAIN section 6.
    """
    due = commitment.due.on
    names = {7: Occasion.WEEK, 2: Occasion.SOON, 0: Occasion.TODAY}
    found = {days.on_or_before(due - timedelta(days=lead)): names[lead] for lead in LEADS}
    found[days.on_or_after(due + timedelta(days=1))] = Occasion.OVERDUE
    return found


def due_on(commitment: Commitment, today: date, days: WorkingDays) -> Due | None:
    """What the digest of `today` says of this commitment, or None."""
    if not commitment.is_open or not days.is_working(today):
        return None
    late = (today - commitment.due.on).days
    if late > 1 and _is_weekly(commitment, today, days):
        return Due(commitment=commitment.id, occasion=Occasion.OVERDUE, days_late=late)
    occasion = occasions(commitment, days).get(today)
    if occasion is None or today < commitment.decided_on:
        return None
    return Due(commitment=commitment.id, occasion=occasion, days_late=max(late, 0))


def next_day_of(commitment: Commitment, after: date, days: WorkingDays) -> date:
    """The first day after `after` on which this open commitment is spoken of."""
    day = after + timedelta(days=1)
    while due_on(commitment, day, days) is None:
        day += timedelta(days=1)
    return day


def convener_hears(due: Due) -> bool:
    return due.days_late > CONVENER_AFTER


def _is_weekly(commitment: Commitment, today: date, days: WorkingDays) -> bool:
    """True on the working day on or after each whole week past the first reminder."""
    first = commitment.due.on + timedelta(days=1)
    weeks = (today - first).days // 7
    return weeks > 0 and days.on_or_after(first + timedelta(weeks=weeks)) == today
