"""From a cadence to dates. The dates were worked out by hand from a paper calendar.

1 January 2027 is a Friday, in week 53 of 2026; 7 January 2027 is the Thursday of week 1.
"""

from datetime import date, time, timedelta

import pytest

from sspf.domain.cadence import (
    Cadence,
    Keeps,
    Kind,
    Parity,
    Unit,
)
from sspf.domain.cadence_dates import (
    Span,
    Week53,
    WeekdayNotSaidError,
    after,
    before,
    dates_of,
    needs_weekday,
    weeks_53,
)
from tests.domain.calendar_facts import STOCKHOLM
from tests.factories import a_meeting

SPRING = Span(first=date(2027, 1, 1), last=date(2027, 6, 30))
NEW_YEAR = Span(first=date(2026, 11, 30), last=date(2027, 2, 1))


def every(count: int, unit: Unit, **more: object) -> Cadence:
    return Cadence(kind=Kind.INTERVAL, every=count, unit=unit, **more)  # type: ignore[arg-type]


def weeks(parity: Parity, weekday: str = "tue") -> Cadence:
    return Cadence(kind=Kind.ISO_WEEKS, parity=parity, weekday=weekday)


def days(*written: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(one) for one in written)


def test_given_every_ten_days_then_each_is_ten_after_the_one_before() -> None:
    span = Span(first=date(2027, 2, 20), last=date(2027, 3, 31))

    found = dates_of(every(10, Unit.DAY), span, date(2027, 2, 1))

    # 1 February + 10 = 11th, 21st; February has 28 days, so 3, 13 and 23 March
    assert found == days("2027-02-21", "2027-03-03", "2027-03-13", "2027-03-23")


def test_given_the_span_begins_before_the_anchor_then_it_is_counted_backwards_too() -> None:
    found = dates_of(every(4, Unit.WEEK, anchor=date(2027, 5, 13)), SPRING)

    # Thursdays of weeks 3, 7, 11, 15, 19 and 23
    assert found == days(
        "2027-01-21", "2027-02-18", "2027-03-18", "2027-04-15", "2027-05-13", "2027-06-10"
    )


def test_given_no_earlier_meeting_then_from_the_first_such_weekday() -> None:
    found = dates_of(every(8, Unit.WEEK, weekday="wed"), SPRING)

    # 1 January is a Friday, so the first Wednesday is the 6th (week 1); then weeks 9 and 17
    assert found == days("2027-01-06", "2027-03-03", "2027-04-28", "2027-06-23")


def test_given_another_weekday_than_the_last_meeting_had_then_in_its_week() -> None:
    """The group met on a Thursday and now meets on Mondays: counted in weeks, not in days."""
    found = dates_of(every(8, Unit.WEEK, weekday="mon"), SPRING, date(2026, 11, 26))

    # 26 November is in week 48, whose Monday is the 23rd; eight weeks on is week 3, then 11, 19
    assert found == days("2027-01-18", "2027-03-15", "2027-05-10")


def test_given_monthly_when_the_weekday_is_kept_then_it_is_the_same_one_of_the_month() -> None:
    found = dates_of(every(1, Unit.MONTH), SPRING, date(2026, 11, 19))

    # The third Thursday. February and March 2027 begin on a Monday, May on a Saturday
    assert found == days(
        "2027-01-21", "2027-02-18", "2027-03-18", "2027-04-15", "2027-05-20", "2027-06-17"
    )


def test_given_a_fifth_weekday_when_the_month_has_four_then_its_last() -> None:
    found = dates_of(every(1, Unit.MONTH), SPRING, date(2027, 1, 29))

    # The fifth Friday of January; April has five (30th), the others but January have four
    assert found == days(
        "2027-01-29", "2027-02-26", "2027-03-26", "2027-04-30", "2027-05-28", "2027-06-25"
    )


