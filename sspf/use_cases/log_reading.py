"""Every read of level 3 is written down before it is shown; what cannot be is not shown (R-70)."""

from sspf.use_cases.room import Room

CASE_READ = "case:read"


async def log_reading(room: Room, *, case: str, record: str, purpose: str, ground: str) -> None:
    """Before it is shown, in the room's own transaction. Ids and codes only.

    `case`: its opaque id; `record`: id of the text, list or card; `purpose`: the screen;
    `ground`: code of the ground that opened it, or id of the consent.
    """
    await room.note(CASE_READ, record)
