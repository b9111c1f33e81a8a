"""Several changes are one message, an undone one is none, and nothing is told twice."""

from datetime import date, time

import pytest

from sspf.domain.errors import MeetingOverError, StaleError
from sspf.domain.invitations import Response
from sspf.domain.meetings import MeetingId
from sspf.domain.messages.meeting import Invitation, InvitationCancelled, MeetingChanges
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Kind
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.ask_meeting_change import Asked, confirm_meeting_changes
from sspf.use_cases.change_meeting import Wanted, cancel_meeting, change_meetings, move_meeting
from tests.use_cases.world import (
    BO,
    FIRST_DAY,
    FRIDA,
    KAJ,
    MEMBERS,
    RUT,
    SECOND_DAY,
    Scene,
    a_scene,
)

LATER, MUCH_LATER = date(2027, 1, 28), date(2027, 2, 25)


@pytest.fixture
async def told() -> Scene:
    """Both meetings are called, and everybody has the kallelser."""
    scene = await a_scene()
    await scene.call()
    await scene.call(scene.second)
    await scene.tick()
    scene.messenger.said.clear()
    scene.mail.posted.clear()
    return scene


async def move(
    scene: Scene, to: date = LATER, starts: time = time(13), id: MeetingId | None = None
) -> None:
    await move_meeting(scene.services, scene.who(FRIDA), id or scene.first, to, starts)


async def cancel(scene: Scene, id: MeetingId) -> None:
    await cancel_meeting(scene.services, scene.who(FRIDA), id)


def cards(scene: Scene) -> list[tuple[PersonId, str]]:
    return [(p, type(what.payload["card"]).__name__) for p, what in scene.messenger.said]


async def test_given_a_change_when_the_minutes_have_not_gone_by_then_nobody_is_told_yet(
    told: Scene,
) -> None:
    await move(told)
    told.clock.advance(minutes=4)
    await told.tick()

    assert (cards(told), told.mail.posted) == ([], [])


async def test_given_two_meetings_change_within_minutes_then_each_gets_one_message_of_both(
    told: Scene,
) -> None:
    await move(told)
    told.clock.advance(minutes=3)
    await cancel(told, told.second)
    await told.settle()

    assert cards(told) == [(person, "MeetingChanges") for person in MEMBERS]
    both = told.messenger.said[0][1].payload["card"]
    assert [(c.meeting.held_on, c.is_cancelled) for c in both.changes] == [
        (LATER, False),
        (SECOND_DAY, True),
    ]
    assert len(told.mail.posted) == 2 * len(MEMBERS)


async def test_given_several_in_one_press_then_all_are_changed_and_each_is_told_once(
    told: Scene,
) -> None:
    await change_meetings(
        told.services,
        told.who(FRIDA),
        [
            Wanted(meeting=told.first, to=LATER, starts=time(9), minutes=90),
            Wanted(meeting=told.second, to=None),
        ],
    )
    await told.settle()

    assert (told.meeting().held_on, told.meeting().minutes) == (LATER, 90)
    assert not told.meeting(told.second).is_on
    assert [p for p, _ in cards(told)] == list(MEMBERS)


async def test_given_one_of_several_cannot_be_then_none_is_changed(told: Scene) -> None:
    wanted = [
        Wanted(meeting=told.first, to=LATER),
        Wanted(meeting=told.second, to=date(2026, 12, 1)),
    ]
    with pytest.raises(MeetingOverError):
        await change_meetings(told.services, told.who(FRIDA), wanted)

    assert told.meeting().held_on == FIRST_DAY


async def test_given_a_change_is_undone_before_it_is_told_then_nothing_is_sent(
    told: Scene,
) -> None:
    await move(told)
    told.clock.advance(minutes=2)
    await move(told, FIRST_DAY)
    await told.settle()
    await told.settle()

    assert (cards(told), told.mail.posted) == ([], [])


async def test_given_a_change_is_undone_then_answers_and_cards_from_before_still_count(
    told: Scene,
) -> None:
    services, rut = told.services, told.who(RUT)
    await answer_invitation(services, told.who(KAJ), told.first, Response.ACCEPTED, sequence=0)
    await move(told)
    await move(told, FIRST_DAY)
    await told.settle()

    await answer_invitation(services, rut, told.first, Response.ACCEPTED, sequence=0)
    counted = {p for (_, p), a in told.state.answers.items() if a.meeting_sequence == 2}
    assert counted == {RUT, KAJ}


