"""The engine, its transactions, and how every table begins."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
    event,
    make_url,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.schema import SchemaItem

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 30
ALEMBIC = Lock()
"""Alembic keeps what it is doing in a global; other programs are kept out by the database."""
SQLITE = "sqlite"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def keyed_table(name: str, *items: SchemaItem) -> Table:
    """A table whose primary key is the municipality and the key columns among `items`."""
    return _owned_table(name, Column("municipality_id", String, primary_key=True), *items)


def listed_table(name: str, *items: SchemaItem) -> Table:
    """A table whose rows come in the order of `sequence`, in which they were written."""
    sequence = BigInteger().with_variant(Integer, SQLITE)
    return _owned_table(
        name,
        Column("sequence", sequence, primary_key=True, autoincrement=True),
        Column("municipality_id", String, nullable=False),
        *items,
    )


def _owned_table(name: str, *items: SchemaItem) -> Table:
    """Every row says whose it is, and which authority answers for it (R-01)."""
    return Table(
        name,
        metadata,
        *items,
        Column("controller", String, nullable=False),
        refers("controller", to="authorities", key="key"),
    )


def refers(column: str, *, to: str, key: str = "id") -> ForeignKeyConstraint:
    """A reference that cannot leave the municipality."""
    return ForeignKeyConstraint(
        ["municipality_id", column], [f"{to}.municipality_id", f"{to}.{key}"]
    )


class Database:
    """One database, by its SQLAlchemy URL: `sqlite+aiosqlite:///…` or `postgresql+…://…`.

    Its errors are SQLAlchemy's own and pass through: sspf's Temporary- and PermanentFailureError
    speak of messages, and a send must not be repeated because its record could not be written.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self._engine = _engine(url)

    @property
    def engine(self) -> AsyncEngine:
        return self._engine

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """One transaction: committed when the block ends, rolled back when it raises."""
        async with self._engine.connect() as connection:
            try:
                await connection.begin()
                yield connection
                await connection.commit()
            except BaseException:
                await _undo(connection)
                raise

    async def migrate(self) -> None:
        """Bring the tables up to date. Safe when several start at once."""
        await asyncio.to_thread(_upgrade, self.url)

    async def dispose(self) -> None:
        await self._engine.dispose()


def _upgrade(url: str) -> None:
    with ALEMBIC:
        command.upgrade(alembic_config(url), "head")


def alembic_config(url: str) -> Config:
    """Alembic on this database, from wherever the program was started."""
    config = Config(attributes={"url": url})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


async def _undo(connection: AsyncConnection) -> None:
    """Roll back; a connection that cannot (disk full, link cut) is thrown away instead."""
    try:
        await connection.rollback()
    except SQLAlchemyError:
        await connection.invalidate()


def _engine(url: str) -> AsyncEngine:
    if make_url(url).get_backend_name() != SQLITE:
        return create_async_engine(url, pool_pre_ping=True)
    _make_private(make_url(url).database)
    # One connection: SQLite has one writer anyway, and waiting in the pool's queue is fair and
    # wakes at once, where SQLite's own waiting is a sleep and a new try.
    engine = create_async_engine(url, pool_size=1, max_overflow=0, pool_timeout=BUSY_SECONDS)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def _make_private(file: str | None) -> None:
    """The file is made here, so that only its owner may read it; SQLite would ask the umask."""
    if file and file != ":memory:" and not file.startswith("file:"):
        path = Path(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver must not begin by itself: it would do so late, as a reader, and a reader that
    # becomes a writer is refused at once however long it is willing to wait.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA recursive_triggers = ON")  # REPLACE shall not slip past a trigger
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
