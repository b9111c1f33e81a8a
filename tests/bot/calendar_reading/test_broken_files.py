"""Files that are none: each gets a sentence that says why, and what to do."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.calendar_reading.archives import MOST_BYTES
from bot.calendar_reading.files import read_file
from cards.text import Text
from sspf.domain.calendar_lists import Reading, ReadingContext
from tests.bot.calendar_reading.made_files import (
    a_calendar,
    a_document,
    a_workbook,
    an_archive,
)

CONTEXT = ReadingContext(today=date(2026, 11, 22))
WRONG: dict[str, tuple[str, bytes]] = {
    "calendar_file.empty": ("x.csv", b" \r\n"),
    "calendar_file.too_big": ("x.csv", b"x" * (MOST_BYTES + 1)),
    "calendar_file.old_type": ("x.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600),
    "calendar_file.encrypted": (
        "x.xlsx",
        b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
    ),
    "calendar_file.macros": ("x.xlsm", an_archive("xl/workbook.xml", "xl/vbaProject.bin")),
    "calendar_file.wrong_type": ("x.pdf", b"%PDF-1.7"),
    "calendar_file.broken": ("x.xlsx", an_archive("xl/workbook.xml")),
}


@pytest.mark.parametrize("key", WRONG)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_given_a_file_that_is_not_read_when_read_then_it_is_said_why_and_what_to_do(
    key: str, language: str
) -> None:
    reading = read_file(*WRONG[key], CONTEXT)

    assert (reading.fault, reading.wishes, reading.questions) == (key, (), ())
    assert "." in Text.load(language)(reading.fault)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.docx", an_archive("word/document.xml", content=b"not xml")),
        ("x.xlsx", b"PK\x03\x04" + b"\0" * 50),
        ("x.xlsx", a_workbook(["Datum"])[:-200]),
        ("x.docx", a_document("14/1")[:300]),
        ("x.xlsx", an_archive("xl/workbook.xml", content=b'<!DOCTYPE a [<!ENTITY b "c">]><a/>')),
        ("x.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT"),
        ("x.ics", a_calendar("DTSTART:not-a-date")),
        ("x.ics", a_calendar("DTSTART:20270114T120000Z\r\nRRULE:FREQ=SOMETIMES")),
    ],
)
def test_given_a_broken_file_when_read_then_nothing_is_raised_and_nothing_is_guessed(
    name: str, data: bytes
) -> None:
    reading = read_file(name, data, CONTEXT)

    assert reading.wishes == ()
    assert reading.fault == "calendar_file.broken" or reading.questions or name.endswith(".ics")


def test_given_an_archive_that_unfolds_without_end_when_read_then_it_is_not_unfolded() -> None:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * (41 * 1024 * 1024))

    assert read_file("x.xlsx", kept.getvalue(), CONTEXT).fault == "calendar_file.too_big"


@pytest.mark.parametrize("name", ["a.zip", "b.ods"])
def test_given_another_archive_when_read_then_it_is_of_the_wrong_type(name: str) -> None:
    assert read_file(name, an_archive("mimetype"), CONTEXT).fault == "calendar_file.wrong_type"


@given(st.binary(max_size=400), st.sampled_from(["x.xlsx", "x.docx", "x.csv", "x.ics", "x"]))
def test_whatever_bytes_come_nothing_is_raised(data: bytes, name: str) -> None:
    assert isinstance(read_file(name, data, CONTEXT), Reading)


@given(st.data())
def test_whatever_is_changed_in_a_good_file_nothing_is_raised(drawn: st.DataObject) -> None:
    good = drawn.draw(st.sampled_from([GOOD_BOOK, GOOD_DOCUMENT, GOOD_CALENDAR]))
    at = drawn.draw(st.integers(0, len(good) - 1))
    changed = good[:at] + drawn.draw(st.binary(min_size=1, max_size=8)) + good[at + 1 :]

    assert isinstance(read_file("x", changed, CONTEXT), Reading)


GOOD_BOOK = a_workbook(["Datum", "Tid"], ["14/1", "13.00"])
GOOD_DOCUMENT = a_document("Möten", table=[["Datum", "Tid"], ["14/1", "13.00"]])
GOOD_CALENDAR = a_calendar("DTSTART:20270114T120000Z\r\nRRULE:FREQ=WEEKLY;COUNT=3")
