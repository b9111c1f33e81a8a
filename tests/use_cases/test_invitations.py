"""Calling a meeting, waiting with it, and answering."""

from datetime import date

import pytest

from sspf.domain.errors import (
    MeetingOverError,
    NotAllowedError,
    NotConvenerError,
    StaleError,
    UnknownMeetingError,
    UnknownPersonError,
)
from sspf.domain.invitations import Response
from sspf.domain.meetings import MeetingId, MeetingStatus
from sspf.domain.messages.meeting import Invitation, InvitationAsk
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Kind
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.call_meeting import call_meeting, wait_with_invitation
from sspf.use_cases.change_meeting import cancel_meeting, move_meeting
from sspf.use_cases.show_meetings import open_invitation, open_invitation_ask
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
    SOL,
    TORE,
    Scene,
)

OTHERS = [RUT, KIM, SOL, BO, PIA, TORE, KAJ, DISA]


@pytest.mark.parametrize("person", [FRIDA, LEO])
async def test_given_the_convener_or_the_stand_in_when_calling_then_it_is_called(
    scene: Scene, person: PersonId
) -> None:
    await call_meeting(scene.services, scene.who(person), scene.first)

    assert scene.meeting().status is MeetingStatus.CALLED


@pytest.mark.parametrize("person", OTHERS)
async def test_given_anybody_else_when_calling_then_it_is_refused_and_nothing_is_queued(
    scene: Scene, person: PersonId
) -> None:
    before = scene.keys()

    with pytest.raises(NotConvenerError):
        await call_meeting(scene.services, scene.who(person), scene.first)
    assert scene.keys() == before


async def test_given_a_stranger_when_calling_then_it_is_refused(scene: Scene) -> None:
    with pytest.raises(UnknownPersonError):
        await call_meeting(scene.services, scene.who(PersonId("nils")), scene.first)


async def test_given_no_such_meeting_when_calling_then_it_is_refused(scene: Scene) -> None:
    with pytest.raises(UnknownMeetingError):
        await call_meeting(scene.services, scene.who(FRIDA), MeetingId("x"))


@pytest.mark.parametrize("kind", [Kind.INVITATION, Kind.CALENDAR_REQUEST])
async def test_given_a_call_when_made_then_each_member_gets_a_card_and_a_calendar_entry(
    scene: Scene, kind: Kind
) -> None:
    await scene.call()

    assert scene.waiting(kind) == list(MEMBERS)


async def test_given_a_call_in_the_evening_when_made_then_it_goes_out_in_the_morning(
    scene: Scene,
) -> None:
    scene.at(date(2026, 12, 17), "19.30")
    await scene.call()

    await scene.tick()
    assert scene.said(Invitation) == []


async def test_given_a_meeting_that_is_over_when_called_then_it_is_refused(scene: Scene) -> None:
    scene.at(FIRST_DAY, "15.00")

    with pytest.raises(MeetingOverError):
        await scene.call()


async def test_given_a_cancelled_meeting_when_called_then_it_is_refused(scene: Scene) -> None:
    await cancel_meeting(scene.services, scene.who(FRIDA), scene.first)

    with pytest.raises(MeetingOverError):
        await scene.call()


async def test_given_the_ask_when_opened_then_it_says_whom_when_and_in_which_break(
    scene: Scene,
) -> None:
    ask = await open_invitation_ask(scene.services, scene.who(FRIDA))

    assert (len(ask.recipients), ask.planned_on, ask.planned_in) == (
        6,
        date(2026, 12, 29),
        "jullov",
    )


@pytest.mark.parametrize("person", OTHERS)
async def test_given_anybody_else_when_the_ask_is_opened_then_it_is_refused(
    scene: Scene, person: PersonId
) -> None:
    with pytest.raises(NotConvenerError):
        await open_invitation_ask(scene.services, scene.who(person), scene.first)


async def test_given_the_convener_was_asked_when_the_day_comes_then_the_kallelse_goes_out(
    scene: Scene,
) -> None:
    await scene.tick(date(2026, 12, 17), "08.30")
    asked = scene.said(InvitationAsk)
    await scene.tick(date(2026, 12, 29), "09.00")

    assert (asked, scene.said(Invitation)) == ([FRIDA], list(MEMBERS))


async def test_given_another_day_is_chosen_when_it_comes_then_the_kallelse_goes_out(
    scene: Scene,
) -> None:
    await wait_with_invitation(scene.services, scene.who(FRIDA), scene.first, date(2027, 1, 11))
    await scene.tick(date(2026, 12, 29), "09.00")
    too_early = scene.said(Invitation)
    await scene.tick(date(2027, 1, 11), "09.00")

    assert (too_early, scene.said(Invitation)) == ([], list(MEMBERS))


