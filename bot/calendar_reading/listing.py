"""A line that lists dates: each with the weekday, the week and the hour that stand beside it."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import pairwise

from bot.calendar_reading.marking import Marks
from bot.calendar_reading.notes import Notes, weekdays_of
from bot.calendar_reading.placing import Placed, place, place_week
from bot.calendar_reading.tokens import Clock, Day, Kind, Months, Term, Token, Weekday, Weeks, Years
from sspf.domain.calendar_lists import Asked

ATTRIBUTES = frozenset({Kind.CLOCK, Kind.WEEKS, Kind.WEEKDAY, Kind.VAGUE_HOUR, Kind.NO_HOUR})
STRENGTH = {",": 1, "och": 1, "samt": 1, "&": 1, "+": 1}
STRONG = 2
JOINING = ("och", "samt", "&", "+")
BUSY_HOURS = range(7, 21)


@dataclass(frozen=True, slots=True)
class Line:
    tokens: list[Token]
    marks: Marks
    text: str
    """As written."""


def units_of(line: Line) -> list[int]:
    """Places of what is a meeting each: days, and weeks where no day says more."""
    tokens = line.tokens
    days = [at for at, t in enumerate(tokens) if t.kind in (Kind.DAYS, Kind.NO_DAY)]
    days = [at for at in days if not line.marks.is_marked(at)]
    weeks = [
        at for at, t in enumerate(tokens) if t.kind is Kind.WEEKS and not line.marks.is_marked(at)
    ]
    if days:
        weeks = [at for at in weeks if _stands_alone(tokens, at)]
        weeks = [] if _says_the_same(tokens, days, weeks) else weeks
    return sorted([*days, *weeks])


def read_list(line: Line, notes: Notes) -> None:
    units = units_of(line)
    bounds = _bounds(line.tokens, units)
    head = line.tokens[: _head_end(line.tokens, units)]
    heading = replace(notes.heading)
    _note_years(head, notes)
    said = [t for t in line.tokens if t.kind is Kind.CLOCK]
    shared = _shared_clock(line.tokens, units, head, said)
    rows = _shared_weekdays(head)
    for place_, (first, last) in zip(units, bounds, strict=True):
        segment = line.tokens[first:last]
        own = _clock(segment, line.tokens[place_], notes, line.text)
        clock = own or shared or notes.heading.clock
        _read_unit(line, place_, segment, (clock, rows), notes)
    notes.heading = replace(heading, years=heading.years)


def _read_unit(
    line: Line,
    at: int,
    segment: list[Token],
    shared: tuple[Clock | None, tuple[Weekday, ...]],
    notes: Notes,
) -> None:
    token, (clock, row_days) = line.tokens[at], shared
    weekdays = weekdays_of(segment) or row_days or notes.heading.weekdays
    years = _years_after(line.tokens, at) or notes.heading.years
    if isinstance(token.value, Weeks):
        _read_weeks(token.value, weekdays, (clock, years), line.text, notes)
        return
    if token.kind is Kind.NO_DAY:
        notes.ask(Asked.UNREADABLE, line.text)
    off = [line.tokens[place_] for place_ in line.marks.off]
    weeks = [t.value for t in segment if isinstance(t.value, Weeks) and t not in off]
    days = token.value if isinstance(token.value, tuple) else ()
    for day in days:
        placed = place(day, years, notes.today)
        if placed is None:
            notes.ask(Asked.UNREADABLE, line.text)
            continue
        _keep(placed, clock, line.text, notes, is_listed=True)
        _check(placed.on, weekdays, weeks, line.text, notes)
        if any(t.kind in (Kind.NO_HOUR, Kind.VAGUE_HOUR) for t in segment) and not _has_clock(
            segment
        ):
            notes.ask(Asked.TIME, line.text, placed.on)


def _read_weeks(
    weeks: Weeks,
    weekdays: tuple[Weekday, ...],
    said: tuple[Clock | None, Years | None],
    text: str,
    notes: Notes,
) -> None:
    clock, years = said
    for first, last in weeks.stretches:
        for week in range(first, max(first, last) + 1):
            for weekday in weekdays:
                placed = place_week(week, weekday.place, weeks.year, years, notes.today)
                if placed is None:
                    notes.ask(Asked.UNREADABLE, text)
                else:
                    _keep(placed, clock, text, notes)
            if not weekdays:
                notes.ask(Asked.UNREADABLE, text)


def _keep(
    placed: Placed, clock: Clock | None, text: str, notes: Notes, *, is_listed: bool = False
) -> None:
    notes.meet(placed.on, clock, text, is_listed=is_listed)
    if placed.is_far:
        year = placed.on.year - 1
        before = place(Day(placed.on.day, placed.on.month, year), None, notes.today)
        notes.ask(Asked.YEAR, text, placed.on, *([before.on] if before else []))


def _check(
    on: date, weekdays: tuple[Weekday, ...], weeks: list[Weeks], text: str, notes: Notes
) -> None:
    """The date is kept; what contradicts it is asked about."""
    if weekdays and all(w.place != on.weekday() for w in weekdays):
        near = on + timedelta(days=weekdays[0].place - on.weekday())
        notes.ask(Asked.WEEKDAY_MISMATCH, text, on, near)
    iso = on.isocalendar()
    for said in weeks:
        if said.only is not None and (said.only != iso.week or said.year not in (None, iso.year)):
            placed = place_week(said.only, on.weekday(), said.year or iso.year, None, notes.today)
            notes.ask(Asked.WEEK_MISMATCH, text, on, *([placed.on] if placed else []))


def _clock(segment: list[Token], unit: Token, notes: Notes, text: str) -> Clock | None:
    clocks = [t.value for t in segment if isinstance(t.value, Clock)]
    length = next((t.value for t in segment if t.kind is Kind.LENGTH), None)
    minutes = length if isinstance(length, int) else None
    if clocks:
        return replace(clocks[0], minutes=minutes) if minutes else _joined(clocks)
    for before, token in pairwise(segment):
        hour = token.value
        if (
            before is unit
            and token.kind is Kind.NUMBER
            and isinstance(hour, int)
            and hour in BUSY_HOURS
        ):
            return Clock(time(hour), is_doubtful=True)
    if minutes:
        return Clock(notes.context.usual.starts, minutes=minutes)
    return None


def _joined(clocks: list[Clock]) -> Clock:
    """ "start 13.00, slut 15.00"."""
    first, *more = clocks
    if (
        first.ends is None
        and len(more) == 1
        and more[0].ends is None
        and more[0].starts > first.starts
    ):
        return replace(first, ends=more[0].starts)
    return first


def _has_clock(segment: list[Token]) -> bool:
    return any(t.kind is Kind.CLOCK for t in segment)


def _stands_alone(tokens: list[Token], at: int) -> bool:
    """A week with a weekday and no day in its part of the line."""
    first, last = at, at
    while first > 0 and tokens[first - 1].kind is not Kind.SEPARATOR:
        first -= 1
    while last < len(tokens) - 1 and tokens[last + 1].kind is not Kind.SEPARATOR:
        last += 1
    part = {t.kind for t in tokens[first : last + 1]}
    return Kind.WEEKDAY in part and not part & {Kind.DAYS, Kind.NO_DAY, Kind.BRACKET}


def _says_the_same(tokens: list[Token], days: list[int], weeks: list[int]) -> bool:
    """ "tis v. 45, 3/11" is one meeting when that Tuesday is the third."""
    if len(days) != 1 or len(weeks) != 1:
        return False
    value, week = tokens[days[0]].value, tokens[weeks[0]].value
    if not isinstance(value, tuple) or len(value) != 1 or not isinstance(week, Weeks):
        return False
    day = value[0]
    weekday = next((t.value.place for t in tokens if isinstance(t.value, Weekday)), None)
    years = [day.year] if day.year else range(2024, 2040)
    for year in years:
        placed = place(Day(day.day, day.month, year), None, date(year, 1, 1))
        if placed and placed.on.isocalendar().week == week.only and placed.on.weekday() == weekday:
            return True
    return False


def _bounds(tokens: list[Token], units: list[int]) -> list[tuple[int, int]]:
    """(first, after the last) token of each unit's own part of the line."""
    leading = (
        bool(units)
        and any(t.kind in ATTRIBUTES for t in tokens[: units[0]])
        and not any(t.kind in ATTRIBUTES for t in tokens[units[-1] + 1 :])
    )
    cuts = [0]
    for before, after in pairwise(units):
        cuts.append(_cut(tokens, before, after, leading=leading))
    return list(zip(cuts, [*cuts[1:], len(tokens)], strict=True))


