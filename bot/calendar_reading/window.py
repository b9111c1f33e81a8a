"""From when to when a series goes, and in which weeks and months."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.calendar_reading.listing import years_in
from bot.calendar_reading.marking import Marks
from bot.calendar_reading.notes import Notes, is_within
from bot.calendar_reading.phrases import ENDS_OF_TERM
from bot.calendar_reading.placing import (
    last_of_month,
    place,
    place_after,
    place_week,
)
from bot.calendar_reading.tokens import Kind, Months, Term, Token, Weeks, Years

SEASON_ENDS = (6, 15)
SEASON_STARTS = (8, 15)
"""The verksamhetsperiod, where nothing else is said (DOMAIN section 5)."""
SUNDAY = 6
LONGEST_SERIES = timedelta(days=800)


@dataclass(slots=True)
class Window:
    first: date
    last: date
    is_said: bool = False
    """A first day was said: an interval can be counted from it."""
    is_meeting: bool = False
    """The first day is a meeting itself: "start 14 jan"; "från 14 jan" only bounds."""
    is_day: bool = False
    """The start was said as a day."""
    is_far: bool = False
    is_of_year: bool = False
    """The year was said, or follows from the term."""
    weeks: Weeks | None = None
    months: tuple[int, ...] = field(default=())


@dataclass(slots=True)
class _Said:
    start: Token | None = None
    start_word: str = ""
    end: Token | None = None
    end_word: str = ""
    skipped: range = range(0)
    """Where the words of a named end stand: "jul" is no July there."""


def window_of(tokens: list[Token], marks: Marks, line: str, notes: Notes) -> Window | None:
    """None when a day that bounds it cannot be."""
    said = _said(tokens, marks, line)
    years = years_in(tokens) or notes.heading.years
    window = _default(tokens, years, notes)
    _filters(tokens, marks, said, window)
    if said.start is not None and not _start(said, years, window, notes):
        return None
    if said.end is not None or said.end_word:
        return window if _end(said, years, window) else None
    if window.is_said and window.last < window.first:
        window.last = _season_end(window.first)
    return window


def _said(tokens: list[Token], marks: Marks, line: str) -> _Said:
    said = _Said()
    waiting = ""
    for at, token in enumerate(tokens):
        if marks.is_marked(at) or token.start in said.skipped:
            continue
        if token.kind in (Kind.FROM, Kind.TO):
            waiting = str(token.value)
            ends = ENDS_OF_TERM.match(line, token.end + 1) if token.kind is Kind.TO else None
            if ends:
                said.end_word, waiting = ends.lastgroup or "", ""
                said.skipped = range(ends.start(), ends.end())
        elif token.kind is Kind.WORD and token.value == "-" and said.start is not None:
            waiting = "till"
        elif token.kind in (Kind.DAYS, Kind.WEEKS, Kind.MONTHS):
            _take(token, waiting, said)
            waiting = ""
        elif token.kind in (Kind.SEPARATOR, Kind.EVERY, Kind.NTH):
            waiting = ""
    return said


def _take(token: Token, waiting: str, said: _Said) -> None:
    is_end = waiting.startswith(("till", "t", "fram", "slut", "sista"))
    if is_end and said.end is None:
        said.end = token
    elif waiting and said.start is None and not _is_stretch(token):
        said.start, said.start_word = token, waiting
    elif token.kind is Kind.DAYS and said.start is None:
        said.start, said.start_word = token, "start"


def _is_stretch(token: Token) -> bool:
    """ "från januari till maj" is read as one: months to be in, not a start."""
    value = token.value
    if isinstance(value, Months):
        return len(value.months) > 1
    return isinstance(value, Weeks) and value.only is None


def _default(tokens: list[Token], years: Years | None, notes: Notes) -> Window:
    today = notes.today
    term = next((t.value for t in tokens if isinstance(t.value, Term)), None)
    if term is not None:
        first, last = _term(term, years, today)
        first = max(first, today) if first <= today <= last else first
        return Window(first, last, is_of_year=True)
    if years is not None and years.first == years.last:
        first, last = date(years.first, 1, 1), date(years.last, 12, 31)
        first = max(first, today) if first <= today <= last else first
        return Window(first, last, is_of_year=True)
    if years is not None:
        first, last = date(years.first, *SEASON_STARTS), date(years.last, *SEASON_ENDS)
        return Window(first, last, is_of_year=True)
    return Window(today, _season_end(today))


def _term(term: Term, years: Years | None, today: date) -> tuple[date, date]:
    year = term.year or (years.of(8 if term.is_autumn else 1) if years else None)
    if year is None:
        year = today.year
        if _of_term(term, year)[1] < today:
            year += 1
    return _of_term(term, year)


def _of_term(term: Term, year: int) -> tuple[date, date]:
    if term.is_autumn:
        return date(year, *SEASON_STARTS), date(year, 12, 31)
    return date(year, 1, 1), date(year, *SEASON_ENDS)


def _season_end(start: date) -> date:
    end = date(start.year, *SEASON_ENDS)
    return end if start <= end else date(start.year + 1, *SEASON_ENDS)


def _filters(tokens: list[Token], marks: Marks, said: _Said, window: Window) -> None:
    for at, token in enumerate(tokens):
        if marks.is_marked(at) or token in (said.start, said.end) or token.start in said.skipped:
            continue
        if isinstance(token.value, Weeks):
            window.weeks = token.value
        elif isinstance(token.value, Months):
            window.months += token.value.months
    if window.months and not window.is_of_year and said.start is None:
        _of_months(window)


def _of_months(window: Window) -> None:
    """The coming months of those names, from today where one of them has begun."""
    if window.first.month not in window.months:
        first = window.months[0]
        window.first = date(_coming(first, window.first), first, 1)
    last = window.months[-1]
    window.last = last_of_month(_coming(last, window.first), last)


def _start(said: _Said, years: Years | None, window: Window, notes: Notes) -> bool:
    value = said.start.value if said.start else None
    end_year = _year_of(said.end)
    if isinstance(value, tuple):
        day = value[0]
        if day.year is None and years is None and end_year:
            return _before_the_end(said, window, notes)
        placed = place(day, years, notes.today)
    elif isinstance(value, Weeks):
        placed = place_week(
            value.stretches[0][0], 0, value.year, years, notes.today - timedelta(days=SUNDAY)
        )
    elif isinstance(value, Months):
        year = value.year or (years.of(value.months[0]) if years else None)
        year = year or _coming(value.months[0], notes.today)
        window.first = max(date(year, value.months[0], 1), notes.today)
        window.last = _season_end(window.first)
        return True
    else:
        placed = None
    if placed is None:
        return False
    window.first, window.is_said, window.is_far = placed.on, True, placed.is_far
    window.is_day = isinstance(value, tuple)
    window.is_meeting = isinstance(value, tuple) and not said.start_word.startswith(("fr", "efter"))
    if not (window.first <= window.last and (years or _is_bounded(window))):
        window.last = _season_end(window.first)
    return True


def _is_bounded(window: Window) -> bool:
    return window.last >= window.first


def _before_the_end(said: _Said, window: Window, notes: Notes) -> bool:
    """ "från 14 jan till 10 juni 2027": the start is the last such day before the end."""
    start = said.start.value if said.start else None
    end = said.end.value if said.end else None
    if not isinstance(start, tuple) or not isinstance(end, tuple):
        return False
    last = place(end[0], None, notes.today)
    year = end[0].year
    if last is None or year is None:
        return False
    tries = [place(start[0], Years(y, y), notes.today) for y in (year, year - 1)]
    first = next((p for p in tries if p and p.on <= last.on), None)
    if first is None:
        return False
    window.first, window.is_said, window.is_day = first.on, True, True
    window.is_meeting = not said.start_word.startswith(("fr", "efter"))
    return True


def _end(said: _Said, years: Years | None, window: Window) -> bool:
    value = said.end.value if said.end else None
    last: date | None = None
    if isinstance(value, tuple):
        last = place_after(value[0], years, window.first)
    elif isinstance(value, Months):
        year = value.year or _coming(value.months[-1], window.first)
        last = last_of_month(year, value.months[-1])
    elif isinstance(value, Weeks):
        placed = place_week(value.stretches[-1][1], SUNDAY, value.year, None, window.first)
        last = placed.on if placed else None
    else:
        last = _named_end(said.end_word, window.first)
    if last is None:
        return False
    window.last = last
    return True


def _named_end(word: str, start: date) -> date:
    if word == "sommar":
        return _season_end(start)
    if word == "pask":
        return date(start.year + (start.month > 4), 3, 31)  # noqa: PLR2004 Easter has been by May
    return date(start.year, 12, 23)


def _coming(month: int, start: date) -> int:
    return start.year if month >= start.month else start.year + 1


def _year_of(token: Token | None) -> int | None:
    value = token.value if token else None
    return value[0].year if isinstance(value, tuple) else None


def in_window(days: Iterator[date], window: Window) -> Iterator[date]:
    for day in days:
        if day > window.last:
            return
        if day < window.first:
            continue
        if window.months and day.month not in window.months:
            continue
        if window.weeks and not is_within(day.isocalendar().week, window.weeks):
            continue
        yield day
