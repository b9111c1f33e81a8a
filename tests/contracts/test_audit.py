"""What every AuditLog must do."""

from datetime import timedelta

from sspf.domain.audit import SYSTEM
from sspf.domain.organisation import MunicipalityId
from tests.contracts.stores import Store
from tests.factories import NOW, an_entry


async def test_given_entries_when_read_then_they_come_in_the_order_they_were_written(
    store: Store, norrsjo: MunicipalityId
) -> None:
    earlier = NOW - timedelta(hours=1)
    entries = [an_entry(), an_entry(at=earlier, actor=SYSTEM), an_entry(version=3)]

    async with store.begin(norrsjo) as uow:
        for entry in entries[:2]:
            await uow.audit.add(entry)
    async with store.other(norrsjo) as uow:
        await uow.audit.add(entries[2])
        assert await uow.audit.entries() == entries


async def test_given_no_entry_when_read_then_there_is_none(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        assert await uow.audit.entries() == []


async def test_given_entries_about_cases_when_asked_of_one_then_its_own_come_in_order(
    store: Store, norrsjo: MunicipalityId
) -> None:
    made = an_entry(tag="case:create", subject="c1")
    reads = [an_entry(tag="case:read", case=case, ground="G1", purpose="agenda") for case in "abc"]
    of_one = an_entry(tag="case:read", case="c1", ground="S7", purpose="case")

    async with store.begin(norrsjo) as uow:
        await uow.audit.add(made)
        await uow.audit.add_all([*reads, of_one])
        await uow.audit.add_all([])

    async with store.other(norrsjo) as uow:
        assert await uow.audit.of_case("c1") == [made, of_one]
        assert await uow.audit.of_case("b") == [reads[1]]
        assert await uow.audit.of_case("unknown") == []
        assert await uow.audit.entries() == [made, *reads, of_one]
