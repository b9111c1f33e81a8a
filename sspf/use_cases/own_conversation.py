"""Where a person is written to: the private chat whose member is that person, and no other."""

from datetime import timedelta

from sspf.domain.organisation import Person
from sspf.domain.outbox import Kind
from sspf.domain.reach import MENDED_BY_INSTALLING, Reach, nothing_known
from sspf.ports import Conversation
from sspf.use_cases.room import AskersRoom, Room

PERSONAL = "personal"
STILL_MATTERS = timedelta(days=30)
OF_THE_HOUR = frozenset({Kind.REPLACE, Kind.DIGEST, Kind.CAPTURE})
"""Said too late, these say what is no longer so; everything else is read again before it goes."""


def is_own(place: Conversation, person: Person, tenants: frozenset[str]) -> bool:
    """A place that was stored as somebody's has been seen to be a meeting's chat."""
    mine = bool(place.member) and place.member.casefold() == person.entra_object_id.casefold()
    return mine and place.kind == PERSONAL and place.tenant in tenants


async def keep_place(room: AskersRoom, place: Conversation) -> None:
    """Written down, and audited, only when it is another than before."""
    before = await room.uow.conversations.find(room.me.id)
    if before == place:
        return
    await room.uow.conversations.put(place)
    moved = before is not None and before.tenant != place.tenant
    await room.note("conversation:move" if moved else "conversation:keep", room.me.id)


async def known_reach(room: AskersRoom) -> Reach:
    return await room.uow.reach.find(room.me.id) or nothing_known(room.me.id, room.now)


async def keep_reach(room: Room, before: Reach, now: Reach) -> bool:
    """Whether it says something new of the person; that, and not each word heard, is audited."""
    if now == before:
        return False
    await room.uow.reach.put(now)
    is_news = (now.state, now.reason) != (before.state, before.reason)
    if is_news:
        await room.note("reach:change", now.person)
    return is_news


async def send_what_waited(room: AskersRoom) -> None:
    """What was given up because the person had not the bot is due again, if it still holds."""
    for row in await room.uow.outbox.dead(room.me.id, room.now - STILL_MATTERS):
        if row.reason not in MENDED_BY_INSTALLING or row.message.kind in OF_THE_HOUR:
            continue
        is_welcome = row.message.kind is Kind.WELCOME
        at = room.now if is_welcome else room.days.next_sending(room.now)
        await room.uow.outbox.revive(row.message.key, at)
