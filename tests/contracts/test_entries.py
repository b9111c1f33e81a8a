"""What every Entries must do."""

import pytest

from sspf.domain.entries import EntryCode, EntryId
from sspf.domain.errors import StaleError, UnknownEntryError
from sspf.domain.organisation import GroupKey, MunicipalityId
from tests.contracts.stores import Store, settled
from tests.factories import NOW
from tests.factories_cases import SOCIALTJANST
from tests.factories_lists import BOTH, PAIR, a_selection, an_entry


async def test_given_an_entry_when_read_then_it_is_as_it_was_put(
    store: Store, norrsjo: MunicipalityId
) -> None:
    entry = an_entry(problems=("missbruk",), area="Nörrby", ground_note="Konkret risk.")
    chosen = entry.confirm(SOCIALTJANST, BOTH, NOW.date())

    async with store.begin(norrsjo) as uow:
        await uow.entries.put(entry)
        await uow.entries.put(chosen)

    async with store.other(norrsjo) as uow:
        assert await uow.entries.get(entry.id) == chosen
        assert await uow.entries.with_code(EntryCode("T27-01")) == chosen
        assert await uow.entries.of_list("top5") == [chosen]
        assert await uow.entries.of_list("youngsters") == []
        assert await uow.entries.next_number("top5", 2027) == 2
        assert await uow.entries.next_number("youngsters", 2027) == 1
        with pytest.raises(UnknownEntryError):
            await uow.entries.get(EntryId("another"))


async def test_given_an_entry_that_has_changed_when_put_again_then_it_is_stale(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.entries.put(an_entry())

        with pytest.raises(StaleError):
            await uow.entries.put(an_entry())
        with pytest.raises(StaleError):
            await uow.entries.put(an_entry(id=EntryId("another")))


async def test_given_a_selection_when_noted_twice_then_it_stands_once(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        assert await uow.entries.add_selection(a_selection())
        assert not await uow.entries.add_selection(a_selection(kept=3))

        assert await uow.entries.selections(PAIR) == [a_selection()]
        assert await uow.entries.selections(GroupKey("another")) == []


async def test_given_two_municipalities_then_neither_knows_the_others_entries(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.entries.put(an_entry())
        await uow.entries.add_selection(a_selection())

    async with store.begin(await settled(store)) as uow:
        assert await uow.entries.of_list("top5") == []
        assert await uow.entries.selections(PAIR) == []
