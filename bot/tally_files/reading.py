"""A file with figures from before: `period;vad;uppdelning;värde;antal`, as CSV or as YAML.

A period is a month (2020-03), a term (vt2020, ht2019) or a year (2019); what is known of a term or
a year only stands in its first month. A line without *uppdelning* is all of its kind; one with it
is those of them with that word. `uppskattning` has a metric for its kind's word and a range.
"""

import csv
import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import yaml

from bot.tally_files.words import COLUMNS, DIMENSIONS, ESTIMATE, KINDS, VALUES
from bot.understand import fold
from sspf.domain.tallies import DIMENSIONS as ALLOWED
from sspf.domain.tallies import Counted, Dimension, Estimate, TallyKind, is_word
from sspf.domain.tally_files import MOST, BadLine, FiguresFile, LineFault

PERIOD = re.compile(r"(?:(vt|ht) ?)?(\d{4})(?:-(\d\d))?")
RANGE = re.compile(r"(\d{1,6})\s*[-–]\s*(\d{1,6})")
TERM = {"vt": (1, 6), "ht": (7, 12)}
YEARS = range(2000, 2101)
LAST_MONTH = 12
MOST_OF_ONE = 100_000
Row = Mapping[str, str]
Line = Counted | Estimate | LineFault


def figures_in_file(data: bytes, key: str) -> FiguresFile:
    """Every line that can be read, and what is wrong with the others."""
    try:
        rows = _rows(_decoded(data))
    except (csv.Error, yaml.YAMLError, ValueError):
        return FiguresFile(key=key, bad=(BadLine(1, LineFault.UNREADABLE),))
    counted: dict[tuple[object, ...], Counted] = {}
    estimates: list[Estimate] = []
    bad: list[BadLine] = []
    for number, row in rows:
        line = LineFault.TOO_MANY if len(counted) >= MOST else _line(row)
        if isinstance(line, Estimate):
            estimates.append(line)
        elif isinstance(line, LineFault):
            bad.append(BadLine(number, line))
        elif (name := (line.kind, line.month, line.dimension, line.value)) in counted:
            bad.append(BadLine(number, LineFault.TWICE))
        else:
            counted[name] = line
    return FiguresFile(
        key=key, counted=tuple(counted.values()), estimates=tuple(estimates), bad=tuple(bad)
    )


def _rows(text: str) -> list[tuple[int, Row]]:
    """Numbered from 1; a heading and empty lines are left out."""
    if text.lstrip().startswith("-"):
        return list(enumerate(map(_mapping, yaml.safe_load(text)), start=1))
    lines = text.splitlines()
    delimiter = ";" if ";" in text else ","
    found: list[tuple[int, Row]] = []
    for number, cells in enumerate(csv.reader(lines, delimiter=delimiter), start=1):
        said = [cell.strip() for cell in cells]
        if not any(said) or said[0].startswith("#") or fold(said[0]) == COLUMNS[0]:
            continue
        found.append((number, dict(zip(COLUMNS, said, strict=False))))
    return found


def _mapping(of: Any) -> Row:
    if not isinstance(of, dict):
        raise ValueError("not a list of lines")
    return {fold(str(name)): str(value).strip() for name, value in of.items()}


def _line(row: Row) -> Line:
    period = period_said(row.get("period", ""))
    if period is None:
        return LineFault.PERIOD
    said = fold(row.get("vad", ""))
    if said in ESTIMATE:
        return _estimate(row, period)
    kind = KINDS.get(said) or _member(TallyKind, said)
    if kind is None:
        return LineFault.KIND
    return _counted(row, kind, period[0])


def _counted(row: Row, kind: TallyKind, month: date) -> Line:
    named = fold(row.get("uppdelning", ""))
    dimension = (DIMENSIONS.get(named) or _member(Dimension, named)) if named else None
    if named and (dimension is None or dimension not in ALLOWED[kind]):
        return LineFault.DIMENSION
    said = row.get("varde", "").lower()
    value = VALUES.get(fold(said), said) if dimension else ""
    if dimension is Dimension.RISKS:
        value = "+".join(sorted(part.strip() for part in value.split("+")))
    if dimension is not None and not is_word(dimension, value):
        return LineFault.VALUE
    number = row.get("antal", "")
    if not re.fullmatch(r"[0-9]{1,6}", number) or not 0 < int(number) <= MOST_OF_ONE:
        return LineFault.NUMBER
    return Counted(kind=kind, month=month, dimension=dimension, value=value, number=int(number))


def _estimate(row: Row, period: tuple[date, date]) -> Line:
    found = RANGE.fullmatch(row.get("antal", ""))
    if found is None or int(found[1]) > int(found[2]):
        return LineFault.RANGE
    metric = row.get("varde", "").upper() or "M01"
    low, high = int(found[1]), int(found[2])
    return Estimate(metric=metric, first=period[0], last=period[1], low=low, high=high)


def period_said(said: str) -> tuple[date, date] | None:
    """The first and the last day of a year, a term or a month; None for anything else."""
    found = PERIOD.fullmatch(fold(said))
    if not found or int(found[2]) not in YEARS:
        return None
    year, month = int(found[2]), int(found[3] or 0)
    if (found[1] and month) or month > LAST_MONTH:
        return None
    first, last = TERM.get(found[1] or "", (month or 1, month or LAST_MONTH))
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _member(words: Iterable[Any], said: str) -> Any:
    return next((word for word in words if word == said), None)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")
