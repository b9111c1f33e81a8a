"""A briefing from empty to submitted: states, lateness, and what is wrong with it."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.briefings import (
    TEXT_LIMIT,
    BriefingPart,
    PartState,
    empty_parts,
    faults_of,
)
from sspf.domain.guards import Fault
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import BriefingPartRule
from tests.domain.calendar_facts import local
from tests.factories import LEO, RUT, a_briefing, a_meeting, a_part

DEADLINE = local(a_meeting().held_on.replace(day=20), "12.00")
BEFORE, AFTER = DEADLINE.replace(hour=9), DEADLINE.replace(hour=12, minute=20)
NOTHING = BriefingPart(number=2, level=BriefingLevel.GROUP, state=PartState.NOTHING)
INDIVIDUAL = BriefingPart(number=3, level=BriefingLevel.INDIVIDUAL)
PARTS = (a_part(), NOTHING)


def test_given_the_models_parts_when_nothing_is_written_then_each_stands_unanswered_in_order() -> (
    None
):
    rules = (
        BriefingPartRule(name="Allmän information", level=BriefingLevel.GENERAL),
        BriefingPartRule(name="Gruppnivå", level=BriefingLevel.GROUP),
        BriefingPartRule(name="Individnivå", level=BriefingLevel.INDIVIDUAL),
    )

    assert [(p.number, p.level, p.state) for p in empty_parts(rules)] == [
        (1, BriefingLevel.GENERAL, PartState.UNANSWERED),
        (2, BriefingLevel.GROUP, PartState.UNANSWERED),
        (3, BriefingLevel.INDIVIDUAL, PartState.UNANSWERED),
    ]


def test_given_a_draft_when_saved_then_it_is_not_submitted() -> None:
    assert not a_briefing().save_draft(PARTS, RUT, BEFORE).is_submitted


def test_given_a_draft_when_saved_then_what_others_read_is_untouched() -> None:
    briefing = a_briefing()

    assert briefing.save_draft(PARTS, RUT, BEFORE).parts == briefing.parts


def test_given_a_draft_when_saved_then_the_form_shows_it() -> None:
    assert a_briefing().save_draft(PARTS, RUT, BEFORE).shown_in_form == PARTS


def test_given_an_empty_draft_when_the_form_is_shown_then_it_is_not_mistaken_for_none() -> None:
    submitted = replace(a_briefing(), parts=PARTS, draft=())

    assert submitted.shown_in_form == ()


def test_given_a_draft_when_submitted_then_it_is_what_others_read() -> None:
    done = a_briefing().save_draft(PARTS, RUT, BEFORE).submit(RUT, BEFORE, DEADLINE)

    assert (done.parts, done.draft, done.draft_by, done.draft_at) == (PARTS, None, None, None)


def test_given_a_briefing_when_submitted_then_who_and_when_is_kept() -> None:
    done = a_briefing().submit(LEO, BEFORE, DEADLINE)

    assert (done.submitted_by, done.submitted_at) == (LEO, BEFORE)


def test_given_a_submitted_briefing_when_changed_then_the_first_time_is_remembered() -> None:
    again = a_briefing().submit(RUT, BEFORE, DEADLINE).submit(RUT, AFTER, DEADLINE)

    assert (again.first_submitted_at, again.submitted_at) == (BEFORE, AFTER)


@pytest.mark.parametrize(
    ("at", "late"), [(BEFORE, False), (DEADLINE, False), (AFTER, True)], ids=str
)
def test_given_the_deadline_when_submitted_then_only_after_it_is_late(
    at: datetime, late: bool
) -> None:
    assert a_briefing().submit(RUT, at, DEADLINE).is_late is late


def test_given_it_came_in_time_when_changed_after_the_deadline_then_it_is_still_in_time() -> None:
    in_time = a_briefing().submit(RUT, BEFORE, DEADLINE)

    assert not in_time.submit(RUT, AFTER, DEADLINE).is_late


def test_given_it_came_late_when_the_meeting_is_moved_and_it_is_changed_then_it_stays_late() -> (
    None
):
    late = a_briefing().submit(RUT, AFTER, DEADLINE)

    assert late.submit(RUT, AFTER, DEADLINE.replace(day=29)).is_late


def test_given_each_change_when_made_then_the_version_rises_by_one() -> None:
    briefing = a_briefing()
    draft = briefing.save_draft(PARTS, RUT, BEFORE)

    assert [draft.version, draft.submit(RUT, BEFORE, DEADLINE).version] == [
        briefing.version + 1,
        briefing.version + 2,
    ]


@pytest.mark.parametrize(
    ("part", "faults"),
    [
        (BriefingPart(number=1, level=BriefingLevel.GENERAL), [Fault.UNANSWERED]),
        (NOTHING, []),
        (replace(NOTHING, text="Men vi såg något."), [Fault.BOTH]),
        (replace(INDIVIDUAL, state=PartState.RAISE), []),
        (INDIVIDUAL, [Fault.UNANSWERED]),
        (a_part(), []),
        (a_part(text="x" * TEXT_LIMIT), []),
        (a_part(text="x" * (TEXT_LIMIT + 1)), [Fault.TOO_LONG]),
        (a_part(size="lt5"), [Fault.SMALL_GROUP]),
        (a_part(size="5-10"), []),
        (a_part(text="killen i 8B", size="lt5"), [Fault.POINTS_OUT, Fault.SMALL_GROUP]),
        (a_part(text="100101-1234"), [Fault.PERSONAL_NUMBER]),
    ],
    ids=str,
)
def test_given_a_part_when_judged_then_its_faults_are_named(
    part: BriefingPart, faults: list[Fault]
) -> None:
    assert [f.fault for f in faults_of((part,))] == faults


def test_given_a_text_that_is_too_long_when_judged_then_the_excess_is_counted() -> None:
    (fault,) = faults_of((a_part(text="x" * (TEXT_LIMIT + 12)),))

    assert fault.position == 12


def test_given_faults_in_two_parts_when_judged_then_each_says_its_part() -> None:
    parts = (a_part(text="ring 070-123 45 67"), replace(NOTHING, text="x"))

    assert [f.part for f in faults_of(parts)] == [1, 2]


@given(st.permutations([a_part(), NOTHING, replace(INDIVIDUAL, state=PartState.NOTHING)]))
def test_answered_parts_have_no_faults_in_any_order(parts: list[BriefingPart]) -> None:
    assert faults_of(tuple(parts)) == ()
