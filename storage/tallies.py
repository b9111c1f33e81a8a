"""Tables and repositories of the counting: numbers, estimates, and this month's origins.

An origin is kept as HMAC-SHA-256 under a secret of its month. The secret is made of a random salt
and a key that is not in the database: whoever has a copy of it alone, or an export, cannot try
whether something was counted. When the month is closed salt and digests are gone for everybody.
"""

import hmac
import secrets
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    Integer,
    String,
    and_,
    bindparam,
    delete,
    select,
    update,
)

from sspf.domain.tallies import Counted, Dimension, Estimate, Tally, TallyKind, counted
from storage.database import keyed_table
from storage.scope import Scope, columns_of, prepared, value_of
from storage.types import Document

SALT_BYTES = 32
KEY = ("kind", "month", "dimension", "value")

tallies = keyed_table(
    "tallies",
    Column("kind", String, primary_key=True),
    Column("month", Date, primary_key=True),
    Column("dimension", String, primary_key=True),
    Column("value", String, primary_key=True),
    Column("number", Integer, nullable=False),
    CheckConstraint("number >= 0", name="number"),
)
"""No kind is checked here: a release before must be able to read what a later one counts."""
tally_months = keyed_table(
    "tally_months",
    Column("month", Date, primary_key=True),
    Column("salt", String),
    Column("key_id", String, nullable=False),
)
"""A month whose salt is gone is closed."""
tally_origins = keyed_table(
    "tally_origins",
    Column("month", Date, primary_key=True),
    Column("digest", String, primary_key=True),
)
tally_batches = keyed_table(
    "tally_batches",
    Column("key", String, primary_key=True),
    Column("counted", Document, nullable=False),
)
estimates = keyed_table(
    "estimates",
    Column("metric", String, primary_key=True),
    Column("first", Date, primary_key=True),
    Column("last", Date, primary_key=True),
    Column("low", Integer, nullable=False),
    Column("high", Integer, nullable=False),
)
NOT_CLOSED = prepared(
    tally_months, tally_months.c.month < bindparam("before"), tally_months.c.salt.is_not(None)
)
BATCH = TypeAdapter(tuple[Counted, ...])
KINDS = {kind.value: kind for kind in TallyKind}
DIMENSIONS: dict[str, Dimension | None] = {"": None, **{d.value: d for d in Dimension}}


