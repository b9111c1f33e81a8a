"""Lists of school breaks, as they come. Today is Thursday 17 December 2026."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.break_lists.reading import breaks_in_file, breaks_said
from sspf.domain.breaks import BadLine, BreakFault, BreakList
from sspf.domain.organisation import Break, BreakEffect

TODAY = date(2026, 12, 17)
SPORTLOV = Break(name="sportlov", first=date(2027, 2, 22), last=date(2027, 2, 26))
CSV = "från;till;namn;kommun;skolform\n"


def said(text: str) -> BreakList:
    return breaks_said(text, "Norrsjö kommun", TODAY)


def read(text: str, encoding: str = "utf-8") -> BreakList:
    return breaks_in_file(text.encode(encoding), "Norrsjö kommun", TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "sportlov 22 feb–26 feb",
        "sportlov 22 feb - 26 feb",
        "sportlov 22–26 feb",
        "sportlov 22-26 februari 2027",
        "sportlov 22/2–26/2",
        "sportlov 22/2 till 26/2",
        "sportlov 2027-02-22 till 2027-02-26",
        "sportlov 2027-02-22–2027-02-26",
        "sportlov från den 22 februari till och med 26 februari",
        "sportlov v. 8",
        "sportlov vecka 8 2027",
        "22 feb–26 feb sportlov",
        "sportlov 22 feb – 26 feb, varna",
    ],
)
def test_given_a_break_is_typed_then_its_name_and_days(text: str) -> None:
    assert said(text) == BreakList(breaks=(SPORTLOV,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "jullov 21 dec till 10 jan, hoppa över",
            Break(
                name="jullov",
                first=date(2026, 12, 21),
                last=date(2027, 1, 10),
                effect=BreakEffect.SKIP,
            ),
        ),
        (
            "höstlov (gymnasieskola) vecka 44, flytta",
            Break(
                name="höstlov",
                first=date(2027, 11, 1),
                last=date(2027, 11, 5),
                school_form="gymnasieskola",
                effect=BreakEffect.MOVE,
            ),
        ),
        (
            "studiedag 8 mars",
            Break(name="studiedag", first=date(2027, 3, 8), last=date(2027, 3, 8)),
        ),
        (
            "läslov 2027-11-01–2027-11-05 inga möten",
            Break(
                name="läslov",
                first=date(2027, 11, 1),
                last=date(2027, 11, 5),
                effect=BreakEffect.SKIP,
            ),
        ),
    ],
)
def test_given_more_is_said_then_it_is_heard(text: str, expected: Break) -> None:
    assert said(text) == BreakList(breaks=(expected,))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("sportlov", BreakFault.NO_FIRST),
        ("22 feb–26 feb", BreakFault.NO_NAME),
        ("sportlov 26 feb 2027–22 feb 2027", BreakFault.BACKWARDS),
        ("sportlov 22 feb 2027–26 aug 2027", BreakFault.TOO_LONG),
        (f"{'lov' * 30} 22 feb–26 feb", BreakFault.LONG_NAME),
        ("sportlov vecka 60", BreakFault.NO_FIRST),
    ],
)
def test_given_something_is_wrong_then_which_line_and_what(text: str, fault: BreakFault) -> None:
    both = said(f"påsklov 29 mars–2 april\n{text}")

    assert [b.name for b in both.breaks] == ["påsklov"]
    assert both.bad == (BadLine(number=2, fault=fault),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ","])
def test_given_csv_in_any_of_the_ways_then_the_same_breaks(encoding: str, delimiter: str) -> None:
    text = (
        "från;till;namn;kommun;skolform\r\n2027-02-22;2027-02-26;sportlov;Norrsjö;\r\n"
        "2027-10-25;2027-10-29;höstlov;norrsjö kommun;grundskola\r\n"
        "2027-02-15;2027-02-19;sportlov;Söderby;\r\n;;;;\r\n"
    ).replace(";", delimiter)

    autumn = Break(
        name="höstlov",
        first=date(2027, 10, 25),
        last=date(2027, 10, 29),
        school_form="grundskola",
    )
    assert read(text, encoding) == BreakList(breaks=(SPORTLOV, autumn), elsewhere=1)


def test_given_other_columns_or_none_then_they_are_found_by_their_names() -> None:
    assert read("lov;from;to\nsportlov;22 feb 2027;26/2 2027\n").breaks == (SPORTLOV,)
    assert read("2027-02-22;2027-02-26;sportlov\n").breaks == (SPORTLOV,)
    skipped = read("från;till;namn;effekt\n2027-02-22;2027-02-26;sportlov;hoppa över\n").breaks
    assert [b.effect for b in skipped] == [BreakEffect.SKIP]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (";2027-02-26;sportlov;;", BreakFault.NO_FIRST),
        ("måndag;2027-02-26;sportlov;;", BreakFault.NO_FIRST),
        ("2027-02-30;2027-02-26;sportlov;;", BreakFault.NO_FIRST),
        ("2027-02-22;;sportlov;;", BreakFault.NO_LAST),
        ("2027-02-22;2027-02-26;;;", BreakFault.NO_NAME),
        ("2027-02-26;2027-02-22;sportlov;;", BreakFault.BACKWARDS),
    ],
)
def test_given_a_row_is_wrong_then_the_others_are_read(row: str, fault: BreakFault) -> None:
    found = read(f"{CSV}{row}\n2027-02-22;2027-02-26;sportlov;;\n")

    assert found == BreakList(breaks=(SPORTLOV,), bad=(BadLine(number=2, fault=fault),))


def test_given_a_row_for_ever_then_so_many_and_no_more() -> None:
    rows = "".join(f"2027-02-22;2027-02-26;lov {n};;\n" for n in range(250))
    found = read(CSV + rows)

    assert len(found.breaks) == 200
    assert {bad.fault for bad in found.bad} == {BreakFault.TOO_MANY}


def an_event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"])


def a_calendar(*events: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *events, "END:VCALENDAR", ""])


def test_given_all_day_events_then_the_end_is_the_day_before() -> None:
    week = an_event("SUMMARY:sportlov", "DTSTART;VALUE=DATE:20270222", "DTEND;VALUE=DATE:20270227")
    one_day = an_event("SUMMARY:studiedag", "DTSTART;VALUE=DATE:20270308")

    assert read(a_calendar(week, one_day)).breaks == (
        SPORTLOV,
        Break(name="studiedag", first=date(2027, 3, 8), last=date(2027, 3, 8)),
    )


def test_given_other_events_then_they_are_no_breaks() -> None:
    lesson = an_event("SUMMARY:lektion", "DTSTART:20270222T080000Z", "DTEND:20270222T090000Z")
    again = an_event("SUMMARY:x", "DTSTART;VALUE=DATE:20270222", "RRULE:FREQ=WEEKLY")

    found = read(a_calendar(lesson, again))

    assert found.breaks == ()
    assert [bad.fault for bad in found.bad] == [BreakFault.UNREADABLE] * 2
    assert read("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n").bad[0].fault is BreakFault.UNREADABLE


@given(st.text(max_size=200) | st.text("0123456789-–/; .:vfebmars\n", max_size=80))
@example("1/1:V0")  # that day is in another week
def test_whatever_is_typed_is_read_or_refused_line_by_line(text: str) -> None:
    for found in (said(text), read(text.encode("utf-8", "replace").decode())):
        assert all(b.first <= b.last and b.name.strip() for b in found.breaks)


@given(st.binary(max_size=300))
def test_whatever_bytes_a_file_has_nothing_breaks(data: bytes) -> None:
    found = breaks_in_file(data, "Norrsjö", TODAY)

    assert all(b.first <= b.last for b in found.breaks)
