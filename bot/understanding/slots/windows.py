"""What a moment is as `due`, `period`, `meeting` and single dates: QUERIES.md, Slots."""

from datetime import date, timedelta

from bot.understanding.context import Context
from bot.understanding.days import (
    ONE_DAY,
    Look,
    day_in_week,
    day_of,
    last_of_month,
    month_of,
    term_at,
    term_of,
)
from bot.understanding.moments import Kind, Moment, Relation, Timed

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
RELATIVE_WEEKS = {"this_week": 0, "next_week": 1, "last_week": -1}
EPIPHANY = 6
Window = dict[str, object]
_AT = (Relation.ON, Relation.BY, Relation.WITHIN)
_SO_MANY_DAYS = _AT
APART = (Relation.BEFORE, Relation.BY, Relation.AFTER, Relation.SINCE, Relation.FROM)
SAID_AS_THEY_ARE = {
    "today": _AT,
    "tomorrow": _AT,
    "this_week": _AT,
    "next_week": _AT,
}
"""What stays relative, after which relations."""


def due_of(timed: Timed, context: Context) -> Window | None:
    """The window in which something is due; None when the words are about something else."""
    moment, relation = timed.moment, timed.relation
    if moment.kind is Kind.MEETING:
        return _due_at_meeting(timed, context)
    if moment.kind is Kind.BREAK:
        return _in_break(timed, context)
    if moment.kind is Kind.RANGE:
        return _between(moment, context)
    if moment.kind is Kind.DAYS and moment.b != "ago" and relation in _SO_MANY_DAYS:
        return {"rel": "next_n_days", "n": moment.a}
    if moment.kind is Kind.RELATIVE and relation in SAID_AS_THEY_ARE.get(str(moment.a), ()):
        return {"rel": moment.a}
    return _due_by_days(timed, context)


def _due_by_days(timed: Timed, context: Context) -> Window | None:
    whole = _whole(timed.moment, context, Look.NEAR)
    if whole is not None and timed.relation in _AT:
        return whole
    bounds = bounds_of(timed.moment, context, Look.NEAR)
    if bounds is None:
        return None
    first, last = bounds
    is_by = timed.relation is Relation.BY and timed.moment.kind is Kind.END
    if first != last and timed.relation in _AT and not is_by:
        return {"from": first.isoformat(), "to": last.isoformat()}
    edges: dict[Relation, tuple[str, date]] = {
        Relation.ON: ("on", first),
        Relation.WITHIN: ("before_or_on", first),
        Relation.BY: ("before_or_on", last),
        Relation.BEFORE: ("before", first),
        Relation.FROM: ("from", first),
        Relation.SINCE: ("from", first),
        Relation.AFTER: ("from", last + ONE_DAY),
    }
    edge, day = edges[timed.relation]
    return {edge: day.isoformat()}


def _whole(moment: Moment, context: Context, look: Look) -> Window | None:
    """Weeks and months that are said as such, not as days."""
    if moment.kind is Kind.WEEK:
        return {"iso_week": moment.a}
    if moment.kind is Kind.RELATIVE and moment.a in RELATIVE_WEEKS:
        day = context.today + timedelta(weeks=RELATIVE_WEEKS[str(moment.a)])
        return {"iso_week": day.isocalendar().week}
    if month := month_of(moment, context.today, look):
        return {"month": f"{month[0]}-{month[1]:02d}"}
    return None


def bounds_of(moment: Moment, context: Context, look: Look) -> tuple[date, date] | None:
    """The first and the last day of a moment."""
    if day := day_of(moment, context, look):
        return (day - ONE_DAY if moment.a == "weekend" else day), day
    if moment.kind in (Kind.WEEK, Kind.WEEKS):
        return _weeks(moment, context.today)
    if moment.kind is Kind.RELATIVE and moment.a in RELATIVE_WEEKS:
        monday = context.today - timedelta(days=context.today.weekday())
        monday += timedelta(weeks=RELATIVE_WEEKS[str(moment.a)])
        return monday, monday + timedelta(days=6)
    if month := month_of(moment, context.today, look):
        return date(*month, 1), last_of_month(*month)
    return _years(moment, context.today)


def _weeks(moment: Moment, today: date) -> tuple[date, date] | None:
    last_week = moment.b if isinstance(moment.b, int) else moment.a
    first = day_in_week(int(str(moment.a)), 0, today)
    last = day_in_week(int(str(last_week)), 6, today)
    return (first, last) if first and last else None


def _years(moment: Moment, today: date) -> tuple[date, date] | None:
    steps = {"this_year": 0, "last_year": -1, "next_year": 1}
    if moment.kind is Kind.YEAR and isinstance(moment.a, int):
        return date(moment.a, 1, 1), date(moment.a, 12, 31)
    if moment.kind is Kind.RELATIVE and moment.a in steps:
        year = today.year + steps[str(moment.a)]
        return date(year, 1, 1), date(year, 12, 31)
    return None


