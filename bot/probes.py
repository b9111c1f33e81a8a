"""What /readyz looks at: database, migrations, keys, disk, and Microsoft's signing keys."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from bot.health import Probe
from bot.metrics import AskDepth, Depth
from sspf.ports import Clock, KeyProvider
from storage.checkup import answers, is_migrated, waiting
from storage.database import Database
from storage.sealing import Place, seal, unseal

WRITTEN = b"written\n" * 512
"""A whole block, so that a disk with no room says so."""
SEALED = b"sealed"
HERE = Place("check", "check", "check", ("check",))


def probes(
    database: Database,
    keys: KeyProvider,
    folder: Path,
    has_signing_keys: Callable[[], bool] | None = None,
) -> dict[str, Probe]:
    """`has_signing_keys`: whether Microsoft's have been fetched; None where nobody is asked."""

    async def database_answers() -> bool:
        return await answers(database)

    async def migrated() -> bool:
        return await is_migrated(database)

    async def keys_open() -> bool:
        return opens_what_it_seals(keys)

    async def disk_takes() -> bool:
        return await asyncio.to_thread(takes_writes, folder)

    found: dict[str, Probe] = {
        "database": database_answers,
        "migrations": migrated,
        "keys": keys_open,
        "disk": disk_takes,
    }
    if has_signing_keys is not None:
        asked = has_signing_keys

        async def signing_keys() -> bool:
            return asked()

        found["signing_keys"] = signing_keys
    return found


def ask_depth(database: Database, clock: Clock) -> AskDepth:
    """How deep the queue is, asked at each scrape."""

    async def ask() -> Depth:
        now = clock.now()
        found = await waiting(database, now)
        age = (now - found.oldest).total_seconds() if found.oldest else 0.0
        return Depth(found.due, found.leased, age)

    return ask


def opens_what_it_seals(keys: KeyProvider) -> bool:
    return unseal(seal(SEALED, HERE, keys), HERE, keys) == SEALED


def takes_writes(folder: Path) -> bool:
    """Writes a file and removes it; OSError when there is no room or no right."""
    file = folder / ".probe"
    try:
        with file.open("wb") as opened:
            opened.write(WRITTEN)
            opened.flush()
    finally:
        file.unlink(missing_ok=True)
    return True
