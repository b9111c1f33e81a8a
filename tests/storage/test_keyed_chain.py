"""Whoever can write to the database, but has no key of the house, makes no entry that holds."""

import json
from collections.abc import Sequence
from datetime import timedelta
from hashlib import sha256

import pytest
from sqlalchemy import text

from sspf.domain.organisation import MunicipalityId
from storage.audit import AuditRepository
from storage.audit_table import audit
from storage.audit_verify import Anchors, Fault, Verdict, verify
from storage.scope import Scope
from storage.types import UtcDateTime
from tests.contracts.stores import PostgresqlStore, SqliteStore
from tests.factories import NOW, an_entry

Stored = SqliteStore | PostgresqlStore
OPEN = {
    "sqlite": [f"DROP TRIGGER audit_{name}" for name in ("no_update", "no_delete", "at_the_end")],
    "postgresql": ["SET LOCAL session_replication_role = replica"],
}


async def write(store: Stored, to: MunicipalityId, versions: Sequence[int]) -> None:
    async with store.begin(to) as uow:
        for version in versions:
            await uow.audit.add(an_entry(version=version))


async def verdict(store: Stored, of: MunicipalityId, anchors: Anchors | None = None) -> Verdict:
    async with store.database.transaction(of) as connection:
        return await verify(Scope(connection, of, store.keys, ""), anchors)


async def tamper(store: Stored, *statements: str, **values: object) -> None:
    await store.force(*OPEN[store.database.engine.dialect.name], *statements, **values)


async def write_as_before(store: Stored, to: MunicipalityId, position: int, at: object) -> None:
    """As the release before does, or somebody without a key: by the rule open to anybody."""
    async with store.database.transaction(to) as connection:
        scope = Scope(connection, to, store.keys, "")
        rows = await scope.rows(scope.select(audit).order_by(audit.c.position))
        before = rows[position - 2]["hash"].hex() if position > 1 else ""
        entry = an_entry(at=at, version=position)
        what = {
            "at": UtcDateTime.in_utc(entry.at).isoformat(),
            "actor": entry.actor,
            "tag": entry.tag,
            "subject": entry.subject,
            "controller": entry.controller,
            "version": entry.version,
        }
        document = [before, to, position, sorted(what.items())]
        sealed = sha256(json.dumps(document).encode()).digest()
        await scope.insert(
            audit, [what | {"at": entry.at, "position": position, "hash": sealed, "key_id": None}]
        )


async def test_given_keyed_entries_then_they_hold_and_each_names_its_key(
    either: Stored, home: MunicipalityId
) -> None:
    await write(either, home, [1, 2])
    former, _ = either.keys.current()
    either.keys.rotate()
    await write(either, home, [3])

    found = await verdict(either, home)
    assert (found.entries, found.broken_at) == (3, None)
    async with either.database.transaction(home) as connection:
        scope = Scope(connection, home, either.keys, "")
        rows = await scope.rows(scope.select(audit).order_by(audit.c.position))
    assert [row["key_id"] for row in rows] == [former, former, either.keys.current()[0]]


@pytest.mark.parametrize(
    ("column", "value"),
    [("case", "'other'"), ("ground", "'S7'"), ("purpose", "NULL"), ("key_id", "'none'")],
)
async def test_given_a_column_of_a_read_changed_then_the_entry_is_named(
    either: Stored, home: MunicipalityId, column: str, value: str
) -> None:
    async with either.begin(home) as uow:
        read = an_entry(tag="case:read", case="c1", ground="G1", purpose="agenda")
        await uow.audit.add_all([an_entry(), read, an_entry()])

    await tamper(either, f'UPDATE audit SET "{column}" = {value} WHERE position = 2')  # noqa: S608

    assert (await verdict(either, home)).broken_at == 2


async def test_given_entries_of_the_release_before_then_they_hold_as_they_were_sealed(
    either: Stored, home: MunicipalityId
) -> None:
    for position in (1, 2):
        await write_as_before(either, home, position, NOW)
    await write(either, home, [3])

    assert (await verdict(either, home)).broken_at is None

    await tamper(either, "UPDATE audit SET actor = 'nobody' WHERE position = 1")

    assert (await verdict(either, home)).broken_at == 1


