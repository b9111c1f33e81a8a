"""A deputy reads of single persons in a named period, and never without one (R-25)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf.domain.access import Asker, may, reaches_individuals, serves
from tests.domain.case_facts import NORRSJO, a_record, asker
from tests.factories import NOW, OPERATIVE, PIA

TODAY = NOW.date()
DAY = timedelta(days=1)


def a_deputy(first: date | None, last: date | None) -> Asker:
    person = replace(NORRSJO.person(PIA), is_deputy=True, serves_from=first, serves_until=last)
    return replace(asker(PIA), person=person)


@pytest.mark.parametrize("first", [None, TODAY - DAY, TODAY, TODAY + DAY])
@pytest.mark.parametrize("last", [None, TODAY - DAY, TODAY, TODAY + DAY])
def test_r_25_given_a_deputy_then_both_days_are_named_and_today_is_between_them(
    first: date | None, last: date | None
) -> None:
    between = first is not None and last is not None and first <= TODAY <= last

    assert may(a_deputy(first, last), a_record(), NOW) is between


def test_given_a_deputy_without_a_period_then_nothing_of_any_person_is_reached() -> None:
    assert not reaches_individuals(a_deputy(None, TODAY), OPERATIVE)
    assert reaches_individuals(a_deputy(TODAY, TODAY), OPERATIVE)


def test_given_no_deputy_then_no_period_is_asked_for() -> None:
    assert may(asker(PIA), a_record(), NOW)


@pytest.mark.parametrize("first", [None, TODAY - DAY, TODAY, TODAY + DAY])
@pytest.mark.parametrize("last", [None, TODAY - DAY, TODAY, TODAY + DAY])
def test_r_25_whoever_has_a_day_named_serves_by_their_own_wall_clock_and_anybody_else_always(
    first: date | None, last: date | None
) -> None:
    """Late in the evening in UTC it is the next day where they are."""
    person = replace(NORRSJO.person(PIA), serves_from=first, serves_until=last)
    late = NOW.replace(hour=23, minute=30)

    found = serves(replace(asker(PIA), person=person), late)

    assert found is person.serves(TODAY + DAY)
    assert found or (first, last) != (None, None)
