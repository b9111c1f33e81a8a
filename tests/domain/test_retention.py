"""R-90, R-91: when a decision begins to hold, what is old by it, and who is told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf.domain.case_files import Closing
from sspf.domain.cases import CaseState
from sspf.domain.organisation import Role
from sspf.domain.retention import (
    Periods,
    RetentionDecision,
    in_force,
    is_case_due,
    is_left_open,
    keepers,
    limits_of,
    standing,
    warned,
)
from sspf.domain.working_days import WorkingDays
from tests.factories import KAJ, KOMMUN, NOW, STOCKHOLM, an_organisation
from tests.factories_cases import a_case, a_case_file, a_consent

DAYS = WorkingDays(zone=STOCKHOLM)
TODAY = date(2028, 3, 1)
DECISION = RetentionDecision(
    reference="GB-2027-3",
    decided_on=date(2027, 3, 15),
    periods=Periods(),
    recorded_by=KAJ,
    recorded_at=NOW,
    controller=KOMMUN,
)


def test_a_decision_holds_from_the_day_after_it_was_recorded_and_not_when_taken_back() -> None:
    recorded = DAYS.local(NOW).date()

    assert in_force([DECISION], recorded, DAYS) is None
    assert in_force([DECISION], recorded + timedelta(days=1), DAYS) == DECISION
    assert in_force([DECISION.withdraw(NOW)], TODAY, DAYS) is None
    assert in_force([], TODAY, DAYS) is None


def test_the_newest_decision_stands_and_when_it_is_taken_back_the_one_before() -> None:
    later = replace(DECISION, reference="GB-2028-1", recorded_at=NOW + timedelta(days=9))

    assert standing([DECISION, later]) == later
    assert standing([DECISION, later.withdraw(NOW)]) == DECISION


@pytest.mark.parametrize(
    ("closed_on", "is_due"),
    [(date(2027, 2, 28), True), (date(2027, 3, 1), True), (date(2027, 3, 2), False), (None, False)],
)
def test_a_case_goes_twelve_months_after_it_was_closed(
    closed_on: date | None, is_due: bool
) -> None:
    closing = Closing(reason="1", closed_on=closed_on) if closed_on else None
    limits = limits_of(Periods(), DAYS.at(TODAY, NOW.time()), DAYS)
    case = a_case(state=CaseState.CLOSED)

    assert is_case_due(case, a_case_file(closing=closing), limits, TODAY) is is_due
    held = replace(limits, held=frozenset({case.id}))
    assert not is_case_due(case, a_case_file(closing=closing), held, TODAY)


def test_a_case_is_left_open_half_a_year_after_its_last_consent() -> None:
    consent = a_consent(valid_to=date(2027, 9, 1))

    assert is_left_open(a_case(), [consent], TODAY)
    assert not is_left_open(a_case(), [consent], TODAY - timedelta(days=1))
    assert not is_left_open(a_case(state=CaseState.CLOSED), [consent], TODAY)


def test_coordinators_keep_and_administrators_are_warned_and_keep_where_there_are_none() -> None:
    given = an_organisation()
    first, second, *rest = given.people
    people = (
        replace(first, roles=frozenset({Role.COORDINATOR})),
        replace(second, roles=frozenset({Role.ADMIN})),
        *(replace(person, roles=frozenset()) for person in rest),
    )
    both = replace(given, people=people)
    without = replace(given, people=people[1:])

    assert [p.id for p in keepers(both)] == [first.id]
    assert [p.id for p in warned(both)] == [first.id, second.id]
    assert [p.id for p in keepers(without)] == [p.id for p in warned(without)] == [second.id]
