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
