"""A button that orders a document of what the card shows."""

from bot.documents.ordering import family_plan, ordered
from bot.turn import Reply, Turn
from cards.acts import LIST
from sspf.domain.documents import DocumentKind, Ordered
from sspf.domain.meetings import MeetingId
from sspf.ports import Services


async def get(turn: Turn, services: Services) -> Reply:
    subject, what = turn.pressed.subject, Ordered.read(turn.pressed.value)
    if what.kind is DocumentKind.FAMILY_PLAN:
        return await family_plan(turn, services, id=subject)
    meeting = None if subject == LIST or what.of else MeetingId(subject)
    return await ordered(turn, services, what, meeting)
