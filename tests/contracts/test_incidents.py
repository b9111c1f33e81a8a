"""What every Incidents must do."""

from datetime import date

import pytest

from sspf.domain.errors import StaleError, UnknownIncidentError
from sspf.domain.organisation import MunicipalityId
from tests.contracts.stores import Store, settled
from tests.factories import FRIDA, NOW
from tests.factories_incidents import an_incident


async def test_given_an_incident_when_read_then_it_is_as_it_was_put(
    store: Store, norrsjo: MunicipalityId
) -> None:
    incident = an_incident(text="Å, ä och ö 🙂\n" * 30, kinds=("lost", "other"))

    async with store.begin(norrsjo) as uow:
        await uow.incidents.put(incident)

    async with store.other(norrsjo) as uow:
        assert await uow.incidents.get(1) == incident
        assert await uow.incidents.made_by("press-1") == incident
        assert await uow.incidents.made_by("press-2") is None
        with pytest.raises(UnknownIncidentError):
            await uow.incidents.get(2)


async def test_given_numbers_when_asked_for_the_next_then_none_comes_twice(
    store: Store, norrsjo: MunicipalityId
) -> None:
    for number in (1, 2, 3):
        async with store.begin(norrsjo) as uow:
            assert await uow.incidents.next_number() == number
            await uow.incidents.put(an_incident(number=number, origin=f"press-{number}"))


async def test_given_two_municipalities_then_each_counts_its_own(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.incidents.put(an_incident())

    async with store.begin(await settled(store)) as uow:
        assert await uow.incidents.next_number() == 1
        assert await uow.incidents.still_open() == []
        with pytest.raises(UnknownIncidentError):
            await uow.incidents.get(1)


async def test_given_one_is_closed_when_asked_for_the_open_then_it_is_not_among_them(
    store: Store, norrsjo: MunicipalityId
) -> None:
    first, second = an_incident(), an_incident(number=2, origin="press-2")
    closed = first.close(FRIDA, NOW, date(2027, 1, 22))
    async with store.begin(norrsjo) as uow:
        for incident in (first, second, closed):
            await uow.incidents.put(incident)

    async with store.begin(norrsjo) as uow:
        assert await uow.incidents.still_open() == [second]
        assert await uow.incidents.get(1) == closed


async def test_given_another_version_when_put_then_refused(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.incidents.put(an_incident())

    for wrong in (an_incident(), an_incident(version=3)):
        with pytest.raises(StaleError):
            async with store.begin(norrsjo) as uow:
                await uow.incidents.put(wrong)


async def test_given_the_same_cause_when_put_under_another_number_then_refused(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.incidents.put(an_incident())

    with pytest.raises(StaleError):
        async with store.begin(norrsjo) as uow:
            await uow.incidents.put(an_incident(number=2))
