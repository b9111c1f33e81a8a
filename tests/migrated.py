"""A SQLite database with every table and no row: migrated once in a process, then copied."""

import asyncio
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.database import Database


def put_migrated(file: Path) -> Path:
    """Not in a running loop: the first time, Alembic's script starts one of its own."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)  # as the product makes it
    file.write_bytes(_migrated())
    return file


@cache
def _migrated() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.db"
        asyncio.run(_migrate(file))
        return file.read_bytes()


async def _migrate(file: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{file}")
    await database.migrate()
    await database.dispose()
