"""What a list of school breaks would change."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.breaks import BreakDiff, BreakFault, applied, difference, fault_of, in_order, named
from sspf.domain.organisation import Break, BreakEffect

SPORTLOV = Break(name="sportlov", first=date(2027, 2, 22), last=date(2027, 2, 26))
NEXT_YEAR = replace(SPORTLOV, first=date(2028, 2, 21), last=date(2028, 2, 25))
JULLOV = Break(name="jullov", first=date(2026, 12, 21), last=date(2027, 1, 10))


def test_given_a_break_that_is_not_there_then_it_is_new() -> None:
    assert difference([SPORTLOV], [JULLOV]) == BreakDiff(added=(JULLOV,))


def test_given_the_same_break_then_nothing_is_changed() -> None:
    assert difference([SPORTLOV], [replace(SPORTLOV, name=" Sportlov")]) == BreakDiff(same=1)


def test_given_other_days_in_the_same_school_year_then_it_is_changed() -> None:
    moved = replace(SPORTLOV, first=date(2027, 2, 15), last=date(2027, 2, 19))
    skipped = replace(SPORTLOV, effect=BreakEffect.SKIP)

    assert difference([SPORTLOV], [moved]).changed == ((SPORTLOV, moved),)
    assert difference([SPORTLOV], [skipped]).changed == ((SPORTLOV, skipped),)


def test_given_the_next_school_year_or_another_school_then_it_is_another_break() -> None:
    gymnasium = replace(SPORTLOV, school_form="gymnasieskola")
    early = replace(JULLOV, first=date(2027, 1, 1))

    assert difference([SPORTLOV], [NEXT_YEAR, gymnasium]).added == (NEXT_YEAR, gymnasium)
    assert difference([JULLOV], [early]).changed == ((JULLOV, early),)


def test_given_it_stands_twice_in_a_list_then_the_last_counts() -> None:
    longer = replace(SPORTLOV, last=date(2027, 2, 28))

    assert difference([], [SPORTLOV, longer]).added == (longer,)


def test_given_something_to_take_away_then_only_what_is_there() -> None:
    diff = difference([SPORTLOV, JULLOV], [], [JULLOV, NEXT_YEAR])

    assert diff == BreakDiff(removed=(JULLOV,))
    assert applied([SPORTLOV, JULLOV], diff) == (SPORTLOV,)


def test_given_a_name_in_any_letters_then_the_breaks_of_that_name() -> None:
    assert named([NEXT_YEAR, JULLOV, SPORTLOV], " SPORTLOV ") == (SPORTLOV, NEXT_YEAR)


@pytest.mark.parametrize(
    ("one", "fault"),
    [
        (SPORTLOV, None),
        (replace(SPORTLOV, name="  "), BreakFault.NO_NAME),
        (replace(SPORTLOV, name="x" * 61), BreakFault.LONG_NAME),
        (replace(SPORTLOV, school_form="x" * 61), BreakFault.LONG_NAME),
        (replace(SPORTLOV, name="studiedag, ring 070-123 45 67"), BreakFault.PERSONAL),
        (replace(SPORTLOV, name="Sportlov 2027 åk 7–9"), None),
        (replace(SPORTLOV, name="A-lagets lov", school_form="F–6"), None),
        (replace(SPORTLOV, last=date(2027, 2, 21)), BreakFault.BACKWARDS),
        (replace(SPORTLOV, last=SPORTLOV.first), None),
        (replace(SPORTLOV, last=SPORTLOV.first + timedelta(days=120)), None),
        (replace(SPORTLOV, last=SPORTLOV.first + timedelta(days=121)), BreakFault.TOO_LONG),
    ],
)
def test_given_a_break_then_what_is_wrong_with_it(one: Break, fault: BreakFault | None) -> None:
    assert fault_of(one) is fault


BREAKS = st.lists(
    st.builds(
        lambda name, first, length: Break(
            name=name, first=first, last=first + timedelta(days=length)
        ),
        st.sampled_from(["sportlov", "jullov", "påsklov"]),
        st.dates(date(2026, 8, 1), date(2029, 6, 1)),
        st.integers(0, 14),
    ),
    max_size=6,
)


@given(BREAKS, BREAKS)
def test_a_list_that_has_been_applied_changes_nothing_more(
    there: list[Break], wanted: list[Break]
) -> None:
    first = applied((), difference((), there))
    once = applied(first, difference(first, wanted))

    assert difference(once, [one for one in once if one in wanted]).is_empty
    assert once == in_order(once)
    assert {one.name for one in once} == {one.name for one in [*there, *wanted]}
