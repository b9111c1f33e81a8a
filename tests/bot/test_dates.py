"""Dates as people type them in Swedish; what is not understood is None, never a guess."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dates import MONTHS, find_clock, find_date, without_dates
from sspf.domain.errors import WrongWeekError

MONDAY = date(2027, 2, 1)
"""Monday of week 5: the reference of QUERIES.md."""
TODAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-03-04", date(2027, 3, 4)),
        ("till 2027-3-4", date(2027, 3, 4)),
        ("2026-12-24", date(2026, 12, 24)),
        ("4/3", date(2027, 3, 4)),
        ("4/3 2028", date(2028, 3, 4)),
        ("4/3-2028", date(2028, 3, 4)),
        ("4 mars", date(2027, 3, 4)),
        ("den 4 mars", date(2027, 3, 4)),
        ("4:e mars", date(2027, 3, 4)),
        ("4e mars", date(2027, 3, 4)),
        ("TORSDAG 4 MARS", date(2027, 3, 4)),
        ("4 mar.", date(2027, 3, 4)),
        ("25 feb", date(2027, 2, 25)),
        ("3 sept", date(2027, 9, 3)),
        ("4 mars 2028", date(2028, 3, 4)),
        ("1 februari", date(2027, 2, 1)),
        ("31 januari", date(2028, 1, 31)),
        ("12 jan", date(2028, 1, 12)),
        ("29 februari", date(2028, 2, 29)),
        ("i dag", MONDAY),
        ("idag", MONDAY),
        ("i morgon", date(2027, 2, 2)),
        ("imorgon", date(2027, 2, 2)),
        ("på torsdag", date(2027, 2, 4)),
        ("torsdagen", date(2027, 2, 4)),
        ("måndag", date(2027, 2, 8)),
        ("on friday", date(2027, 2, 5)),
        ("Thursday week 7", date(2027, 2, 18)),
        ("tomorrow", date(2027, 2, 2)),
        ("v 7", date(2027, 2, 19)),
        ("v.7", date(2027, 2, 19)),
        ("v7", date(2027, 2, 19)),
        ("vecka 7", date(2027, 2, 19)),
        ("torsdag v. 7", date(2027, 2, 18)),
        ("onsdag vecka 3", date(2028, 1, 19)),
        ("18 februari vecka 7", date(2027, 2, 18)),
        ("4 mars kl. 13.00", date(2027, 3, 4)),
        ("3 flaskor och 4 mars", date(2027, 3, 4)),
    ],
)
def test_given_a_date_as_people_type_it_when_read_then_it_is_found(text: str, day: date) -> None:
    assert find_date(text, MONDAY) == day


@pytest.mark.parametrize(
    "text",
    [
        *("", "snart", "31 april", "29 februari 2027", "2027-13-01", "2027-02-30", "45/13"),
        *("32 mars", "0 mars", "4 m", "4 ju", "vecka 54", "v 0", "v 99", "0000-00-00"),
        *("i övermorgon", "nästa år", "femte maj", "4 marsipan", "13.00"),
    ],
)
def test_given_no_date_when_read_then_there_is_none(text: str) -> None:
    assert find_date(text, MONDAY) is None


@pytest.mark.parametrize(
    ("text", "right"), [("18 februari vecka 8", 7), ("2027-02-18 v 6", 7), ("1/1 2027 v. 1", 53)]
)
def test_given_a_week_that_does_not_hold_the_date_when_read_then_the_right_one_is_said(
    text: str, right: int
) -> None:
    with pytest.raises(WrongWeekError) as wrong:
        find_date(text, MONDAY)

    assert wrong.value.args[2] == right


def test_given_the_last_days_of_2026_when_week_53_is_said_then_it_is_there() -> None:
    assert find_date("torsdag v. 53", date(2026, 12, 28)) == date(2026, 12, 31)


def test_given_the_week_has_passed_when_said_then_it_is_the_next_years() -> None:
    assert find_date("vecka 1", date(2027, 2, 1)) == date(2028, 1, 7)


@given(st.text(), TODAYS)
def test_whatever_is_typed_it_is_a_date_or_none_or_a_wrong_week(text: str, today: date) -> None:
    try:
        found = find_date(text, today)
    except WrongWeekError:
        return

    assert found is None or isinstance(found, date)


PIECES = (
    *(*MONTHS, "31", "29", "0", "99", "2027", "2028", "-", "/", " ", "v", "vecka", "53", ":e"),
    *("måndag", "i dag", "i morgon", "٣", "kl.", "13.00", "\N{NO-BREAK SPACE}"),
)
NOISY = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)


@given(NOISY, TODAYS)
def test_whatever_pieces_of_dates_are_typed_nothing_else_is_raised(text: str, today: date) -> None:
    try:
        found = find_date(text, today)
    except WrongWeekError:
        return

    assert found is None or isinstance(found, date)


@given(TODAYS, st.integers(0, 364))
def test_a_day_and_its_month_are_found_in_the_year_that_lies_ahead(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)

    assert find_date(f"{day.day} {MONTHS[day.month - 1]}", today) == day


@given(TODAYS, st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_an_iso_date_is_itself_whatever_day_it_is(today: date, day: date) -> None:
    assert find_date(f"till {day.isoformat()}.", today) == day


@given(TODAYS, st.sampled_from(["mån", "tis", "ons", "tors", "fre", "lör", "sön"]))
def test_a_weekday_is_within_the_next_seven_days(today: date, weekday: str) -> None:
    found = find_date(f"på {weekday}dag", today)

    assert found is not None
    assert timedelta(days=1) <= found - today <= timedelta(days=7)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("kl. 10.00", (10, 0)),
        ("klockan 9.30", (9, 30)),
        ("13:00", (13, 0)),
        ("25 februari kl 08.15", (8, 15)),
        ("24.00", None),
        ("10.75", None),
        ("tio", None),
        ("", None),
    ],
)
def test_given_an_hour_as_people_type_it_when_read_then_it_is_found(
    text: str, clock: tuple[int, int] | None
) -> None:
    assert find_clock(text) == clock


@given(st.text())
def test_whatever_is_typed_an_hour_is_an_hour_or_none(text: str) -> None:
    clock = find_clock(text)

    assert clock is None or (0 <= clock[0] <= 23 and 0 <= clock[1] <= 59)


def test_given_a_date_and_words_when_the_date_is_taken_out_then_the_words_are_left() -> None:
    assert without_dates("2027-03-04 Skolan ringer v. 7").split() == ["Skolan", "ringer"]
