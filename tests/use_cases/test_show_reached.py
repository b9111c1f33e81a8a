"""Vem har nåtts: sent is never called reached, and nobody but the convener is told."""

from datetime import date, time

import pytest

from sspf.domain.errors import NotConvenerError
from sspf.domain.invitations import Response
from sspf.domain.messages.reach import Reached
from sspf.domain.organisation import PersonId
from sspf.domain.reach import ReachState
from sspf.ports import PermanentFailureError
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.change_meeting import move_meeting
from sspf.use_cases.deliver_messages import deliver_messages
from sspf.use_cases.forget_conversation import forget_conversation
from sspf.use_cases.note_turn import note_turn
from sspf.use_cases.show_reached import show_reached
from tests.use_cases.world import (
    BO,
    DISA,
    FRIDA,
    KAJ,
    KIM,
    LEO,
    NORRSJO,
    PIA,
    RUT,
    SOL,
    TORE,
    Scene,
    a_place,
)


@pytest.fixture
async def called(scene: Scene) -> Scene:
    """The kallelse has gone out; to Pia it could not."""
    await scene.call()
    scene.messenger.failures[PIA] = [PermanentFailureError("failed.not_installed")]
    await deliver_messages(scene.services, NORRSJO)
    scene.clock.advance(minutes=10)
    return scene


async def shown(scene: Scene, by: PersonId = FRIDA) -> Reached:
    return await show_reached(scene.services, scene.who(by), scene.first)


def states(card: Reached, about: str = "invitation") -> dict[str, str]:
    (part,) = [part for part in card.parts if part.about == about]
    return {line.name.split()[0].lower(): line.state for line in part.lines}


async def test_given_teams_took_it_when_shown_then_it_is_sent_and_nobody_is_reached(
    called: Scene,
) -> None:
    found = states(await shown(called))

    assert found.pop(PIA) == ReachState.NOT_INSTALLED
    assert found == dict.fromkeys((FRIDA, RUT, SOL, TORE, KAJ), ReachState.SENT)


async def test_given_somebody_answers_when_shown_then_they_are_reached(called: Scene) -> None:
    await answer_invitation(called.services, called.who(RUT), called.first, Response.ACCEPTED)

    assert states(await shown(called))[RUT] == ReachState.REACHED


async def test_given_somebody_writes_when_shown_then_they_are_reached(called: Scene) -> None:
    await note_turn(called.services, called.who(SOL), a_place(SOL))

    assert states(await shown(called))[SOL] == ReachState.REACHED


async def test_given_somebody_writes_in_the_group_when_shown_then_that_says_nothing(
    called: Scene,
) -> None:
    place = a_place(SOL, kind="groupChat", conversation="19:group")
    await note_turn(called.services, called.who(SOL, is_private=False), place)

    assert states(await shown(called))[SOL] == ReachState.SENT


async def test_given_somebody_has_removed_the_bot_since_when_shown_then_it_is_said(
    called: Scene,
) -> None:
    await forget_conversation(called.services, called.who(TORE))

    assert states(await shown(called))[TORE] == ReachState.NOT_INSTALLED


async def test_given_the_meeting_is_moved_after_an_answer_when_shown_then_it_counts_no_more(
    called: Scene,
) -> None:
    """What matters is whether the person knows of the day it has now."""
    await answer_invitation(called.services, called.who(RUT), called.first, Response.ACCEPTED)
    await move_meeting(
        called.services, called.who(FRIDA), called.first, date(2027, 1, 28), time(13)
    )
    await called.settle()

    assert states(await shown(called))[RUT] == ReachState.SENT


async def test_given_the_mail_has_gone_when_a_card_has_not_arrived_then_the_other_road_is_told(
    called: Scene,
) -> None:
    found = await shown(called)

    assert "Pia Områdesson" in found.mailed


async def test_given_a_request_when_somebody_hands_in_then_they_are_reached(called: Scene) -> None:
    await called.tick(date(2027, 1, 12), "08.30")
    called.clock.advance(minutes=5)
    await called.submit(RUT)

    found = states(await shown(called), "request")
    assert (found[RUT], found[SOL]) == (ReachState.REACHED, ReachState.SENT)


async def test_given_nothing_has_gone_out_when_shown_then_what_is_known_beforehand_is_told(
    called: Scene,
) -> None:
    found = await show_reached(called.services, called.who(FRIDA), called.second)

    assert states(found) == {}
    assert states(found, "other") == {PIA: ReachState.NOT_INSTALLED}


async def test_given_the_stand_in_when_asked_then_they_are_shown_it(called: Scene) -> None:
    assert await shown(called, LEO) == await shown(called)


@pytest.mark.parametrize("person", [RUT, KIM, SOL, BO, PIA, TORE, KAJ, DISA])
async def test_given_anybody_else_when_asked_then_refused(called: Scene, person: PersonId) -> None:
    with pytest.raises(NotConvenerError):
        await shown(called, person)