async def test_given_a_replica_of_the_release_before_on_the_day_of_the_upgrade_then_it_holds(
    either: Stored, home: MunicipalityId
) -> None:
    await write(either, home, [1])
    await write_as_before(either, home, 2, NOW + timedelta(hours=3))
    await write(either, home, [3])

    assert (await verdict(either, home)).broken_at is None


async def test_given_an_entry_without_a_key_after_the_upgrade_then_it_is_named(
    either: Stored, home: MunicipalityId
) -> None:
    """Its hash is right by the former rule: that is what no longer counts."""
    await write(either, home, [1])
    await write_as_before(either, home, 2, NOW + timedelta(days=2))
    await write(either, home, [3])

    found = await verdict(either, home)
    assert (found.broken_at, found.fault) == (2, Fault.UNKEYED)


async def test_given_the_mark_taken_away_then_the_first_keyed_entry_is_named(
    either: Stored, home: MunicipalityId
) -> None:
    await write_as_before(either, home, 1, NOW)
    await write(either, home, [2])

    await either.force("DELETE FROM audit_marks")

    assert (await verdict(either, home)).broken_at == 2


async def test_given_a_key_that_is_gone_then_the_first_entry_nobody_can_judge_is_named(
    store: SqliteStore, norrsjo: MunicipalityId
) -> None:
    await write(store, norrsjo, [1, 2])

    class NoKey:
        def current(self) -> tuple[str, bytes]:
            return store.keys.current()

        def named(self, key_id: str) -> bytes:
            raise KeyError(key_id)

    async with store.database.transaction(norrsjo) as connection:
        scope = Scope(connection, norrsjo, NoKey(), "")
        found = await verify(scope)
        assert await AuditRepository(scope).broken_at() == 1
    # The mark is sealed with the key that is gone, so nobody can say since when all have one.
    assert found.fault in (Fault.KEY_GONE, Fault.CHANGED)


async def test_given_the_tail_cut_then_only_an_anchor_tells(
    either: Stored, home: MunicipalityId
) -> None:
    await write(either, home, [1, 2, 3])
    head = (await verdict(either, home)).head.hex()

    await tamper(either, "DELETE FROM audit WHERE position = 3")

    assert (await verdict(either, home)).broken_at is None
    found = await verdict(either, home, {3: head})
    assert (found.broken_at, found.fault) == (3, Fault.CUT)


async def test_given_another_tail_than_the_one_anchored_then_the_anchored_entry_is_named(
    either: Stored, home: MunicipalityId
) -> None:
    await write(either, home, [1, 2])
    head = (await verdict(either, home)).head.hex()
    await tamper(either, "DELETE FROM audit WHERE position = 2")
    await write(either, home, [9, 10])

    found = await verdict(either, home, {2: head})

    assert (found.broken_at, found.fault) == (2, Fault.ANCHOR)


async def test_given_a_log_of_several_portions_then_every_entry_is_read(
    store: SqliteStore, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.audit.add_all([an_entry(version=n) for n in range(1, 10_002)])

    assert (await verdict(store, norrsjo)).entries == 10_001

    await tamper(store, "UPDATE audit SET actor = 'nobody' WHERE position = 10001")
    assert (await verdict(store, norrsjo)).broken_at == 10_001


async def test_given_the_mark_when_somebody_writes_another_then_the_first_stands(
    store: SqliteStore, norrsjo: MunicipalityId
) -> None:
    await write(store, norrsjo, [1])
    async with store.database.transaction() as connection:
        before = (await connection.execute(text("SELECT mark FROM audit_marks"))).scalars().all()

    await write_as_before(store, norrsjo, 2, NOW)
    await write(store, norrsjo, [3])

    async with store.database.transaction() as connection:
        after = (await connection.execute(text("SELECT mark FROM audit_marks"))).scalars().all()
    assert after == before
