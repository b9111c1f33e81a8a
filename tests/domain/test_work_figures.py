"""Medians of days that were counted and not listed."""

from statistics import median as of_a_list

from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.work_counts import WorkCounts
from sspf.domain.work_figures import Frame, median, work_figures

COUNTED = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 5)), max_size=12)


@given(COUNTED)
def test_the_median_is_that_of_the_list_they_stand_for(counted: list[tuple[int, int]]) -> None:
    listed = [days for days, number in counted for _ in range(number)]

    assert median(counted) == (int(of_a_list(listed) + 0.5) if listed else None)


def test_given_an_even_number_then_between_the_two_in_the_middle() -> None:
    assert median([(3, 1), (10, 1)]) == 7


def test_given_nothing_was_done_then_no_figure_says_none() -> None:
    made = work_figures(WorkCounts(), Frame(seats={}, goals=("skolnarvaro",)))

    assert not any(figure.is_counted for figure in made.values())
