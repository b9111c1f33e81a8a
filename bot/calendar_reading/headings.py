"""A line without a date of its own says something about those below it, or above."""

from dataclasses import replace

from bot.calendar_reading.listing import Line, years_in
from bot.calendar_reading.notes import Notes, weekdays_of
from bot.calendar_reading.tokens import Clock, Kind, Months, kinds
from sspf.domain.calendar_lists import Asked

ABOUT_TIME = frozenset(
    {Kind.CLOCK, Kind.ALL, Kind.COLON, Kind.WORD, Kind.LENGTH, Kind.SEPARATOR, Kind.BRACKET}
)
WORDS_BESIDE_A_MONTH = 2


def note_heading(line: Line, notes: Notes, *, is_last: bool, is_rule: bool) -> None:
    tokens = line.tokens
    said = kinds(tokens)
    years = years_in(tokens)
    if years:
        notes.heading = replace(notes.heading, years=years)
    _note_month(line, notes)
    weekdays = weekdays_of(tokens)
    if weekdays and (is_rule or any(w.is_several for w in weekdays) or Kind.COLON in said):
        notes.heading = replace(notes.heading, weekdays=weekdays)
    length = next((t.value for t in tokens if t.kind is Kind.LENGTH), None)
    if isinstance(length, int):
        notes.minutes = length
    _note_clock(line, notes, is_last=is_last)
    if Kind.NO_HOUR in said or Kind.NO_DAY in said:
        notes.ask(Asked.UNREADABLE, line.text)


def _note_clock(line: Line, notes: Notes, *, is_last: bool) -> None:
    clocks = [t.value for t in line.tokens if isinstance(t.value, Clock)]
    if not clocks:
        return
    clock, *more = clocks
    if clock.ends is None and more and more[0].starts > clock.starts:
        clock = replace(clock, ends=more[0].starts)
    without = [found for found in notes.found if found.clock is None]
    is_for_all = any(t.kind is Kind.ALL for t in line.tokens)
    is_own_line = kinds(line.tokens) <= ABOUT_TIME and not any(
        t.kind is Kind.COLON for t in line.tokens[-1:]
    )
    if without and (is_for_all or (is_last and is_own_line)):
        for found in without:
            found.clock = clock
    elif without and is_own_line and without[-1] is notes.found[-1]:
        day = without[-1].line
        for found in without:
            if found.line == day:
                found.clock = clock
    else:
        notes.heading = replace(notes.heading, clock=clock)


def _note_month(line: Line, notes: Notes) -> None:
    months = [t.value for t in line.tokens if isinstance(t.value, Months)]
    if not months:
        return
    words = [t for t in line.tokens if t.kind is Kind.WORD]
    if any(t.kind is Kind.VAGUE_DAY for t in line.tokens):
        notes.ask(Asked.UNREADABLE, line.text)
    elif len(months) == 1 and len(months[0].months) == 1:
        notes.heading = replace(notes.heading, month=months[0].months[0])
        is_heading = len(words) <= WORDS_BESIDE_A_MONTH and not any(t.value == "i" for t in words)
        notes.unused_month = "" if is_heading else line.text
