"""The database answers, and its tables are those that this version was written for."""

import asyncio

from bot.check.finding import Finding, Ground, fault, ok, skipped
from storage.checkup import answers, file_of, is_migrated
from storage.database import Database

WITHIN = 10.0
"""Seconds."""


async def check_database(ground: Ground) -> list[Finding]:
    file = file_of(ground.settings.database_url)
    if file is not None and not file.exists():
        # Looking at it would make it.
        return [skipped("database", "missing"), skipped("migrations", "missing")]
    database = Database(ground.settings.database_url)
    try:
        return await _ask(database)
    finally:
        await database.dispose()


async def _ask(database: Database) -> list[Finding]:
    asked = asyncio.wait_for(answers(database), WITHIN)
    (answer,) = await asyncio.gather(asked, return_exceptions=True)
    if answer is not True:
        why = type(answer).__name__
        return [fault("database", "silent", why=why), skipped("migrations", "unknown")]
    if not await is_migrated(database):
        return [ok("database"), fault("migrations", "behind")]
    return [ok("database"), ok("migrations")]
