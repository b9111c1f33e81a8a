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
    is_off, has_met = False, False
    for place, token in enumerate(tokens):
        if token.kind is Kind.OFF:
            is_off = _off(tokens, place, marks)
        elif token.kind is Kind.MOVED:
            is_off = _moved(tokens, place, marks)
        elif token.kind is Kind.ASIDE:
            _aside(tokens, place, marks)
        elif token.kind in UNITS:
            if is_off and place not in marks.aside:
                marks.off.add(place)
            has_met = has_met or not marks.is_marked(place)
        elif is_off and _ends(tokens, place, continues=is_series or not has_met):
            is_off = False
    return marks


def _ends(tokens: list[Token], place: int, *, continues: bool) -> bool:
    token = tokens[place]
    if token.kind is Kind.SEPARATOR:
        return token.value in HARD or (token.value == "," and not continues)
    if token.kind is Kind.TO:
        return any(t.kind is Kind.MOVED for t in tokens[:place])
    return token.kind in ENDERS or (token.kind is Kind.BRACKET and token.value in (")", "]"))


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