def test_given_monthly_when_the_day_is_kept_then_the_last_where_there_is_none() -> None:
    found = dates_of(every(1, Unit.MONTH, keeps=Keeps.DAY), SPRING, date(2026, 12, 31))

    assert found == days(
        "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30"
    )


def test_given_every_third_month_then_two_are_left_out_between() -> None:
    found = dates_of(every(3, Unit.MONTH, keeps=Keeps.DAY), SPRING, date(2026, 9, 15))

    assert found == days("2027-03-15", "2027-06-15")


@pytest.mark.parametrize(
    ("parity", "expected"),
    [
        # Weeks 50 and 52 of 2026; week 53 is odd; then weeks 2 and 4 of 2027
        (Parity.EVEN, days("2026-12-08", "2026-12-22", "2027-01-12", "2027-01-26")),
        # Weeks 49, 51, 53 of 2026, then weeks 1 and 3: two Tuesdays in a row
        (
            Parity.ODD,
            days("2026-12-01", "2026-12-15", "2026-12-29", "2027-01-05", "2027-01-19"),
        ),
    ],
)
def test_given_odd_or_even_weeks_over_week_53_then_by_the_number_of_the_week(
    parity: Parity, expected: tuple[date, ...]
) -> None:
    assert dates_of(weeks(parity), NEW_YEAR) == expected


@pytest.mark.parametrize(
    ("parity", "gap", "count"),
    [
        (Parity.EVEN, Week53(before=date(2026, 12, 22), after=date(2027, 1, 12)), 3),
        (Parity.ODD, Week53(before=date(2026, 12, 29), after=date(2027, 1, 5)), 1),
        (Parity.EVEN, Week53(before=date(2032, 12, 21), after=date(2033, 1, 11)), 3),
        (Parity.ODD, Week53(before=date(2032, 12, 28), after=date(2033, 1, 4)), 1),
    ],
)
def test_given_a_year_of_53_weeks_then_the_shifted_rhythm_is_told(
    parity: Parity, gap: Week53, count: int
) -> None:
    span = Span(first=gap.before - timedelta(days=40), last=gap.after + timedelta(days=40))
    found = weeks_53(weeks(parity), dates_of(weeks(parity), span))

    assert found == (gap,)
    assert gap.weeks == count


def test_given_fridays_then_new_years_day_belongs_to_week_53() -> None:
    """1 January 2027 lies in week 53 of 2026: the year of the week, not of the date, counts."""
    odd = weeks(Parity.ODD, "fri")

    found = weeks_53(odd, dates_of(odd, NEW_YEAR))

    assert found == (Week53(before=date(2027, 1, 1), after=date(2027, 1, 8)),)


@pytest.mark.parametrize("cadence", [every(14, Unit.DAY), every(2, Unit.WEEK)])
def test_given_every_fortnight_over_week_53_then_it_turns_from_even_to_odd_weeks(
    cadence: Cadence,
) -> None:
    """Never three weeks between two meetings: "var fjortonde dag" is not "jämna veckor"."""
    found = dates_of(cadence, NEW_YEAR, date(2026, 11, 26))

    # Thursdays from week 48: weeks 50, 52 and then 1, 3
    assert found == days("2026-12-10", "2026-12-24", "2027-01-07", "2027-01-21")
    assert weeks_53(cadence, found) == (Week53(before=date(2026, 12, 24), after=date(2027, 1, 7)),)


def test_given_a_year_of_52_weeks_then_there_is_nothing_to_tell() -> None:
    span = Span(first=date(2027, 11, 1), last=date(2028, 2, 28))

    for parity in Parity:
        assert weeks_53(weeks(parity), dates_of(weeks(parity), span)) == ()
    weekly = every(1, Unit.WEEK, weekday="tue")
    assert weeks_53(weekly, dates_of(weekly, NEW_YEAR)) == ()