async def test_given_a_card_of_a_day_that_was_told_when_pressed_after_the_move_then_it_is_stale(
    told: Scene,
) -> None:
    await move(told)
    await told.settle()

    with pytest.raises(StaleError):
        await answer_invitation(
            told.services, told.who(RUT), told.first, Response.ACCEPTED, sequence=0
        )


async def test_given_only_the_hours_change_then_the_card_says_what_they_were(told: Scene) -> None:
    await move(told, FIRST_DAY, time(14, 30))
    await told.settle()

    card = told.messenger.said[0][1].payload["card"]
    assert isinstance(card, Invitation)
    assert card.change is not None
    assert card.change.is_same_day
    assert (card.change.former_starts, card.meeting.starts) == (time(13), time(14, 30))


async def test_given_it_begins_within_the_hour_then_a_change_is_told_at_once(told: Scene) -> None:
    told.at(FIRST_DAY, "12.30")
    await told.tick()
    told.messenger.said.clear()
    await cancel(told, told.first)
    await told.tick()

    assert told.said(InvitationCancelled) == list(MEMBERS)


async def test_given_a_change_in_the_evening_then_it_is_told_in_the_morning(told: Scene) -> None:
    told.at(date(2027, 1, 14), "18.00")
    await told.tick()
    told.messenger.said.clear()
    await move(told)
    await told.tick(date(2027, 1, 15), "07.59")
    assert told.said(Invitation) == []
    await told.tick(date(2027, 1, 15), "08.00")

    assert told.said(Invitation) == list(MEMBERS)


async def test_given_the_kallelse_has_not_arrived_when_it_moves_then_it_says_the_new_day_alone(
    scene: Scene,
) -> None:
    await scene.call()
    await move(scene)
    await scene.tick()
    await scene.settle()

    assert scene.said(Invitation) == list(MEMBERS)
    assert {w.payload["card"].meeting.held_on for _, w in scene.messenger.said} == {LATER}


async def test_given_an_owner_who_is_not_called_when_the_meeting_moves_then_the_owner_hears_once(
    meeting_scene: Scene,
) -> None:
    """Two commitments at a meeting that nobody has been called to yet: one message."""
    for origin in ("o1", "o2"):
        made = await meeting_scene.commit(due="next", on="", party="socialtjanst", origin=origin)
    owner = meeting_scene.commitment(made).owner
    meeting_scene.messenger.said.clear()
    await move(meeting_scene, MUCH_LATER, id=meeting_scene.second)
    await meeting_scene.settle()

    changes = [(p, w.payload["card"]) for p, w in meeting_scene.messenger.said]
    told = [(p, c) for p, c in changes if isinstance(c, MeetingChanges)]
    assert [(p, c.changes[0].carried) for p, c in told] == [(owner, 2)]


async def test_given_a_row_of_the_program_before_then_it_is_told_as_that_program_meant(
    told: Scene,
) -> None:
    """A rolling upgrade: rows queued before tellings were kept."""
    told.state.tellings.clear()
    await move(told)
    rows = told.database.states[next(iter(told.database.states))].outbox
    for key, waiting in list(rows.items()):
        if waiting.sent.message.kind is Kind.INVITATION_MOVED:
            from dataclasses import replace

            former = {"on": LATER.isoformat(), "former": FIRST_DAY.isoformat()}
            rows[key] = replace(
                waiting,
                sent=replace(waiting.sent, message=replace(waiting.sent.message, values=former)),
            )
    await told.settle()

    assert told.said(Invitation) == list(MEMBERS)


async def test_given_a_confirmation_of_what_was_when_somebody_moved_it_since_then_it_is_stale(
    told: Scene,
) -> None:
    """The stand-in was quicker. What is so already is no fault: a second press is the first."""
    await move(told)
    late = Wanted(meeting=told.first, to=date(2027, 2, 4), starts=time(13), sequence=0)
    with pytest.raises(StaleError):
        await change_meetings(told.services, told.who(FRIDA), [late])

    again = Wanted(meeting=told.first, to=LATER, starts=time(13), sequence=0)
    await change_meetings(told.services, told.who(FRIDA), [again])
    assert told.meeting().sequence == 1


async def test_given_a_clash_when_asked_then_the_group_that_meets_then_is_named(
    told: Scene,
) -> None:
    asked = [Asked(to=SECOND_DAY), Asked(on=SECOND_DAY, to=MUCH_LATER)]
    found = await confirm_meeting_changes(told.services, told.who(FRIDA), asked)

    assert not isinstance(found, Invitation)
    first, second = found.changes  # type: ignore[union-attr]  # two were asked about
    assert (len(first.clashes), second.warnings) == (1, ("sportlov",))
    assert found.people == len(MEMBERS)
    assert BO not in MEMBERS
