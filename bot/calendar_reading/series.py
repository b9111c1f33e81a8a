"""A line that says a rule: "varannan torsdag", "jämna veckor", "första måndagen i varje månad".

"Var fjortonde dag" counts days from its start. "Jämna veckor" asks each week for its number: in a
year of 53 weeks the two part ways.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from bot.calendar_reading.listing import Line
from bot.calendar_reading.notes import Notes, is_within, weekdays_of
from bot.calendar_reading.placing import SURE_MONTHS, last_of_month, months_ahead, place_week
from bot.calendar_reading.series_months import monthly_days, nth_days
from bot.calendar_reading.tokens import (
    DAY,
    MONTH,
    Clock,
    Day,
    Every,
    Kind,
    Nth,
    Token,
    Weekday,
    kinds,
)
from bot.calendar_reading.window import LONGEST_SERIES, Window, in_window, window_of
from sspf.domain.calendar_lists import Asked

RULES = frozenset({Kind.EVERY, Kind.PARITY, Kind.NTH})
BOUNDS = frozenset({Kind.FROM, Kind.TO, Kind.TERM, Kind.MONTHS, Kind.WEEKS, Kind.COUNT, Kind.YEARS})
MOST_OF_A_SERIES = 200
SUNDAY = 6
WEEKS_IN_A_YEAR = 53


def is_series(line: Line) -> bool:
    """False for a list that a rule only describes: "varannan torsdag: 14/1, 28/1, 11/2"."""
    tokens = line.tokens
    said = kinds(tokens)
    listed = _listed(line)
    if not said & RULES:
        several = any(isinstance(t.value, Weekday) and t.value.is_several for t in tokens)
        return several and not listed and (bool(said & BOUNDS) or _is_range(line))
    return listed < 2  # noqa: PLR2004 one date is a start, two are a list


def is_bare(line: Line) -> bool:
    """A rule that says neither from when nor until when: it may describe the list below it."""
    rest = [t for at, t in enumerate(line.tokens) if not line.marks.is_marked(at)]
    said = kinds(rest)
    every_month = any(isinstance(t.value, Every) and t.value.unit == MONTH for t in rest)
    return not (said & (BOUNDS | {Kind.DAYS})) and not (Kind.NTH in said and every_month)


def read_series(line: Line, notes: Notes, plain: str) -> bool:
    """False when there is no telling which days it means."""
    window = window_of(line.tokens, line.marks, plain, notes)
    days = _days(line, window, notes) if window else None
    if window is None or days is None:
        return False
    count = next((t.value for t in line.tokens if t.kind is Kind.COUNT), None)
    clock = _clock(line.tokens, notes)
    most = count if isinstance(count, int) else MOST_OF_A_SERIES
    met = [on for _, on in zip(range(min(most, MOST_OF_A_SERIES)), days, strict=False)]
    if not met and window.months and not window.is_of_year:
        met = _a_year_later(line, window, notes)
    for on in met:
        notes.meet(on, clock, line.text)
    sure_until = months_ahead(notes.today, SURE_MONTHS)
    is_far = window.is_far or (bool(met) and not _has_year(line, window) and met[0] > sure_until)
    if is_far and met:
        notes.ask(Asked.YEAR, line.text, met[0])
    return bool(met)


def _a_year_later(line: Line, window: Window, notes: Notes) -> list[date]:
    """ "första torsdagen i november", said when that has been."""
    window.first = date(window.last.year + 1, window.months[0], 1)
    last = months_ahead(window.first, len(window.months) - 1)
    window.last = last_of_month(last.year, last.month)
    return list(_days(line, window, notes) or ())


def _has_year(line: Line, window: Window) -> bool:
    said = [day.year for t in line.tokens if isinstance(t.value, tuple) for day in t.value]
    return window.is_of_year or any(said)


def _days(line: Line, window: Window, notes: Notes) -> Iterator[date] | None:
    tokens = line.tokens
    rules = [t.value for t in tokens if isinstance(t.value, Every)]
    every = next((rule for rule in rules if rule.unit != MONTH), None)
    monthly = next((rule for rule in rules if rule.unit == MONTH), None)
    nth = next((t.value for t in tokens if isinstance(t.value, Nth)), None)
    if Kind.COUNT in kinds(tokens) and Kind.TO not in kinds(tokens):
        window.last = window.first + LONGEST_SERIES
    if nth is not None:
        return in_window(nth_days(nth, monthly.count if monthly else 1, window), window)
    if monthly is not None:
        return monthly_days(line, monthly, window)
    if every is not None and every.unit == DAY:
        return _every_days(every.count, window) if window.is_said else None
    return _of_weekdays(line, every, window, notes)


def _of_weekdays(
    line: Line, every: Every | None, window: Window, notes: Notes
) -> Iterator[date] | None:
    parity = next((t.value for t in line.tokens if t.kind is Kind.PARITY), None)
    odd = parity if isinstance(parity, int) else None
    weekdays = _weekdays(line.tokens, every, window)
    count = every.count if every and odd is None else 1
    if count > 1:
        _bound_by_weeks(window, notes)
    if not weekdays or (count > 1 and not window.is_said):
        return None
    if window.weeks is not None and count == 1:
        return _of_weeks(window, weekdays, odd, notes)
    if count > 1:
        return _every_weeks(line, count, weekdays, window, notes)
    return _weekly(weekdays, window, odd)


def _bound_by_weeks(window: Window, notes: Notes) -> None:
    """ "varannan måndag från v. 2 till v. 20": the first of the weeks is where it begins."""
    weeks = window.weeks
    if window.is_said or weeks is None or len(weeks.stretches) > 1:
        return
    first, last = weeks.stretches[0]
    year = weeks.year or (window.first.year if window.is_of_year else None)
    start = place_week(first, 0, year, None, notes.today)
    end = place_week(last, SUNDAY, year, None, start.on) if start else None
    if start and end:
        window.first, window.last, window.is_said, window.weeks = start.on, end.on, True, None


def _weekdays(tokens: list[Token], every: Every | None, window: Window) -> tuple[int, ...]:
    said = [every.weekday] if every and every.weekday is not None else []
    said += [w.place for w in weekdays_of(tokens)]
    if not said and window.is_day:
        return (window.first.weekday(),)
    return tuple(dict.fromkeys(said))


def _every_weeks(
    line: Line, count: int, weekdays: tuple[int, ...], window: Window, notes: Notes
) -> Iterator[date]:
    first = window.first
    if first.weekday() not in weekdays:
        if window.is_meeting:
            near = first + timedelta(days=weekdays[0] - first.weekday())
            notes.ask(Asked.WEEKDAY_MISMATCH, line.text, first, near)
            return _every_days(7 * count, window)
        first += timedelta(days=(weekdays[0] - first.weekday()) % 7)
    monday = first - timedelta(days=first.weekday())
    days = (
        monday + timedelta(days=7 * count * step + weekday)
        for step in range(MOST_OF_A_SERIES)
        for weekday in sorted(weekdays)
    )
    return in_window(days, Window(first, window.last, weeks=window.weeks, months=window.months))


def _of_weeks(
    window: Window, weekdays: tuple[int, ...], odd: int | None, notes: Notes
) -> Iterator[date]:
    """Weeks by number: of the year that was said, else those that come next."""
    weeks = window.weeks
    if weeks is None:
        return iter(())
    found: set[date] = set()
    for first, last in weeks.stretches:
        year = weeks.year or (window.first.year if window.is_of_year else None)
        end = place_week(last, SUNDAY, year, None, notes.today)
        if end is None:
            continue
        monday = end.on - timedelta(days=SUNDAY)
        count = (last - first if first <= last else last + WEEKS_IN_A_YEAR - first) + 1
        mondays = (monday - timedelta(weeks=n) for n in range(count))
        found |= {day + timedelta(days=w) for day in mondays for w in weekdays}
    sure = window.is_said or window.is_of_year
    return iter(
        sorted(
            day
            for day in found
            if is_within(day.isocalendar().week, weeks)
            and (odd is None or day.isocalendar().week % 2 == odd)
            and (day >= notes.today or weeks.year)
            and (not sure or window.first <= day <= window.last)
        )
    )


def _every_days(count: int, window: Window) -> Iterator[date]:
    days = (window.first + timedelta(days=count * step) for step in range(MOST_OF_A_SERIES))
    return in_window(days, window)


def _weekly(weekdays: tuple[int, ...], window: Window, odd: int | None) -> Iterator[date]:
    every_day = (window.first + timedelta(days=n) for n in range(LONGEST_SERIES.days))
    return in_window(
        (
            day
            for day in every_day
            if day.weekday() in weekdays and (odd is None or day.isocalendar().week % 2 == odd)
        ),
        window,
    )


def _clock(tokens: list[Token], notes: Notes) -> Clock | None:
    said = next((t.value for t in tokens if isinstance(t.value, Clock)), None)
    said = said or next((t.clock for t in tokens if t.kind is Kind.DOTTED), None)
    said = said or notes.heading.clock
    minutes = next((t.value for t in tokens if t.kind is Kind.LENGTH), None)
    if not isinstance(minutes, int):
        return said
    return replace(said or Clock(notes.context.usual.starts), minutes=minutes)


def _listed(line: Line) -> int:
    """How many days stand in the line that do not bound it."""
    count, bounds = 0, False
    tokens = line.tokens
    for at, token in enumerate(tokens):
        if token.kind in (Kind.FROM, Kind.TO):
            bounds = True
        elif token.kind is Kind.DAYS and not line.marks.is_marked(at):
            days: tuple[Day, ...] = token.value if isinstance(token.value, tuple) else ()
            count += 0 if bounds or _beside_a_dash(tokens, at) else len(days)
            bounds = False
        elif token.kind is Kind.SEPARATOR:
            bounds = False
    return count


def _beside_a_dash(tokens: list[Token], at: int) -> bool:
    near = tokens[max(at - 1, 0) : at + 2]
    return any(t.kind is Kind.WORD and t.value == "-" for t in near)


def _is_range(line: Line) -> bool:
    days = [at for at, t in enumerate(line.tokens) if t.kind is Kind.DAYS]
    days = [at for at in days if not line.marks.is_marked(at)]
    return len(days) > 1 and all(_beside_a_dash(line.tokens, at) for at in days)
