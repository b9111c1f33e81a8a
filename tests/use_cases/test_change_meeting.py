"""Moving and cancelling: what hangs on the day follows, and each is told once."""

from datetime import date, time

import pytest

from sspf.domain.commitments import Due
from sspf.domain.errors import MeetingOverError, NotConvenerError, UnknownMeetingError
from sspf.domain.invitations import Response
from sspf.domain.messages.briefing import BriefingRequest
from sspf.domain.messages.meeting import Invitation, InvitationCancelled, Today
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Kind
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.ask_meeting_change import confirm_meeting_change
from sspf.use_cases.change_meeting import cancel_meeting, move_meeting
from tests.use_cases.world import (
    BO,
    DISA,
    FIRST_DAY,
    FRIDA,
    KAJ,
    KIM,
    LEO,
    MEMBERS,
    PIA,
    RUT,
    SECOND_DAY,
    SOL,
    TORE,
    Scene,
)

LATER = date(2027, 1, 28)
OTHERS = [RUT, KIM, SOL, BO, PIA, TORE, KAJ, DISA]


async def move(scene: Scene, to: date = LATER, starts: time = time(13)) -> None:
    await move_meeting(scene.services, scene.who(FRIDA), scene.first, to, starts)


@pytest.mark.parametrize("person", OTHERS)
async def test_given_anybody_but_the_convener_when_moving_then_it_is_refused(
    scene: Scene, person: PersonId
) -> None:
    with pytest.raises(NotConvenerError):
        await move_meeting(scene.services, scene.who(person), scene.first, LATER, time(13))


@pytest.mark.parametrize("person", OTHERS)
async def test_given_anybody_but_the_convener_when_cancelling_then_it_is_refused(
    scene: Scene, person: PersonId
) -> None:
    with pytest.raises(NotConvenerError):
        await cancel_meeting(scene.services, scene.who(person), scene.first)


@pytest.mark.parametrize("person", OTHERS)
async def test_given_anybody_but_the_convener_when_a_change_is_shown_then_it_is_refused(
    scene: Scene, person: PersonId
) -> None:
    with pytest.raises((NotConvenerError, UnknownMeetingError)):
        await confirm_meeting_change(scene.services, scene.who(person), LATER)


async def test_given_the_stand_in_when_moving_then_it_is_moved(scene: Scene) -> None:
    await move_meeting(scene.services, scene.who(LEO), scene.first, LATER, time(9))

    assert (scene.meeting().held_on, scene.meeting().starts) == (LATER, time(9))


@pytest.mark.parametrize("kind", [Kind.INVITATION_MOVED, Kind.CALENDAR_REQUEST])
async def test_given_they_were_called_when_it_moves_then_each_is_told_once(
    scene: Scene, kind: Kind
) -> None:
    await scene.call()
    await scene.tick()
    await move(scene)

    assert scene.waiting(kind) == list(MEMBERS)


async def test_given_nobody_was_called_when_it_moves_then_nobody_is_told(scene: Scene) -> None:
    before = scene.keys()
    await move(scene)

    assert scene.keys() == before


async def test_given_a_deputy_stands_in_when_it_moves_then_the_deputy_is_told_too(
    scene: Scene,
) -> None:
    await scene.call()
    await answer_invitation(scene.services, scene.who(RUT), scene.first, Response.DECLINED, KIM)
    await move(scene)

    assert KIM in scene.waiting(Kind.INVITATION_MOVED)


async def test_given_it_moves_twice_when_sent_then_only_the_last_day_is_told(scene: Scene) -> None:
    await scene.call()
    await scene.tick()
    scene.messenger.said.clear()
    await move(scene)
    await move(scene, date(2027, 2, 4))
    await scene.settle()

    days = [what.payload["card"].meeting.held_on for _, what in scene.messenger.said]
    assert days == [date(2027, 2, 4)] * len(MEMBERS)


async def test_given_it_is_over_when_moved_then_it_is_refused(meeting_scene: Scene) -> None:
    meeting_scene.at(FIRST_DAY, "15.00")

    with pytest.raises(MeetingOverError):
        await move(meeting_scene)


async def test_given_a_commitment_due_at_the_meeting_when_it_moves_then_it_follows(
    meeting_scene: Scene,
) -> None:
    made = await meeting_scene.commit(due="next", on="")
    services, who = meeting_scene.services, meeting_scene.who(FRIDA)
    await move_meeting(services, who, meeting_scene.second, date(2027, 2, 25), time(13))

    assert meeting_scene.commitment(made).due == Due(
        on=date(2027, 2, 25), at_meeting=meeting_scene.second
    )


