"""Reports: due by the model's clock, drafted by themselves, approved, handed over to each receiver.

A report holds figures and what somebody wrote to them, never a person or a case (R-127, U4).
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sspf.domain.commitments import CommitmentId
from sspf.domain.errors import ReportNotReadyError
from sspf.domain.figures import Figure, Period
from sspf.domain.organisation import PersonId
from sspf.domain.report_rules import ClockKind, ReportClock, Reporting, ReportKey, ReportRule

REPORT_LIMIT = 4000
RECEIVER_LIMIT = 100
LEADS = (56, 28, 14, 7, 0)
"""Days before it is due on which somebody is reminded: 8, 4, 2 and 1 weeks, and the day itself."""
WEEK = 7
DRAFTED_BEFORE = timedelta(weeks=4)
"""A draft is there this long before it is due, even when its period is not over."""
LATE_START = timedelta(days=31)
"""A report that was due longer ago than this, when nobody had heard of it, is not begun."""
AHEAD = timedelta(days=400)
JANUARY, JUNE, DECEMBER = 1, 6, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    name: str
    """A group or somebody outside, as it is called."""
    handed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    number: int
    """1 and on in each municipality: how it is named in chat."""
    key: ReportKey
    group: str
    period: Period
    due_on: date
    figures: tuple[Figure, ...]
    """As they were when it was drafted, masked as they are shown outside."""
    drafted_at: datetime
    text: str = ""
    receivers: tuple[Receiver, ...] = ()
    approved_at: datetime | None = None
    approved_by: PersonId | None = None
    improvements: tuple[CommitmentId, ...] = ()
    """What is to be done better, each a commitment with an owner (C26)."""
    version: int = 1

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None

    @property
    def missing(self) -> tuple[str, ...]:
        """Who has not got it yet."""
        return tuple(r.name for r in self.receivers if r.handed_on is None)

    @property
    def is_open(self) -> bool:
        """Until it is approved and everybody has it; nobody named is nobody who has it."""
        return not self.is_approved or not self.receivers or bool(self.missing)

    def with_figures(self, figures: tuple[Figure, ...]) -> "Report":
        """While it is being drafted: before anybody has seen it."""
        return replace(self, figures=figures)

    @property
    def standing(self) -> "Standing":
        return Standing(
            number=self.number,
            key=self.key,
            group=self.group,
            due_on=self.due_on,
            is_open=self.is_open,
        )

    def edit(self, text: str) -> "Report":
        """An approved report is what was approved: ReportNotReadyError."""
        if self.is_approved:
            raise ReportNotReadyError(self.number)
        return self._change(text=text)

    def count_anew(self, figures: tuple[Figure, ...], at: datetime) -> "Report":
        if self.is_approved:
            raise ReportNotReadyError(self.number)
        return self._change(figures=figures, drafted_at=at)

    def improve(self, promised: CommitmentId) -> "Report":
        """Also when it is approved: what was approved is its text and its figures."""
        return self._change(improvements=(*self.improvements, promised))

    def approve(self, by: PersonId, at: datetime) -> "Report":
        if self.is_approved:
            return self
        return self._change(approved_at=at, approved_by=by)

    def hand_over(self, name: str, on: date) -> "Report":
        """The first day counts; whoever is not known yet becomes a receiver."""
        if not self.is_approved:
            raise ReportNotReadyError(self.number)
        if name not in {r.name for r in self.receivers}:
            return self._change(receivers=(*self.receivers, Receiver(name=name, handed_on=on)))
        if name not in self.missing:
            return self
        return self._change(
            receivers=tuple(
                Receiver(name=name, handed_on=on) if r.name == name else r for r in self.receivers
            )
        )

    def _change(self, **changes: object) -> "Report":
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]  # as named


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What the clock needs to know of a report, without its figures and text."""

    number: int
    key: ReportKey
    group: str
    due_on: date
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A report that is to be there on a day, about a period."""

    rule: ReportRule
    due_on: date
    period: Period


def to_draft(reporting: Reporting, today: date) -> list[Due]:
    """Those whose draft is to be there today, soonest due first."""
    found = [
        due
        for rule in reporting.rules
        for due in dues(reporting, rule.clock, rule, today)
        if drafted_on(due) <= today
    ]
    return sorted(found, key=lambda due: (due.due_on, due.rule.key))


def drafted_on(due: Due) -> date:
    """When its period is over, at most eight weeks and at least four before it is due."""
    first = max(due.period.last + timedelta(days=1), due.due_on - timedelta(days=LEADS[0]))
    return min(first, due.due_on - DRAFTED_BEFORE)


def dues(reporting: Reporting, clock: ReportClock, rule: ReportRule, today: date) -> Iterator[Due]:
    """From a month ago to a year ahead, in order."""
    since, until = today - LATE_START, today + AHEAD
    if clock.kind is ClockKind.BEFORE:
        other = reporting.rule(clock.report)
        if other is None or other.clock.kind is ClockKind.BEFORE:
            return
        for due in dues(reporting, other.clock, other, today):
            earlier = due.due_on - timedelta(weeks=clock.weeks)
            if since <= earlier <= until:
                yield Due(rule=rule, due_on=earlier, period=due.period)
        return
    made = (
        _after(reporting, clock, until)
        if clock.kind is ClockKind.AFTER
        else _in_months(clock, since, until)
    )
    for due_on, period in made:
        if since <= due_on <= until:
            yield Due(rule=rule, due_on=due_on, period=period)


def _in_months(clock: ReportClock, since: date, until: date) -> Iterator[tuple[date, Period]]:
    for year in range(since.year, until.year + 1):
        for month in clock.months:
            yield _month_end(year, month), _period_of(clock.months, year, month)


def _period_of(months: tuple[int, ...], year: int, month: int) -> Period:
    """One in January tells of the year before, one in June of the spring, others of the year.

    Several a year share it: each tells of what has been since the one before.
    """
    last = _month_end(year - 1, DECEMBER) if month == JANUARY else _month_end(year, month)
    if len(months) == 1:
        return Period(first=date(last.year, JANUARY, 1), last=last)
    before = [12 if m == JANUARY else m for m in months if m != month]
    earlier = [m for m in before if m < last.month]
    first = max(earlier) + 1 if earlier else JANUARY
    return Period(first=date(last.year, first, 1), last=last)


def _after(reporting: Reporting, clock: ReportClock, until: date) -> Iterator[tuple[date, Period]]:
    """Months after the start: once, or as long as it repeats."""
    start = reporting.starts_on
    if start is None:
        return
    (months,) = clock.months
    begin, due_on = start, months_after(start, months)
    while due_on <= until:
        last = due_on.replace(day=1) - timedelta(days=1)
        yield due_on, Period(first=begin.replace(day=1), last=last)
        if not reporting.repeats:
            return
        begin, due_on = due_on, months_after(due_on, months)


def months_after(day: date, months: int) -> date:
    """The same day of the month, or its last when it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def lead_due(report: Report | Standing, today: date) -> int | None:
    """Days before it is due of the latest reminder whose day has come, below 0 for weeks late.

    Somebody who was not reminded for a month gets the latest one, not all of them.
    """
    if not report.is_open:
        return None
    left = (report.due_on - today).days
    if left < 0:
        return -((-left) // WEEK * WEEK)
    reached = [lead for lead in LEADS if left <= lead]
    return min(reached) if reached else None


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
