"""Calendars as files: what stands in them, and what can be read back from them."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime, time
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from openpyxl import load_workbook

from bot.calendar_files.kinds import KINDS, mark_of
from sspf.domain.feeds import FeedCalendar, FeedLine
from sspf.domain.meetings import Meeting, MeetingId, MeetingStatus
from tests.factories import NOW, a_meeting

LATER = datetime(2027, 5, 1, 8, tzinfo=UTC)


def a_calendar(*meetings: Meeting, group: str = "Operativ grupp") -> FeedCalendar:
    return FeedCalendar(lines=tuple(FeedLine(meeting=m, group=group) for m in meetings))


def on(day: date, starts: time = time(13), **more: Any) -> Meeting:
    return a_meeting(id=MeetingId(f"m{day:%Y%m%d}"), held_on=day, starts=starts, **more)


def events_of(calendar: FeedCalendar) -> list[Any]:
    read: Any = Calendar.from_ical(KINDS["ics"].write(calendar, NOW))
    return list(read.walk("VEVENT"))


def cells_of(calendar: FeedCalendar) -> Any:
    return load_workbook(BytesIO(KINDS["xlsx"].write(calendar, NOW))).active


def lines_of(calendar: FeedCalendar) -> list[list[str]]:
    text = KINDS["csv"].write(calendar, NOW).decode("utf-8-sig")
    return list(csv.reader(StringIO(text), delimiter=";"))


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_given_a_name_that_a_spreadsheet_would_work_out_then_it_stays_a_name(begins: str) -> None:
    evil = f"{begins}HYPERLINK(1)"
    calendar = a_calendar(on(date(2027, 2, 18)), group=evil)

    assert lines_of(calendar)[1][3] == f"'{evil}"
    cell = cells_of(calendar)["D2"]
    assert (cell.data_type, cell.value.replace("\n", "\r")) == ("s", f"'{evil}")


def test_given_a_workbook_then_its_dates_are_dates_and_its_texts_texts() -> None:
    sheet = cells_of(a_calendar(on(date(2027, 2, 18))))

    assert [cell.value for cell in sheet[1]] == [
        "datum",
        "vecka",
        "tid",
        "grupp",
        "plats",
        "anmärkning",
    ]
    assert (sheet["A2"].is_date, sheet["A2"].value.date()) == (True, date(2027, 2, 18))
    assert (sheet["B2"].value, sheet["C2"].value, sheet["C2"].data_type) == (7, "13.00–15.00", "s")


def test_given_week_53_then_the_week_of_the_date_stands_beside_it() -> None:
    rows = lines_of(a_calendar(on(date(2026, 12, 31)), on(date(2027, 1, 7))))

    assert [row[:2] for row in rows[1:]] == [["2026-12-31", "53"], ["2027-01-07", "1"]]


def test_given_a_cancelled_meeting_then_only_the_calendar_file_holds_it_and_says_so() -> None:
    gone = on(date(2027, 2, 18), status=MeetingStatus.CANCELLED, sequence=3)
    calendar = a_calendar(gone, on(date(2027, 3, 18)))

    assert [row[0] for row in lines_of(calendar)[1:]] == ["2027-03-18"]
    assert cells_of(calendar).max_row == 2
    first, second = events_of(calendar)
    assert (str(first["status"]), int(first["sequence"])) == ("CANCELLED", 3)
    assert str(second["status"]) == "TENTATIVE"


def test_given_no_meeting_then_each_file_is_whole_and_empty() -> None:
    assert events_of(a_calendar()) == []
    assert len(lines_of(a_calendar())) == 1
    assert cells_of(a_calendar()).max_row == 1


@pytest.mark.parametrize(
    ("day", "starts", "utc"),
    [
        (date(2027, 3, 27), time(13), "2027-03-27 12:00"),
        (date(2027, 3, 28), time(13), "2027-03-28 11:00"),
        (date(2027, 10, 30), time(13), "2027-10-30 11:00"),
        (date(2027, 10, 31), time(13), "2027-10-31 12:00"),
        (date(2027, 10, 31), time(2, 30), "2027-10-31 00:30"),  # comes twice: the first
    ],
)
def test_given_the_nights_when_the_clock_changes_then_the_hour_is_the_walls(
    day: date, starts: time, utc: str
) -> None:
    (event,) = events_of(a_calendar(on(day, starts)))

    assert event["dtstart"].dt.astimezone(UTC).strftime("%Y-%m-%d %H:%M") == utc
    assert event["dtstart"].params["TZID"] == "Europe/Stockholm"


DAYS = st.lists(st.dates(date(2026, 1, 1), date(2033, 12, 31)), unique=True, max_size=8)


@given(DAYS, st.times(max_value=time(21)).map(lambda t: t.replace(second=0, microsecond=0)))
def test_every_file_reads_back_to_the_same_meetings(days: list[date], starts: time) -> None:
    meetings = [on(day, starts) for day in sorted(days)]
    calendar = a_calendar(*meetings)
    expected = [(m.held_on, f"{m.starts:%H.%M}–{m.ends:%H.%M}") for m in meetings]

    assert [(date.fromisoformat(r[0]), r[2]) for r in lines_of(calendar)[1:]] == expected
    rows = list(cells_of(calendar).values)[1:]
    assert [(row[0].date(), row[2]) for row in rows] == expected
    # Half past two in the spring does not exist; the instant is the same all the same
    assert [e["dtstart"].dt.astimezone(UTC) for e in events_of(calendar)] == [
        m.starts_at for m in meetings
    ]
    assert [e["dtend"].dt.astimezone(UTC) for e in events_of(calendar)] == [
        m.ends_at for m in meetings
    ]


def test_given_nothing_changed_then_the_mark_is_the_same_at_another_hour_and_else_another() -> None:
    meeting = on(date(2027, 2, 18))
    marks = {
        mark_of(a_calendar(meeting), "ics"),
        mark_of(a_calendar(meeting), "csv"),
        mark_of(a_calendar(replace(meeting, sequence=1)), "ics"),
        mark_of(a_calendar(replace(meeting, starts=time(14))), "ics"),
        mark_of(a_calendar(replace(meeting, minutes=60)), "ics"),
        mark_of(a_calendar(replace(meeting, status=MeetingStatus.CALLED)), "ics"),
        mark_of(a_calendar(meeting, group="Annan grupp"), "ics"),
        mark_of(a_calendar(), "ics"),
    }

    assert len(marks) == 8
    assert mark_of(a_calendar(meeting), "ics") == mark_of(a_calendar(meeting), "ics")
    assert KINDS["ics"].write(a_calendar(meeting), NOW) != KINDS["ics"].write(
        a_calendar(meeting), LATER
    )
