"""The data keys of cases, each wrapped by the house's key, in a database of their own.

That database is no part of a back-up of the data: a copy of the data that is older than a purge
then holds texts that nothing opens (R-92, ADR 0020).
"""

import secrets
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Column, ColumnElement, MetaData, String, Table, and_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from sspf.domain.organisation import MunicipalityId
from sspf.ports import KeyDestroyedError, KeyProvider
from storage.database import Database
from storage.engines import SQLITE
from storage.made_once import dialect_of
from storage.sealing import Ciphertext, Place, seal, unseal
from storage.sqlite_files import CHECKPOINT, WRITE_OVER, on_sqlite
from storage.types import Sealed, UtcDateTime

FILE = "case-keys.db"
KEY_BYTES = 32
MAKING_THE_TABLE = 5_540_020
"""PostgreSQL's lock while the table is made; any number that nothing else of ours holds."""

case_keys = Table(
    "case_keys",
    MetaData(),
    Column("municipality_id", String, primary_key=True),
    Column("case_id", String, primary_key=True),
    Column("key_id", String),
    Column("wrapped", Sealed),
    Column("destroyed_at", UtcDateTime),
)
"""A row whose `wrapped` is gone is a tombstone; all tombstones are the purge log."""


def beside(data: Path) -> str:
    """Where they lie when no database of their own is named."""
    return f"sqlite+aiosqlite:///{data / FILE}"