def _cut(tokens: list[Token], before: int, after: int, *, leading: bool) -> int:
    between = range(before + 1, after)
    strengths = {
        at: STRENGTH.get(str(tokens[at].value), STRONG)
        for at in between
        if tokens[at].kind is Kind.SEPARATOR
    }
    if strengths:
        best = [at for at, strength in strengths.items() if strength == max(strengths.values())]
        return best[0] + 1 if leading else best[-1] + 1
    if leading:
        return next((at for at in between if tokens[at].kind in ATTRIBUTES), after)
    cut = after
    while cut - 1 > before and tokens[cut - 1].kind not in (Kind.CLOCK, Kind.BRACKET, Kind.LENGTH):
        cut -= 1
        if tokens[cut].kind is Kind.WEEKDAY:
            return cut
    return after


def _head_end(tokens: list[Token], units: list[int]) -> int:
    """Where what is said for the whole line ends; 0 when nothing is."""
    if not units:
        return 0
    colons = [at for at in range(units[0]) if tokens[at].kind is Kind.COLON]
    several = any(isinstance(t.value, Weekday) and t.value.is_several for t in tokens[: units[0]])
    years = any(isinstance(t.value, Years | Term | Months) for t in tokens[: units[0]])
    return units[0] if colons or several or years or len(units) > 1 else 0


