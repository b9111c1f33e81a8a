"""What belongs to a case opens with that case's key, at its own place, and nowhere else."""

import pytest
from sqlalchemy import update

from sspf.domain.organisation import MunicipalityId
from sspf.ports import KeyDestroyedError, NoCaseKeysError
from storage.briefings import briefings
from storage.erase import StoredArchive
from storage.scope import Row, Scope
from storage.sealing import Ciphertext, SealBrokenError, unseal
from tests.contracts.stores import SqliteStore
from tests.factories import MEETING, NOW, SKOLA, a_briefing
from tests.fakes.case_keys import FakeCaseKeys

NORRSJO = MunicipalityId("norrsjo")


async def scope(store: SqliteStore, keys: FakeCaseKeys, to: str = "norrsjo") -> Scope:
    """Nothing of it asks the database."""
    async with store.database.transaction() as connection:
        return Scope(connection, MunicipalityId(to), store.keys, "", case_keys=keys)


async def test_given_a_text_of_a_case_when_sealed_then_only_its_place_and_case_open_it(
    store: SqliteStore,
) -> None:
    keys = FakeCaseKeys()
    for case in [(NORRSJO, "c1"), (NORRSJO, "c2"), (MunicipalityId("annan"), "c1")]:
        await keys.create(*case)
    here = await scope(store, keys)

    sealed = await here.seal_for_case("c1", "concerns", "text", ("r1", 2), "åäö")

    assert "åäö".encode() not in sealed.data
    assert await here.unseal_for_case("c1", "concerns", "text", ("r1", 2), sealed) == "åäö".encode()
    elsewhere: list[tuple[str, str, str, Row]] = [
        ("c1", "concerns", "text", ("r1", 3)),
        ("c1", "concerns", "text", "r1"),
        ("c1", "concerns", "other", ("r1", 2)),
        ("c1", "plans", "text", ("r1", 2)),
        ("c2", "concerns", "text", ("r1", 2)),
    ]
    for place in elsewhere:
        with pytest.raises(SealBrokenError):
            await here.unseal_for_case(*place, sealed)
    there = await scope(store, keys, "annan")
    with pytest.raises(SealBrokenError):
        await there.unseal_for_case("c1", "concerns", "text", ("r1", 2), sealed)
    with pytest.raises(KeyError):
        unseal(sealed, here._place_in("concerns", "text", ("r1", 2)), store.keys)


async def test_given_the_key_destroyed_then_the_next_unit_of_work_opens_nothing(
    store: SqliteStore,
) -> None:
    keys = FakeCaseKeys()
    await keys.create(NORRSJO, "c1")
    sealed = await (await scope(store, keys)).seal_for_case("c1", "concerns", "text", "r1", b"t")

    await keys.destroy(NORRSJO, "c1", NOW)

    with pytest.raises(KeyDestroyedError):
        await (await scope(store, keys)).unseal_for_case("c1", "concerns", "text", "r1", sealed)


async def test_given_an_id_that_would_not_be_read_back_when_sealed_then_refused(
    store: SqliteStore,
) -> None:
    keys = FakeCaseKeys()
    for case in ("", "a|b"):
        await keys.create(NORRSJO, case)
        with pytest.raises(ValueError, match="case"):
            await (await scope(store, keys)).seal_for_case(case, "concerns", "text", "r1", b"t")


async def test_given_a_house_without_case_keys_when_sealed_then_refused(
    store: SqliteStore,
) -> None:
    async with store.database.transaction() as connection:
        here = Scope(connection, NORRSJO, store.keys, "")
    with pytest.raises(NoCaseKeysError):
        await here.seal_for_case("c1", "concerns", "text", "r1", b"t")
    with pytest.raises(NoCaseKeysError):
        await here.unseal_for_case("c1", "concerns", "text", "r1", Ciphertext(b"case:c1|x"))


async def test_given_a_text_of_a_case_when_exported_then_it_is_opened_until_it_is_purged(
    store: SqliteStore, norrsjo: MunicipalityId
) -> None:
    """Any sealed column will do: this one is of drafts."""
    keys = FakeCaseKeys()
    await keys.create(norrsjo, "c1")
    async with store.begin(norrsjo) as uow:
        await uow.briefings.put(a_briefing())
    async with store.database.transaction(norrsjo) as connection:
        here = Scope(connection, norrsjo, store.keys, "", case_keys=keys)
        place = ("briefings", "draft", (MEETING, SKOLA))
        draft = await here.seal_for_case("c1", *place, "åäö i ärendet")
        await connection.execute(update(briefings).values(draft=draft))
    archive = StoredArchive(store.database, store.keys, keys)

    before = await archive.read(norrsjo)
    await keys.destroy(norrsjo, "c1", NOW)
    after = await archive.read(norrsjo)

    assert ("åäö i ärendet" in before.documents["briefings.json"].decode(), before.unreadable) == (
        True,
        0,
    )
    assert ("åäö i ärendet" in after.documents["briefings.json"].decode(), after.unreadable) == (
        False,
        1,
    )


async def test_given_the_keys_of_many_cases_asked_for_at_once_then_each_opens_its_own(
    store: SqliteStore,
) -> None:
    keys = FakeCaseKeys()
    for case in ("c1", "c2"):
        await keys.create(NORRSJO, case)
    here = await scope(store, keys)

    await here.open_cases(["c1", "c2", "gone"])

    assert await here.case_key("c2") == keys.keys[NORRSJO, "c2"]
    with pytest.raises(KeyDestroyedError):
        await here.case_key("gone")
