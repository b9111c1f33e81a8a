"""R-72: the review is drawn by a lot that anybody can draw again, and misses nothing odd."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.organisations.days import working_days
from sspf.domain.audit import Placed
from sspf.domain.log_review import (
    MANY_CASES,
    MOST_ODD,
    SAMPLE,
    Drawing,
    LogReview,
    draw,
    hears_of_overdue,
    month_before,
    reviewers,
)
from sspf.domain.organisation import PersonId, Role
from tests.factories import FRIDA, KOMMUN, NOW, RUT, a_person, an_entry, an_organisation

DAYS = working_days(an_organisation())
THURSDAY = datetime(2027, 1, 21, 9, tzinfo=UTC)


def a_drawing(seed: str = "seed") -> Drawing:
    return Drawing(month="2027-01", controller=KOMMUN, made_at=NOW, seed=seed, days=DAYS)


def a_read(position: int, at: datetime = THURSDAY, **changes: object) -> Placed:
    given = {"tag": "case:read", "case": "c1", "at": at} | changes
    return Placed(position=position, entry=an_entry(**given))


def drawn(*entries: Placed, seed: str = "seed") -> LogReview:
    review = draw(entries, a_drawing(seed))
    assert review is not None
    return review


def test_r72_given_nothing_read_then_there_is_nothing_to_review() -> None:
    assert draw([], a_drawing()) is None


@given(st.sets(st.integers(1, 500), min_size=1, max_size=60), st.text(max_size=8))
def test_r72_a_sample_is_of_the_reads_as_large_as_it_may_be_and_the_same_each_time(
    places: set[int], seed: str
) -> None:
    entries = [a_read(place) for place in sorted(places)]

    review = drawn(*entries, seed=seed)

    assert set(review.sample) <= places
    assert len(review.sample) == min(SAMPLE, len(places))
    assert review == drawn(*entries, seed=seed)
    assert review.reads == len(places)


def test_r72_given_another_seed_then_another_sample() -> None:
    entries = [a_read(place) for place in range(1, 200)]

    assert drawn(*entries, seed="a").sample != drawn(*entries, seed="b").sample


@pytest.mark.parametrize(
    ("at", "is_odd"),
    [
        (datetime(2027, 1, 21, 4, 59, tzinfo=UTC), True),  # 05.59 in Stockholm
        (datetime(2027, 1, 21, 5, 0, tzinfo=UTC), False),
        (datetime(2027, 1, 21, 18, 59, tzinfo=UTC), False),
        (datetime(2027, 1, 21, 19, 0, tzinfo=UTC), True),
        (datetime(2027, 1, 23, 10, 0, tzinfo=UTC), True),  # Saturday
        (datetime(2027, 1, 6, 10, 0, tzinfo=UTC), True),  # trettondedag jul
    ],
)
def test_r72_reads_at_odd_hours_by_the_wall_clock(at: datetime, is_odd: bool) -> None:
    review = drawn(a_read(7, at))

    assert (review.odd_hours, review.odd) == ((1, (7,)) if is_odd else (0, ()))


def test_r72_many_cases_by_one_person_on_one_day() -> None:
    many = [a_read(n, actor=RUT, case=f"c{n}") for n in range(1, MANY_CASES + 1)]
    others = [a_read(100 + n, actor=FRIDA, case=f"c{n}") for n in range(1, MANY_CASES)]
    apart = [
        a_read(200 + n, THURSDAY + timedelta(days=7 * n), actor=PersonId("kim"), case=f"c{n}")
        for n in range(MANY_CASES)
    ]

    review = drawn(*many, *others, *apart)

    assert review.many_cases == MANY_CASES
    assert review.odd == tuple(range(1, MANY_CASES + 1))
    assert (review.people, review.cases) == (3, MANY_CASES + 1)


def test_r72_refusals_are_counted_apart_and_are_no_reads() -> None:
    review = drawn(a_read(1), a_read(2, tag="case:refuse", case=""))

    assert (review.reads, review.refused, review.odd, review.sample) == (1, 1, (2,), (1,))


def test_given_more_that_is_odd_than_fits_then_lots_are_drawn() -> None:
    review = drawn(*(a_read(n, tag="case:refuse") for n in range(1, 100)))

    assert (review.refused, len(review.odd)) == (99, MOST_ODD)


def test_given_a_review_when_signed_then_once_and_it_is_never_overdue() -> None:
    review = drawn(a_read(1))
    late = NOW + timedelta(days=14)

    signed = review.sign(RUT, NOW)

    assert (review.is_overdue(late - timedelta(seconds=1)), review.is_overdue(late)) == (
        False,
        True,
    )
    assert not signed.is_overdue(late)
    assert signed.sign(FRIDA, late) is signed


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2027, 2, 1), ("2027-01", date(2027, 1, 1), date(2027, 2, 1))),
        (date(2027, 1, 31), ("2026-12", date(2026, 12, 1), date(2027, 1, 1))),
        (date(2028, 3, 15), ("2028-02", date(2028, 2, 1), date(2028, 3, 1))),
    ],
)
def test_the_month_before(today: date, found: tuple[str, date, date]) -> None:
    assert month_before(today) == found


def test_administrators_review_where_nobody_else_does_and_always_hear_of_what_is_overdue() -> None:
    admin = a_person(id="adam", roles=frozenset({Role.ADMIN}))
    auditor = a_person(id="dag", roles=frozenset({Role.AUDITOR}))

    alone = an_organisation(people=(admin,))
    both = an_organisation(people=(admin, auditor))

    assert reviewers(alone) == hears_of_overdue(alone) == (admin,)
    assert reviewers(both) == (auditor,)
    assert hears_of_overdue(both) == (auditor, admin)
