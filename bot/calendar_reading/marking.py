"""Which days of a line are no meetings: exceptions, what was moved away, and dates about other
things."""

from dataclasses import dataclass, field

from bot.calendar_reading.tokens import Kind, Token

UNITS = frozenset({Kind.DAYS, Kind.DOTTED, Kind.WEEKS, Kind.NO_DAY})
ENDERS = frozenset({Kind.FROM, Kind.ALL, Kind.EVERY, Kind.NTH})
BETWEEN = frozenset({Kind.COLON, Kind.WEEKDAY, Kind.TO, Kind.CLOCK, Kind.FROM, Kind.BRACKET})
HARD = frozenset({";", ".", "\x00"})


@dataclass(slots=True)
class Marks:
    """Places in the line's tokens."""

    off: set[int] = field(default_factory=set)
    aside: set[int] = field(default_factory=set)

    def is_marked(self, place: int) -> bool:
        return place in self.off or place in self.aside


def mark(tokens: list[Token], *, is_series: bool) -> Marks:
    marks = Marks()
    off_at: int | None = None
    has_met = False
    for place, token in enumerate(tokens):
        if token.kind is Kind.OFF:
            is_off = off_at is not None or _off(tokens, place, marks)
            off_at = (place if off_at is None else off_at) if is_off else None
        elif token.kind is Kind.MOVED:
            off_at = place if _moved(tokens, place, marks) else None
        elif token.kind is Kind.ASIDE:
            _aside(tokens, place, marks)
        elif token.kind in UNITS:
            if off_at is not None and place not in marks.aside:
                marks.off.add(place)
            has_met = has_met or not marks.is_marked(place)
        elif off_at is not None:
            goes_on = is_series or not has_met
            ends = _ends(tokens, place, off_at, marks)
            off_at = None if ends or _ends_a_list(tokens, place, off_at, goes_on) else off_at
    return marks


def _ends_a_list(tokens: list[Token], place: int, off_at: int, goes_on: bool) -> bool:
    """In "14 jan, ej 11 feb, 11 mars" March stands; in "ej 18/2, 4/3" and in brackets all is."""
    if goes_on or tokens[place].value != ",":
        return False
    opened = [at for at in range(off_at) if tokens[at].value in ("(", "[")]
    closed = [at for at in range(off_at) if tokens[at].value in (")", "]")]
    return len(opened) <= len(closed)


def _ends(tokens: list[Token], place: int, off_at: int, marks: Marks) -> bool:
    """Whether what was said to be off ends here."""
    token = tokens[place]
    if token.kind is Kind.SEPARATOR:
        return token.value in HARD
    if token.kind is Kind.TO:
        return any(t.kind is Kind.MOVED for t in tokens[:place])
    if token.kind is Kind.BRACKET and token.value in (")", "]"):
        opened = [at for at in range(place) if tokens[at].value in ("(", "[")]
        return bool(opened) and opened[-1] < off_at
    if token.kind in (Kind.WORD, Kind.COLON):
        has_said = any(at > off_at for at in marks.off)
        return has_said and token.value not in ("-", "den")
    return token.kind in ENDERS


def _off(tokens: list[Token], place: int, marks: Marks) -> bool:
    """True: it speaks of what follows."""
    before = [at for at in _piece(tokens, place, -1) if tokens[at].kind in UNITS]
    after = [at for at in _piece(tokens, place, 1) if tokens[at].kind in UNITS]
    if after or not before:
        return True
    is_strong = tokens[place].value == 1
    is_a_week = tokens[before[0]].kind is Kind.WEEKS and not any(
        tokens[at].kind is Kind.WEEKDAY for at in _piece(tokens, place, -1)
    )
    if is_strong or is_a_week:
        marks.off.add(before[0])
    return False


def _moved(tokens: list[Token], place: int, marks: Marks) -> bool:
    """ "flyttat från 6 maj till 13 maj", "6 maj flyttas till 13 maj": True when one follows."""
    if str(tokens[place].value).endswith(("från", "fran")):
        return True
    before = [at for at in range(place - 1, -1, -1) if tokens[at].kind in UNITS]
    after = [at for at in range(place + 1, len(tokens)) if tokens[at].kind in UNITS]
    if before and after:
        marks.off.add(before[0])
    return False


def _aside(tokens: list[Token], place: int, marks: Marks) -> None:
    """Only the date that comes right after."""
    for at in range(place + 1, len(tokens)):
        token = tokens[at]
        if token.kind in UNITS:
            marks.aside.add(at)
            return
        if token.kind not in BETWEEN and not (token.kind is Kind.WORD and token.value == "den"):
            return


def _piece(tokens: list[Token], place: int, step: int) -> list[int]:
    """Places from here to the next separator, nearest first."""
    found = []
    at = place + step
    while 0 <= at < len(tokens) and tokens[at].kind is not Kind.SEPARATOR:
        found.append(at)
        at += step
    return found
