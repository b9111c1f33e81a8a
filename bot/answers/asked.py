"""Slots of a meaning become a query. Pure; what a slot holds is never trusted."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from bot.words import people_named
from sspf.domain.commitments import CommitmentStatus, Effect
from sspf.domain.errors import UnknownPartyError, UnknownPersonError
from sspf.domain.levels import PreventionLevel
from sspf.domain.organisation import Organisation, PartyKey, Person, PersonId
from sspf.domain.wanted import Order
from sspf.use_cases.commitment_query import Query

DAY = timedelta(days=1)
SUNDAY, JULY = 7, 7
EFFECTS = {
    "ja": Effect.YES,
    "delvis": Effect.PARTLY,
    "nej": Effect.NO,
    "for_tidigt": Effect.TOO_EARLY,
}
STATUSES = {"open", "overdue", "any", "done", *map(str, CommitmentStatus)}
Slots = Mapping[str, object]
Span = tuple[date | None, date | None]


def query_of(slots: Slots, person: Person, organisation: Organisation, today: date) -> Query:
    """UnknownPartyError and UnknownPersonError for somebody who is not in the organisation."""
    level = slots.get("level")
    status = str(slots.get("status", "open"))
    query = Query(
        status=status if status in STATUSES else "open",
        late_over=_number(slots, "overdue_days_gt"),
        level=level if isinstance(level, int) and 1 <= level <= len("123") else 0,
        level_not=_number(slots, "level_not"),
        group=str(slots.get("group", "")),
        meeting=str(slots.get("meeting", "")),
        prevention=_prevention(slots),
        goal=_goal(slots, organisation),
        effect=EFFECTS.get(str(slots.get("effect", "")), ""),
        text=str(slots.get("text", "")),
        by=Order(str(slots["by"])) if slots.get("by") in set(Order) else Order.DUE,
    )
    if query.late_over and query.status == "open":
        query = replace(query, status="overdue")
    query = _whose(query, slots, person, organisation)
    query = _due(query, slots.get("due"), today)
    return _period(query, slots.get("period"), today)


def _prevention(slots: Slots) -> PreventionLevel | None:
    said = slots.get("prevention")
    return next((level for level in PreventionLevel if level == said), None)


def _goal(slots: Slots, organisation: Organisation) -> str:
    said = slots.get("goal")
    return next((goal.key for goal in organisation.rules.goals if goal.key == said), "")


def parties_of(slots: Slots, name: str, organisation: Organisation) -> tuple[PartyKey, ...]:
    """`"all"` and nothing are no limit."""
    said = slots.get(name)
    keys = [said] if isinstance(said, str) and said != "all" else said
    if not isinstance(keys, list | tuple):
        return ()
    known = {p.key for p in organisation.parties}
    for key in keys:
        if key not in known:
            raise UnknownPartyError(str(key))
    return tuple(PartyKey(str(key)) for key in keys)


def weeks_end(week: int, today: date) -> date:
    """The Sunday of the ISO week of this number that is nearest to today."""
    year = today.isocalendar().year
    near = [d for y in (year - 1, year, year + 1) if (d := _sunday(y, week)) is not None]
    return min(near, key=lambda day: abs(day - today), default=today)


def _sunday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, SUNDAY)
    except ValueError:
        return None


def span_of(said: object, today: date) -> Span:
    """The days of a period: `{year}`, `{month}`, `{term}`, `{iso_week}`, `{rel: this_term}`,
    `{from}`, `{to}` or both. An open end is None."""
    period: Mapping[str, Any] = said if isinstance(said, Mapping) else {}
    try:
        return _span(period, today)
    except (ValueError, TypeError):
        return None, None


def _span(period: Mapping[str, Any], today: date) -> Span:
    if "year" in period:
        year = int(period["year"])
        return date(year, 1, 1), date(year, 12, 31)
    if "month" in period:
        first = date.fromisoformat(f"{period['month']}-01")
        return first, first.replace(day=monthrange(first.year, first.month)[1])
    if "term" in period:
        term = str(period["term"])
        year, is_spring = 2000 + int(term[2:]), term[:2].upper() == "VT"
        return _term(date(year, 1 if is_spring else JULY, 1))
    if "iso_week" in period:
        last = weeks_end(int(period["iso_week"]), today)
        return last - 6 * DAY, last
    if period.get("rel") == "this_term":
        return _term(today)
    return _day(period.get("from")), _day(period.get("to"))


def _term(day: date) -> Span:
    if day.month < JULY:
        return date(day.year, 1, 1), date(day.year, 6, 30)
    return date(day.year, JULY, 1), date(day.year, 12, 31)


def _whose(query: Query, slots: Slots, person: Person, organisation: Organisation) -> Query:
    parties = parties_of(slots, "agency", organisation)
    owner = slots.get("owner")
    if owner == "my_agency" and person.party is not None:
        parties = (person.party,)
    together = parties if slots.get("match") == "all" and len(parties) > 1 else ()
    return replace(
        query,
        mine=owner == "me",
        owner=_person(str(owner), organisation) if owner and _is_somebody(owner) else None,
        parties=() if together else parties,
        together=together,
        parties_not=parties_of(slots, "agency_not", organisation),
    )


def _is_somebody(owner: object) -> bool:
    return owner not in ("me", "my_agency", "all")


def _person(said: str, organisation: Organisation) -> PersonId:
    """Somebody of the organisation, by id or by name; nobody else is looked for (R-51)."""
    for person in organisation.people:
        if person.id == said:
            return person.id
    named = [p for g in organisation.groups for p in people_named(said, organisation, g.key)]
    if not named:
        raise UnknownPersonError(said)
    return named[0].id


def _due(query: Query, said: object, today: date) -> Query:
    due: Mapping[str, Any] = said if isinstance(said, Mapping) else {}
    rel = str(due.get("rel", ""))
    if rel in ("by_next_meeting", "before_next_meeting", "none"):
        return replace(query, due=rel)
    first, last = _relative(due, rel, today)
    if (first, last) == (None, None):
        first, last = _dated(due, today)
    kind = "before" if "before" in due else ""
    week = _week(due)
    return replace(query, due=kind, due_from=first, due_until=last, week=week)


def _week(due: Mapping[str, Any]) -> int:
    week = due.get("iso_week")
    return week if isinstance(week, int) else 0


def _relative(due: Mapping[str, Any], rel: str, today: date) -> Span:
    monday = today - today.weekday() * DAY
    spans: dict[str, Span] = {
        "today": (today, today),
        "tomorrow": (today + DAY, today + DAY),
        "this_week": (monday, monday + 6 * DAY),
        "next_week": (monday + 7 * DAY, monday + 13 * DAY),
        "next_n_days": (today, today + _number(due, "n") * DAY),
    }
    return spans.get(rel, (None, None))


def _dated(due: Mapping[str, Any], today: date) -> Span:
    if "month" in due:
        return span_of(due, today)
    if "iso_week" in due:
        return None, weeks_end(_week(due), today)
    on = _day(due.get("on"))
    if on:
        return on, on
    before = _day(due.get("before"))
    last = _day(due.get("before_or_on")) or _day(due.get("to"))
    return _day(due.get("from")), before - DAY if before else last


def _period(query: Query, said: object, today: date) -> Query:
    if isinstance(said, Mapping) and said.get("rel") == "since_last_meeting":
        return replace(query, since_last_meeting=True)
    first, last = span_of(said, today)
    return replace(query, since=first, until=last)


def _day(said: object) -> date | None:
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        return None


def _number(slots: Mapping[str, Any], name: str) -> int:
    said = slots.get(name)
    return said if isinstance(said, int) and said > 0 else 0
