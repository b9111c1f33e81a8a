"""A person wants reminders, fewer of them or none; kallelse, request and agenda come anyway."""

from dataclasses import replace
from enum import StrEnum

from sspf.ports import Services
from sspf.use_cases.room import Who, enter


class Reminders(StrEnum):
    ON = "on"
    LESS = "less"
    """On the due day and after it, not ahead of it."""
    OFF = "off"


async def choose_reminders(services: Services, who: Who, wanted: Reminders) -> bool:
    """True when this changed anything."""
    async with enter(services, who) as room:
        before, me = room.organisation, frozenset({room.me.id})
        without, fewer = before.without_reminders - me, before.fewer_reminders - me
        after = replace(
            before,
            without_reminders=without | me if wanted is Reminders.OFF else without,
            fewer_reminders=fewer | me if wanted is Reminders.LESS else fewer,
        )
        if after == before:
            return False
        await room.uow.organisations.put(after)
        await room.note("person:reminders", room.me.id)
        return True
