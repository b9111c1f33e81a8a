"""A person chooses the language that the bot speaks to them in; content stays as it was written."""

from dataclasses import replace

from sspf.ports import Services
from sspf.use_cases.room import Who, enter


async def choose_language(services: Services, who: Who, language: str) -> bool:
    """True when this changed anything."""
    async with enter(services, who) as room:
        before = room.organisation
        chosen = {**before.chosen_languages, room.me.id: language}
        if room.me.language == language and chosen == before.chosen_languages:
            return False
        people = tuple(
            replace(p, language=language) if p.id == room.me.id else p for p in before.people
        )
        await room.uow.organisations.put(replace(before, people=people, chosen_languages=chosen))
        await room.note("person:language", room.me.id)
        return True
