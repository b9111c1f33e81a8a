"""Buttons of mandate: say whether one may decide, see how every seat stands."""

from bot.turn import Reply, Turn
from cards.acts import Act
from sspf.domain.mandates import Mandate
from sspf.domain.meetings import MeetingId
from sspf.ports import Services
from sspf.use_cases.show_mandate import say_mandate, show_mandate


async def say(turn: Turn, services: Services) -> Reply:
    pressed = turn.pressed
    mandate = Mandate.WITH if pressed.act == Act.MANDATE_YES else Mandate.WITHOUT
    meeting = MeetingId(pressed.subject)
    said = await say_mandate(services, turn.who, mandate, meeting, pressed.version)
    return Reply(message=said)


async def show(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_mandate(services, turn.who, MeetingId(turn.pressed.subject)))
