"""A document is ordered in chat: what comes back is where it can be fetched."""

from bot.documents.kinds import KINDS
from bot.turn import Reply, Turn, notice
from sspf.domain.documents import Ordered
from sspf.domain.meetings import MeetingId
from sspf.ports import Services
from sspf.use_cases.order_document import order_document


async def ordered(
    turn: Turn, services: Services, what: Ordered, meeting: MeetingId | None = None
) -> Reply:
    """What the reader may not see is refused here already, not first on the page."""
    if not services.public_url:
        return notice("answer.no_pages")
    message = await KINDS[what.kind].ask(services, turn.who, meeting)
    about = message.meeting.id if KINDS[what.kind].of_meeting else None
    ready = await order_document(services, turn.who, what, about)
    return Reply(message=ready, beside=True)