def _shared_weekdays(head: list[Token]) -> tuple[Weekday, ...]:
    if any(t.kind is Kind.COLON for t in head):
        return weekdays_of(head)
    return tuple(w for w in weekdays_of(head) if w.is_several)


def _shared_clock(
    tokens: list[Token], units: list[int], head: list[Token], said: list[Token]
) -> Clock | None:
    """The hour of a whole line: said before its dates, or once after "och" and the last of them."""
    clocks = [t.value for t in head if isinstance(t.value, Clock)]
    if clocks and (len(said) == len(clocks) or any(t.kind is Kind.COLON for t in head)):
        return _joined(clocks)
    if any(t.kind is Kind.ALL for t in tokens) and said:
        clock = said[-1].value
        return clock if isinstance(clock, Clock) else None
    if len(said) == 1 and len(units) > 1 and tokens.index(said[0]) > units[-1]:
        last = tokens[units[-1] : tokens.index(said[0])]
        joint = [t.value for t in tokens[units[-2] : units[-1]] if t.kind is Kind.SEPARATOR]
        is_apart = any(t.kind is Kind.SEPARATOR for t in last)
        clock = said[0].value
        if isinstance(clock, Clock) and (is_apart or set(joint) & set(JOINING)):
            return clock
    return None


def _note_years(head: list[Token], notes: Notes) -> None:
    years = years_in(head)
    if years:
        notes.heading = replace(notes.heading, years=years)


def years_in(tokens: list[Token]) -> Years | None:
    for token in tokens:
        value = token.value
        if isinstance(value, Years):
            return value
        if isinstance(value, Term | Months) and value.year:
            return Years(value.year, value.year)
    return None


def _years_after(tokens: list[Token], at: int) -> Years | None:
    """A year said once, after all the dates of the line."""
    last = max((n for n, t in enumerate(tokens) if t.kind in (Kind.DAYS, Kind.WEEKS)), default=at)
    return years_in(tokens[last + 1 :])
