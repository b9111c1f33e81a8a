"""A link that may be used once is used up."""

from sspf.ports import Services
from sspf.use_cases.room import Who, enter


async def use_up(services: Services, who: Who) -> None:
    """`who` came by it. From now on it opens nothing."""
    async with enter(services, who) as room:
        if room.link is None:
            return
        await room.uow.web_links.put(room.link.use_up(room.now))
        await room.note("web_link:use", room.link.id)