class StoredCaseKeys:
    """Implements sspf.ports.CaseKeys. `keys` wraps: AES-256-GCM, bound to municipality and case."""

    def __init__(self, url: str, keys: KeyProvider) -> None:
        self._database = Database(url)
        self._keys = keys
        self._is_made = False

    async def create(self, municipality: MunicipalityId, case: str) -> None:
        """Of two that make the same key at once, the first one's is everybody's."""
        key_id, _ = self._keys.current()
        wrapped = seal(secrets.token_bytes(KEY_BYTES), _place(municipality, case), self._keys)
        row = {"municipality_id": municipality, "case_id": case, "wrapped": wrapped}
        async with self._begun() as connection:
            await _insert_missing(connection, row | {"key_id": key_id})
            if await _wrapped(connection, municipality, case) is None:
                raise KeyDestroyedError

    async def open(self, municipality: MunicipalityId, case: str) -> bytes:
        async with self._begun() as connection:
            wrapped = await _wrapped(connection, municipality, case)
        if wrapped is None:
            raise KeyDestroyedError
        return self._unwrapped(wrapped, municipality, case)

    async def open_many(
        self, municipality: MunicipalityId, cases: Collection[str]
    ) -> dict[str, bytes]:
        c = case_keys.c
        theirs = c.municipality_id == municipality, c.case_id.in_(cases), c.wrapped.is_not(None)
        async with self._begun() as connection:
            rows = (await connection.execute(select(c.case_id, c.wrapped).where(*theirs))).all()
        return {case: self._unwrapped(wrapped, municipality, case) for case, wrapped in rows}

    async def destroy(self, municipality: MunicipalityId, case: str, at: datetime) -> None:
        """A tombstone for a case that never had a key too, so that none is made later.

        Killed between the two steps, it is done again from the beginning.
        """
        row = {"municipality_id": municipality, "case_id": case, "destroyed_at": at}
        gone = (
            update(case_keys)
            .where(_this(municipality, case), case_keys.c.destroyed_at.is_(None))
            .values(key_id=None, wrapped=None, destroyed_at=at)
        )
        if self._is_sqlite:
            await on_sqlite(self._database.engine, WRITE_OVER)
        async with self._begun() as connection:
            await _insert_missing(connection, row)
            await connection.execute(gone)
        await self._clean()

    async def destroy_all(self, municipality: MunicipalityId, at: datetime) -> None:
        """Of a municipality that was erased; a copy that is put back opens nothing of it."""
        c = case_keys.c
        asked = select(c.case_id).where(c.municipality_id == municipality, c.wrapped.is_not(None))
        async with self._begun() as connection:
            cases = (await connection.execute(asked)).scalars().all()
        for case in cases:
            await self.destroy(municipality, case, at)

    async def destroyed(self, municipality: MunicipalityId) -> dict[str, datetime]:
        c = case_keys.c
        theirs = c.municipality_id == municipality
        asked = select(c.case_id, c.destroyed_at).where(theirs, c.destroyed_at.is_not(None))
        async with self._begun() as connection:
            return {row.case_id: row.destroyed_at for row in await connection.execute(asked)}

    async def rotate(self) -> int:
        """Wrap every key with the newest key of the house; how many were not already.

        Each row is replaced by compare-and-set, in a transaction of its own: whoever reads
        meanwhile finds one that opens, and after a kill the rest is done the next time.
        KeyDestroyedError, when the others are done, for keys whose own key is gone.
        """
        newest, _ = self._keys.current()
        old = select(case_keys).where(case_keys.c.key_id != newest)
        async with self._begun() as connection:
            rows = (await connection.execute(old)).mappings().all()
        done = [await self._wrap_again(row["municipality_id"], row["case_id"]) for row in rows]
        if not all(done):
            raise KeyDestroyedError
        return len(done)

    async def _wrap_again(self, municipality: MunicipalityId, case: str) -> bool:
        """False when the key that it was wrapped with is gone."""
        newest, _ = self._keys.current()
        async with self._begun() as connection:
            wrapped = await _wrapped(connection, municipality, case)
            if wrapped is None:
                return True  # destroyed meanwhile
            try:
                plain = self._unwrapped(wrapped, municipality, case)
            except KeyDestroyedError:
                return False
            again = seal(plain, _place(municipality, case), self._keys)
            same = _this(municipality, case), case_keys.c.wrapped == wrapped
            values = {"wrapped": again, "key_id": newest}
            await connection.execute(update(case_keys).where(*same).values(**values))
        return True

    def _unwrapped(self, wrapped: Ciphertext, municipality: MunicipalityId, case: str) -> bytes:
        try:
            return unseal(wrapped, _place(municipality, case), self._keys)
        except KeyError:
            raise KeyDestroyedError from None

    async def dispose(self) -> None:
        """The file may be removed afterwards; it is made anew when it is needed."""
        await self._database.dispose()
        self._is_made = False

    @property
    def _is_sqlite(self) -> bool:
        return self._database.engine.dialect.name == SQLITE

    @asynccontextmanager
    async def _begun(self) -> AsyncIterator[AsyncConnection]:
        if not self._is_made:
            await self._make()
        async with self._database.transaction() as connection:
            yield connection

    async def _make(self) -> None:
        async with self._database.transaction() as connection:
            if not self._is_sqlite:
                held = text("SELECT pg_advisory_xact_lock(:lock)")
                await connection.execute(held, {"lock": MAKING_THE_TABLE})
            await connection.run_sync(case_keys.metadata.create_all)
        self._is_made = True
        await self._clean()  # a process that was killed may have left it undone

    async def _clean(self) -> None:
        """Leave nothing of a former row in the files; both databases keep it for a while."""
        engine = self._database.engine
        if self._is_sqlite:
            await on_sqlite(engine, WRITE_OVER, CHECKPOINT)
            return
        async with engine.connect() as connection:
            bare = await connection.execution_options(isolation_level="AUTOCOMMIT")
            await bare.execute(text("VACUUM FULL case_keys"))


def _place(municipality: MunicipalityId, case: str) -> Place:
    return Place(municipality, case_keys.name, "wrapped", (case,))


def _this(municipality: MunicipalityId, case: str) -> ColumnElement[bool]:
    return and_(case_keys.c.municipality_id == municipality, case_keys.c.case_id == case)


async def _insert_missing(connection: AsyncConnection, row: dict[str, object]) -> None:
    statement = dialect_of(connection).insert(case_keys).values(row).on_conflict_do_nothing()
    await connection.execute(statement)


async def _wrapped(
    connection: AsyncConnection, municipality: MunicipalityId, case: str
) -> Ciphertext | None:
    asked = select(case_keys.c.wrapped).where(_this(municipality, case))
    found: Ciphertext | None = (await connection.execute(asked)).scalar_one_or_none()
    return found
