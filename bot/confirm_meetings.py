"""Changes of meetings are shown before they are made; the typed and the understood ask alike."""

from collections.abc import Sequence

from bot.turn import Reply, Turn
from cards.acts import Act
from sspf.domain.messages.meeting import ConfirmMeetingChanges
from sspf.ports import Services
from sspf.use_cases.ask_meeting_change import Asked, confirm_meeting_changes


async def confirm_meetings(turn: Turn, services: Services, asked: Sequence[Asked]) -> Reply:
    card = await confirm_meeting_changes(services, turn.who, asked)
    if isinstance(card, ConfirmMeetingChanges):
        return Reply(message=card, asks=Act.MEETINGS_CHANGE)
    return Reply(message=card, asks=Act.MEETING_CANCEL if card.to is None else Act.MEETING_MOVE)
