"""Somebody has added the bot: where they are reached, a welcome, and what waited for them."""

from sspf.domain.outbox import Kind, Message
from sspf.ports import Conversation, Services
from sspf.use_cases.own_conversation import (
    is_own,
    keep_place,
    keep_reach,
    known_reach,
    send_what_waited,
)
from sspf.use_cases.room import Who, enter


async def note_installation(services: Services, who: Who, place: Conversation) -> None:
    """Teams tells it two or three times; there is one welcome, ever."""
    async with enter(services, who) as room:
        if not is_own(place, room.me, room.organisation.tenants):
            return
        await keep_place(room, place)
        before = await known_reach(room)
        await keep_reach(room, before, before.installed(room.now))
        welcome = Message(
            key=f"{Kind.WELCOME}:{room.me.id}",
            kind=Kind.WELCOME,
            recipient=room.me.id,
            subject=room.me.id,
            controller=room.organisation.controller,
            send_at=room.now,
            why="why.installed",
        )
        if not await room.queue(welcome):
            # It may wait for the morning since the municipality was put in place in the night.
            await room.uow.outbox.hasten(welcome.key, room.now)
        await send_what_waited(room)
