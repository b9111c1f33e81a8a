"""What every Purges must do."""

from sspf.domain.organisation import MunicipalityId
from tests.contracts.stores import Store, settled
from tests.factories import a_commitment


async def test_given_a_purged_case_when_forgotten_then_its_link_is_gone_and_the_rest_stays(
    store: Store, norrsjo: MunicipalityId
) -> None:
    other = await settled(store)
    mine = a_commitment(id="Å-2027-005", case="c1")
    another = a_commitment(id="Å-2027-006", case="c2")
    for municipality in (norrsjo, other):
        async with store.begin(municipality) as uow:
            await uow.commitments.put(mine)
            await uow.commitments.put(another)

    async with store.begin(norrsjo) as uow:
        assert await uow.purges.forget(["c1", *(f"gone-{n}" for n in range(500))]) == 1
        assert await uow.purges.forget(["c1"]) == 0
        assert await uow.purges.forget([]) == 0

    async with store.other(norrsjo) as uow:
        assert (await uow.commitments.get(mine.id)).case is None
        assert (await uow.commitments.get(another.id)).case == "c2"
    async with store.begin(other) as uow:
        assert (await uow.commitments.get(mine.id)).case == "c1"
