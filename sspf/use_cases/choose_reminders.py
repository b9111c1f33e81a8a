"""A person says no to reminders, or yes again; kallelse, request and agenda come anyway."""

from dataclasses import replace

from sspf.ports import Services
from sspf.use_cases.room import Who, enter


async def choose_reminders(services: Services, who: Who, *, wanted: bool) -> bool:
    """True when this changed anything."""
    async with enter(services, who) as room:
        before = room.organisation.without_reminders
        after = before - {room.me.id} if wanted else before | {room.me.id}
        if after == before:
            return False
        await room.uow.organisations.put(replace(room.organisation, without_reminders=after))
        await room.note("person:reminders", room.me.id)
        return True
