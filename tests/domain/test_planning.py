"""Which messages are due: every step of the cycle, once, to the right people, while it helps."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sspf.domain.commitments import commitment_id
from sspf.domain.cycle import Step
from sspf.domain.invitations import Response
from sspf.domain.meetings import MeetingId, MeetingStatus
from sspf.domain.outbox import Kind
from sspf.domain.planning import (
    OF_THE_DAY,
    coming_instants,
    due_messages,
    is_timely,
    message,
    next_meeting,
)
from tests.domain.calendar_facts import DAYS, local
from tests.domain.worlds import a_called_meeting, a_world, said
from tests.factories import (
    FRIDA,
    KAJ,
    LEO,
    MEETING,
    OPERATIVE,
    PIA,
    RUT,
    a_briefing,
    a_commitment,
    a_group,
    a_meeting,
    an_absence,
    an_answer,
    an_organisation,
)

DAY = a_meeting().held_on
REQUEST = local(date(2027, 1, 12), "08.30")
MEMBERS = [FRIDA, RUT, PIA, KAJ]
INSTANTS = st.integers(0, 60 * 24 * 50).map(
    lambda minutes: local(date(2026, 12, 10), "00.00") + timedelta(minutes=minutes)
)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (
            REQUEST,
            [
                (Kind.BRIEFING_REQUEST, FRIDA),
                (Kind.BRIEFING_REQUEST, RUT),
                (Kind.BRIEFING_REQUEST, PIA),
                (Kind.STANDING, FRIDA),
            ],
        ),
        (local(date(2027, 1, 18), "08.30"), [(Kind.DIGEST, p) for p in (FRIDA, RUT, PIA)]),
        (local(date(2027, 1, 20), "13.00"), [(Kind.AGENDA_APPROVAL, FRIDA)]),
        (local(date(2027, 1, 20), "15.00"), [(Kind.AGENDA_APPROVAL, LEO)]),
        (
            local(DAY, "08.00"),
            [(Kind.AGENDA, p) for p in MEMBERS] + [(Kind.TODAY, p) for p in MEMBERS],
        ),
        (local(DAY, "13.00"), [(Kind.CAPTURE, FRIDA)]),
        (
            local(date(2027, 1, 22), "10.00"),
            [*((Kind.PLAN_CHECK, p) for p in MEMBERS), (Kind.CLOSE_ITEMS, FRIDA)],
        ),
    ],
    ids=["request", "reminder", "approval", "stand-in", "morning", "meeting", "notes"],
)
def test_given_a_step_of_the_cycle_when_its_hour_comes_then_its_people_are_told(
    at: datetime, expected: list[tuple[str, str]]
) -> None:
    new = [m for m in due_messages(a_world(), at) if m.send_at == at]

    assert said(new) == expected


def test_given_a_planned_meeting_when_it_is_to_be_seen_then_only_the_convener_is_told() -> None:
    world = a_world(meetings=(a_meeting(),))

    assert said(due_messages(world, local(date(2026, 12, 17), "08.30"))) == [
        (Kind.INVITATION_ASK, FRIDA)
    ]


def test_given_the_plan_is_to_be_fixed_when_the_hour_comes_then_each_owner_hears_once() -> None:
    mine = a_commitment(meeting=MEETING, due=replace(a_commitment().due, on=date(2027, 3, 18)))
    world = a_world(
        commitments=(mine, replace(mine, id=commitment_id(2027, 2)), replace(mine, owner=PIA))
    )
    due = due_messages(world, local(date(2027, 1, 26), "16.00"))

    assert [m.recipient for m in due if m.kind is Kind.OWNER_LIST] == [RUT, PIA]


def test_given_one_that_is_done_when_the_plan_is_fixed_then_its_owner_hears_nothing() -> None:
    done = a_commitment(meeting=MEETING).complete(date(2027, 1, 25), None)
    due = due_messages(a_world(commitments=(done,)), local(date(2027, 1, 26), "16.00"))

    assert Kind.OWNER_LIST not in {m.kind for m in due}


def test_given_no_stand_in_when_nobody_has_approved_then_nobody_is_asked() -> None:
    alone = replace(an_organisation(), groups=(a_group(stand_in=None),))
    at = local(date(2027, 1, 20), "15.00")
    due = due_messages(a_world(organisation=alone), at)

    assert [m for m in due if m.send_at == at] == []


def test_given_a_member_is_away_when_asked_for_the_briefing_then_the_deputy_is_asked() -> None:
    away = an_absence(person=FRIDA, first=date(2027, 1, 11), last=date(2027, 1, 15))
    due = due_messages(a_world(absences=(away,)), REQUEST)

    assert [m.recipient for m in due if m.kind is Kind.BRIEFING_REQUEST] == [LEO, RUT, PIA]


def test_given_a_deputy_named_for_the_meeting_when_asked_then_both_get_the_card() -> None:
    declined = an_answer(person=FRIDA, response=Response.DECLINED, deputy=LEO)
    due = due_messages(a_world(answers=(declined,)), REQUEST)

    assert [m.recipient for m in due if m.kind is Kind.BRIEFING_REQUEST] == [FRIDA, LEO, RUT, PIA]


def test_given_the_meeting_has_moved_since_a_deputy_was_named_when_asked_then_not_the_deputy() -> (
    None
):
    declined = an_answer(person=FRIDA, response=Response.DECLINED, deputy=LEO, meeting_sequence=0)
    world = a_world(answers=(declined,), meetings=(a_called_meeting(sequence=1),))
    due = due_messages(world, REQUEST)

    assert LEO not in [m.recipient for m in due if m.kind is Kind.BRIEFING_REQUEST]


def test_given_briefings_when_the_reminder_day_comes_then_only_the_missing_are_reminded() -> None:
    answered = a_briefing(submitted_at=REQUEST)
    draft = a_briefing(party="polis", draft=(), version=1)
    world = a_world(briefings=(answered, draft))
    due = due_messages(world, local(date(2027, 1, 18), "08.30"))

    assert [m.recipient for m in due if m.kind is Kind.DIGEST] == [FRIDA, PIA]


def test_given_the_agenda_is_approved_when_the_morning_comes_then_it_is_not_sent_unapproved() -> (
    None
):
    approved = a_called_meeting(agenda_approved_at=local(date(2027, 1, 20), "13.30"))
    due = due_messages(a_world(meetings=(approved,)), local(DAY, "08.00"))

    assert Kind.AGENDA not in {m.kind for m in due}


def test_given_the_machine_slept_until_the_day_after_when_it_wakes_then_only_the_notes_go_out() -> (
    None
):
    due = due_messages(a_world(), local(date(2027, 1, 22), "10.00"))

    assert {m.kind for m in due} == {Kind.PLAN_CHECK, Kind.CLOSE_ITEMS}


@pytest.mark.parametrize("step", Step)
def test_given_a_cancelled_meeting_when_any_step_comes_then_it_helps_nobody(step: Step) -> None:
    cancelled = a_called_meeting(status=MeetingStatus.CANCELLED)
    world = a_world(meetings=(cancelled,))

    assert not is_timely(world, cancelled, step, REQUEST)


@pytest.mark.parametrize("step", sorted(set(Step) - {Step.ASK_CONVENER, Step.INVITE}))
def test_given_nobody_has_been_called_when_a_later_step_comes_then_it_is_not_taken(
    step: Step,
) -> None:
    planned = a_meeting()

    assert not is_timely(a_world(meetings=(planned,)), planned, step, local(DAY, "08.00"))


@given(INSTANTS)
def test_asked_again_it_gives_the_same_keys(now: datetime) -> None:
    world = a_world(commitments=(a_commitment(),))

    assert [m.key for m in due_messages(world, now)] == [m.key for m in due_messages(world, now)]


@given(INSTANTS)
def test_no_two_messages_have_the_same_key(now: datetime) -> None:
    keys = [m.key for m in due_messages(a_world(commitments=(a_commitment(),)), now)]

    assert len(keys) == len(set(keys))


@given(INSTANTS)
def test_nothing_is_due_before_its_hour_and_all_in_order(now: datetime) -> None:
    instants = [m.send_at for m in due_messages(a_world(commitments=(a_commitment(),)), now)]

    assert instants == sorted(instants)
    assert all(at <= now for at in instants)


@given(INSTANTS)
def test_something_new_comes_only_at_an_instant_that_was_foretold(now: datetime) -> None:
    """Nothing new falls due strictly between two coming instants."""
    world = a_world(commitments=(a_commitment(),))
    before = {m.key for m in due_messages(world, now)}
    first = coming_instants(world, now, now + timedelta(days=90))[0]
    just_before = {m.key for m in due_messages(world, first - timedelta(seconds=1))}

    assert just_before <= before


@given(INSTANTS, st.integers(1, 40))
def test_the_coming_instants_are_ahead_in_order_and_no_further(now: datetime, days: int) -> None:
    until = now + timedelta(days=days)
    instants = coming_instants(a_world(), now, until)

    assert instants == sorted(set(instants))
    assert all(now < at <= until for at in instants)


@pytest.mark.parametrize("kind", Kind)
def test_given_the_meeting_has_another_day_when_said_then_what_belongs_to_the_day_is_said_anew(
    kind: Kind,
) -> None:
    meeting = a_called_meeting()
    moved = meeting.move(date(2027, 1, 28), meeting.starts, REQUEST)
    keys = {message(m, kind, RUT, REQUEST, "why.moved").key for m in (meeting, moved)}

    assert len(keys) == (2 if kind in OF_THE_DAY else 1)


def test_given_the_request_is_out_when_the_meeting_moves_then_it_is_not_asked_for_again() -> None:
    meeting = a_called_meeting()
    moved = meeting.move(date(2027, 1, 28), meeting.starts, REQUEST)
    before = {m.key for m in due_messages(a_world(), REQUEST)}
    after = due_messages(a_world(meetings=(moved,)), local(date(2027, 1, 19), "08.30"))

    assert {m.key for m in after if m.kind is Kind.BRIEFING_REQUEST} <= before


def test_given_several_meetings_when_the_next_is_asked_for_then_it_is_the_first_that_is_on() -> (
    None
):
    later = replace(a_meeting(), id=MeetingId("m-2"), held_on=date(2027, 3, 18))
    cancelled = replace(
        later, id=MeetingId("m-3"), held_on=date(2027, 2, 18), status=MeetingStatus.CANCELLED
    )

    assert next_meeting((later, cancelled, a_meeting()), OPERATIVE, DAY) == later


def test_given_only_this_day_when_the_next_is_asked_for_then_there_is_none() -> None:
    assert next_meeting((a_meeting(),), OPERATIVE, DAY) is None


def test_given_a_weekend_when_instants_are_listed_then_no_morning_of_it_is_among_them() -> None:
    friday = local(date(2027, 2, 5), "09.00")
    world = a_world(meetings=())

    assert coming_instants(world, friday, friday + timedelta(days=3)) == [
        DAYS.at(date(2027, 2, 8), local(DAY, "08.30").time())
    ]