def test_given_explicit_dates_then_those_in_order_each_once() -> None:
    cadence = Cadence(
        kind=Kind.EXPLICIT_DATES, dates=days("2027-05-17", "2027-03-08", "2027-05-17", "2028-01-10")
    )

    assert dates_of(cadence, SPRING) == days("2027-03-08", "2027-05-17")


@pytest.mark.parametrize(
    "kind",
    [
        Kind.MIN_PER_PERIOD,
        Kind.APPROX_PER_YEAR,
        Kind.PER_CASE,
        Kind.BEFORE,
    ],
)
def test_given_what_only_warns_or_waits_then_no_date_is_made(kind: Kind) -> None:
    assert dates_of(Cadence(kind=kind, count=1), SPRING, date(2026, 11, 26)) == ()


def test_given_yearly_and_half_yearly_then_the_end_of_each_month_that_is_named() -> None:
    both = Span(first=date(2027, 1, 1), last=date(2028, 3, 1))

    assert dates_of(Cadence(kind=Kind.YEARLY, months=(2,)), both) == days(
        "2027-02-28", "2028-02-29"
    )
    assert dates_of(Cadence(kind=Kind.HALF_YEARLY, months=(6, 1)), both) == days(
        "2027-01-31", "2027-06-30", "2028-01-31"
    )


@pytest.mark.parametrize(
    ("unit", "count", "event", "expected"),
    [
        (Unit.MONTH, 4, "2027-01-27", "2027-05-27"),
        (Unit.MONTH, 4, "2026-10-31", "2027-02-28"),  # February has no 31st
        (Unit.MONTH, 4, "2027-10-31", "2028-02-29"),
        (Unit.WEEK, 8, "2027-01-21", "2027-03-18"),
        (Unit.DAY, 30, "2027-01-21", "2027-02-20"),
    ],
)
def test_given_something_happens_then_so_long_after_it(
    unit: Unit, count: int, event: str, expected: str
) -> None:
    cadence = Cadence(kind=Kind.OFFSET_AFTER, count=count, unit=unit)

    assert after(cadence, date.fromisoformat(event)) == date.fromisoformat(expected)


def test_given_an_offset_then_one_date_after_the_latest_meeting_and_none_before_there_is_one() -> (
    None
):
    cadence = Cadence(kind=Kind.OFFSET_AFTER, count=4, unit=Unit.MONTH)

    assert dates_of(cadence, SPRING, date(2026, 10, 31)) == days("2027-02-28")
    assert dates_of(cadence, SPRING, date(2027, 3, 1)) == ()
    assert dates_of(cadence, SPRING) == ()


def test_given_three_weeks_before_a_report_then_the_same_weekday() -> None:
    assert before(Cadence(kind=Kind.BEFORE, count=3), date(2027, 6, 30)) == date(2027, 6, 9)


def test_given_neither_weekday_nor_earlier_meeting_then_it_is_asked_for() -> None:
    cadence = every(1, Unit.WEEK)

    assert needs_weekday(cadence, None)
    assert not needs_weekday(cadence, date(2027, 1, 21))
    with pytest.raises(WeekdayNotSaidError):
        dates_of(cadence, SPRING)


def test_given_a_series_over_both_shifts_when_met_then_at_the_same_hour_by_the_wall() -> None:
    """Summer time begins on 28 March and ends on 31 October 2027: 13.00 stays 13.00."""
    whole = Span(first=date(2027, 3, 1), last=date(2027, 11, 30))
    thursdays = dates_of(every(1, Unit.WEEK, weekday="thu"), whole)

    met = [a_meeting(held_on=day, starts=time(13)).starts_at for day in thursdays]

    assert {at.astimezone(STOCKHOLM).time() for at in met} == {time(13)}
    by_utc = {day: at.hour for day, at in zip(thursdays, met, strict=True)}
    assert by_utc[date(2027, 3, 25)] == 12
    assert by_utc[date(2027, 4, 1)] == 11
    assert by_utc[date(2027, 10, 28)] == 11
    assert by_utc[date(2027, 11, 4)] == 12
