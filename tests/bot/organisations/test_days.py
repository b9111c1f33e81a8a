"""Swedish working days, each checked by hand against DOMAIN section 5."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.organisations.days import working_days
from bot.organisations.reader import read_municipality
from tests.bot.organisations.small import load, model_text, municipality_text

NORRSJO = Path(__file__).parents[3] / "bot" / "rehearsal" / "norrsjo.yaml"
DAYS = working_days(read_municipality(NORRSJO).organisation)

RED = [
    ("2026-12-24", "Julafton"),
    ("2026-12-25", "Juldagen"),
    ("2026-12-31", "Nyårsafton"),
    ("2027-01-01", "Nyårsdagen"),
    ("2027-01-06", "Trettondedag jul"),
    ("2027-03-26", "Långfredagen"),
    ("2027-03-29", "Annandag påsk"),
    ("2027-05-01", "Första maj"),
    ("2027-05-06", "Kristi himmelsfärdsdag"),
    ("2027-06-06", "Nationaldagen"),
    ("2027-06-25", "Midsommarafton"),
    ("2027-06-26", "Midsommardagen"),
    ("2027-11-06", "Alla helgons dag"),
    ("2027-12-24", "Julafton"),
    ("2028-01-06", "Trettondedag jul"),
    ("2028-04-14", "Långfredagen"),
    ("2028-04-17", "Annandag påsk"),
    ("2028-05-01", "Första maj"),
    ("2028-05-25", "Kristi himmelsfärdsdag"),
    ("2028-06-06", "Nationaldagen"),
    ("2028-06-23", "Midsommarafton"),
    ("2028-11-04", "Alla helgons dag"),
]
HALF = [
    ("2027-01-05", "Trettondagsafton"),
    ("2027-03-25", "Skärtorsdagen"),
    ("2027-04-30", "Valborgsmässoafton"),
    ("2027-05-07", "Klämdag"),
    ("2027-11-05", "Allahelgonsafton"),
    ("2028-05-26", "Klämdag"),
]


@pytest.mark.parametrize(("day", "name"), RED)
def test_given_a_red_day_then_nobody_works_and_it_has_a_name(day: str, name: str) -> None:
    assert DAYS.holidays[date.fromisoformat(day)] == name
    assert not DAYS.is_working(date.fromisoformat(day))


@pytest.mark.parametrize(("day", "name"), HALF)
def test_given_an_eve_or_squeeze_day_then_people_work_and_it_has_a_name(
    day: str, name: str
) -> None:
    assert DAYS.half_days[date.fromisoformat(day)] == name
    assert DAYS.is_working(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2027-01-23", "2027-01-24", "2026-12-27"])
def test_given_a_weekend_then_nobody_works(day: str) -> None:
    assert not DAYS.is_working(date.fromisoformat(day))


@pytest.mark.parametrize("day", ["2026-12-23", "2026-12-29", "2027-05-13", "2027-06-07"])
def test_given_an_ordinary_weekday_then_people_work(day: str) -> None:
    ordinary = date.fromisoformat(day)

    assert DAYS.is_working(ordinary)
    assert ordinary not in DAYS.half_days


def test_given_a_meeting_in_january_when_counting_back_then_the_law_is_followed() -> None:
    """Fourteen working days before 21 January 2027 pass Epiphany and New Year."""
    assert DAYS.add(date(2027, 1, 21), -14) == date(2026, 12, 29)


@pytest.mark.parametrize("year", [1975, 2026, 2061, 2100])
def test_given_any_year_when_asked_then_christmas_is_known(year: int) -> None:
    assert date(year, 12, 25) in DAYS.holidays


def test_given_all_red_days_when_listed_then_each_can_be_looked_up() -> None:
    listed = list(DAYS.holidays)

    assert len(listed) == len(DAYS.holidays)
    assert listed == sorted(listed)
    assert all(day in DAYS.holidays for day in listed)


def test_given_a_municipality_closes_a_day_then_nobody_works_there(tmp_path: Path) -> None:
    closed = date(2027, 3, 3)
    text = municipality_text(3) + "closed_days: [2027-03-03]\n"

    days = working_days(load(tmp_path, model_text(3), text).organisation)

    assert not days.is_working(closed)
    assert DAYS.is_working(closed)


def test_given_the_program_has_started_when_a_day_is_asked_for_then_nothing_is_loaded() -> None:
    """Loading the library's countries takes a second or two, in which no turn would be answered."""
    asked = (
        "import sys; from datetime import date; import bot.wiring as _;"
        "from bot.organisations.days import half_days, red_days; before = set(sys.modules);"
        "assert red_days(2027) and half_days(2027); print(set(sys.modules) - before)"
    )

    loaded = subprocess.run(  # noqa: S603 our own words
        [sys.executable, "-c", asked],
        cwd=NORRSJO.parents[2],
        capture_output=True,
        check=True,
        text=True,
    )

    assert loaded.stdout == "set()\n"


def test_given_a_day_that_is_closed_from_now_on_then_it_is_so_from_now_on() -> None:
    before = read_municipality(NORRSJO).organisation
    day = date(2027, 2, 9)
    after = replace(before, closed_days=(*before.closed_days, day))

    assert day not in working_days(before).closed
    assert day in working_days(after).closed
    assert working_days(before) == working_days(replace(before))