class TallyRepository:
    """Implements sspf.ports.Tallies."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, tally: Tally, *, origin: str, number: int = 1) -> bool:
        secret = await self._secret(tally.month)
        if secret is None:
            raise ValueError(f"the month is closed: {tally.month:%Y-%m}")
        row = {"month": tally.month, "digest": _digest(secret, tally, origin)}
        if not await self._scope.insert_once(tally_origins, await self._owned(row)):
            return False
        await self._change(counted(tally, number))
        return True

    async def take_back(self, tally: Tally, *, origin: str, number: int = 1) -> bool:
        secret = await self._kept_secret(tally.month)
        if secret is None:
            return False
        c = tally_origins.c
        same = and_(c.month == tally.month, c.digest == _digest(secret, tally, origin))
        gone = delete(tally_origins).where(self._scope.mine(tally_origins), same)
        if (await self._scope.connection.execute(gone)).rowcount != 1:
            return False
        await self._change(counted(tally, -number))
        return True

    async def between(self, first: date, last: date) -> list[Counted]:
        c = tallies.c
        within = c.month.between(first.replace(day=1), last), c.number > 0
        asked = select(c.kind, c.month, c.dimension, c.value, c.number).where(
            self._scope.mine(tallies), *within
        )
        rows = await self._scope.connection.execute(
            asked.order_by(c.month, c.kind, c.dimension, c.value)
        )
        # Years of them are read at a time: each is made with as little ado as possible.
        return [
            Counted(
                kind=KINDS[kind],
                month=month,
                dimension=DIMENSIONS[dimension],
                value=value,
                number=number,
            )
            for kind, month, dimension, value, number in rows
            if kind in KINDS
        ]

    async def close_before(self, month: date) -> int:
        c = tally_months.c
        is_old = self._scope.mine(tally_months), c.month < month, c.salt.is_not(None)
        if await self._scope.row(NOT_CLOSED, before=month) is None:
            return 0
        old = self._scope.mine(tally_origins), tally_origins.c.month < month
        await self._scope.connection.execute(delete(tally_origins).where(*old))
        closed = update(tally_months).where(*is_old).values(salt=None)
        return (await self._scope.connection.execute(closed)).rowcount

    async def batch(self, key: str) -> tuple[Counted, ...]:
        row = await self._scope.only(tally_batches, key=key)
        return BATCH.validate_python(row["counted"], strict=False) if row else ()

    async def put_batch(self, key: str, counted: Sequence[Counted]) -> None:
        change = _less(counted, await self.batch(key))
        await self._change(change)
        row = {"key": key, "counted": BATCH.dump_python(tuple(counted), mode="json")}
        await self._scope.upsert(tally_batches, ("key",), [await self._owned(row)])

    async def _change(self, by: Iterable[Counted]) -> None:
        """In the order of the key, so that two who count the same never wait for each other."""
        controller = await self._scope.controller()
        rows = sorted(
            (_row(each) | {"controller": controller} for each in by if each.number),
            key=lambda row: tuple(str(row[name]) for name in KEY),
        )
        await self._scope.add_up(tallies, KEY, "number", [r for r in rows if r["number"] > 0])
        # A row below zero may not even be proposed: what is taken away is taken from a row.
        less = [r for r in rows if r["number"] < 0]
        if less:
            same = [tallies.c[name] == bindparam(f"of_{name}") for name in KEY]
            change = update(tallies).where(self._scope.mine(tallies), *same)
            number = tallies.c.number + bindparam("by")
            taken = [{f"of_{n}": r[n] for n in KEY} | {"by": r["number"]} for r in less]
            await self._scope.connection.execute(change.values(number=number), taken)

    async def _secret(self, month: date) -> bytes | None:
        """This month's secret, made by the first who counts; None when the month is closed."""
        key_id, _ = self._scope.keys.current()
        row = {"month": month, "salt": secrets.token_hex(SALT_BYTES), "key_id": key_id}
        await self._scope.insert_missing(tally_months, [await self._owned(row)])
        try:
            return await self._kept_secret(month)
        except KeyError:  # the key was destroyed: what was counted stands, and counting goes on
            await self._scope.upsert(tally_months, ("month",), [await self._owned(row)])
            return await self._kept_secret(month)

    async def _kept_secret(self, month: date) -> bytes | None:
        asked = self._scope.select(tally_months, tally_months.c.month == month)
        row = await self._scope.row(asked)
        if row is None or row["salt"] is None:
            return None
        key = self._scope.keys.named(row["key_id"])
        return hmac.digest(key, f"tallies|{row['salt']}".encode(), "sha256")

    async def _owned(self, row: dict[str, Any]) -> dict[str, Any]:
        return row | {"controller": await self._scope.controller()}


class EstimateRepository:
    """Implements sspf.ports.Estimates."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def put(self, estimate: Estimate) -> None:
        row = columns_of(estimate) | {"controller": await self._scope.controller()}
        await self._scope.upsert(estimates, ("metric", "first", "last"), [row])

    async def between(self, first: date, last: date) -> list[Estimate]:
        c = estimates.c
        asked = self._scope.select(estimates, c.first >= first, c.last <= last)
        rows = await self._scope.rows(asked.order_by(c.metric, c.first, c.last))
        return [value_of(Estimate, row) for row in rows]


def _digest(secret: bytes, tally: Tally, origin: str) -> str:
    return hmac.new(secret, f"{tally.kind}|{origin}".encode(), sha256).hexdigest()


def _row(each: Counted) -> dict[str, Any]:
    return columns_of(each) | {"dimension": each.dimension or ""}


def _less(new: Sequence[Counted], old: Sequence[Counted]) -> list[Counted]:
    """What is to be added to get from the old to the new; may be below zero."""
    numbers: dict[tuple[Any, ...], int] = {}
    for sign, several in ((1, new), (-1, old)):
        for each in several:
            key = each.kind, each.month, each.dimension, each.value
            numbers[key] = numbers.get(key, 0) + sign * each.number
    return [
        Counted(kind=kind, month=month, dimension=dimension, value=value, number=number)
        for (kind, month, dimension, value), number in numbers.items()
    ]
