"""Erasing one municipality: every row of every table, the audit chain too, and nobody else's."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from sspf.domain.organisation import MunicipalityId, PersonId
from sspf.domain.outbox import ELSE_BY_LETTER, MAIL, letter_key, mail_key
from sspf.ports import CaseKeys, KeyProvider, NoCaseKeys
from sspf.ports.archive import Contents, Receipt
from storage.audit_table import audit
from storage.database import Database
from storage.engines import SQLITE
from storage.export import read_all
from storage.outbox_table import outbox
from storage.rows_of_one import OWNER, tables_of_municipalities
from storage.sqlite_files import CHECKPOINT, WRITE_OVER, on_sqlite
from storage.walls import EVERYBODY, across, read_as

GUARD = "audit_no_delete"
"""SQLite's trigger of migration 0005 that refuses to delete from the audit log."""
POSTGRESQL_GUARD = "audit_no_change"


class StoredArchive:
    """Implements sspf.ports.archive.Archive. On PostgreSQL the role must own the audit table."""

    def __init__(
        self, database: Database, keys: KeyProvider, case_keys: CaseKeys | None = None
    ) -> None:
        self._database = database
        self._keys = keys
        self._case_keys = case_keys or NoCaseKeys()

    async def read(self, municipality: MunicipalityId) -> Contents:
        async with self._database.transaction(municipality) as connection:
            await read_as(connection, EVERYBODY)
            return await read_all(connection, municipality, self._keys, self._case_keys)

    async def receipt(self, municipality: MunicipalityId) -> Receipt:
        async with self._database.transaction(municipality) as connection:
            await read_as(connection, EVERYBODY)
            rows = {}
            for table in tables_of_municipalities():
                asked = select(func.count()).select_from(table)
                mine = asked.where(table.c[OWNER] == municipality)
                rows[table.name] = (await connection.execute(mine)).scalar_one()
            newest = (
                select(audit.c.hash)
                .where(audit.c[OWNER] == municipality)
                .order_by(audit.c.position.desc())
                .limit(1)
            )
            head = (await connection.execute(newest)).scalar_one_or_none()
        return Receipt(
            municipality=municipality,
            rows=rows,
            audit_entries=rows["audit"],
            audit_head=head.hex() if head else "",
        )

    async def mail_keys(self, municipality: MunicipalityId) -> tuple[str, ...]:
        """Mail files are named by their key alone: one that another has sent too is not ours."""
        async with self._database.transaction(municipality) as connection:
            mine = _mailed(outbox.c[OWNER] == municipality)
            keys = _keys((await connection.execute(mine)).all())
            async with across(connection, outbox):
                theirs = _mailed(outbox.c[OWNER] != municipality)
                others = _keys((await connection.execute(theirs)).all())
        return tuple(sorted(keys - others))

    async def erase(self, municipality: MunicipalityId) -> None:
        if self._is_sqlite:
            await on_sqlite(self._database.engine, WRITE_OVER)
        async with self._database.transaction(municipality) as connection:
            await read_as(connection, EVERYBODY)
            for table in reversed(tables_of_municipalities()):
                mine = delete(table).where(table.c[OWNER] == municipality)
                if table is audit:
                    async with without_guard(connection):
                        await connection.execute(mine)
                else:
                    await connection.execute(mine)

    async def clean(self) -> None:
        """SQLite writes its file anew. PostgreSQL does so by and by: autovacuum."""
        if self._is_sqlite:
            await on_sqlite(self._database.engine, CHECKPOINT, "VACUUM", CHECKPOINT)

    @property
    def _is_sqlite(self) -> bool:
        return self._database.engine.dialect.name == SQLITE


@asynccontextmanager
async def without_guard(connection: AsyncConnection) -> AsyncIterator[None]:
    """Both databases undo this with the rest of the transaction if anything goes wrong."""
    if connection.dialect.name != SQLITE:
        await connection.execute(text(f"ALTER TABLE audit DISABLE TRIGGER {POSTGRESQL_GUARD}"))
        yield
        await connection.execute(text(f"ALTER TABLE audit ENABLE TRIGGER {POSTGRESQL_GUARD}"))
        return
    asked = text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = :name")
    guard = (await connection.execute(asked, {"name": GUARD})).scalar_one()
    await connection.execute(text(f"DROP TRIGGER {GUARD}"))
    yield
    await connection.exec_driver_sql(guard)


def _mailed(where: ColumnElement[bool]) -> Select[Any]:
    is_mail = outbox.c.kind.in_([kind.value for kind in MAIL])
    c = outbox.c
    newest = func.max(c.revision)
    return (
        select(c.subject, c.recipient, newest)
        .where(is_mail, where)
        .group_by(c.subject, c.recipient)
    )


def _keys(mailed: Sequence[Any]) -> set[str]:
    """Of every call that may have been mailed: up to the newest, and the one that cancels it."""
    return {
        key
        for meeting, person, newest in mailed
        for sequence in range(newest + 2)
        for key in (
            mail_key(meeting, PersonId(person), sequence, is_cancelled=False),
            mail_key(meeting, PersonId(person), sequence, is_cancelled=True),
            *(letter_key(meeting, PersonId(person), sequence, kind) for kind in ELSE_BY_LETTER),
        )
    }
