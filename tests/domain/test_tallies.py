"""A tally has room for a kind, a month and words of closed lists, and for nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.tallies import (
    CLOSED,
    DAYS,
    DIMENSIONS,
    Dimension,
    Estimate,
    Tally,
    TallyKind,
    days_class,
    is_word,
    tally,
)
from tests.factories_tallies import FEBRUARY, a_raised


def test_given_a_day_then_only_its_month_is_kept() -> None:
    assert tally(TallyKind.CONTACT, date(2027, 2, 18)).month == FEBRUARY
    with pytest.raises(ValueError, match="month"):
        Tally(kind=TallyKind.CONTACT, month=date(2027, 2, 18))


def test_given_several_risks_in_any_order_then_they_are_one_combination() -> None:
    one = a_raised(risks=("svarigheter_skola", "fritid_umgange"))
    other = a_raised(risks=("fritid_umgange", "svarigheter_skola", "fritid_umgange"))

    assert one == other
    assert (Dimension.RISKS, "fritid_umgange+svarigheter_skola") in one.dimensions


@pytest.mark.parametrize(
    "value",
    ["N27-01", "2027-02-18", "Rut", "rut rektorsdotter", "rut@example.org", "0701234567", ""],
)
@pytest.mark.parametrize("dimension", [Dimension.REASON, Dimension.BODY, Dimension.RISKS])
def test_a_code_a_day_a_name_or_a_number_is_no_word(dimension: Dimension, value: str) -> None:
    assert not is_word(dimension, value)


@pytest.mark.parametrize("kind", TallyKind)
def test_every_kind_says_which_words_it_may_carry(kind: TallyKind) -> None:
    for dimension in set(Dimension) - DIMENSIONS[kind]:
        with pytest.raises(ValueError, match="no such"):
            Tally(kind=kind, month=FEBRUARY, dimensions=((dimension, "skola"),))


@given(st.text())
def test_no_text_gets_through_where_the_product_knows_the_words(text: str) -> None:
    for dimension, words in CLOSED.items():
        assert is_word(dimension, text) is (text in words)


@given(st.integers(0, 4000))
def test_every_wait_has_a_class_and_longer_waits_never_an_earlier_one(days: int) -> None:
    assert DAYS.index(days_class(days)) <= DAYS.index(days_class(days + 1))


@pytest.mark.parametrize(
    ("days", "expected"), [(0, "0_7"), (7, "0_7"), (8, "8_14"), (90, "61_90"), (91, "91_")]
)
def test_waits_at_the_edges(days: int, expected: str) -> None:
    assert days_class(days) == expected


@pytest.mark.parametrize(("low", "high"), [(5, 4), (-1, 4)])
def test_an_estimate_is_a_range(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="range"):
        Estimate(metric="M01", first=FEBRUARY, last=FEBRUARY, low=low, high=high)
