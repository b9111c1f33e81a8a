"""Tokens that mean one thing or another by what stands around them, made into that one."""

from dataclasses import replace
from datetime import timedelta

from bot.calendar_reading.notes import Notes
from bot.calendar_reading.tokens import Day, Kind, Months, Token, Weeks

DATED = frozenset({Kind.DAYS, Kind.NTH, Kind.EVERY, Kind.PARITY})
LAST_DAY = 31
DAYS_AHEAD = (("övermorgon", 2), ("overmorgon", 2), ("morgon", 1), ("dag", 0))


def rewritten(tokens: list[Token], plain: str, notes: Notes) -> list[Token]:
    tokens = [_relative(token, notes) for token in tokens]
    tokens = _between(_dotted(tokens))
    return _numbers(tokens, plain, notes)


def _relative(token: Token, notes: Notes) -> Token:
    if token.kind is not Kind.RELATIVE:
        return token
    ahead = next(n for word, n in DAYS_AHEAD if str(token.value).endswith(word))
    on = notes.today + timedelta(days=ahead)
    return replace(token, kind=Kind.DAYS, value=(Day(on.day, on.month, on.year),))


def _between(tokens: list[Token]) -> list[Token]:
    """ "mellan 14 jan och 10 juni", "mellan v. 2 och v. 6": from the one to the other."""
    at = next((n for n, t in enumerate(tokens) if t.value == "mellan"), None)
    if at is None:
        return tokens
    made = list(tokens)
    for place in range(at + 1, len(made)):
        token = made[place]
        if token.kind is Kind.SEPARATOR and token.value == "och":
            made[place] = replace(token, kind=Kind.TO, value="till")
            break
        if isinstance(token.value, Weeks) and len(token.value.stretches) > 1:
            first, last = token.value.stretches[0][0], token.value.stretches[-1][1]
            weeks = replace(token.value, stretches=((first, last),))
            made[place] = replace(token, value=weeks)
            break
    return made


def _dotted(tokens: list[Token]) -> list[Token]:
    """ "11.10" is a day where no day has been said beside it, else an hour."""
    made: list[Token] = []
    has_day = _dates_in_parts(tokens)
    for at, token in enumerate(tokens):
        if token.kind is not Kind.DOTTED:
            made.append(token)
            continue
        before = made[-1].kind if made else None
        is_hour = has_day[at] and before not in (Kind.FROM, Kind.TO)
        made.append(
            Token(Kind.CLOCK, token.start, token.end, token.clock)
            if is_hour
            else Token(Kind.DAYS, token.start, token.end, token.value)
        )
        if not is_hour:
            has_day = _dates_in_parts([*made, *tokens[at + 1 :]])
    return made


def _dates_in_parts(tokens: list[Token]) -> list[bool]:
    """For each token whether its part of the line, between separators, has a date."""
    found: list[bool] = []
    part: list[Token] = []
    for token in [*tokens, Token(Kind.SEPARATOR, 0, 0)]:
        part.append(token)
        if token.kind is Kind.SEPARATOR:
            said = {t.kind for t in part}
            dated = bool(said & DATED) or {Kind.WEEKS, Kind.WEEKDAY} <= said
            found += [dated] * len(part)
            part = []
    if any(t.kind in (Kind.EVERY, Kind.PARITY, Kind.NTH) for t in tokens):
        return [True] * len(found)
    return found


def _numbers(tokens: list[Token], plain: str, notes: Notes) -> list[Token]:
    """Days of a month that stands above them, or before them in the line."""
    month, year = notes.heading.month, None
    if any(t.kind is Kind.DAYS for t in tokens):
        first = next(t for t in tokens if t.kind is Kind.DAYS)
        value = first.value
        if not plain[first.start].isalpha() or not isinstance(value, tuple):
            return tokens
        month, year = value[-1].month, value[-1].year
    named = next((t.value for t in tokens if isinstance(t.value, Months)), None)
    if month is None or named is not None:
        if named is None or len(named.months) > 1:
            return tokens
        month, year = named.months[0], named.year
    made: list[Token] = []
    for token in tokens:
        former = next((t for t in reversed(made) if t.kind is not Kind.WEEKDAY), None)
        stands_first = (
            former is None
            or former.kind in (Kind.SEPARATOR, Kind.WEEKS, Kind.COLON)
            or (former.kind is Kind.WORD and former.value in ("den", "-"))
        )
        number = token.value
        if (
            token.kind is Kind.NUMBER
            and stands_first
            and isinstance(number, int)
            and 0 < number <= LAST_DAY
        ):
            made.append(Token(Kind.DAYS, token.start, token.end, (Day(number, month, year),)))
        else:
            made.append(token)
    return made
