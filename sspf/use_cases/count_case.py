"""What is counted of cases, at the moment it happens. Nothing here leads back to a case."""

from sspf.domain.cases import Case
from sspf.use_cases.room import Room


async def raised(room: Room, case: Case) -> None:
    await _count(room, case, "raised")


async def offered(room: Room, case: Case) -> None:
    await _count(room, case, "offered")


async def declined(room: Room, case: Case) -> None:
    await _count(room, case, "declined")


async def closed(room: Room, case: Case) -> None:
    await _count(room, case, "closed")


async def watched(room: Room, case: Case) -> None:
    """Hålla koll (C16)."""
    await _count(room, case, "watched")


async def guided(room: Room, case: Case) -> None:
    """Lotsad till (C29)."""
    await _count(room, case, "guided")


async def _count(room: Room, case: Case, what: str) -> None:
    await room.note(f"case:count:{what}", case.id, controller=case.controller)
