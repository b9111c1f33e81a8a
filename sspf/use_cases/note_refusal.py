"""A search that is not allowed was refused: that it happened is written down, and no word of it."""

from sspf.ports import Services
from sspf.use_cases.room import Who, enter


async def note_refusal(services: Services, who: Who, kind: str) -> None:
    """`kind`: `sensitive`, `name` or `ranking`; never what was typed (R-50, R-51)."""
    async with enter(services, who) as room:
        await room.note(f"search:refuse:{kind}", room.organisation.municipality)
