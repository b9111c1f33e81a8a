"""A table with a heading row becomes a list of meetings, whatever its columns are called."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from bot.calendar_reading.phrases import GONE_WORDS
from bot.calendar_reading.text import read_text
from bot.calendar_reading.turning import turned
from bot.calendar_reading.vocabulary import month
from sspf.domain.calendar_lists import Asked, Question, Reading, ReadingContext, Wish

Cell = str | int | float | bool | date | datetime | time | timedelta | None
Row = Sequence[Cell]

COLUMNS: dict[str, tuple[str, ...]] = {
    "date": ("datum", "mötesdatum", "mötesdag", "när", "date", "dag och datum", "tillfälle"),
    "weekday": ("veckodag", "dag", "weekday", "day"),
    "week": ("vecka", "v", "vnr", "veckonr", "veckonummer", "week", "v nr"),
    "time": ("tid", "klockslag", "kl", "tidpunkt", "mötestid", "time", "klockan", "tider"),
    "start": ("start", "starttid", "från", "börjar", "fr", "fr o m", "start time", "from"),
    "end": ("slut", "sluttid", "till", "slutar", "t o m", "end", "end time", "to"),
    "group": ("grupp", "forum", "möte", "group", "vad"),
    "place": ("plats", "lokal", "rum", "var", "place", "location", "sal"),
    "remark": ("anmärkning", "kommentar", "notering", "obs", "övrigt", "info", "noteringar", "not",
               "anteckning", "remark", "kommentarer", "status"),
    "month": ("månad", "month"),
    "year": ("år", "year"),
}  # fmt: skip
NAMES = {name: column for column, names in COLUMNS.items() for name in names}
GONE = re.compile(GONE_WORDS)
VAGUE = re.compile(r"\b(?:n[åa]gon|b[öo]rjan|mitten|slutet|prel|meddelas|ej|inte|oklart|\?)")
EXCEL_DAYS = range(30_000, 80_000)
"""Days since 1899-12-30 that are in our time: a date cell that lost its format."""
EXCEL_ZERO = date(1899, 12, 30)
MOST_ROWS, MOST_COLUMNS, MOST_HEADINGS = 2_000, 60, 3
MINUTES_A_DAY = 24 * 60


def read_table(rows: Sequence[Row], context: ReadingContext) -> Reading | None:
    """None when no row says which column holds the dates."""
    rows = turned([row[:MOST_COLUMNS] for row in rows[:MOST_ROWS]], _is_name)
    at = next((n for n, row in enumerate(rows) if _is_head(_columns(row))), None)
    if at is None:
        return None
    columns = _columns(rows[at])
    headings = [_joined(row) for row in rows[:at] if _joined(row)]
    wishes: list[Wish] = []
    questions: list[Question] = []
    for row in rows[at + 1 :]:
        if _is_head(_columns(row)):
            columns = _columns(row)
        elif (heading := _heading(row, columns)) is not None:
            headings = [*headings, heading][-MOST_HEADINGS:] if heading else headings
        else:
            reading = _read_row(row, columns, headings, context)
            wishes += reading.wishes
            questions += reading.questions
    return joined([Reading(wishes=tuple(wishes), questions=tuple(questions))])


def joined(readings: Sequence[Reading]) -> Reading:
    """In order of time, with no question twice."""
    order = list(Asked)
    wishes = [wish for reading in readings for wish in reading.wishes]
    questions = [question for reading in readings for question in reading.questions]
    return Reading(
        wishes=tuple(sorted(wishes, key=lambda w: (w.on, w.starts or time(), w.ends or time()))),
        questions=tuple(sorted(dict.fromkeys(questions), key=lambda q: order.index(q.code))),
    )


def text_of(rows: Sequence[Row]) -> str:
    """A table without a heading row, a line for each row."""
    return "\n".join(_joined(row) for row in rows[:MOST_ROWS])


def _columns(row: Row) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        if _is_name(cell):
            found.setdefault(NAMES[_name(cell)], at)
    return found


def _name(cell: object) -> str:
    return re.sub(r"[^a-zåäö ]", "", str(cell).lower()).strip() if cell else ""


def _is_name(cell: object) -> bool:
    return _name(cell) in NAMES


def _is_head(columns: dict[str, int]) -> bool:
    has_day = "date" in columns or "week" in columns or "weekday" in columns
    return has_day and (len(columns) > 1 or "date" in columns)


def _heading(row: Row, columns: dict[str, int]) -> str | None:
    """The words of a row across the table; empty for an empty row; None for an ordinary one."""
    filled = [at for at, cell in enumerate(row) if _said(cell)]
    if not filled:
        return ""
    if len(filled) > 1 or len(columns) == 1 or _is_day(row[filled[0]]):
        return None
    words = _said(row[filled[0]])
    is_vague = filled[0] in _day_columns(columns) and month(words.lower().strip(".: ")) is None
    return None if is_vague and VAGUE.search(words.lower()) else words


def _day_columns(columns: dict[str, int]) -> set[int]:
    return {columns[name] for name in ("date", "week", "weekday") if name in columns}


def _is_day(cell: Cell) -> bool:
    return isinstance(cell, date) or (isinstance(cell, str) and bool(re.search(r"\d", cell)) and
                                      not re.fullmatch(r"\D*20\d\d\D*", cell))  # fmt: skip


def _read_row(
    row: Row, columns: dict[str, int], headings: Sequence[str], context: ReadingContext
) -> Reading:
    cells = {name: row[at] for name, at in columns.items() if at < len(row)}
    line = " ".join(_parts(cells))
    if GONE.search(_said(cells.get("remark")).lower()):
        line += " inställt"
    reading = read_text("\n".join([*headings, line]), context)
    as_written = _joined(row)
    questions = tuple(replace(q, line=as_written) for q in reading.questions)
    if not reading.wishes and not questions and _said(cells.get("date")) and "inställt" not in line:
        questions = (Question(code=Asked.UNREADABLE, line=as_written),)
    group, place, remark = (_said(cells.get(name)) for name in ("group", "place", "remark"))
    return Reading(
        wishes=tuple(
            replace(wish, group=group, place=place, remark=remark) for wish in reading.wishes
        ),
        questions=questions,
    )


def _parts(cells: dict[str, Cell]) -> Iterator[str]:
    """What a row says of its meeting, as somebody would write it."""
    yield _said(cells.get("weekday"))
    day = _day(cells.get("date"))
    of = _said(cells.get("month"))
    yield f"{day} {of}" if of and re.fullmatch(r"\d{1,2}", day) else day
    yield _said(cells.get("year"))
    week = re.search(r"\d+", _said(cells.get("week")))
    if week:
        yield f"v. {week[0]}"
    hours = _clock(cells.get("time")) or _clock(cells.get("start"))
    ends = _clock(cells.get("end"))
    if hours:
        yield f"kl. {hours}" + (f"-{ends}" if ends and "-" not in hours else "")


def _day(cell: Cell) -> str:
    if isinstance(cell, int | float) and not isinstance(cell, bool) and int(cell) in EXCEL_DAYS:
        return (EXCEL_ZERO + timedelta(days=int(cell))).isoformat()
    said = _said(cell)
    if said.isdigit() and int(said) in EXCEL_DAYS:
        return (EXCEL_ZERO + timedelta(days=int(said))).isoformat()
    return said


def _clock(cell: Cell) -> str:
    if isinstance(cell, float | int) and not isinstance(cell, bool) and 0 < cell < 1:
        return _of_day(round(cell * MINUTES_A_DAY))
    if isinstance(cell, timedelta):
        return _of_day(int(cell.total_seconds()) // 60)
    if isinstance(cell, datetime | time):
        return f"{cell:%H.%M}"
    said = re.sub(r"^(?:kl(?:ockan)?\b\.?)\s*", "", _said(cell).strip(), flags=re.IGNORECASE)
    if re.fullmatch(r"0[.,]\d{2,}", said):
        return _of_day(round(float(said.replace(",", ".")) * MINUTES_A_DAY))
    return re.sub(r"[–—−]", "-", said)


def _of_day(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}.{minutes % 60:02}"


def _said(cell: Cell) -> str:
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() + (f" {cell:%H.%M}" if cell.time() != time() else "")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time | timedelta):
        return _clock(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell == cell // 1 and abs(cell) < 1e9 else str(cell)  # noqa: PLR2004 whole numbers as such
    return " ".join(str(cell).split())


def _joined(row: Row) -> str:
    return " ; ".join(said for cell in row if (said := _said(cell)))
