"""Somebody was heard from: where they are reached is refreshed, and that they are reached."""

from sspf.domain.reach import UNREACHED
from sspf.ports import Conversation, Services
from sspf.use_cases.own_conversation import (
    is_own,
    keep_place,
    keep_reach,
    known_reach,
    send_what_waited,
)
from sspf.use_cases.room import Who, enter


async def note_turn(services: Services, who: Who, place: Conversation) -> None:
    """Reads two rows, and writes only what has changed. Only the private chat counts: a word in
    a group says nothing of whether the person's own cards arrive.
    """
    async with enter(services, who) as room:
        if not is_own(place, room.me, room.organisation.tenants):
            return
        await keep_place(room, place)
        before = await known_reach(room)
        await keep_reach(room, before, before.heard(room.now))
        if before.state in UNREACHED:
            await send_what_waited(room)
