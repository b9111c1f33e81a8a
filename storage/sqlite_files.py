"""What is done to SQLite's files themselves, outside any transaction."""

from sqlalchemy.ext.asyncio import AsyncEngine

from storage.sqlite_connection import SqliteConnection

CHECKPOINT = "PRAGMA wal_checkpoint(TRUNCATE)"
"""Nothing is left in the write-ahead log."""
WRITE_OVER = "PRAGMA secure_delete = ON"
"""What a row leaves is filled with zeros; for this connection, from now on."""


async def on_sqlite(engine: AsyncEngine, *statements: str) -> None:
    """On the driver's own connection: SQLAlchemy would begin a transaction first."""
    async with engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        if isinstance(driver, SqliteConnection) and driver.together.is_open:
            await driver.keep()  # those who ended before us, or we would stand in their transaction
        for statement in statements:
            cursor = await driver.execute(statement)  # type: ignore[union-attr]  # aiosqlite's
            await cursor.close()
