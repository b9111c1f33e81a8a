"""What is promised and decided about a single person: read as it was put, and plain nowhere."""

from dataclasses import replace

from sqlalchemy import text as sql

from sspf.domain.commitments import commitment_id
from sspf.domain.decisions import ItemId
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import MunicipalityId
from sspf.domain.wanted import Wanted
from tests.contracts.stores import SqliteStore, Store, StoredStore
from tests.factories import (
    MEETING,
    OPERATIVE,
    POLIS,
    SKOLA,
    a_change,
    a_commitment,
    a_decision,
    an_item,
)
from tests.factories_cases import N27_01, a_case, a_case_text

CANARY = "Kanariefågeln"
DEEP = BriefingLevel.INDIVIDUAL
PROMISE = a_commitment(
    id=commitment_id(2027, 6), text=f"{CANARY} i skolan.", note=CANARY, level=DEEP, case=N27_01
)
DECISION = a_decision(text=f"{CANARY} beslutas.", level=DEEP, case=N27_01)
ITEM = an_item(id=ItemId("deep"), title=f"{CANARY} lyfts.", level=DEEP, case=N27_01)
TABLES = ("commitments", "commitment_changes", "decisions", "items", "case_texts")


async def put(store: Store, norrsjo: MunicipalityId) -> None:
    said = replace(a_case_text().content, text=f"{CANARY} mår bra.")
    async with store.begin(norrsjo) as uow:
        await uow.cases.put(a_case())
        await uow.commitments.put(PROMISE)
        started = replace(PROMISE.start(), note=f"{CANARY} två")
        await uow.commitments.put(started)
        await uow.commitments.add_change(a_change(PROMISE, started))
        await uow.minutes.add_decision(DECISION)
        await uow.minutes.put_item(ITEM)
        await uow.case_texts.put(a_case_text(content=said))


async def test_given_words_of_a_case_when_read_then_they_are_as_they_were_put(
    store: Store, norrsjo: MunicipalityId
) -> None:
    await put(store, norrsjo)

    async with store.other(norrsjo) as uow:
        found = await uow.commitments.get(PROMISE.id)
        assert (found.text, found.note) == (PROMISE.text, f"{CANARY} två")
        assert [c.before for c in await uow.commitments.changes(PROMISE.id)] == [PROMISE]
        assert await uow.minutes.decisions(MEETING) == [DECISION]
        assert await uow.minutes.item(ITEM.id) == ITEM
        assert ITEM in await uow.minutes.items(MEETING)


async def test_given_words_of_a_case_when_the_tables_are_read_raw_then_none_stands_there(
    store: Store, norrsjo: MunicipalityId
) -> None:
    if not isinstance(store, StoredStore):
        return
    await put(store, norrsjo)

    async with store.database.transaction(norrsjo) as connection:
        if not isinstance(store, SqliteStore):
            await connection.execute(sql("SELECT set_config('sspf.reader', '*', true)"))
        for table in TABLES:
            rows = (await connection.execute(sql(f"SELECT * FROM {table}"))).all()  # noqa: S608
            assert rows, table
            assert CANARY not in repr(rows), table


async def test_given_words_of_a_case_when_the_file_is_read_then_none_stands_on_the_disk(
    store: Store, norrsjo: MunicipalityId
) -> None:
    """The database, its journal and its log: byte for byte."""
    if not isinstance(store, SqliteStore):
        return
    await put(store, norrsjo)

    folder = store.folder
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert any(file.name.startswith("sspf.db") for file in files)
    assert [f.name for f in files if CANARY.encode() in f.read_bytes()] == []


async def test_given_a_commitment_of_a_case_when_asked_for_then_only_where_it_is_opened(
    store: Store, norrsjo: MunicipalityId
) -> None:
    """By case and owner agency; and nobody looks for words in what is sealed."""
    await put(store, norrsjo)
    closed = Wanted(group=OPERATIVE, levels=frozenset())
    opened = replace(closed, of_cases=frozenset({(N27_01, SKOLA)}))
    other = replace(closed, of_cases=frozenset({(N27_01, POLIS)}))

    async with store.other(norrsjo) as uow:
        assert await uow.commitments.count(closed) == 0
        assert await uow.commitments.count(other) == 0
        assert [c.id for c in await uow.commitments.find(opened)] == [PROMISE.id]
        assert await uow.commitments.count_by_party(opened) == {SKOLA: 1}
        assert await uow.commitments.count(replace(opened, words=("kanarie",))) == 0
