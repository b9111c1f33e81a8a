"""The log as when its disk is full, for the rehearsal: no reading can be written in it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

STOPPED = "rehearsed_log_stop"
PATIENCE_SECONDS = 30
SQLITE = (
    f"CREATE TRIGGER {STOPPED} BEFORE INSERT ON audit WHEN NEW.tag = 'case:read' "
    "BEGIN SELECT RAISE(ABORT, 'the log is down'); END",
)
POSTGRESQL = (
    f"CREATE FUNCTION {STOPPED}() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the log is down'; END $$",
    f"CREATE TRIGGER {STOPPED} BEFORE INSERT ON audit FOR EACH ROW "
    f"WHEN (NEW.tag = 'case:read') EXECUTE FUNCTION {STOPPED}()",
)


@asynccontextmanager
async def log_stopped(url: str) -> AsyncIterator[None]:
    """`url`: of the database, by the role that owns its tables."""
    is_sqlite = url.startswith("sqlite")
    await _carry_out(url, SQLITE if is_sqlite else POSTGRESQL)
    try:
        yield
    finally:
        away = [f"DROP TRIGGER {STOPPED}"]
        if not is_sqlite:
            away = [f"DROP TRIGGER {STOPPED} ON audit", f"DROP FUNCTION {STOPPED}()"]
        await _carry_out(url, away)


async def _carry_out(url: str, statements: Sequence[str]) -> None:
    """On a connection of its own: a tick that is under way must be able to end meanwhile."""
    patience = {"timeout": PATIENCE_SECONDS}
    engine = create_async_engine(url, poolclass=NullPool, connect_args=patience)
    try:
        async with engine.begin() as connection:
            for statement in statements:
                await connection.execute(text(statement))
    finally:
        await engine.dispose()
