"""What every Conversations must do."""

from sspf.domain.organisation import MunicipalityId
from tests.contracts.stores import Store
from tests.factories import FRIDA, RUT, a_conversation


async def test_given_a_new_place_when_put_then_it_replaces_the_former(
    store: Store, norrsjo: MunicipalityId
) -> None:
    newest = a_conversation(conversation="conversation-2", bot="28:bot", user="29:rut")

    async with store.begin(norrsjo) as uow:
        await uow.conversations.put(a_conversation())
        await uow.conversations.put(newest)
    async with store.begin(norrsjo) as uow:
        assert await uow.conversations.find(RUT) == newest
        assert await uow.conversations.find(FRIDA) is None
