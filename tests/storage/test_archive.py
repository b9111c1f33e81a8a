"""Everything of one municipality goes out whole and is erased whole; the others feel nothing."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, MetaData, String, Table, text
from sqlalchemy.exc import DBAPIError

from sspf.domain.organisation import MunicipalityId
from storage.database import metadata
from storage.erase import StoredArchive
from storage.rows_of_one import OF_NOBODY, OWNER, business_key, tables_of_municipalities
from tests.contracts.stores import SqliteStore, settled
from tests.contracts.test_municipalities_apart import ACTS
from tests.contracts.test_reach import BLOCKED
from tests.factories import FRIDA, NOW, RUT, a_briefing, a_message, a_part, a_sent_card
from tests.factories_cases import N27_01

CANARY = "kanariefågeln-sjunger"
NEVER_FILLED = {"commitment_numbers"}


async def full(store: SqliteStore, said: str = CANARY) -> MunicipalityId:
    """A municipality with a row in every table, with ids that the others have too."""
    municipality = await settled(store)
    async with store.begin(municipality) as uow:
        for act in ACTS:
            await act(uow, said)
        await uow.reach.put(BLOCKED)
        await uow.cards.put_cases(a_sent_card().id, {N27_01})
        draft = a_briefing(version=0).save_draft((a_part(text=said),), RUT, NOW)
        before = await uow.briefings.find(draft.meeting, draft.party)
        if before is None:
            await uow.briefings.put(draft)
    return municipality


async def counted(store: SqliteStore, municipality: str) -> dict[str, int]:
    """Rows of every table that the database itself knows of, asked without our own metadata."""
    found = {}
    async with store.database.transaction(municipality) as connection:
        names = await connection.scalars(
            text("SELECT name FROM sqlite_master WHERE type = 'table'")
        )
        for name in names.all():
            columns = await connection.execute(text(f"PRAGMA table_info({name})"))
            if OWNER not in {row[1] for row in columns}:
                continue
            asked = text(f"SELECT count(*) FROM {name} WHERE {OWNER} = :m")  # noqa: S608 a name of the database's own
            found[name] = (await connection.execute(asked, {"m": municipality})).scalar_one()
    return found


def archive(store: SqliteStore) -> StoredArchive:
    return StoredArchive(store.database, store.keys, store.case_keys)


def rows(documents: Mapping[str, bytes], table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(documents[f"{table}.json"])
    return found


async def test_given_a_full_municipality_then_there_is_a_row_in_every_table(
    store: SqliteStore,
) -> None:
    """Otherwise the tests below prove less than they seem to."""
    counts = await counted(store, await full(store))

    assert {name for name, n in counts.items() if not n} - NEVER_FILLED == set()


async def test_given_a_municipality_when_read_then_every_row_is_there_and_opened(
    store: SqliteStore,
) -> None:
    municipality = await full(store)

    contents = await archive(store).read(municipality)

    assert dict(contents.rows) == await counted(store, municipality)
    assert {len(rows(contents.documents, t)) == n for t, n in contents.rows.items()} == {True}
    assert contents.unreadable == 0
    assert rows(contents.documents, "incidents")[0]["text"] == CANARY
    assert rows(contents.documents, "kept_inputs")[0]["inputs"] == {"text": CANARY}
    assert CANARY in contents.documents["commitment_changes.json"].decode()
    assert rows(contents.documents, "audit")[-1]["subject"] == CANARY


async def test_given_a_key_that_was_destroyed_when_read_then_the_rest_is_there(
    store: SqliteStore, tmp_path: Path
) -> None:
    municipality = await full(store)
    store.keys.rotate()
    lines = (tmp_path / "keys").read_text().splitlines()
    (tmp_path / "keys").write_text(lines[-1] + "\n")
    fresh = SqliteStore(tmp_path / "sspf.db", tmp_path / "keys")

    contents = await archive(fresh).read(municipality)

    assert contents.unreadable > 0
    assert rows(contents.documents, "incidents")[0]["text"] is None
    assert dict(contents.rows) == await counted(store, municipality)
    await fresh.database.dispose()


async def test_given_one_is_erased_then_nothing_of_it_is_left_in_any_table(
    store: SqliteStore,
) -> None:
    gone = await full(store)

    await archive(store).erase(gone)

    assert {name for name, n in (await counted(store, gone)).items() if n} == set()
    assert (await archive(store).receipt(gone)).is_empty


async def test_given_one_is_erased_then_the_others_are_as_they_were_byte_for_byte(
    store: SqliteStore,
) -> None:
    gone, kept, another = await full(store), await full(store), await full(store, "annat")
    before = [await archive(store).read(m) for m in (kept, another)]

    await archive(store).erase(gone)
    await archive(store).clean()

    assert [await archive(store).read(m) for m in (kept, another)] == before


async def test_given_one_is_erased_twice_then_the_second_changes_nothing(
    store: SqliteStore,
) -> None:
    gone, kept = await full(store), await full(store)
    await archive(store).erase(gone)
    before = await archive(store).read(kept)

    await archive(store).erase(gone)

    assert await archive(store).read(kept) == before


async def test_given_one_is_erased_then_the_audit_of_the_others_is_guarded_as_before(
    store: SqliteStore,
) -> None:
    gone, kept = await full(store), await full(store)

    await archive(store).erase(gone)

    for act in ("DELETE FROM audit", "UPDATE audit SET tag = ''"):
        with pytest.raises(DBAPIError, match="append-only"):
            async with store.database.transaction(kept) as connection:
                await connection.execute(text(act))


async def test_given_the_erasure_fails_in_the_middle_then_everything_is_there_and_guarded(
    store: SqliteStore,
) -> None:
    municipality = await full(store)
    before = await archive(store).read(municipality)
    async with store.database.transaction(municipality) as connection:
        await connection.execute(
            text(
                "CREATE TRIGGER refuse BEFORE DELETE ON municipalities "
                "BEGIN SELECT RAISE(ABORT, 'no'); END"
            )
        )

    with pytest.raises(DBAPIError, match="no"):
        await archive(store).erase(municipality)

    assert await archive(store).read(municipality) == before
    with pytest.raises(DBAPIError, match="append-only"):
        async with store.database.transaction(municipality) as connection:
            await connection.execute(text("DELETE FROM audit"))


async def test_given_one_is_erased_then_its_words_are_not_in_the_files(
    store: SqliteStore, file: Path
) -> None:
    gone = await full(store, "sekretess-i-klartext")
    await full(store, "annat")
    assert b"sekretess-i-klartext" in on_disk(file)

    await archive(store).erase(gone)
    await archive(store).clean()

    assert b"sekretess-i-klartext" not in on_disk(file)
    assert b"annat" in on_disk(file)


def on_disk(file: Path) -> bytes:
    return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))


async def test_given_a_receipt_then_it_holds_the_head_of_the_chain_and_no_word(
    store: SqliteStore,
) -> None:
    municipality = await full(store)

    receipt = await archive(store).receipt(municipality)

    newest = rows((await archive(store).read(municipality)).documents, "audit")[-1]
    assert receipt.audit_head == newest["hash"]
    assert receipt.audit_entries == newest["position"]
    assert dict(receipt.rows) == await counted(store, municipality)
    assert CANARY not in repr(receipt)


async def test_given_mail_that_another_has_sent_too_then_its_file_is_not_ours(
    store: SqliteStore,
) -> None:
    here, there = await settled(store), await settled(store)
    shared = a_message(key="calendar_request:m:rut", kind="calendar_request", subject="m")
    async with store.begin(here) as uow:
        await uow.outbox.add(shared)
        await uow.outbox.add(replace(shared, key="calendar_request:m:frida", recipient=FRIDA))
        await uow.outbox.add(a_message())
    async with store.begin(there) as uow:
        await uow.outbox.add(shared)

    keys = await archive(store).mail_keys(here)
    assert {"m-frida-0", "m-frida-0-cancel"} <= set(keys)
    assert not any("rut" in key or "norrsjo" in key for key in keys)


def test_given_a_new_table_of_nobody_then_the_walk_refuses_it() -> None:
    stray = Table("stray", metadata, Column("id", String, primary_key=True))
    try:
        with pytest.raises(LookupError, match="stray"):
            tables_of_municipalities()
    finally:
        metadata.remove(stray)


def test_every_table_is_walked_or_known_to_be_nobodys() -> None:
    assert {t.name for t in tables_of_municipalities()} | OF_NOBODY == set(metadata.tables)


@pytest.mark.parametrize("table", tables_of_municipalities(), ids=lambda t: t.name)
def test_every_row_of_a_municipality_has_a_key_without_the_municipality(table: Table) -> None:
    names = [column.name for column in business_key(table)]

    assert OWNER not in names
    assert names or table.name == "municipalities"


def test_a_table_with_the_owner_under_another_name_is_not_taken_for_one() -> None:
    other = Table("other", MetaData(), Column("kommun", String, primary_key=True))

    assert OWNER not in other.c
