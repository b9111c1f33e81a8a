"""Every row of one municipality as JSON, what is sealed opened."""

import json
from collections.abc import Sequence
from datetime import date, datetime, time
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import RowMapping, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from sspf.domain.organisation import MunicipalityId
from sspf.ports import CaseKeys, KeyDestroyedError, KeyProvider, NoCaseKeysError
from sspf.ports.archive import Contents
from storage.rows_of_one import OWNER, business_key, tables_of_municipalities
from storage.sealing import Ciphertext, Place, case_of, unseal, unseal_for


async def read_all(
    connection: AsyncConnection,
    municipality: MunicipalityId,
    keys: KeyProvider,
    case_keys: CaseKeys,
) -> Contents:
    """Rows in the order of their keys, so that the same rows are the same bytes."""
    documents, rows, unreadable = {}, {}, 0
    for table in tables_of_municipalities():
        asked = select(table).where(table.c[OWNER] == municipality)
        found = (await connection.execute(asked.order_by(*table.primary_key.columns))).mappings()
        opened = _Opened(table, municipality, keys, case_keys)
        written = [await opened.row(row) for row in found]
        documents[f"{table.name}.json"] = _bytes(written)
        rows[table.name] = len(written)
        unreadable += opened.unreadable
    return Contents(documents=documents, rows=rows, unreadable=unreadable)


class _Opened:
    """Opens the sealed values of a table's rows, and counts those whose key is gone."""

    def __init__(
        self, table: Table, municipality: MunicipalityId, keys: KeyProvider, case_keys: CaseKeys
    ) -> None:
        self._table = table
        self._municipality = municipality
        self._keys = keys
        self._case_keys = case_keys
        self._key = [column.name for column in business_key(table)]
        self.unreadable = 0

    async def row(self, row: RowMapping) -> dict[str, Any]:
        bound = tuple(row[name] for name in self._key)
        return {name: await self._value(name, value, bound) for name, value in row.items()}

    async def _value(self, column: str, value: object, bound: tuple[Any, ...]) -> object:
        if not isinstance(value, Ciphertext):
            return _plain(value)
        place = Place(self._municipality, self._table.name, column, bound)
        try:
            return _readable(await self._unsealed(value, place))
        except (KeyError, KeyDestroyedError, NoCaseKeysError):
            self.unreadable += 1
            return None

    async def _unsealed(self, value: Ciphertext, place: Place) -> bytes:
        case = case_of(value)
        if case is None:
            return unseal(value, place, self._keys)
        key = await self._case_keys.open(self._municipality, case)
        return unseal_for(case, key, value, place)


def _readable(plain: bytes) -> object:
    """A document as a document, anything else as text."""
    text = plain.decode()
    if text[:1] not in "{[" or not text:
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def _plain(value: object) -> object:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, ZoneInfo):
        return value.key
    if isinstance(value, bytes):
        return value.hex()
    return list(value) if isinstance(value, tuple | frozenset) else value


def _bytes(rows: Sequence[dict[str, Any]]) -> bytes:
    """Half a surrogate pair in what somebody typed is kept as its escape."""
    text = json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True)
    return (text + "\n").encode("utf-8", "backslashreplace")
