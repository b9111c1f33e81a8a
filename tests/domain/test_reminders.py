"""When a commitment is spoken of, and that nobody is nagged."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.commitments import OPEN, Commitment, CommitmentStatus, Due
from sspf.domain.reminders import Due as Spoken
from sspf.domain.reminders import Occasion, convener_hears, due_on, next_day_of, occasions
from tests.domain.calendar_facts import DAYS
from tests.factories import a_commitment

DUE_DAYS = st.dates(date(2026, 3, 1), date(2028, 11, 1))
LONG_AGO = date(2026, 1, 2)


def a_promise(due: date, decided_on: date = LONG_AGO) -> Commitment:
    return a_commitment(due=Due(on=due), decided_on=decided_on)


@pytest.mark.parametrize(
    ("due", "spoken_of"),
    [
        (
            date(2027, 2, 11),  # a Thursday with ordinary days around it
            {
                date(2027, 2, 4): Occasion.WEEK,
                date(2027, 2, 9): Occasion.SOON,
                date(2027, 2, 11): Occasion.TODAY,
                date(2027, 2, 12): Occasion.OVERDUE,
            },
        ),
        (
            date(2027, 2, 14),  # a Sunday: 7 and 0 fall on Fridays, +1 on Monday
            {
                date(2027, 2, 5): Occasion.WEEK,
                date(2027, 2, 12): Occasion.TODAY,
                date(2027, 2, 15): Occasion.OVERDUE,
            },
        ),
        (
            date(2027, 3, 29),  # annandag påsk
            {
                date(2027, 3, 22): Occasion.WEEK,
                date(2027, 3, 25): Occasion.TODAY,
                date(2027, 3, 30): Occasion.OVERDUE,
            },
        ),
        (
            date(2027, 5, 6),  # Kristi himmelsfärdsdag, the Friday after it closed
            {
                date(2027, 4, 29): Occasion.WEEK,
                date(2027, 5, 4): Occasion.SOON,
                date(2027, 5, 5): Occasion.TODAY,
                date(2027, 5, 10): Occasion.OVERDUE,
            },
        ),
        (
            date(2027, 1, 3),  # a Sunday after new year
            {
                date(2026, 12, 23): Occasion.WEEK,
                date(2026, 12, 30): Occasion.TODAY,
                date(2027, 1, 4): Occasion.OVERDUE,
            },
        ),
    ],
    ids=["weekday", "sunday", "easter", "ascension", "new year"],
)
def test_given_a_due_day_when_planned_then_free_days_give_way(
    due: date, spoken_of: dict[date, Occasion]
) -> None:
    assert occasions(a_promise(due), DAYS) == spoken_of


@pytest.mark.parametrize(
    ("today", "days_late"),
    [
        (date(2027, 2, 12), 1),
        (date(2027, 2, 15), None),
        (date(2027, 2, 19), 8),
        (date(2027, 2, 22), None),
        (date(2027, 2, 26), 15),
        (date(2027, 3, 25), None),  # the week's day, Friday 26 March, is långfredagen
        (date(2027, 3, 30), 47),
        (date(2027, 4, 2), 50),
    ],
    ids=str,
)
def test_given_a_due_day_has_passed_when_days_go_by_then_it_is_said_the_day_after_and_weekly(
    today: date, days_late: int | None
) -> None:
    due = due_on(a_promise(date(2027, 2, 11)), today, DAYS)

    assert (due.days_late if due else None) == days_late


def test_given_it_was_promised_five_days_before_when_planned_then_the_week_is_not_looked_for() -> (
    None
):
    promise = a_promise(date(2027, 2, 11), decided_on=date(2027, 2, 8))

    assert due_on(promise, date(2027, 2, 4), DAYS) is None


def test_given_a_new_date_when_the_old_one_comes_then_nothing_is_said() -> None:
    """SCENARIO 3: Å-004 was moved from 11 February to 4 March."""
    moved = a_promise(date(2027, 2, 11)).postpone(Due(on=date(2027, 3, 4)))

    assert due_on(moved, date(2027, 2, 12), DAYS) is None


def test_given_a_new_date_when_it_nears_then_it_is_spoken_of_anew() -> None:
    moved = a_promise(date(2027, 2, 11)).postpone(Due(on=date(2027, 3, 4)))
    due = due_on(moved, date(2027, 2, 25), DAYS)

    assert due is not None
    assert due.occasion is Occasion.WEEK


@pytest.mark.parametrize(("late", "hears"), [(0, False), (7, False), (8, True)])
def test_given_days_late_when_more_than_a_week_then_the_convener_hears(
    late: int, hears: bool
) -> None:
    spoken_of = Spoken(commitment=a_commitment().id, occasion=Occasion.OVERDUE, days_late=late)

    assert convener_hears(spoken_of) is hears


@given(DUE_DAYS, st.integers(-30, 60), st.sampled_from(sorted(set(CommitmentStatus) - OPEN)))
def test_nothing_is_said_of_what_is_not_open(
    due: date, later: int, status: CommitmentStatus
) -> None:
    closed = a_commitment(due=Due(on=due), decided_on=LONG_AGO, status=status)

    assert due_on(closed, due + timedelta(days=later), DAYS) is None


@given(DUE_DAYS, st.integers(-30, 60))
def test_nothing_is_said_on_a_day_when_nobody_works(due: date, later: int) -> None:
    today = due + timedelta(days=later)

    assert DAYS.is_working(today) or due_on(a_promise(due), today, DAYS) is None


@given(DUE_DAYS)
def test_before_the_due_day_it_is_said_three_times_at_most_and_once_at_least(due: date) -> None:
    promise = a_promise(due)
    before = [due - timedelta(days=n) for n in range(0, 20)]

    assert 1 <= sum(due_on(promise, day, DAYS) is not None for day in before) <= 3


@given(DUE_DAYS, st.integers(0, 40))
def test_once_late_it_is_said_about_once_a_week(due: date, after: int) -> None:
    """In any 21 days at least twice, and at most four times, whatever holidays there are."""
    promise = a_promise(due)
    days = [due + timedelta(days=after + n) for n in range(1, 22)]

    assert 2 <= sum(due_on(promise, day, DAYS) is not None for day in days) <= 4


@given(DUE_DAYS, st.integers(-30, 40))
def test_the_next_day_is_the_first_on_which_it_is_said(due: date, later: int) -> None:
    promise, after = a_promise(due), due + timedelta(days=later)
    found = next_day_of(promise, after, DAYS)
    passed = [after + timedelta(days=n) for n in range(1, (found - after).days)]

    assert due_on(promise, found, DAYS) is not None
    assert not [day for day in passed if due_on(promise, day, DAYS)]


@given(DUE_DAYS, st.integers(0, 60))
def test_the_days_late_are_those_of_the_calendar(due: date, later: int) -> None:
    today = due + timedelta(days=later)
    spoken_of = due_on(a_promise(due), today, DAYS)

    assert spoken_of is None or spoken_of.days_late == later
