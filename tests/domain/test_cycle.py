"""Every instant of a meeting's cycle, by SCENARIO's two meetings and as rules for any meeting."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.cycle import Step, cycle_of, working_days_between
from sspf.domain.organisation import Offsets
from tests.domain.calendar_facts import DAYS, local
from tests.factories import a_meeting

FIRST, SECOND = date(2027, 1, 21), date(2027, 2, 18)
FIRST_CYCLE = {
    Step.ASK_CONVENER: local(date(2026, 12, 17), "08.30"),
    Step.INVITE: local(date(2026, 12, 29), "09.00"),
    Step.REQUEST: local(date(2027, 1, 12), "08.30"),
    Step.REMIND_MISSING: local(date(2027, 1, 18), "08.30"),
    Step.MANDATE: local(date(2027, 1, 19), "08.30"),
    Step.APPROVE_AGENDA: local(date(2027, 1, 20), "13.00"),
    Step.ASK_STAND_IN: local(date(2027, 1, 20), "15.00"),
    Step.SEND_UNAPPROVED: local(date(2027, 1, 21), "08.00"),
    Step.TODAY: local(date(2027, 1, 21), "08.00"),
    Step.CAPTURE: local(date(2027, 1, 21), "13.00"),
    Step.NOTES: local(date(2027, 1, 22), "10.00"),
    Step.FIX_PLAN: local(date(2027, 1, 26), "16.00"),
}
SECOND_CYCLE = {
    Step.ASK_CONVENER: local(date(2027, 1, 28), "08.30"),
    Step.INVITE: local(date(2027, 1, 29), "09.00"),
    Step.REQUEST: local(date(2027, 2, 9), "08.30"),
    Step.REMIND_MISSING: local(date(2027, 2, 15), "08.30"),
    Step.MANDATE: local(date(2027, 2, 16), "08.30"),
    Step.APPROVE_AGENDA: local(date(2027, 2, 17), "13.00"),
    Step.ASK_STAND_IN: local(date(2027, 2, 17), "15.00"),
    Step.SEND_UNAPPROVED: local(date(2027, 2, 18), "08.00"),
    Step.TODAY: local(date(2027, 2, 18), "08.00"),
    Step.CAPTURE: local(date(2027, 2, 18), "13.00"),
    Step.NOTES: local(date(2027, 2, 19), "10.00"),
    Step.FIX_PLAN: local(date(2027, 2, 23), "16.00"),
}
MEETING_DAYS = st.dates(date(2026, 2, 1), date(2028, 12, 10)).map(DAYS.on_or_after)


@pytest.mark.parametrize("step", Step)
def test_given_the_first_meeting_when_its_cycle_is_counted_then_it_is_the_scenarios(
    step: Step,
) -> None:
    cycle = cycle_of(a_meeting(held_on=FIRST), Offsets(), DAYS)

    assert cycle.at(step) == FIRST_CYCLE[step]


@pytest.mark.parametrize("step", Step)
def test_given_the_second_meeting_when_its_cycle_is_counted_then_it_is_the_scenarios(
    step: Step,
) -> None:
    cycle = cycle_of(a_meeting(held_on=SECOND), Offsets(), DAYS)

    assert cycle.at(step) == SECOND_CYCLE[step]


@pytest.mark.parametrize(
    ("held_on", "deadline"),
    [
        (FIRST, local(date(2027, 1, 20), "12.00")),
        (SECOND, local(date(2027, 2, 17), "12.00")),
        (date(2027, 3, 30), local(date(2027, 3, 25), "12.00")),
    ],
    ids=["first", "second", "after Easter"],
)
def test_given_a_meeting_when_its_deadline_is_counted_then_it_is_noon_the_working_day_before(
    held_on: date, deadline: datetime
) -> None:
    assert cycle_of(a_meeting(held_on=held_on), Offsets(), DAYS).deadline_at == deadline


@pytest.mark.parametrize(
    ("held_on", "until"),
    [(FIRST, local(date(2027, 1, 26), "16.00")), (SECOND, local(date(2027, 2, 23), "16.00"))],
    ids=["first", "second"],
)
def test_given_the_notes_are_out_when_they_may_be_objected_to_then_until_the_plan_is_fixed(
    held_on: date, until: datetime
) -> None:
    assert cycle_of(a_meeting(held_on=held_on), Offsets(), DAYS).check_until == until


def test_given_the_convener_chose_another_day_when_counted_then_the_kallelse_follows_it() -> None:
    chosen = a_meeting(invite_on=date(2026, 12, 17))

    assert cycle_of(chosen, Offsets(), DAYS).at(Step.INVITE) == local(date(2026, 12, 17), "09.00")


def test_given_a_kallelse_in_no_break_when_counted_then_the_convener_sees_it_the_day_before() -> (
    None
):
    chosen = a_meeting(invite_on=date(2026, 12, 17))

    asked_at = cycle_of(chosen, Offsets(), DAYS).at(Step.ASK_CONVENER)
    assert asked_at == local(date(2026, 12, 16), "08.30")


def test_given_a_kallelse_inside_a_break_when_counted_then_the_convener_sees_it_ahead_of_it() -> (
    None
):
    """On 29 December nobody is there to see it; two working days before the break somebody is."""
    asked_at = cycle_of(a_meeting(invite_on=date(2027, 1, 4)), Offsets(), DAYS).at(
        Step.ASK_CONVENER
    )

    assert asked_at == local(date(2026, 12, 17), "08.30")


def test_given_a_group_with_offsets_of_its_own_when_counted_then_they_are_followed() -> None:
    """Fortnightly: T-9, T-5, T-2 (DOMAIN 6)."""
    cycle = cycle_of(a_meeting(held_on=SECOND), Offsets(invite=-9, request=-5, reminder=-2), DAYS)

    assert [cycle.at(s) for s in (Step.INVITE, Step.REQUEST, Step.REMIND_MISSING)] == [
        local(date(2027, 2, 5), "09.00"),
        local(date(2027, 2, 11), "08.30"),
        local(date(2027, 2, 16), "08.30"),
    ]


def test_given_a_meeting_in_the_autumn_when_summer_time_ends_then_hours_stay_by_the_wall() -> None:
    cycle = cycle_of(a_meeting(held_on=date(2027, 11, 1)), Offsets(), DAYS)
    request = cycle.at(Step.REQUEST)

    assert request is not None
    assert DAYS.local(request).time() == time(8, 30)


def test_given_a_meeting_on_a_saturday_when_nobody_approves_then_the_agenda_goes_on_friday() -> (
    None
):
    cycle = cycle_of(a_meeting(held_on=date(2027, 2, 20)), Offsets(), DAYS)

    assert cycle.at(Step.SEND_UNAPPROVED) == local(date(2027, 2, 19), "08.00")


@given(MEETING_DAYS)
def test_the_steps_come_in_their_own_order(held_on: date) -> None:
    steps = [step for step, _ in cycle_of(a_meeting(held_on=held_on), Offsets(), DAYS).steps]

    assert steps == [step for step in Step if step in steps]


@given(MEETING_DAYS)
def test_the_instants_never_run_backwards(held_on: date) -> None:
    instants = [at for _, at in cycle_of(a_meeting(held_on=held_on), Offsets(), DAYS).steps]

    assert instants == sorted(instants)


@given(st.dates(date(2026, 2, 1), date(2028, 12, 10)), st.times())
def test_no_step_but_the_meeting_itself_falls_where_nothing_may_be_sent(
    held_on: date, starts: time
) -> None:
    """Also when a meeting is put on a Sunday night."""
    cycle = cycle_of(a_meeting(held_on=held_on, starts=starts), Offsets(), DAYS)

    assert all(DAYS.may_send(at) for step, at in cycle.steps if step is not Step.CAPTURE)


@given(MEETING_DAYS)
def test_the_deadline_lies_between_the_reminder_and_the_approval(held_on: date) -> None:
    cycle = cycle_of(a_meeting(held_on=held_on), Offsets(), DAYS)
    reminder, approval = cycle.at(Step.REMIND_MISSING), cycle.at(Step.APPROVE_AGENDA)

    assert reminder is not None
    assert approval is not None
    assert reminder < cycle.deadline_at < approval


@given(MEETING_DAYS, st.integers(1, 15))
def test_a_moved_meeting_takes_every_step_with_it(held_on: date, later: int) -> None:
    moved_to = DAYS.add(held_on, later)
    before = cycle_of(a_meeting(held_on=held_on), Offsets(), DAYS)
    after = cycle_of(a_meeting(held_on=moved_to), Offsets(), DAYS)

    shifts = [
        working_days_between(DAYS, DAYS.local(at).date(), DAYS.local(later_at).date())
        for (step, at) in before.steps
        if step is not Step.ASK_CONVENER and (later_at := after.at(step))
    ]
    assert set(shifts) == {later}
