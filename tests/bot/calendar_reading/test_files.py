"""Files as people have them: Excel, Word, CSV and calendar files, and those that are none."""

from datetime import date, datetime, time

import pytest
from openpyxl import Workbook

from bot.calendar_reading.files import read_file
from sspf.domain.calendar_lists import Asked, ReadingContext
from tests.bot.calendar_reading.made_files import a_calendar, a_document, a_workbook, saved
from tests.bot.calendar_reading.reads import asked, said

CONTEXT = ReadingContext(today=date(2026, 11, 22))
HEAD = ["Datum", "Tid", "Grupp", "Plats", "Anmärkning"]


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
