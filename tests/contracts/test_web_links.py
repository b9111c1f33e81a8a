"""What every WebLinks must do."""

from datetime import timedelta

import pytest

from sspf.domain.organisation import MunicipalityId
from sspf.domain.web_links import Purpose, WebLink
from tests.contracts.stores import Store
from tests.factories import FRIDA, MEETING, NOW, RUT
from tests.factories_links import a_link

HOUR = timedelta(hours=1)
UPLOAD = a_link(id="link-2", purpose=Purpose.CALENDAR, meeting=None)


@pytest.mark.parametrize(
    "link",
    [a_link(), UPLOAD, a_link(revoked_at=NOW + HOUR), a_link(used_at=NOW + HOUR)],
    ids=["answer", "upload", "revoked", "used"],
)
async def test_given_a_link_when_put_then_it_is_found_as_it_was(
    store: Store, norrsjo: MunicipalityId, link: WebLink
) -> None:
    async with store.begin(norrsjo) as uow:
        assert await uow.web_links.find(link.id) is None
        await uow.web_links.put(a_link(id=link.id))
        await uow.web_links.put(link)
    async with store.other(norrsjo) as uow:
        assert await uow.web_links.find(link.id) == link


async def test_given_links_of_several_when_one_is_asked_about_then_oldest_first(
    store: Store, norrsjo: MunicipalityId
) -> None:
    later = a_link(id="link-0", issued_at=NOW + HOUR)
    async with store.begin(norrsjo) as uow:
        for link in (later, a_link(), UPLOAD, a_link(id="link-3", person=FRIDA)):
            await uow.web_links.put(link)
    async with store.begin(norrsjo) as uow:
        assert await uow.web_links.of(RUT, MEETING) == [a_link(), later]
        assert await uow.web_links.of(RUT, None) == [UPLOAD]
        assert await uow.web_links.of(FRIDA, None) == []
