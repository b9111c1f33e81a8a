"""The online meeting whose settings and chat are to be seen to, once its event is there (R-64)."""

from dataclasses import dataclass

from sspf.domain.meetings import MeetingId
from sspf.domain.outbox import Message
from sspf.use_cases.await_link import link_of
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.room import AskersRoom


@dataclass(frozen=True, slots=True)
class OnlineMeeting:
    join_url: str


async def compose_room(room: AskersRoom, message: Message) -> OnlineMeeting | Dropped:
    meeting = await room.uow.meetings.get(MeetingId(message.subject))
    if room.now >= meeting.ends_at:
        return Dropped("dropped.past")
    join_url = await link_of(room, meeting)
    return OnlineMeeting(join_url) if join_url else Dropped("dropped.cancelled")
