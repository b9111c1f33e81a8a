"""The engine, its transactions, and how every table begins."""

import asyncio
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from threading import Lock
from types import TracebackType

from alembic import command
from alembic.config import Config
from asyncpg import InternalClientError
from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
    make_url,
)
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.schema import SchemaItem

from storage.engines import SQLITE, open_engine
from storage.failures import (
    CUT,
    CommitUnknownError,
    TransactionUndoneError,
    uncertain,
    undone,
    unreachable,
)
from storage.postgresql_transactions import PostgresqlAsyncConnection, PostgresqlEngine
from storage.sqlite_transactions import begin, keep, kept
from storage.walls import enter

MIGRATIONS = Path(__file__).parent / "migrations"
ALEMBIC = Lock()
"""Alembic keeps what it is doing in a global; other programs are kept out by the database."""

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
    """One database, by its SQLAlchemy URL: `sqlite+aiosqlite:///…` or `postgresql+asyncpg://…`.

    `owner_url` is the role that owns the tables and migrates, when that is not the one that works.

    On PostgreSQL a transaction is READ COMMITTED, on SQLite they come one after another. Nothing
    is done again here: a block cannot be run twice by whoever only holds its transaction. What
    went wrong through no fault of the block says so (TransactionUndoneError, CommitUnknownError),
    and whoever owns the whole turn or tick does it again. A link that was cut costs the
    transactions that were under way; the next one gets a new connection.
    """

    def __init__(self, url: str, owner_url: str = "") -> None:
        self.url = url
        self._owner_url = owner_url
        self._engine = open_engine(url)

    @property
    def engine(self) -> AsyncEngine:
        return self._engine

    def transaction(
        self, municipality: str | None = None
    ) -> AbstractAsyncContextManager[AsyncConnection]:
        """One transaction: committed when the block ends, rolled back when it raises.

        Without a municipality PostgreSQL shows no row that belongs to one (storage/walls.py).
        """
        return _Transaction(self, municipality)

    async def _begun(self, municipality: str | None) -> AsyncConnection:
        try:
            return await self._begin(municipality)
        except TransactionUndoneError as error:
            if error.why != CUT:
                raise
        # A link that was cut while it lay idle says so only when it is used. Nothing can have
        # been done yet, so a new one takes its place and nobody notices.
        return await self._begin(municipality)

    async def _begin(self, municipality: str | None) -> AsyncConnection:
        try:
            connection = await _taken(self._engine)
        except (OSError, DBAPIError) as error:
            raise (unreachable(error) or error) from error
        try:
            await _begin_in(connection, municipality)
        except BaseException as error:
            found = await _undo(connection, error)
            await _close(connection)
            if found:
                raise found from error
            raise
        return connection

    async def migrate(self) -> None:
        """Bring the tables up to date. Safe when several start at once.

        Tables that a later version has migrated are left as they are: the release before goes on,
        and can be started anew, while the next one is being put in place.
        """
        await asyncio.to_thread(_upgrade, self.url, self._owner_url)

    async def dispose(self) -> None:
        await self._engine.dispose()


class _Transaction:
    """A class, for a generator that is wrapped takes as long as a statement: each has it twice."""

    __slots__ = ("_connection", "_database", "_municipality")
    _connection: AsyncConnection

    def __init__(self, database: Database, municipality: str | None) -> None:
        self._database = database
        self._municipality = municipality

    async def __aenter__(self) -> AsyncConnection:
        self._connection = await self._database._begun(self._municipality)
        return self._connection

    async def __aexit__(
        self,
        type_: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                await _keep(self._connection)
            elif found := await _undo(self._connection, error):
                raise found from error
        finally:
            await _close(self._connection)
        if error is None:
            await _until_kept(self._connection)


def _upgrade(url: str, owner_url: str) -> None:
    app_role = make_url(url).username if owner_url else None
    config = alembic_config(owner_url or url, app_role)
    config.attributes["leave_later"] = True
    with ALEMBIC:
        command.upgrade(config, "head")


def alembic_config(url: str, app_role: str | None = None) -> Config:
    """Alembic on this database, from wherever the program was started.

    `app_role` is granted what the program needs, once the tables are there.
    """
    config = Config(attributes={"url": url, "app_role": app_role})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


async def _taken(engine: AsyncEngine) -> AsyncConnection:
    return await (engine.taken() if isinstance(engine, PostgresqlEngine) else engine.connect())


async def _begin_in(connection: AsyncConnection, municipality: str | None) -> None:
    if isinstance(connection, PostgresqlAsyncConnection) and connection.enters(municipality):
        connection.begin_in(municipality)
        return
    await begin(connection)
    if municipality is not None:
        await enter(connection, municipality)


async def _keep(connection: AsyncConnection) -> None:
    try:
        await keep(connection)
    except BaseException as error:
        found = await _undo(connection, error)
        if uncertain(error):
            raise CommitUnknownError from error
        if found:
            raise found from error
        raise


async def _until_kept(connection: AsyncConnection) -> None:
    try:
        await kept(connection)
    except DBAPIError as error:
        raise (undone(error) or error) from error


async def _close(connection: AsyncConnection) -> None:
    """As the end of `async with`: to its end, also when whoever waits for it is cancelled."""
    await connection.__aexit__(None, None, None)


async def _undo(connection: AsyncConnection, error: BaseException) -> TransactionUndoneError | None:
    """Roll back, and say what the database did, if it was the database.

    A connection that cannot roll back (disk full, link cut) is thrown away instead.
    """
    found = undone(error)
    try:
        await connection.rollback()
        if found and found.why == CUT:
            await connection.invalidate()
    except (SQLAlchemyError, OSError, InternalClientError):
        await connection.invalidate()
    return found
