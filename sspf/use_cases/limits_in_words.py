"""What a calendar lacks, and how week 53 shifts it, as sentences of the catalogue."""

from collections.abc import Iterator, Sequence
from datetime import date

from sspf.domain.cadence import Period, Unit
from sspf.domain.cadence_dates import Span, Week53
from sspf.domain.cadence_limits import Calendar, Limit, Shortfall, shortfalls
from sspf.domain.meetings import Meeting, MeetingStatus
from sspf.domain.messages.general import Notice
from sspf.domain.organisation import GroupKey
from sspf.use_cases.room import Room

SPRING_ENDS = 6
FORTNIGHT_WEEKS = 2


def limits_of(room: Room, group: GroupKey, meetings: Sequence[Meeting]) -> tuple[Notice, ...]:
    """What the group's calendar lacks by its own cadence, first thing first.

    Every meeting that is not cancelled counts, however far its planning has come.
    """
    calendar = Calendar(
        held_on=days_met(meetings),
        today=room.today,
        days=room.days,
        season=room.organisation.season,
    )
    found = shortfalls(room.organisation.group(group).cadence, calendar)
    return tuple(said for lack in found for said in _said(lack, room.today))


def days_met(meetings: Sequence[Meeting]) -> tuple[date, ...]:
    return tuple(m.held_on for m in meetings if m.status is not MeetingStatus.CANCELLED)


def week_53(shift: Week53) -> Notice:
    """Three weeks between, two in a row, or from even weeks to odd ones."""
    kinds = {-1: "twice", 0: "turn", 1: "gap"}
    more = (shift.weeks > FORTNIGHT_WEEKS) - (shift.weeks < FORTNIGHT_WEEKS)
    kind = kinds[more]
    return Notice.of(f"week53.{kind}", before=shift.before, after=shift.after, n=shift.weeks)


def _said(lack: Shortfall, today: date) -> Iterator[Notice]:
    if lack.limit in (Limit.LONG_GAP, Limit.NOTHING_AHEAD):
        (span,) = lack.spans
        n = lack.want if lack.unit is Unit.MONTH else lack.have
        yield Notice.of(
            f"limit.{lack.limit}.{lack.unit}",
            n=n,
            want=lack.want,
            before=span.first,
            after=span.last,
        )
    elif lack.limit is Limit.FEW_IN_YEAR:
        (span,) = lack.spans
        when = "this" if span.holds(today) else "later"
        year = str(span.first.year)
        yield Notice.of(f"limit.year.{when}", n=lack.have, want=lack.want, year=year)
    elif lack.period in (Period.WEEK, Period.MONTH):
        yield _in(lack, tuple(_short(span, lack.period) for span in lack.spans), "")
    else:
        for span in lack.spans:
            yield _in(lack, (_long(span, lack.period),), str(span.first.year))


def _in(lack: Shortfall, periods: tuple[str, ...], year: str) -> Notice:
    few = "few" if lack.have else "none"
    n = lack.have or lack.want
    values = {"periods": periods, "n": n, "want": lack.want, "year": year}
    return Notice.of(f"limit.{few}.{lack.period}", **values)


def _short(span: Span, period: Period) -> str:
    """Key of the month's name, or the number of the week."""
    if period is Period.MONTH:
        return f"month.{span.first.month}"
    return str(span.first.isocalendar().week)


def _long(span: Span, period: Period | None) -> str:
    if period is Period.TERM:
        return "term.spring" if span.first.month <= SPRING_ENDS else "term.autumn"
    return str(span.first.year)
