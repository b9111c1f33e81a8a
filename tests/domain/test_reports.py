"""When a report is due, of what period, who is reminded, and when it is over."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.errors import ReportNotReadyError
from sspf.domain.report_rules import ClockKind, ReportClock, Reporting, ReportKey, ReportRule
from sspf.domain.reports import (
    DRAFTED_BEFORE,
    LEADS,
    Due,
    drafted_on,
    dues,
    lead_due,
    months_after,
    to_draft,
)
from tests.factories import NOW, RUT
from tests.factories_reports import a_report

TODAY = date(2027, 3, 10)
MONTHS, AFTER, BEFORE = ClockKind.MONTHS, ClockKind.AFTER, ClockKind.BEFORE


def rule(key: str, kind: ClockKind, *months: int, **more: object) -> ReportRule:
    clock = ReportClock(kind=kind, months=months, **more)  # type: ignore[arg-type]  # as named
    return ReportRule(key=ReportKey(key), clock=clock)


def when(of: ReportRule, *others: ReportRule, **own: object) -> list[tuple[str, str, str]]:
    reporting = Reporting(rules=(of, *others), **own)  # type: ignore[arg-type]  # as named
    return [
        (d.due_on.isoformat(), d.period.first.isoformat(), d.period.last.isoformat())
        for d in dues(reporting, of.clock, of, TODAY)
    ]


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ((1,), [("2028-01-31", "2027-01-01", "2027-12-31")]),
        ((6,), [("2027-06-30", "2027-01-01", "2027-06-30")]),
        ((12,), [("2027-12-31", "2027-01-01", "2027-12-31")]),
        (
            (1, 6),
            [
                ("2027-06-30", "2027-01-01", "2027-06-30"),
                ("2028-01-31", "2027-07-01", "2027-12-31"),
            ],
        ),
    ],
    ids=["yearly", "spring", "plan", "half-yearly"],
)
def test_given_months_then_each_tells_of_what_has_been(
    months: tuple[int, ...], expected: list[tuple[str, str, str]]
) -> None:
    assert sorted(when(rule("r", MONTHS, *months))) == expected


def test_given_four_months_then_from_the_start_and_again_only_where_it_is_said() -> None:
    start = date(2027, 1, 15)

    assert when(rule("r", AFTER, 4), starts_on=start) == [
        ("2027-05-15", "2027-01-01", "2027-04-30")
    ]
    assert when(rule("r", AFTER, 4)) == []
    again = when(rule("r", AFTER, 4), starts_on=start, repeats=True)
    assert [due for due, _, _ in again] == ["2027-05-15", "2027-09-15", "2028-01-15"]


def test_given_weeks_before_another_then_its_day_follows_and_the_period_is_the_same() -> None:
    before = rule("local", BEFORE, weeks=3, report=ReportKey("half"))

    assert when(before, rule("half", MONTHS, 6)) == [("2027-06-09", "2027-01-01", "2027-06-30")]
    assert when(rule("a", BEFORE, weeks=1, report=ReportKey("a"))) == []


def test_given_a_year_that_is_over_then_its_report_is_drafted_on_the_first_day_of_the_next() -> (
    None
):
    reporting = Reporting(rules=(rule("year", MONTHS, 1),))

    assert to_draft(reporting, date(2026, 12, 31)) == []
    assert [d.due_on for d in to_draft(reporting, date(2027, 1, 1))] == [date(2027, 1, 31)]
    assert [d.due_on for d in to_draft(reporting, date(2027, 3, 1))] == [date(2027, 1, 31)]
    assert to_draft(reporting, date(2027, 3, 4)) == []


@given(st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.sampled_from([(1,), (6,), (12,), (1, 6)]))
def test_a_draft_is_there_four_weeks_ahead_and_never_more_than_eight(
    today: date, months: tuple[int, ...]
) -> None:
    one = rule("r", MONTHS, *months)
    made: list[Due] = list(dues(Reporting(rules=(one,)), one.clock, one, today))

    assert made
    for due in made:
        ahead = due.due_on - drafted_on(due)
        assert DRAFTED_BEFORE <= ahead <= timedelta(days=LEADS[0])
        assert due.period.first < due.period.last


@pytest.mark.parametrize(
    ("today", "lead"),
    [
        (date(2026, 12, 1), None),
        (date(2026, 12, 6), 56),
        (date(2027, 1, 3), 28),
        (date(2027, 1, 16), 28),
        (date(2027, 1, 17), 14),
        (date(2027, 1, 24), 7),
        (date(2027, 1, 31), 0),
        (date(2027, 2, 1), 0),
        (date(2027, 2, 7), -7),
        (date(2027, 2, 20), -14),
    ],
)
def test_the_latest_reminder_whose_day_has_come(today: date, lead: int | None) -> None:
    assert lead_due(a_report(), today) == lead


@given(st.integers(-80, 80))
def test_reminders_never_run_backwards(day: int) -> None:
    this = lead_due(a_report(), date(2027, 1, 31) + timedelta(days=day))
    following = lead_due(a_report(), date(2027, 1, 31) + timedelta(days=day + 1))

    assert this is None or (following is not None and following <= this)


def test_given_both_receivers_then_it_is_open_until_both_have_it() -> None:
    approved = a_report().approve(RUT, NOW)
    one = approved.hand_over("Styrgruppen", TODAY)
    both = one.hand_over("Samordningsgruppen", TODAY)

    assert (approved.is_open, one.is_open, both.is_open) == (True, True, False)
    assert one.missing == ("Samordningsgruppen",)
    assert both.hand_over("Styrgruppen", TODAY + timedelta(days=1)) == both
    assert lead_due(both, TODAY) is None


def test_given_no_receiver_then_it_stays_open_until_somebody_has_got_it() -> None:
    alone = a_report(receivers=()).approve(RUT, NOW)

    assert alone.is_open
    assert not alone.hand_over("Kommunstyrelsen", TODAY).is_open


def test_given_it_is_not_approved_then_nobody_gets_it_and_approved_it_is_not_changed() -> None:
    approved = a_report().approve(RUT, NOW)

    with pytest.raises(ReportNotReadyError):
        a_report().hand_over("Styrgruppen", TODAY)
    with pytest.raises(ReportNotReadyError):
        approved.edit("x")
    with pytest.raises(ReportNotReadyError):
        approved.count_anew((), NOW)
    assert approved.approve(RUT, NOW) == approved


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 10, 31), 4, date(2028, 2, 29)),
        (date(2027, 1, 31), 12, date(2028, 1, 31)),
        (date(2027, 8, 15), 4, date(2027, 12, 15)),
    ],
)
def test_months_after_a_day(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected
