"""A proposal against holidays, breaks and season, with the free days of calendar_facts.

20 May 2027 and so on are Thursdays; 6 May is Kristi himmelsfärdsdag, 7 May is closed.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.cadence import Cadence, DayOfYear, Kind, OnConflict, Parity, Season, Unit
from sspf.domain.cadence_dates import Span
from sspf.domain.organisation import Break, BreakEffect
from sspf.domain.proposals import LeftOut, Moved, propose
from tests.domain.calendar_facts import DAYS

WEEKLY = Cadence(kind=Kind.INTERVAL, every=1, unit=Unit.WEEK, weekday="thu")
MAY = Span(first=date(2027, 4, 26), last=date(2027, 5, 16))
"""Thursdays 29 April, 6 May (a holiday) and 13 May."""
SEASON = Season(
    name="verksamhetsperiod", first=DayOfYear(month=8, day=15), last=DayOfYear(month=6, day=15)
)
SPORTLOV = Break(name="sportlov", first=date(2027, 2, 22), last=date(2027, 2, 26))
WINTER = Span(first=date(2027, 2, 15), last=date(2027, 3, 7))
"""Thursdays 18 February, 25 February (in the sportlov) and 4 March."""


def on(*written: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(f"2027-{one}") for one in written)


@pytest.mark.parametrize(
    ("rule", "dates"),
    [
        (OnConflict.ASK, on("04-29", "05-06", "05-13")),
        (OnConflict.MOVE_EARLIER, on("04-29", "05-05", "05-13")),
        (OnConflict.MOVE_LATER, on("04-29", "05-10", "05-13")),  # Friday closed, then a weekend
        (OnConflict.SKIP, on("04-29", "05-13")),
    ],
)
def test_given_a_holiday_then_as_the_rule_says(rule: OnConflict, dates: tuple[date, ...]) -> None:
    found = propose(replace(WEEKLY, on_conflict=rule), MAY, DAYS)

    assert found.dates == dates
    moved = [Moved(on=m.on, to=m.to, name=m.name) for m in found.moved]
    if "move" in rule:
        assert moved == [Moved(on=date(2027, 5, 6), to=dates[1], name="Kristi himmelsfärdsdag")]
    if rule is OnConflict.SKIP:
        assert found.left_out == (LeftOut(on=date(2027, 5, 6), name="Kristi himmelsfärdsdag"),)


def test_given_nothing_is_free_before_the_next_meeting_when_moved_then_it_is_asked_about() -> None:
    """Every day, and the day after the holiday is closed: there is no room to move to."""
    daily = Cadence(kind=Kind.INTERVAL, every=1, unit=Unit.DAY, on_conflict=OnConflict.MOVE_LATER)

    found = propose(daily, MAY, DAYS, anchor=date(2027, 4, 26))

    assert date(2027, 5, 6) in found.dates
    assert found.moved == ()


@pytest.mark.parametrize(
    ("effect", "dates", "left_out"),
    [
        (BreakEffect.WARN, on("02-18", "02-25", "03-04"), ()),
        (BreakEffect.MOVE, on("02-18", "03-01", "03-04"), ()),
        (
            BreakEffect.SKIP,
            on("02-18", "03-04"),
            (LeftOut(on=date(2027, 2, 25), name="sportlov"),),
        ),
    ],
)
def test_given_a_school_break_then_it_has_its_effect(
    effect: BreakEffect, dates: tuple[date, ...], left_out: tuple[LeftOut, ...]
) -> None:
    days = replace(DAYS, breaks=(replace(SPORTLOV, effect=effect),))

    found = propose(WEEKLY, WINTER, days)

    assert (found.dates, found.left_out) == (dates, left_out)


def test_given_two_schools_with_breaks_then_the_one_that_weighs_most() -> None:
    gymnasium = replace(SPORTLOV, school_form="gymnasieskola", effect=BreakEffect.SKIP)
    days = replace(DAYS, breaks=(SPORTLOV, gymnasium))

    assert propose(WEEKLY, WINTER, days).dates == on("02-18", "03-04")


def test_given_a_cadence_moves_earlier_then_so_it_does_for_a_break() -> None:
    days = replace(DAYS, breaks=(replace(SPORTLOV, effect=BreakEffect.MOVE),))
    earlier = replace(WEEKLY, on_conflict=OnConflict.MOVE_EARLIER)

    assert propose(earlier, WINTER, days).dates == on("02-18", "02-19", "03-04")


def test_given_a_season_that_skips_breaks_then_only_between_its_days_and_outside_breaks() -> None:
    season = replace(SEASON, skips_breaks=True)
    monthly = replace(WEEKLY, every=4, season=True)
    span = Span(first=date(2027, 1, 28), last=date(2027, 9, 30))
    days = replace(DAYS, breaks=(SPORTLOV,))

    found = propose(monthly, span, days, season=season)

    # Every fourth Thursday from 28 January: 25 February is in the sportlov; 17 June, 15 July and
    # 12 August lie between the seasons
    assert found.dates == on("01-28", "03-25", "04-22", "05-20", "09-09")
    assert found.left_out == (LeftOut(on=date(2027, 2, 25), name="sportlov"),)


def test_given_a_season_when_the_cadence_does_not_ask_for_it_then_all_year() -> None:
    span = Span(first=date(2027, 6, 14), last=date(2027, 7, 4))

    found = propose(WEEKLY, span, DAYS, season=SEASON)

    assert found.dates == on("06-17", "06-24", "07-01")


def test_given_a_move_that_would_leave_the_season_then_it_is_asked_about() -> None:
    """The last day of the season is closed: moving it later would leave the season."""
    days = replace(DAYS, closed=frozenset({date(2027, 6, 15)}))
    tuesdays = replace(WEEKLY, weekday="tue", season=True, on_conflict=OnConflict.MOVE_LATER)
    span = Span(first=date(2027, 6, 14), last=date(2027, 6, 30))

    assert propose(tuesdays, span, days, season=SEASON).dates == on("06-15")


ANY_DAY = st.dates(date(2026, 1, 5), date(2027, 12, 1))
BREAKS = st.lists(
    st.builds(
        lambda first, length, effect: Break(
            name="lov", first=first, last=first + timedelta(days=length), effect=effect
        ),
        ANY_DAY,
        st.integers(0, 20),
        st.sampled_from(BreakEffect),
    ),
    max_size=6,
)
CADENCES = st.builds(
    lambda cadence, rule, season, skip: replace(
        cadence, on_conflict=rule, season=season, skip_breaks=skip
    ),
    st.sampled_from(
        [
            WEEKLY,
            replace(WEEKLY, every=2, unit=Unit.DAY),
            replace(WEEKLY, unit=Unit.MONTH),
            Cadence(kind=Kind.ISO_WEEKS, parity=Parity.ODD, weekday="mon"),
        ]
    ),
    st.sampled_from(OnConflict),
    st.booleans(),
    st.booleans(),
)


@given(CADENCES, BREAKS, ANY_DAY, st.integers(1, 300))
def test_what_is_skipped_is_never_proposed_and_nothing_lies_outside(
    cadence: Cadence, breaks: list[Break], first: date, length: int
) -> None:
    days = replace(DAYS, breaks=tuple(breaks))
    span = Span(first=first, last=first + timedelta(days=length))

    found = propose(cadence, span, days, season=SEASON)

    assert list(found.dates) == sorted(set(found.dates))
    assert all(span.holds(day) for day in found.dates)
    skipped = [b for b in breaks if cadence.skip_breaks or b.effect is BreakEffect.SKIP]
    assert not [d for d in found.dates for b in skipped if b.holds(d)]
    if cadence.season:
        assert all(SEASON.holds(day) for day in found.dates)
    if cadence.on_conflict is OnConflict.SKIP:
        assert all(days.is_working(day) for day in found.dates)
    assert all(days.is_working(m.to) and m.to in found.dates for m in found.moved)
