"""Swedish ways to say a day: each of them, every day of a year, and windows at the edges."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.days import Look, term_at
from bot.understanding.slots.parts import times_of
from bot.understanding.slots.windows import bounds_of
from bot.understanding.understand import reading_of, understand
from tests.bot.understanding.dates import EXPRESSIONS
from tests.bot.understanding.reference import reference

STOCKHOLM = ZoneInfo("Europe/Stockholm")
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december"
DAYS = st.dates(date(2027, 2, 1), date(2028, 1, 31))


def day_in(text: str, look: Look = Look.AHEAD) -> date | None:
    times = times_of(reading_of(text, reference()))
    bounds = bounds_of(times[0].moment, reference(), look) if times else None
    return bounds[0] if bounds else None


@pytest.mark.parametrize(("text", "day"), EXPRESSIONS)
def test_given_a_way_to_say_a_day_when_read_then_that_day(text: str, day: str) -> None:
    assert day_in(text) == date.fromisoformat(day)


@settings(deadline=None)
@given(DAYS)
def test_every_day_of_the_coming_year_is_read_in_each_way_of_writing_it(day: date) -> None:
    month = MONTHS.split()[day.month - 1]
    written = [
        f"den {day.day} {month}",
        f"{day.day}/{day.month}",
        day.isoformat(),
        f"{day.day}:e {month[:3]}",
    ]

    assert {day_in(text) for text in written} == {day}


@settings(deadline=None)
@given(st.dates(date(2026, 2, 2), date(2027, 1, 31)))
def test_looking_back_no_day_lies_ahead(day: date) -> None:
    month = MONTHS.split()[day.month - 1]

    assert day_in(f"den {day.day} {month}", Look.BACK) == day


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("klart senast vecka 53", {"iso_week": 53}),
        ("vad ska vara klart den 31 februari", None),
        ("vad ska vara klart den 29 februari", {"on": "2028-02-29"}),
        ("vad ska vara klart vecka 54", None),
        ("klart före jullovet", {"before": "2026-12-21"}),
        ("klart före påsklovet", {"before": "2027-03-29"}),
    ],
)
def test_given_a_day_at_the_edge_when_read_then_a_right_window_or_none(
    text: str, due: dict[str, object] | None
) -> None:
    context = reference()
    if due and due.get("before") == "2026-12-21":
        context = replace(context, now=datetime(2026, 12, 1, 9, tzinfo=STOCKHOLM))

    assert understand(text, context).slots.get("due") == due


@pytest.mark.parametrize(
    ("now", "week"),
    [
        (datetime(2026, 12, 28, 9, tzinfo=STOCKHOLM), "2027-01-04"),
        (datetime(2027, 1, 4, tzinfo=STOCKHOLM), "2027-01-04"),
    ],
)
def test_given_the_turn_of_the_year_when_week_1_is_said_then_the_near_one(
    now: datetime, week: str
) -> None:
    context = replace(reference(), now=now)
    moment = times_of(reading_of("vecka 1", context))[0].moment

    bounds = bounds_of(moment, context, Look.AHEAD)

    assert bounds is not None
    assert bounds[0].isoformat() == week


@given(DAYS, st.integers(-6, 6))
def test_terms_follow_one_another(day: date, step: int) -> None:
    names = {term_at(day, step), term_at(day, step + 1)}

    assert {name[:2] for name in names} == {"VT", "HT"}
    assert term_at(day + timedelta(days=0), 0) == term_at(day)