async def test_given_it_is_called_when_another_day_is_chosen_then_it_is_too_late(
    scene: Scene,
) -> None:
    await scene.call()

    with pytest.raises(StaleError):
        await wait_with_invitation(scene.services, scene.who(FRIDA), scene.first, FIRST_DAY)


@pytest.mark.parametrize("person", OTHERS)
async def test_given_anybody_else_when_another_day_is_chosen_then_it_is_refused(
    scene: Scene, person: PersonId
) -> None:
    with pytest.raises(NotConvenerError):
        await wait_with_invitation(scene.services, scene.who(person), scene.first, FIRST_DAY)


@pytest.mark.parametrize("response", Response)
async def test_given_a_kallelse_when_answered_then_the_answer_is_kept(
    scene: Scene, response: Response
) -> None:
    await scene.call()

    await answer_invitation(scene.services, scene.who(RUT), scene.first, response)
    assert scene.state.answers[scene.first, RUT].response is response


async def test_given_two_answers_when_read_then_the_newest_counts(scene: Scene) -> None:
    await scene.call()
    for response in (Response.DECLINED, Response.ACCEPTED):
        await answer_invitation(scene.services, scene.who(RUT), scene.first, response)

    assert scene.state.answers[scene.first, RUT].response is Response.ACCEPTED


async def test_given_a_deputy_is_named_when_declining_then_the_deputy_is_called_too(
    scene: Scene,
) -> None:
    await scene.call()
    await scene.tick()

    await answer_invitation(scene.services, scene.who(RUT), scene.first, Response.DECLINED, KIM)
    assert (scene.waiting(Kind.INVITATION), scene.waiting(Kind.CALENDAR_REQUEST)) == ([KIM], [KIM])


async def test_given_a_deputy_is_named_when_accepting_then_nobody_else_is_called(
    scene: Scene,
) -> None:
    await scene.call()
    await scene.tick()

    await answer_invitation(scene.services, scene.who(RUT), scene.first, Response.ACCEPTED, KIM)
    assert scene.waiting(Kind.INVITATION) == []


async def test_given_a_deputy_is_named_when_accepting_then_nobody_stands_in(scene: Scene) -> None:
    await scene.call()

    await answer_invitation(scene.services, scene.who(RUT), scene.first, Response.ACCEPTED, KIM)
    assert scene.state.answers[scene.first, RUT].deputy is None


@pytest.mark.parametrize("deputy", [RUT, PIA, PersonId("nils")])
async def test_given_somebody_who_is_not_of_the_seat_when_named_then_it_is_refused(
    scene: Scene, deputy: PersonId
) -> None:
    await scene.call()

    with pytest.raises(UnknownPersonError):
        await answer_invitation(
            scene.services, scene.who(RUT), scene.first, Response.DECLINED, deputy
        )


async def test_given_somebody_outside_the_group_when_answering_then_it_is_refused(
    scene: Scene,
) -> None:
    await scene.call()

    with pytest.raises(NotAllowedError):
        await answer_invitation(scene.services, scene.who(DISA), scene.first, Response.ACCEPTED)


async def test_given_the_meeting_has_moved_when_the_old_card_is_answered_then_it_is_stale(
    scene: Scene,
) -> None:
    await scene.call()
    to = date(2027, 1, 28)
    await move_meeting(scene.services, scene.who(FRIDA), scene.first, to, scene.meeting().starts)

    with pytest.raises(StaleError):
        await answer_invitation(
            scene.services, scene.who(RUT), scene.first, Response.ACCEPTED, sequence=0
        )


async def test_given_a_cancelled_meeting_when_answered_then_it_is_stale(scene: Scene) -> None:
    await scene.call()
    await cancel_meeting(scene.services, scene.who(FRIDA), scene.first)

    with pytest.raises(StaleError):
        await answer_invitation(scene.services, scene.who(RUT), scene.first, Response.ACCEPTED)


async def test_given_a_meeting_that_is_over_when_answered_then_it_is_stale(scene: Scene) -> None:
    await scene.call()
    scene.at(FIRST_DAY, "15.00")

    with pytest.raises(StaleError):
        await answer_invitation(scene.services, scene.who(RUT), scene.first, Response.ACCEPTED)


async def test_given_nobody_is_called_when_the_kallelse_is_opened_then_there_is_none(
    scene: Scene,
) -> None:
    with pytest.raises(UnknownMeetingError):
        await open_invitation(scene.services, scene.who(RUT))


async def test_given_a_kallelse_when_opened_then_its_own_deputies_are_offered(
    scene: Scene,
) -> None:
    await scene.call()
    shown = await open_invitation(scene.services, scene.who(RUT))

    assert isinstance(shown, Invitation)
    assert [d.id for d in shown.deputies] == [KIM]
