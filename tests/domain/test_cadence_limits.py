"""Does a calendar hold what the model asks for? Dates worked out by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.cadence import Cadence, DayOfYear, Kind, Parity, Period, Season, Unit
from sspf.domain.cadence_dates import Span
from sspf.domain.cadence_limits import Calendar, Limit, Shortfall, period_of, shortfalls
from sspf.domain.organisation import Break, BreakEffect
from sspf.domain.proposals import propose
from tests.domain.calendar_facts import DAYS

TODAY = date(2027, 2, 10)
MONTHLY = Cadence(kind=Kind.MIN_PER_PERIOD, count=1, period=Period.MONTH)
SIX = Cadence(kind=Kind.APPROX_PER_YEAR, count=6)
EIGHT_WEEKS = Cadence(kind=Kind.INTERVAL, every=8, unit=Unit.WEEK)
SEASON = Season(
    name="verksamhetsperiod", first=DayOfYear(month=8, day=15), last=DayOfYear(month=6, day=15)
)


def on(*written: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(f"2027-{one}") for one in written)


def seen(*written: str, today: date = TODAY, season: Season | None = None) -> Calendar:
    return Calendar(held_on=on(*written), today=today, days=DAYS, season=season)


def firsts(shortfall: Shortfall) -> list[date]:
    return [span.first for span in shortfall.spans]


def test_given_at_least_one_a_month_then_the_months_without_are_told() -> None:
    """January has been; the half year in which the last meeting lies ends in June."""
    found = shortfalls(MONTHLY, seen("02-18", "04-15", "05-13"))

    (only,) = found
    assert (only.limit, only.have, only.want) == (Limit.NONE_IN_PERIOD, 0, 1)
    assert firsts(only) == list(on("03-01", "06-01"))


def test_given_a_meeting_planned_in_the_autumn_then_its_half_year_is_looked_at_too() -> None:
    (only,) = shortfalls(MONTHLY, seen(*(f"{m:02}-10" for m in (2, 3, 4, 5, 6, 8, 9, 11))))

    assert firsts(only) == list(on("07-01", "10-01", "12-01"))


def test_given_two_a_term_then_how_many_there_are() -> None:
    found = shortfalls(
        Cadence(kind=Kind.MIN_PER_PERIOD, count=3, period=Period.TERM),
        seen("02-18", "03-18", "09-16"),
    )

    assert [(s.limit, s.have, s.want, firsts(s)) for s in found] == [
        (Limit.FEW_IN_PERIOD, 1, 3, list(on("07-01"))),
        (Limit.FEW_IN_PERIOD, 2, 3, list(on("01-01"))),
    ]


def test_given_a_season_then_months_outside_it_are_not_missed() -> None:
    cadence = replace(MONTHLY, season=True)

    (only,) = shortfalls(cadence, seen("09-16", today=date(2027, 6, 20), season=SEASON))

    # June from the 20th on still has its first half in the season; July has none
    assert firsts(only) == list(on("06-01", "08-01", "10-01", "11-01", "12-01"))


def test_given_about_six_a_year_when_four_are_planned_then_both_figures() -> None:
    (only,) = shortfalls(SIX, seen("01-14", "03-11", "05-20", "09-09"))

    assert (only.limit, only.have, only.want) == (Limit.FEW_IN_YEAR, 4, 6)
    assert firsts(only) == list(on("01-01"))


def test_given_enough_this_year_then_next_year_only_when_something_is_planned_in_it() -> None:
    enough = on("01-14", "03-11", "04-15", "05-20", "09-09", "11-11")
    this_year = Calendar(held_on=enough, today=TODAY, days=DAYS)
    both = replace(this_year, held_on=(*enough, date(2028, 1, 13)))

    assert shortfalls(SIX, this_year) == ()
    (only,) = shortfalls(SIX, both)
    assert (only.have, only.spans[0].first) == (1, date(2028, 1, 1))


def test_given_every_eighth_week_when_one_is_missed_then_the_gap_is_told() -> None:
    """21 January is in week 3, 18 March in week 11 and 27 May in week 21: ten weeks, not eight."""
    (only,) = shortfalls(EIGHT_WEEKS, seen("01-21", "03-18", "05-27"))

    assert (only.limit, only.have, only.want) == (Limit.LONG_GAP, 10, 8)
    assert only.spans == (Span(first=date(2027, 3, 18), last=date(2027, 5, 27)),)


def test_given_a_day_moved_within_its_week_then_nothing_is_missed() -> None:
    assert shortfalls(EIGHT_WEEKS, seen("01-21", "03-19", "05-10")) == ()


def test_given_the_date_was_a_holiday_then_another_day_of_its_week_could_have_been() -> None:
    """Eight weeks after 11 March is Kristi himmelsfärdsdag, a Thursday."""
    (only,) = shortfalls(EIGHT_WEEKS, seen("03-11", "05-20"))

    assert (only.limit, only.have) == (Limit.LONG_GAP, 10)


def test_given_the_limit_has_gone_by_and_nothing_is_planned_then_that_is_told() -> None:
    quiet = seen("01-21", today=date(2027, 3, 17))
    late = seen("01-21", today=date(2027, 3, 22))

    assert shortfalls(EIGHT_WEEKS, quiet) == ()
    (only,) = shortfalls(EIGHT_WEEKS, late)
    assert (only.limit, only.have) == (Limit.NOTHING_AHEAD, 9)


def test_given_an_empty_calendar_then_an_interval_says_nothing() -> None:
    assert shortfalls(EIGHT_WEEKS, seen()) == ()


def test_given_a_week_that_is_skipped_for_a_break_then_it_is_not_missed() -> None:
    weekly = Cadence(kind=Kind.INTERVAL, every=1, unit=Unit.WEEK, skip_breaks=True)
    sportlov = Break(name="sportlov", first=date(2027, 2, 22), last=date(2027, 2, 26))
    calendar = replace(seen("02-18", "03-04"), days=replace(DAYS, breaks=(sportlov,)))

    assert shortfalls(weekly, calendar) == ()
    assert shortfalls(replace(weekly, skip_breaks=False), calendar)
    skipped = replace(DAYS, breaks=(replace(sportlov, effect=BreakEffect.SKIP),))
    assert shortfalls(replace(weekly, skip_breaks=False), replace(calendar, days=skipped)) == ()


def test_given_monthly_in_the_season_then_the_summer_is_no_gap() -> None:
    monthly = Cadence(kind=Kind.INTERVAL, every=1, unit=Unit.MONTH, season=True)
    spring = seen("06-02", "09-01", today=date(2027, 5, 30), season=SEASON)

    assert shortfalls(monthly, spring) == ()
    (only,) = shortfalls(replace(monthly, season=False), spring)
    assert (only.want, only.unit) == (1, Unit.MONTH)


def test_given_even_weeks_over_week_53_then_three_weeks_are_no_gap() -> None:
    """22 December and 12 January: no even week lies between them."""
    even = Cadence(kind=Kind.ISO_WEEKS, parity=Parity.EVEN, weekday="tue")
    calendar = Calendar(
        held_on=(date(2026, 12, 22), date(2027, 1, 12)), today=date(2026, 12, 1), days=DAYS
    )

    assert shortfalls(even, calendar) == ()


@pytest.mark.parametrize(
    "cadence",
    [
        None,
        Cadence(kind=Kind.PER_CASE),
        Cadence(kind=Kind.EXPLICIT_DATES, suggested=EIGHT_WEEKS),
        Cadence(kind=Kind.OFFSET_AFTER, count=4, unit=Unit.MONTH),
    ],
)
def test_given_what_nobody_has_decided_then_nothing_is_missed(cadence: Cadence | None) -> None:
    assert shortfalls(cadence, seen("01-21", "06-10")) == ()


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period.WEEK, "2027-02-08", "2027-02-14"),
        (Period.MONTH, "2027-02-01", "2027-02-28"),
        (Period.TERM, "2027-01-01", "2027-06-30"),
        (Period.YEAR, "2027-01-01", "2027-12-31"),
    ],
)
def test_given_a_day_then_the_period_around_it(period: Period, first: str, last: str) -> None:
    assert period_of(TODAY, period) == Span(
        first=date.fromisoformat(first), last=date.fromisoformat(last)
    )


@given(st.integers(1, 8), st.sampled_from([Unit.DAY, Unit.WEEK]), st.integers(0, 200))
def test_what_the_rule_itself_proposes_misses_nothing(every: int, unit: Unit, shift: int) -> None:
    today = TODAY + timedelta(days=shift)
    cadence = Cadence(kind=Kind.INTERVAL, every=every, unit=unit)
    span = Span(first=today, last=today + timedelta(days=300))
    proposed = propose(cadence, span, DAYS, anchor=today).dates

    assert shortfalls(cadence, Calendar(held_on=proposed, today=today, days=DAYS)) == ()


@given(st.lists(st.dates(date(2027, 2, 10), date(2027, 12, 31)), max_size=12), st.integers(1, 3))
def test_at_least_so_many_a_month_means_each_month(held_on: list[date], want: int) -> None:
    cadence = replace(MONTHLY, count=want)
    calendar = Calendar(held_on=tuple(sorted(held_on)), today=TODAY, days=DAYS)

    told = {span.first.month: s.have for s in shortfalls(cadence, calendar) for span in s.spans}

    last = 12 if max([TODAY, *held_on]).month > 6 else 6
    for month in range(2, last + 1):
        have = sum(day.month == month for day in held_on)
        assert told.get(month, want) == (have if have < want else want)
