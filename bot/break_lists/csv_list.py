"""School breaks as CSV: `från;till;namn;kommun;skolform`, and `effekt` where it is wanted.

Semicolons or commas, UTF-8 with or without its mark, or what Windows wrote (cp1252).
"""

import csv
from collections.abc import Mapping, Sequence
from datetime import date

from bot.break_lists.effects import effect_named
from bot.dates import find_date
from bot.understand import fold
from sspf.domain.breaks import MOST, BadLine, BreakFault, BreakList, fault_of
from sspf.domain.errors import WrongWeekError
from sspf.domain.organisation import Break

COLUMNS = ("fran", "till", "namn", "kommun", "skolform", "effekt")
"""As they are called when folded, in the order they have when there is no heading."""
ALSO = {"from": "fran", "start": "fran", "to": "till", "slut": "till", "lov": "namn"}
MUNICIPAL = frozenset({"kommun", "kommuns", "stad", "stads"})


def breaks_in_csv(data: bytes, municipality: str, today: date) -> BreakList:
    """Lines about another municipality are counted and left out."""
    text = _decoded(data)
    try:
        rows = list(csv.reader(text.splitlines(), delimiter=_delimiter(text)))
    except csv.Error:
        return BreakList(bad=(BadLine(number=1, fault=BreakFault.UNREADABLE),))
    columns = _heading(rows[0]) if rows else None
    first = 0 if columns is None else 1
    found: list[Break] = []
    bad: list[BadLine] = []
    elsewhere = 0
    for number, row in enumerate(rows[first:], start=first + 1):
        if not any(cell.strip() for cell in row):
            continue
        said = dict(zip(columns or COLUMNS, map(str.strip, row), strict=False))
        if said.get("kommun") and not _is_ours(said["kommun"], municipality):
            elsewhere += 1
            continue
        one = BreakFault.TOO_MANY if len(found) >= MOST else _break(said, today)
        if isinstance(one, Break):
            found.append(one)
        else:
            bad.append(BadLine(number=number, fault=one))
    return BreakList(breaks=tuple(found), bad=tuple(bad), elsewhere=elsewhere)


def _break(said: Mapping[str, str], today: date) -> Break | BreakFault:
    first, last = _day(said.get("fran", ""), today), _day(said.get("till", ""), today)
    effect = effect_named(said.get("effekt", ""))
    if first is None:
        return BreakFault.NO_FIRST
    if last is None:
        return BreakFault.NO_LAST
    if effect is None:
        return BreakFault.EFFECT
    one = Break(
        name=said.get("namn", ""),
        first=first,
        last=last,
        school_form=said.get("skolform", ""),
        effect=effect,
    )
    return fault_of(one) or one


def _day(text: str, today: date) -> date | None:
    try:
        return find_date(text, today) if any(c.isdigit() for c in text) else None
    except WrongWeekError:
        return None


def _heading(row: Sequence[str]) -> tuple[str, ...] | None:
    """The columns in their order; None when the first row is a break."""
    names = tuple(ALSO.get(fold(cell).strip(), fold(cell).strip()) for cell in row)
    return names if {"fran", "till"} <= set(names) else None


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return ";" if first.count(";") >= first.count(",") else ","


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _is_ours(named: str, municipality: str) -> bool:
    """`Norrsjö`, `norrsjö kommun` and `Norrsjö stad` are one."""
    return _plain(named) == _plain(municipality)


def _plain(name: str) -> str:
    words = [word for word in fold(name).split() if word not in MUNICIPAL]
    return " ".join(word.removesuffix("s") for word in words)
