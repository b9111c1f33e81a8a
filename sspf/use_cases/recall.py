"""What has to be known about the moment and the asker to read what they typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sspf.domain.errors import NotAllowedError
from sspf.domain.organisation import GroupKey
from sspf.ports import Services
from sspf.use_cases.ask_and_answer import ANSWERED, QUESTION, is_open
from sspf.use_cases.resolve_query import Meetings, meetings_around
from sspf.use_cases.room import AskersRoom, Who, enter


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    now: datetime
    """Local."""
    group: GroupKey | None = None
    last_meeting: date | None = None
    next_meeting: date | None = None
    answered: Mapping[str, Any] = field(default_factory=dict)
    """What the newest list was an answer to."""
    has_question: bool = False


async def recall(services: Services, who: Who) -> Recalled:
    async with enter(services, who) as room:
        group, around = await _around(room)
        question = await room.uow.cards.kept(room.me.id, QUESTION)
        return Recalled(
            now=room.local(room.now),
            group=group,
            last_meeting=around.last.held_on if around.last else None,
            next_meeting=around.next.held_on if around.next else None,
            answered=await room.uow.cards.kept(room.me.id, ANSWERED) or {},
            has_question=is_open(question, room.now),
        )


async def _around(room: AskersRoom) -> tuple[GroupKey | None, Meetings]:
    try:
        return await meetings_around(room)
    except NotAllowedError:
        return None, Meetings(last=None, next=None)
