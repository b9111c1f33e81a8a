"""The second wall between municipalities: PostgreSQL itself refuses what a query forgot to.

A transaction enters one municipality and sees no other row. The few questions that are asked of
all of them name the tables that they look across; those can then be read, never written.
SQLite has no such wall: there the condition that `Scope` adds stands alone.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import Table, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

HERE = "sspf.municipality"
ACROSS = "sspf.across"
READER = "sspf.reader"
EVERYBODY = "*"
"""As reader of case texts: a job that shows nothing to anybody. No party can be called so."""
OPEN_ACROSS = ("feeds", "municipalities", "outbox", "people")
"""Tables with a policy for looking across: whose calendar it is, who is installed, how long the
queue is, who speaks."""


SET = select(func.set_config(bindparam("setting"), bindparam("to"), True))
"""Made once: making it takes longer than asking it."""


async def enter(connection: AsyncConnection, municipality: str) -> None:
    """From here to the end of the transaction, or until another one is entered."""
    await _set(connection, HERE, municipality)


@asynccontextmanager
async def across(connection: AsyncConnection, *tables: Table) -> AsyncIterator[None]:
    """Inside the block these tables can be read in all municipalities."""
    closed = {table.name for table in tables} - set(OPEN_ACROSS)
    if closed:
        raise ValueError(f"no policy for looking across {sorted(closed)}")
    await _set(connection, ACROSS, ",".join(table.name for table in tables))
    yield
    # Not when the block raised: the transaction is undone then, and the setting with it.
    await _set(connection, ACROSS, "")


async def read_as(connection: AsyncConnection, reader: str) -> None:
    """From here to the end of the transaction case texts are read for this party (R-31)."""
    await _set(connection, READER, reader)


async def _set(connection: AsyncConnection, name: str, value: str) -> None:
    if connection.dialect.name == "postgresql":
        await connection.execute(SET, {"setting": name, "to": value})
