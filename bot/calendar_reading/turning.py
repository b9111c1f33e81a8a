"""Tables that lie on their side: headings in the first column, or a column for each month."""

import re
from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import TypeVar

from bot.calendar_reading.vocabulary import month

FEWEST = 2
A_DAY = re.compile(r"(?:den\s+)?(?:[1-9]|[12]\d|3[01])(?![\d/])")
T = TypeVar("T")


def turned(
    rows: Sequence[Sequence[T]], is_name: Callable[[object], bool]
) -> Sequence[Sequence[T | str | None]]:
    """As a table that stands: a row for each meeting. The same rows where it stands already.

    `is_name`: whether a cell is a heading that is known.
    """
    if _has_names_first(rows, is_name):
        return [tuple(row) for row in zip_longest(*rows)]
    return _by_month(rows)


def _has_names_first(rows: Sequence[Sequence[object]], is_name: Callable[[object], bool]) -> bool:
    """ "Datum: | 14 januari" above "Tid: | 13.00": the second cells are no headings."""
    filled = [row for row in rows if any(cell not in (None, "") for cell in row)]
    named = [row for row in filled if is_name(row[0])]
    return (
        len(named) >= FEWEST
        and len(named) == len(filled)
        and all(len(row) >= FEWEST and not any(map(is_name, row[1:])) for row in named)
    )


def _by_month(rows: Sequence[Sequence[T]]) -> Sequence[Sequence[T | str | None]]:
    """ "Jan | Feb" above "14 | 11": each cell is a day of the month above it."""
    at = next((n for n, row in enumerate(rows) if _is_months(row)), None)
    if at is None:
        return [tuple(row) for row in rows]
    months = [_word(cell) for cell in rows[at]]
    cells = [
        (str(cell).strip(), name)
        for row in rows[at + 1 :]
        for cell, name in zip(row, months, strict=False)
        if cell not in (None, "")
    ]
    if not cells or not all(A_DAY.match(said) and month(name) for said, name in cells):
        return [tuple(row) for row in rows]
    return [*map(tuple, rows[:at]), ("datum",), *((_dated(said, name),) for said, name in cells)]


def _dated(said: str, name: str) -> str:
    day = A_DAY.match(said)
    end = day.end() if day else 0
    return f"{said[:end]} {name}{said[end:]}"


def _is_months(row: Sequence[object]) -> bool:
    said = [_word(cell) for cell in row if cell not in (None, "")]
    return len(said) >= FEWEST and all(map(month, said))


def _word(cell: object) -> str:
    return str(cell or "").strip(" .:").lower()
