"""What is written on is not found in the files, and does not open anywhere else."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from sspf.domain.organisation import MunicipalityId
from storage.sealing import SealBrokenError
from tests.contracts.stores import SqliteStore, settled
from tests.factories import (
    FRIDA,
    KOMMUN,
    MEETING,
    NOW,
    POLIS,
    RUT,
    SKOLA,
    a_briefing,
    a_change,
    a_commitment,
    a_part,
)

CANARY = "kanariefågeln sjunger"
DRAFT = a_briefing().save_draft((a_part(text=CANARY),), RUT, NOW)


def on_disk(file: Path) -> bytes:
    """The database, its write-ahead log and its index."""
    return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))


def spellings(words: str) -> list[bytes]:
    return [words.encode(), words.encode("utf-16-le"), words.encode("unicode-escape")]


async def test_given_drafts_and_typed_words_then_they_are_not_in_the_files(
    store: SqliteStore, norrsjo: MunicipalityId, file: Path
) -> None:
    before = a_commitment(text=CANARY, note=CANARY)
    async with store.begin(norrsjo) as uow:
        await uow.briefings.put(a_briefing())
        await uow.briefings.put(DRAFT)
        await uow.cards.keep(RUT, "ref-1", {"text": CANARY}, NOW)
        await uow.commitments.add_change(a_change(before, replace(before, version=2)))

    found = on_disk(file)
    assert MEETING.encode() in found
    assert not [spelling for spelling in spellings(CANARY) if spelling in found]
    await store.database.dispose()
    assert not [spelling for spelling in spellings(CANARY) if spelling in on_disk(file)]


async def test_given_a_draft_when_submitted_then_it_can_be_read_in_the_files(
    store: SqliteStore, norrsjo: MunicipalityId, file: Path
) -> None:
    """The check above can fail: what is submitted is readable by design."""
    async with store.begin(norrsjo) as uow:
        await uow.briefings.put(a_briefing())
        await uow.briefings.put(DRAFT)
        await uow.briefings.put(DRAFT.submit(RUT, NOW, NOW))

    assert CANARY.encode() in on_disk(file)


async def copy_draft(store: SqliteStore, to: str, **values: str) -> None:
    """`to` picks the briefing that gets the school's sealed draft of the first municipality."""
    taken = "SELECT draft FROM briefings WHERE party = 'skola' AND municipality_id = :first"
    async with store.database.transaction() as connection:
        statement = f"UPDATE briefings SET draft = ({taken}) WHERE {to}"  # noqa: S608 the test's own words
        await connection.execute(text(statement), values)


async def with_drafts(store: SqliteStore) -> MunicipalityId:
    municipality = await settled(store)
    other = a_briefing(party=POLIS, controller=KOMMUN)
    async with store.begin(municipality) as uow:
        for briefing in (a_briefing(), DRAFT, other, other.save_draft((a_part(),), FRIDA, NOW)):
            await uow.briefings.put(briefing)
    return municipality


async def test_given_a_draft_moved_to_another_row_when_read_then_the_seal_is_broken(
    store: SqliteStore,
) -> None:
    here = await with_drafts(store)

    await copy_draft(store, "party = 'polis'", first=here)

    async with store.begin(here) as uow:
        assert await uow.briefings.find(MEETING, SKOLA) == DRAFT
        with pytest.raises(SealBrokenError):
            await uow.briefings.find(MEETING, POLIS)


async def test_given_a_draft_moved_to_another_municipality_when_read_then_the_seal_is_broken(
    store: SqliteStore,
) -> None:
    here, there = await with_drafts(store), await with_drafts(store)

    await copy_draft(store, "municipality_id = :there AND party = 'skola'", first=here, there=there)

    async with store.begin(there) as uow:
        with pytest.raises(SealBrokenError):
            await uow.briefings.find(MEETING, SKOLA)


async def test_given_before_and_after_exchanged_when_read_then_the_seal_is_broken(
    store: SqliteStore, norrsjo: MunicipalityId
) -> None:
    change = a_change(a_commitment(), a_commitment().start())
    async with store.begin(norrsjo) as uow:
        await uow.commitments.add_change(change)
    async with store.database.transaction() as connection:
        await connection.execute(
            text("UPDATE commitment_changes SET before = after, after = before")
        )

    async with store.begin(norrsjo) as uow:
        with pytest.raises(SealBrokenError):
            await uow.commitments.changes(change.commitment)


async def test_given_two_kept_inputs_exchanged_when_read_then_the_seal_is_broken(
    store: SqliteStore, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.cards.keep(RUT, "ref-1", {"text": "Ruts"}, NOW)
        await uow.cards.keep(FRIDA, "ref-1", {"text": "Fridas"}, NOW)
    async with store.database.transaction() as connection:
        fridas = "(SELECT inputs FROM kept_inputs WHERE person = 'frida')"
        await connection.execute(text(f"UPDATE kept_inputs SET inputs = {fridas}"))  # noqa: S608

    async with store.begin(norrsjo) as uow:
        with pytest.raises(SealBrokenError):
            await uow.cards.kept(RUT, "ref-1")


async def test_given_a_new_key_then_what_the_former_sealed_still_opens(
    store: SqliteStore, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.briefings.put(a_briefing())
        await uow.briefings.put(DRAFT)

    store.keys.rotate()

    async with store.begin(norrsjo) as uow:
        await uow.cards.keep(RUT, "ref-1", {"text": "nytt"}, NOW)
        assert await uow.briefings.find(MEETING, SKOLA) == DRAFT
        assert await uow.cards.kept(RUT, "ref-1") == {"text": "nytt"}
