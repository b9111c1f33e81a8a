"""Buttons of a guest: invite, take back, and the guest's own answer."""

from bot.turn import Reply, Turn
from cards.acts import Act
from cards.guest_confirm import chosen
from sspf.domain.invitations import Response
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import PersonId
from sspf.ports import Services
from sspf.use_cases.invite_guest import invite_guest, withdraw_guest
from sspf.use_cases.show_guest import answer_guest

RESPONSES = {
    Act.GUEST_ACCEPT: Response.ACCEPTED,
    Act.GUEST_TENTATIVE: Response.TENTATIVE,
    Act.GUEST_DECLINE: Response.DECLINED,
}


async def invite(turn: Turn, services: Services) -> Reply:
    meeting = MeetingId(turn.pressed.subject)
    wanted = chosen(turn.pressed.value)
    return Reply(message=await invite_guest(services, turn.who, meeting, wanted))


async def withdraw(turn: Turn, services: Services) -> Reply:
    meeting, person = MeetingId(turn.pressed.subject), PersonId(turn.pressed.value)
    return Reply(message=await withdraw_guest(services, turn.who, meeting, person))


async def answer(turn: Turn, services: Services) -> Reply:
    response, pressed = RESPONSES[Act(turn.pressed.act)], turn.pressed
    meeting = MeetingId(pressed.subject)
    return Reply(message=await answer_guest(services, turn.who, response, meeting, pressed.version))
