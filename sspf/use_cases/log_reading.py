"""Every read of level 3 is written down before it is shown; what cannot be is not shown (R-70)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sspf.domain.audit import Entry
from sspf.domain.errors import LogDownError
from sspf.ports import NotKeptError
from sspf.use_cases.room import Room

CASE_READ = "case:read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What is about to be shown. Ids and codes only: no text, no name and no case code."""

    case: str
    """The case's opaque id."""
    record: str
    """Id of the text, list or card that is read."""
    purpose: str
    """Code of the screen: `agenda`, `case`, `export`."""
    ground: str
    """Code of the ground that opened it, or id of the consent."""


async def log_reading(room: Room, *, case: str, record: str, purpose: str, ground: str) -> None:
    """Before it is shown, in the room's own transaction. LogDownError: show nothing."""
    reading = Reading(case=case, record=record, purpose=purpose, ground=ground)
    await log_readings(room, [reading])


async def log_readings(room: Room, readings: Sequence[Reading]) -> None:
    """All that one screen shows, at once. LogDownError: show none of it.

    NotKeptError passes: the database was away for a moment, and the whole turn is done again.
    """
    entries = [_entry(room, reading) for reading in readings]
    try:
        await room.uow.audit.add_all(entries)
    except NotKeptError:
        raise
    except Exception as error:  # whatever it is that stops the log, it stops the reading
        raise LogDownError from error


def _entry(room: Room, reading: Reading) -> Entry:
    return Entry(
        at=room.now,
        actor=room.actor,
        tag=CASE_READ,
        subject=reading.record,
        controller=room.organisation.controller,
        case=reading.case,
        ground=reading.ground,
        purpose=reading.purpose,
    )