def _due_at_meeting(timed: Timed, context: Context) -> Window | None:
    if timed.moment.a != "next":
        return None
    if timed.relation is Relation.BEFORE:
        return {"rel": "before_next_meeting"}
    if timed.relation in (Relation.AFTER, Relation.FROM) and (on := context.coming_meeting):
        return {"from": (on + ONE_DAY).isoformat()}
    return {"rel": "by_next_meeting"}


def break_days(moment: Moment, context: Context) -> tuple[date, date] | None:
    """The next break of that name, or the one that is going on; of any name when none is said."""
    named = [b for b in context.breaks if moment.a in ("", b.name.lower())]
    ahead = [b for b in named if b.last >= context.today]
    nearest = min(ahead, key=lambda b: b.first, default=None)
    if nearest and moment.b == "week after":
        monday = nearest.last + timedelta(days=7 - nearest.last.weekday())
        return monday, monday + timedelta(days=6)
    if nearest:
        return nearest.first, nearest.last
    return _christmas(context.today) if moment.a == "jullov" else None


def _christmas(today: date) -> tuple[date, date]:
    """Christmas Eve to Epiphany: "före jul" has a day also where no jullov is planned yet."""
    year = today.year - (today.month == 1 and today.day <= EPIPHANY)
    return date(year, 12, 24), date(year + 1, 1, EPIPHANY)


def _in_break(timed: Timed, context: Context) -> Window | None:
    days = break_days(timed.moment, context)
    if days is None:
        return None
    first, last = days
    if timed.relation in (Relation.BEFORE, Relation.BY):
        return {"before": first.isoformat()}
    if timed.relation in (Relation.AFTER, Relation.FROM, Relation.SINCE):
        return {"from": (last + ONE_DAY).isoformat()}
    return {"from": first.isoformat(), "to": last.isoformat()}


def _between(moment: Moment, context: Context) -> Window | None:
    if not (isinstance(moment.a, Moment) and isinstance(moment.b, Moment)):
        return None
    first = bounds_of(moment.a, context, Look.NEAR)
    last = bounds_of(moment.b, context, Look.NEAR)
    if not first or not last:
        return None
    return {"from": first[0].isoformat(), "to": last[1].isoformat()}


def period_of(timed: Timed, context: Context, look: Look = Look.BACK) -> Window | None:
    """The stretch that figures, meetings or closed commitments are asked about."""
    moment, today = timed.moment, context.today
    if moment.kind is Kind.MEETING and moment.a == "last":
        return {"rel": "since_last_meeting"}
    if moment.kind is Kind.RELATIVE and moment.a == "this_term":
        return {"rel": "this_term"}
    if moment.kind is Kind.RELATIVE and moment.a in ("last_term", "next_term"):
        return {"term": term_at(today, -1 if moment.a == "last_term" else 1)}
    if moment.kind is Kind.TERM:
        year = moment.b if isinstance(moment.b, int) else None
        return {"term": term_of(str(moment.a), year, today, look)}
    if years := _years(moment, today):
        return {"year": years[0].year}
    if moment.kind is Kind.BREAK and (days := break_days(moment, context)):
        return _stretch(timed.relation, days)
    if moment.kind is Kind.RANGE:
        return _between(moment, context)
    whole = None if is_apart(timed) else _whole(moment, context, look)
    return whole or _period_of_days(timed, context, look)


def is_apart(timed: Timed) -> bool:
    """Not in the stretch that is said, but up to it or from it on."""
    return timed.said and timed.relation in APART


def _period_of_days(timed: Timed, context: Context, look: Look) -> Window | None:
    bounds = bounds_of(timed.moment, context, look)
    return _stretch(timed.relation, bounds) if bounds else None


def _stretch(relation: Relation, days: tuple[date, date]) -> Window:
    """The days before them, from them, after them, or they themselves."""
    first, last = days
    if relation is Relation.BEFORE:
        return {"to": (first - ONE_DAY).isoformat()}
    if relation is Relation.BY:
        return {"to": last.isoformat()}
    if relation is Relation.AFTER:
        return {"from": (last + ONE_DAY).isoformat()}
    if relation in (Relation.SINCE, Relation.FROM):
        return {"from": first.isoformat()}
    return {"from": first.isoformat(), "to": last.isoformat()}


def meeting_of(timed: Timed, context: Context, look: Look) -> dict[str, object] | None:
    """{"meeting": next, last or a date}, or {"date_hint": "thursday"}."""
    if timed.moment.kind is Kind.MEETING:
        return {"meeting": timed.moment.a}
    if timed.moment.kind is Kind.WEEKDAY and not timed.moment.b:
        return {"date_hint": WEEKDAYS[int(str(timed.moment.a))]}
    day = day_of(timed.moment, context, look)
    return {"meeting": day.isoformat()} if day else None
