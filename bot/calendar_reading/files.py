"""A file with a calendar becomes a list of meetings; what cannot be read says why, kindly."""

import csv
import zipfile
import zlib
from io import StringIO
from xml.etree.ElementTree import ParseError

from docx.opc.exceptions import PackageNotFoundError
from openpyxl.utils.exceptions import InvalidFileException

from bot.calendar_reading.archives import EXCEL, MOST_BYTES, RefusedFileError, kind_of
from bot.calendar_reading.documents import read_document, read_workbook
from bot.calendar_reading.events import read_events
from bot.calendar_reading.tables import read_table
from bot.calendar_reading.text import read_text
from sspf.domain.calendar_lists import Reading, ReadingContext

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
EMPTY_ZIP = b"PK\x05\x06"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
OTHER_KINDS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"Rar!", b"7z\xbc")
DELIMITERS = (";", "\t", ",")
SAMPLE_LINES = 20
DAMAGED = (
    *(ArithmeticError, AttributeError, EOFError, LookupError, OSError, RecursionError),
    *(NotImplementedError, SyntaxError, TypeError, ValueError, csv.Error, zlib.error),
    *(zipfile.BadZipFile, ParseError, InvalidFileException, PackageNotFoundError),
)
"""What the readers of these files raise when a file is not what it says it is."""


def read_file(name: str, data: bytes, context: ReadingContext) -> Reading:
    """XLSX, DOCX, CSV, .ics or plain text, told by its bytes; `name` only by its ending, if at all.

    Never raises for what a file holds: `Reading.fault` is the catalogue key of what to say instead.
    """
    try:
        return _read(data, context)
    except RefusedFileError as refused:
        return Reading(fault=str(refused))
    except DAMAGED:
        is_known = name.lower().endswith((".xlsx", ".docx", ".csv", ".ics", ".txt"))
        return Reading(fault=f"calendar_file.{'broken' if is_known else 'wrong_type'}")


def read_pasted(text: str, context: ReadingContext) -> Reading:
    """What is pasted may be the cells of a table or the text of a calendar file. Never raises."""
    try:
        return _read_words(text, context)
    except RefusedFileError as refused:
        return Reading(fault=str(refused))
    except DAMAGED:
        return read_text(text, context)


def _read(data: bytes, context: ReadingContext) -> Reading:
    if len(data) > MOST_BYTES:
        raise RefusedFileError("calendar_file.too_big")
    if not data.strip():
        raise RefusedFileError("calendar_file.empty")
    if data.startswith(OLD_OFFICE):
        is_encrypted = ENCRYPTED in data
        raise RefusedFileError(f"calendar_file.{'encrypted' if is_encrypted else 'old_type'}")
    if data.startswith((ZIP, EMPTY_ZIP)):
        is_excel = kind_of(data) == EXCEL
        return read_workbook(data, context) if is_excel else read_document(data, context)
    if data.startswith(OTHER_KINDS):
        raise RefusedFileError("calendar_file.wrong_type")
    return _read_words(_decoded(data), context)


def _decoded(data: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with it, else what Excel in Sweden writes."""
    if data.startswith(UTF_16):
        return data.decode("utf-16")
    if b"\0" in data:
        raise RefusedFileError("calendar_file.wrong_type")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _read_words(text: str, context: ReadingContext) -> Reading:
    if text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        return read_events(text.encode(), context)
    lines = text.splitlines()[:SAMPLE_LINES]
    counts = {mark: sum(line.count(mark) for line in lines) for mark in DELIMITERS}
    for mark in sorted(DELIMITERS, key=lambda mark: -counts[mark]):
        rows = list(csv.reader(StringIO(text), delimiter=mark))
        table = read_table(rows, context)
        if table is not None and (table.wishes or table.questions):
            return table
    return read_text(text, context)
