"""Button of who has been reached."""

from bot.turn import Reply, Turn
from cards.reached import AGAIN
from sspf.domain.meetings import MeetingId
from sspf.ports import Services
from sspf.use_cases.show_reached import show_reached


async def show(turn: Turn, services: Services) -> Reply:
    """Below the card with who has answered; on its own card it takes that card's place."""
    found = await show_reached(services, turn.who, MeetingId(turn.pressed.subject))
    return Reply(message=found, beside=turn.pressed.value != AGAIN)