async def test_given_a_commitment_with_a_date_when_the_meeting_moves_then_it_keeps_its_date(
    meeting_scene: Scene,
) -> None:
    made = await meeting_scene.commit(on=SECOND_DAY.isoformat())
    services, who = meeting_scene.services, meeting_scene.who(FRIDA)
    await move_meeting(services, who, meeting_scene.second, date(2027, 2, 25), time(13))

    assert meeting_scene.commitment(made).due == Due(on=SECOND_DAY)


async def test_given_a_cancelled_meeting_when_something_was_due_there_then_it_goes_to_the_next(
    meeting_scene: Scene,
) -> None:
    made = await meeting_scene.commit(due="next", on="")
    await cancel_meeting(meeting_scene.services, meeting_scene.who(FRIDA), meeting_scene.second)

    assert meeting_scene.commitment(made).due.on == date(2027, 3, 18)


@pytest.mark.parametrize("kind", [Kind.INVITATION_CANCELLED, Kind.CALENDAR_CANCEL])
async def test_given_they_were_called_when_it_is_cancelled_then_each_is_told_once(
    scene: Scene, kind: Kind
) -> None:
    await scene.call()
    await cancel_meeting(scene.services, scene.who(FRIDA), scene.first)

    assert scene.waiting(kind) == list(MEMBERS)


async def test_given_something_was_carried_when_it_is_cancelled_then_how_much_is_told(
    meeting_scene: Scene,
) -> None:
    await meeting_scene.commit(due="next", on="")
    await meeting_scene.call(meeting_scene.second)
    await meeting_scene.tick()
    await cancel_meeting(meeting_scene.services, meeting_scene.who(FRIDA), meeting_scene.second)
    await meeting_scene.settle()

    told = [w.payload["card"] for _, w in meeting_scene.messenger.said]
    cancelled = [card for card in told if isinstance(card, InvitationCancelled)]
    assert {(c.moved_commitments, c.moved_to) for c in cancelled} == {(1, date(2027, 3, 18))}


async def test_given_it_is_cancelled_when_the_kallelse_is_still_queued_then_it_is_not_sent(
    scene: Scene,
) -> None:
    await scene.call()
    await cancel_meeting(scene.services, scene.who(FRIDA), scene.first)
    await scene.tick()

    assert scene.said(Invitation) == []


async def test_given_it_is_cancelled_when_its_days_come_then_nothing_more_is_said_of_it(
    scene: Scene,
) -> None:
    await scene.call()
    await cancel_meeting(scene.services, scene.who(FRIDA), scene.first)
    await scene.tick()
    scene.messenger.said.clear()
    for day, clock in ((date(2027, 1, 12), "08.30"), (FIRST_DAY, "08.00")):
        await scene.tick(day, clock)

    assert (scene.said(BriefingRequest), scene.said(Today)) == ([], [])


async def test_given_a_meeting_cancelled_when_cancelled_again_then_it_is_as_it_was(
    scene: Scene,
) -> None:
    await scene.call()
    cancelled = await cancel_meeting(scene.services, scene.who(FRIDA), scene.first)

    assert await cancel_meeting(scene.services, scene.who(FRIDA), scene.first) == cancelled


async def test_given_a_day_in_the_sportlov_when_shown_then_it_warns(scene: Scene) -> None:
    shown = await confirm_meeting_change(scene.services, scene.who(FRIDA), date(2027, 2, 25))

    assert shown.warnings == ("sportlov",)


@pytest.mark.parametrize(
    ("day", "warnings"),
    [
        (date(2027, 5, 6), ("Kristi himmelsfärdsdag",)),
        (date(2027, 2, 13), ("reason.weekend",)),
        (date(2027, 2, 11), ()),
        (date(2027, 3, 29), ("Annandag påsk", "påsklov")),
    ],
    ids=str,
)
async def test_given_a_day_when_a_move_is_shown_then_what_to_ask_about_is_named(
    scene: Scene, day: date, warnings: tuple[str, ...]
) -> None:
    shown = await confirm_meeting_change(scene.services, scene.who(FRIDA), day)

    assert [w.lower() for w in shown.warnings] == [w.lower() for w in warnings]


async def test_given_a_move_is_shown_when_not_confirmed_then_nothing_has_changed(
    scene: Scene,
) -> None:
    before = scene.meeting()
    await confirm_meeting_change(scene.services, scene.who(FRIDA), LATER)

    assert scene.meeting() == before
