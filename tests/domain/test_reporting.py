"""Nacka's 2019 and spring 2020 as data give Nacka's counts, and hold together (ACCEPTANCE 2.H)."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tally_files.reading import figures_in_file
from sspf.domain.figures import Cell, Figure, Period, coarse, masked
from sspf.domain.ledger import Ledger
from sspf.domain.masking import Shown
from sspf.domain.metrics import METRICS, Shape
from sspf.domain.reporting import balance_of, figures
from sspf.domain.tallies import Counted, TallyKind, counted, tally

NACKA = figures_in_file(
    (Path(__file__).parents[1] / "bot" / "tally_files" / "nacka.csv").read_bytes(), "nacka"
)
YEAR = Period(first=date(2019, 1, 1), last=date(2019, 12, 31))
SPRING = Period(first=date(2020, 1, 1), last=date(2020, 6, 30))


def told(period: Period, of: Iterable[Counted] = NACKA.counted) -> dict[str, Figure]:
    ledger = Ledger(counted=tuple(of), period=period, estimates=NACKA.estimates)
    return {f.metric: f for f in figures(ledger, {})}


def numbers(figure: Figure) -> dict[str, tuple[int, int | None, int | None]]:
    return {c.key: (c.number, c.of, c.percent) for c in figure.cells}


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        ("M02", {"case_raised": (22, None, None), "case_offered": (22, None, None)}),
        ("M03", {"boy": (18, 22, 82), "girl": (4, 22, 18)}),
        ("M04", {"5_6": (4, 22, 18)}),
        ("M05", {"vt2019": (11, 22, 50), "ht2019": (11, 22, 50)}),
        ("M06", {"case_closed": (9, 22, 41)}),
        ("M15", {"needs_assessed": (11, 22, 50)}),
        ("M16", {"lattare": (6, 11, 55), "omfattande": (5, 11, 45)}),
        ("M17", {"watch": (4, 22, 18)}),
        ("M20", {"1": (3, 9, 33), "2": (3, 9, 33), "3": (3, 9, 33)}),
        ("M21", {"sig_listed": (8, None, None)}),
        ("M22", {"sig_in": (5, 8, 63)}),
        ("M23", {"boy": (3, 5, 60), "girl": (2, 5, 40)}),
        ("M25", {"still": (1, None, None), "sig_closed": (4, None, None)}),
        ("M26", dict.fromkeys("4567", (1, 4, 25))),
        ("M27", {"sig_active": (2, 5, 40)}),
        ("M28", {"10": (1, 1, 100)}),
        ("M29", {"sig_drugs": (2, 5, 40)}),
    ],
)
def test_given_nackas_2019_then_its_counts_stand_beside_their_percentages(
    metric: str, expected: dict[str, tuple[int, int | None, int | None]]
) -> None:
    assert numbers(told(YEAR)[metric]) == expected


def test_the_estimate_is_a_range_and_no_count() -> None:
    assert told(YEAR)["M01"].estimate == (75, 150)
    assert told(YEAR)["M01"].cells == ()


@pytest.mark.parametrize("metric", ["M10", "M11", "M12", "M13", "M24", "M30", "M34", "C29"])
def test_what_nacka_did_not_count_is_not_told_as_none(metric: str) -> None:
    assert not told(YEAR)[metric].is_counted


def test_given_spring_2020_then_thirteen_are_carried_in_and_seven_are_new() -> None:
    spring = told(SPRING)

    assert [c.number for c in spring["M07"].cells] == [13, 7, 0, 20]
    assert spring["M07"].stated is None
    assert numbers(spring["M08"]) == {"case_raised": (7, None, None)}
    assert numbers(spring["M09"])["5"] == (1, 7, 14)


def test_given_the_cases_say_another_number_then_the_balance_says_so() -> None:
    other = [c for c in NACKA.counted if c.kind is not TallyKind.CASE_OPEN]
    other += counted(tally(TallyKind.CASE_OPEN, date(2019, 12, 1)), 12)

    assert told(YEAR)["M07"].stated is None
    assert told(YEAR, other)["M07"].stated == 12


def test_given_the_version_for_outside_then_every_cell_below_five_is_masked() -> None:
    outside = {f.metric: f for f in masked(told(YEAR).values())}
    cells = {(m, c.key): c for m, f in outside.items() for c in f.cells}

    for metric, figure in told(YEAR).items():
        for cell in figure.cells:
            assert (cells[metric, cell.key].how is Shown.NUMBER) <= (
                cell.number == 0 or cell.number >= 5
            )
    assert cells["M03", "girl"].how is Shown.FEW
    assert cells["M03", "boy"].how is Shown.HIDDEN
    assert cells["M03", "boy"].number == 0
    assert cells["M02", "case_raised"].number == 22
    assert cells["M15", "needs_assessed"].percent == 50
    assert {cells["M26", reason].how for reason in "4567"} == {Shown.BLANK}
    assert outside["M01"].estimate == (75, 150)


def test_given_the_limit_is_lowered_by_decision_then_outside_sees_the_same() -> None:
    assert masked(told(YEAR).values(), 1) == tuple(told(YEAR).values())


def test_given_an_unknown_gender_then_the_parts_still_add_up() -> None:
    more = [*NACKA.counted, *counted(tally(TallyKind.CASE_RAISED, YEAR.first), 3)]

    assert numbers(told(YEAR, more)["M03"])["unknown"] == (3, 25, 12)


EVENTS = st.lists(
    st.tuples(
        st.sampled_from([TallyKind.CASE_RAISED, TallyKind.CASE_CLOSED, TallyKind.WATCH]),
        st.integers(1, 12),
        st.sampled_from([2018, 2019, 2020]),
    ),
    max_size=40,
)


@given(EVENTS)
def test_what_is_carried_out_of_a_year_is_carried_into_the_next(
    events: list[tuple[TallyKind, int, int]],
) -> None:
    of = [c for kind, month, year in events for c in counted(tally(kind, date(year, month, 1)), 1)]
    after = Period(first=date(2020, 1, 1), last=date(2020, 12, 31))

    this = balance_of(Ledger(counted=tuple(of), period=YEAR))
    following = balance_of(Ledger(counted=tuple(of), period=after))

    assert this.out == following.carried
    assert this.adds_up == (this.out >= 0)


@given(EVENTS)
def test_every_sum_of_every_figure_adds_up(events: list[tuple[TallyKind, int, int]]) -> None:
    of = [c for kind, month, year in events for c in counted(tally(kind, date(year, month, 1)), 1)]
    values: dict[str, int] = {}
    made = told(YEAR, of)
    for figure in made.values():
        for cell in figure.cells:
            assert values.setdefault(cell.name, cell.number) == cell.number
            if cell.of_name and cell.of is not None:
                assert values.setdefault(cell.of_name, cell.of) == cell.of
                values[f"{cell.name}~rest"] = cell.of - cell.number
    for figure in made.values():
        for one in figure.sums:
            assert sum(values[n] for n in one.left) == sum(values[n] for n in one.right)


def test_c19_given_a_reason_in_two_parts_then_they_are_shown_together_and_hide_each_other() -> None:
    reasons = {"1": 6, "3a": 7, "3b": 2}
    events = [tally(TallyKind.CASE_CLOSED, YEAR.first, reason=r) for r in reasons]
    raised = tally(TallyKind.CASE_RAISED, YEAR.first)
    of = [
        *counted(raised, 20),
        *(c for event, n in zip(events, reasons.values(), strict=True) for c in counted(event, n)),
    ]
    merged: dict[tuple[object, ...], Counted] = {}
    for each in of:
        key = each.kind, each.dimension, each.value
        before = merged.get(key)
        merged[key] = replace(each, number=each.number + (before.number if before else 0))

    made = told(YEAR, merged.values())

    assert numbers(made["M20"]) == {
        "3a": (7, 15, 47),
        "1": (6, 15, 40),
        "3b": (2, 15, 13),
        "3": (9, 15, 60),
    }
    (figure,) = [f for f in masked(made.values()) if f.metric == "M20"]
    how = {cell.key: cell.how for cell in figure.cells}
    assert (how["3b"], how["3a"]) == (Shown.FEW, Shown.HIDDEN)


def test_every_metric_of_the_reports_is_in_the_table() -> None:
    assert {m.id for m in METRICS} >= {f"M{n:02}" for n in range(1, 37)}
    assert all(
        m.kinds or m.shape in (Shape.ESTIMATE, Shape.WORK, Shape.CLOSED, Shape.BALANCE)
        for m in METRICS
    )


@pytest.mark.parametrize(
    ("number", "of", "percent"), [(1, 8, 13), (5, 11, 45), (6, 11, 55), (0, 3, 0), (1, 0, None)]
)
def test_percentages_are_rounded_half_up(number: int, of: int, percent: int | None) -> None:
    assert Cell(key="x", number=number, of=of).percent == percent


def test_given_the_scenarios_spring_then_the_coordinator_sees_counts_and_outside_only_few() -> None:
    """SCENARIO K5."""
    spring = Period(first=date(2027, 1, 1), last=date(2027, 6, 30))
    january, february = spring.first, date(2027, 2, 1)
    events = [
        *[tally(TallyKind.CASE_RAISED, date(2026, 11, 1))] * 2,
        tally(TallyKind.CASE_RAISED, january),
        tally(TallyKind.CONSENT_DECLINED, february),
        tally(TallyKind.CONSENT_WITHDRAWN, february),
        tally(TallyKind.CASE_CLOSED, february, reason="3a"),
        tally(TallyKind.CASE_CLOSED, february, reason="10"),
    ]
    made = told(spring, [c for event in events for c in counted(event, 1)])
    outside = {f.metric: f for f in masked(made.values())}

    assert [c.number for c in made["M07"].cells] == [2, 1, 2, 1]
    assert numbers(made["M20"]) == {"10": (1, 2, 50), "3a": (1, 2, 50)}
    consents = [(c.key, c.number) for c in made["M35"].cells]
    assert consents == [("consent_declined", 1), ("consent_withdrawn", 1)]
    shown = [c.how for m in ("M07", "M20", "M35") for c in outside[m].cells]
    assert set(shown) == {Shown.FEW}


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2027-03-01", "2027-03-31", ("2027-01-01", "2027-04-30")),
        ("2026-03-01", "2026-03-31", ("2026-01-01", "2026-06-30")),
        ("2026-01-01", "2026-12-31", ("2026-01-01", "2026-12-31")),
        ("2027-01-01", "2027-05-20", ("2027-01-01", "2027-04-30")),
        ("2027-07-01", "2027-12-31", ("2027-01-01", "2027-04-30")),
    ],
)
def test_given_a_period_for_outside_then_it_is_whole_half_years_of_months_that_are_over(
    first: str, last: str, expected: tuple[str, str]
) -> None:
    asked = Period(first=date.fromisoformat(first), last=date.fromisoformat(last))

    told_of = coarse(asked, date(2027, 5, 20))

    assert (told_of.first.isoformat(), told_of.last.isoformat()) == expected


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 800), st.integers(0, 800))
def test_no_two_periods_for_outside_differ_by_less_than_what_is_between_half_years(
    today: date, begin: int, length: int
) -> None:
    first = today - timedelta(days=begin)
    made = coarse(Period(first=first, last=first + timedelta(days=length)), today)

    assert made.first.month in (1, 7)
    assert made.first < made.last < today.replace(day=1)
    next_day = made.last + timedelta(days=1)
    assert next_day.month in (1, 7) or next_day == today.replace(day=1)
