"""Free text becomes a list of meetings, with questions about what was not clear."""

from datetime import timedelta
from itertools import pairwise

from bot.calendar_reading.cleaning import lines_of
from bot.calendar_reading.headings import note_heading
from bot.calendar_reading.listing import Line, read_list, units_of
from bot.calendar_reading.marking import mark
from bot.calendar_reading.notes import Notes, weekdays_of
from bot.calendar_reading.placing import Placed, place
from bot.calendar_reading.rewriting import rewritten
from bot.calendar_reading.scanning import scan
from bot.calendar_reading.series import RULES, is_bare, is_series, read_series
from bot.calendar_reading.tokens import Kind, Token, Weekday, Weeks, kinds
from bot.calendar_reading.without_breaks import left_out
from sspf.domain.calendar_lists import Asked, Reading, ReadingContext

LONGEST_TEXT = 50_000
DATED = frozenset(
    {
        Kind.DAYS,
        Kind.DOTTED,
        Kind.WEEKS,
        Kind.WEEKDAY,
        Kind.MONTHS,
        Kind.NTH,
        Kind.EVERY,
        Kind.PARITY,
        Kind.NO_DAY,
        Kind.NO_HOUR,
        Kind.CLOCK,
        Kind.TERM,
    }
)
NEXT_WORDS = ("på", "nästa", "nu", "kommande")


Sentence = tuple[str, str, list[Token]]


def read_text(text: str, context: ReadingContext) -> Reading:
    """Never raises. What looks like a date and is none is asked about; other words are let be."""
    notes = Notes(context)
    lines = _sentences(text[:LONGEST_TEXT])
    for number, sentence in enumerate(lines):
        _read(sentence, lines[number + 1 :], notes)
    _whatever_is_left(lines, notes)
    return notes.reading()


def _sentences(text: str) -> list[Sentence]:
    """Each line, and each sentence of a line; a line that goes on with "från" is not a new one."""
    found: list[Sentence] = []
    for written, plain in lines_of(text):
        tokens = scan(plain)
        if found and _goes_on(found[-1][2], tokens):
            before = found.pop()
            joined = f"{before[1]} {plain}"
            found.append((f"{before[0]} {written}", joined, scan(joined)))
            continue
        start = 0
        for at, token in enumerate(tokens):
            if token.kind is Kind.SEPARATOR and token.value == ".":
                found.append((written, plain, tokens[start:at]))
                start = at + 1
        found.append((written, plain, tokens[start:]))
    return [sentence for sentence in found if sentence[2]]


def _goes_on(before: list[Token], after: list[Token]) -> bool:
    said = kinds(before)
    return bool(
        after
        and said & RULES
        and not said & {Kind.DAYS, Kind.FROM, Kind.TO}
        and after[0].kind in (Kind.FROM, Kind.TO)
    )


def _read(sentence: Sentence, below: list[Sentence], notes: Notes) -> None:
    written, plain, tokens = sentence
    tokens = rewritten(tokens, plain, notes)
    notes.looks_dated = notes.looks_dated or bool(kinds(tokens) & DATED)
    line = Line(tokens, mark(tokens, is_series=True), written)
    series = is_series(line)
    if not series:
        line = Line(tokens, mark(tokens, is_series=False), written)
    _note_off(line, notes)
    _note_breaks(line, plain, notes)
    is_above = series and _is_above_a_list(tokens, below)
    if series and not is_bare(line) and not is_above:
        if not read_series(line, notes, plain):
            notes.ask(Asked.UNREADABLE, written)
    elif not series and units_of(line):
        notes.unused_month = ""
        read_list(line, notes)
    else:
        note_heading(line, notes, is_last=not below, is_rule=series)


def _is_above_a_list(tokens: list[Token], below: list[Sentence]) -> bool:
    """ "Torsdagar hösten 2027, kl. 13:" describes the dates below it, and is no rule."""
    said = kinds(tokens)
    if not below or not kinds(below[0][2]) & {Kind.DAYS, Kind.WEEKS, Kind.NUMBER}:
        return False
    if said & {Kind.FROM, Kind.TO, Kind.WEEKS, Kind.COUNT, Kind.DAYS}:
        return False
    ends_open = tokens[-1].kind is Kind.COLON
    return ends_open or not said & {Kind.EVERY, Kind.NTH, Kind.PARITY, Kind.MONTHS}


def _note_off(line: Line, notes: Notes) -> None:
    """Days that are no meetings are so wherever in the list they were said."""
    tokens = line.tokens
    former: tuple[int, Placed] | None = None
    for at in sorted(line.marks.off):
        value = tokens[at].value
        if isinstance(value, Weeks):
            notes.off_weeks.append(value)
        days = value if isinstance(value, tuple) else ()
        notes.off_days += days
        placed = place(days[0], notes.heading.years, notes.today) if days else None
        if (
            placed
            and former
            and any(t.kind is Kind.TO or t.value == "-" for t in tokens[former[0] + 1 : at])
        ):
            notes.off_stretches.append((former[1].on, placed.on))
        former = (at, placed) if placed else None


def _note_breaks(line: Line, plain: str, notes: Notes) -> None:
    """Breaks that are left out by name alone; where dates are said, those hold."""
    breaks = None if line.marks.off else left_out(plain, notes.context.breaks)
    if breaks is None:
        return
    notes.off_breaks += breaks
    if not breaks:
        notes.ask(Asked.UNREADABLE, line.text)


def _whatever_is_left(lines: list[Sentence], notes: Notes) -> None:
    """A rule or a month that nothing came of, and a text that speaks of days and has none."""
    if notes.found or notes.questions:
        if notes.unused_month and not notes.found:
            notes.ask(Asked.UNREADABLE, notes.unused_month)
        return
    for written, plain, tokens in lines:
        tokens = rewritten(tokens, plain, notes)
        line = Line(tokens, mark(tokens, is_series=True), written)
        if is_series(line) and read_series(line, notes, plain):
            return
        weekdays = weekdays_of(tokens)
        if weekdays and _is_next(tokens):
            on = notes.today + timedelta(
                days=(weekdays[0].place - notes.today.weekday() - 1) % 7 + 1
            )
            notes.meet(on, notes.heading.clock, written)
            return
    if notes.looks_dated and not (notes.off_days or notes.off_weeks):
        notes.ask(Asked.UNREADABLE, lines[0][0])


def _is_next(tokens: list[Token]) -> bool:
    """ "på torsdag", "nästa torsdag"."""
    for before, token in pairwise(tokens):
        if isinstance(token.value, Weekday) and not token.value.is_several:
            return before.kind is Kind.WORD and before.value in NEXT_WORDS
    return False
