"""Somebody has taken the bot away: nothing is sent to the place they had."""

from sspf.ports import Services
from sspf.use_cases.own_conversation import keep_reach, known_reach
from sspf.use_cases.room import Who, enter


async def forget_conversation(services: Services, who: Who) -> None:
    """Our own record: Teams has been seen to take messages for those who removed the bot."""
    async with enter(services, who) as room:
        if await room.uow.conversations.find(room.me.id) is not None:
            await room.uow.conversations.forget(room.me.id)
            await room.note("conversation:forget", room.me.id)
        before = await known_reach(room)
        await keep_reach(room, before, before.removed(room.now))
