"""Every read of level 3 is written down before it is shown (R-70)."""

from sspf.use_cases.room import Room

CASE_READ = "case:read"


async def log_reading(room: Room, *, case: str, record: str, purpose: str, ground: str) -> None:
    """In the room's own transaction: what cannot be written down is not shown."""
    del record, purpose, ground
    await room.note(CASE_READ, case)
