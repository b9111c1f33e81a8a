"""Files as people have them: Excel, Word, CSV and calendar files, and those that are none."""

import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.calendar_reading.archives import MOST_BYTES
from bot.calendar_reading.files import read_file
from cards.text import Text
from sspf.domain.calendar_lists import Asked, Reading, ReadingContext

CONTEXT = ReadingContext(today=date(2026, 11, 22))
HEAD = ["Datum", "Tid", "Grupp", "Plats", "Anmärkning"]
EVENT = "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20261101T000000Z\r\n{lines}\r\nEND:VEVENT\r\n"


def said(reading: Reading) -> list[str]:
    """`2027-01-14 13:00-15:00`; what was not said is left out."""
    return [
        f"{w.on}{f' {w.starts:%H:%M}' if w.starts else ''}{f'-{w.ends:%H:%M}' if w.ends else ''}"
        for w in reading.wishes
    ]


def asked(reading: Reading) -> list[Asked]:
    return [question.code for question in reading.questions]


def a_workbook(*rows: Sequence[object], title: str = "Blad1") -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def saved(file: Workbook) -> bytes:
    kept = BytesIO()
    file.save(kept)
    return kept.getvalue()


def a_document(*paragraphs: str, table: list[list[str]] | None = None) -> bytes:
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    if table:
        drawn = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(drawn.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def a_calendar(*events: str) -> bytes:
    body = "".join(EVENT.format(uid=n, lines=lines) for n, lines in enumerate(events))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{body}END:VCALENDAR\r\n".encode()


def an_archive(*names: str, content: bytes = b"<x/>") -> bytes:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return kept.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_given_a_csv_of_any_kind_when_read_then_each_row_is_a_meeting(
    encoding: str, mark: str
) -> None:
    rows = [
        ["Datum", "Vecka", "Tid", "Plats", "Anmärkning"],
        ["2027-01-21", "3", "13.00–15.00", "Kajen", "åäö"],
        ["18 feb", "v. 7", "", "Skolan", ""],
        ["2027-03-18", "12", "kl 9", "", "fel vecka"],
    ]
    data = "\r\n".join(mark.join(row) for row in rows).encode(encoding)

    reading = read_file("kalendarium.csv", data, CONTEXT)

    assert said(reading) == ["2027-01-21 13:00-15:00", "2027-02-18", "2027-03-18 09:00"]
    assert asked(reading) == [Asked.WEEK_MISMATCH]
    assert (reading.wishes[0].place, reading.wishes[0].remark) == ("Kajen", "åäö")


def test_given_the_columns_of_the_domain_when_read_then_group_place_and_remark_are_kept() -> None:
    data = "datum;tid;grupp;plats;anmärkning\n2027-01-21;13.00;Operativ;Kajen;Fika".encode()

    wish = read_file("x.csv", data, CONTEXT).wishes[0]

    assert (wish.group, wish.place, wish.remark) == ("Operativ", "Kajen", "Fika")


@pytest.mark.parametrize(
    ("head", "row", "meeting"),
    [
        (["Tid", "Datum"], ["9-11", "14/1"], "2027-01-14 09:00-11:00"),
        (
            ["Dag", "Datum", "Start", "Slut"],
            ["tors", "14/1", "9.00", "11"],
            "2027-01-14 09:00-11:00",
        ),
        (["Vecka", "Veckodag", "Tid"], ["3", "torsdag", "13"], "2027-01-21 13:00"),
        (["V.", "Dag", "Kl."], ["3", "tors", "13.30"], "2027-01-21 13:30"),
        (
            ["Mötesdatum", "Starttid", "Sluttid"],
            ["14 januari", "13:00", "15:00"],
            "2027-01-14 13:00-15:00",
        ),
        (["Månad", "Datum", "Tid"], ["januari", "14", "13"], "2027-01-14 13:00"),
        (["År", "Datum", "Plats"], ["2028", "14 jan", "Kajen"], "2028-01-14"),
        (["NÄR", "VAR"], ["Torsdag 14 januari kl. 13", "Rum 3"], "2027-01-14 13:00"),
        (["Plats", "Datum", "Antal"], ["Rum 12", "2027-01-14", "7"], "2027-01-14"),
    ],
)
def test_given_columns_in_any_order_and_name_when_read_then_they_are_known(
    head: list[str], row: list[str], meeting: str
) -> None:
    reading = read_file("x.csv", "\n".join([";".join(head), ";".join(row)]).encode(), CONTEXT)

    assert (said(reading), asked(reading)) == ([meeting], [])


def test_given_an_excel_file_with_real_dates_and_times_when_read_then_they_are_taken() -> None:
    data = a_workbook(
        ["Kalendarium Operativ grupp"],
        [],
        HEAD,
        ["Våren 2027"],
        [date(2027, 1, 21), time(13), "Operativ", "Kajen", None],
        [datetime(2027, 2, 18), 13 / 24, "Operativ", "Kajen", "ny tid"],  # noqa: DTZ001 a cell
        ["18 mars", "13.00–14.30", "", "", ""],
        [datetime(2027, 4, 15, 9, 30), None, "", "", ""],  # noqa: DTZ001 a cell
        ["13 maj", "", "", "", "Inställt"],
        ["någon gång i juni", "", "", "", ""],
        ["Hösten 2027"],
        ["2/9", "13.00", "", "", ""],
    )

    reading = read_file("kalendarium.xlsx", data, CONTEXT)

    assert said(reading) == [
        *("2027-01-21 13:00", "2027-02-18 13:00", "2027-03-18 13:00-14:30"),
        *("2027-04-15 09:30", "2027-09-02 13:00"),
    ]
    assert asked(reading) == [Asked.UNREADABLE]
    assert "någon gång i juni" in reading.questions[0].line


def test_given_an_excel_file_without_headings_when_read_then_its_rows_are_lines() -> None:
    data = a_workbook(["14/1", "13.00"], ["11/2", "13.00"])

    assert said(read_file("x.xlsx", data, CONTEXT)) == ["2027-01-14 13:00", "2027-02-11 13:00"]


def test_given_a_hidden_sheet_when_read_then_it_is_let_be() -> None:
    book = Workbook()
    shown = book.active
    assert shown is not None
    shown.append(["Datum"])
    shown.append(["14/1"])
    hidden = book.create_sheet("gammalt")
    hidden.append(["Datum"])
    hidden.append(["11/2"])
    hidden.sheet_state = "hidden"

    assert said(read_file("x.xlsx", saved(book), CONTEXT)) == ["2027-01-14"]


def test_given_a_word_table_when_read_then_the_date_of_the_minutes_is_no_meeting() -> None:
    table = [["Datum", "Tid"], ["14/1", "13.00"], ["11/2", "13.00"]]
    data = a_document("Protokoll 2026-11-03", "Kalendarium våren 2027", table=table)

    reading = read_file("protokoll.docx", data, CONTEXT)

    assert said(reading) == ["2027-01-14 13:00", "2027-02-11 13:00"]


def test_given_a_word_list_when_read_then_its_paragraphs_are_lines() -> None:
    data = a_document("Mötestider våren 2027, kl. 13.00–15.00:", "• 14 januari", "• 11 februari")

    assert said(read_file("x.docx", data, CONTEXT)) == [
        "2027-01-14 13:00-15:00",
        "2027-02-11 13:00-15:00",
    ]


def test_given_events_of_every_kind_when_read_then_they_are_local_meetings() -> None:
    data = a_calendar(
        "DTSTART;TZID=Europe/Stockholm:20270114T130000\r\nDTEND;TZID=Europe/Stockholm:20270114T150000",
        "DTSTART:20270218T120000Z\r\nDURATION:PT2H",
        "DTSTART;TZID=W. Europe Standard Time:20270318T130000\r\nDURATION:PT1H",
        "DTSTART;VALUE=DATE:20270415\r\nDTEND;VALUE=DATE:20270416",
        "DTSTART:20270513T110000Z\r\nDTEND:20270513T130000Z\r\nSTATUS:CANCELLED",
        "DTSTART;VALUE=DATE:20270222\r\nDTEND;VALUE=DATE:20270227\r\nSUMMARY:Sportlov",
    )

    reading = read_file("x.ics", data, CONTEXT)

    assert said(reading) == [
        *("2027-01-14 13:00-15:00", "2027-02-18 13:00-15:00"),
        *("2027-03-18 13:00-14:00", "2027-04-15"),
    ]
    assert [(q.code, q.line) for q in reading.questions] == [(Asked.UNREADABLE, "Sportlov")]


def test_given_a_series_over_a_change_of_clocks_when_read_then_the_wall_clock_is_kept() -> None:
    """One is taken out, one is moved."""
    lines = (
        "DTSTART;TZID=Europe/Stockholm:20270318T130000\r\nDTEND;TZID=Europe/Stockholm:20270318T150000\r\n"
        "RRULE:FREQ=WEEKLY;COUNT=4\r\nEXDATE;TZID=Europe/Stockholm:20270325T130000"
    )
    moved = (
        "BEGIN:VEVENT\r\nUID:0\r\nDTSTAMP:20261101T000000Z\r\n"
        "RECURRENCE-ID;TZID=Europe/Stockholm:20270408T130000\r\n"
        "DTSTART;TZID=Europe/Stockholm:20270409T090000\r\n"
        "DTEND;TZID=Europe/Stockholm:20270409T100000\r\nEND:VEVENT\r\nEND:VCALENDAR"
    )
    data = a_calendar(lines).replace(b"END:VCALENDAR", moved.encode())

    assert said(read_file("x.ics", data, CONTEXT)) == [
        *("2027-03-18 13:00-15:00", "2027-04-01 13:00-15:00", "2027-04-09 09:00-10:00"),
    ]


@pytest.mark.parametrize("until", ["20270201T120000Z", "20270201", "20270201T130000"])
def test_given_a_series_with_an_end_when_read_then_it_ends(until: str) -> None:
    data = a_calendar(
        f"DTSTART;TZID=Europe/Stockholm:20270118T130000\r\nRRULE:FREQ=WEEKLY;UNTIL={until}"
    )

    assert said(read_file("x.ics", data, CONTEXT)) == [
        *("2027-01-18 13:00", "2027-01-25 13:00", "2027-02-01 13:00"),
    ]


def test_given_a_series_without_end_when_read_then_it_is_cut() -> None:
    data = a_calendar("DTSTART:20200101T120000Z\r\nRRULE:FREQ=DAILY")

    assert len(read_file("x.ics", data, CONTEXT).wishes) == 500


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
