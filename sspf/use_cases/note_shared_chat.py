"""What happened to a shared chat that the bot is in: for the audit, and nothing else."""

from enum import StrEnum

from sspf.ports import Services
from sspf.use_cases.room import Who, enter


class SharedChatEvent(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    MEMBERS_CHANGED = "members_changed"


async def note_shared_chat(services: Services, who: Who, event: SharedChatEvent) -> None:
    """Who did it and when; neither the chat nor those who came and went (nothing rests on them)."""
    async with enter(services, who) as room:
        await room.note(f"shared_chat:{event}", room.me.id)
