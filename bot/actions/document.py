"""A button that orders a document of what the card shows."""

from bot.documents.ordering import ordered
from bot.turn import Reply, Turn
from cards.acts import LIST
from sspf.domain.documents import Ordered
from sspf.domain.meetings import MeetingId
from sspf.ports import Services


async def get(turn: Turn, services: Services) -> Reply:
    subject = turn.pressed.subject
    meeting = None if subject == LIST else MeetingId(subject)
    return await ordered(turn, services, Ordered.read(turn.pressed.value), meeting)
