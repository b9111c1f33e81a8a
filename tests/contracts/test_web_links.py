"""What every WebLinks must do."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sspf.domain.organisation import MunicipalityId
from sspf.domain.web_links import Purpose, WebLink, WebLinkId
from tests.contracts.stores import Store
from tests.factories import FRIDA, MEETING, NOW, RUT
from tests.factories_links import a_link

HOUR = timedelta(hours=1)
DOCUMENT = a_link(id="link-4", purpose=Purpose.DOCUMENT, document="agenda.pdf")
UPLOAD = a_link(id="link-2", purpose=Purpose.CALENDAR, meeting=None)


@pytest.mark.parametrize(
    "link",
    [a_link(), UPLOAD, DOCUMENT, a_link(revoked_at=NOW + HOUR), a_link(used_at=NOW + HOUR)],
    ids=["answer", "upload", "document", "revoked", "used"],
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


async def test_given_a_purpose_when_asked_about_then_those_left_of_it_oldest_first(
    store: Store, norrsjo: MunicipalityId
) -> None:
    later = replace(DOCUMENT, id=WebLinkId("link-0"), issued_at=NOW + HOUR, meeting=None)
    ended = (
        replace(DOCUMENT, id=WebLinkId("link-5"), used_at=NOW),
        replace(DOCUMENT, id=WebLinkId("link-6"), revoked_at=NOW),
    )
    async with store.begin(norrsjo) as uow:
        for link in (later, a_link(), DOCUMENT, UPLOAD, *ended):
            await uow.web_links.put(link)
    async with store.begin(norrsjo) as uow:
        assert await uow.web_links.of_purpose(RUT, Purpose.DOCUMENT) == [DOCUMENT, later]
        assert await uow.web_links.of_purpose(RUT, Purpose.CALENDAR) == [UPLOAD]
        assert await uow.web_links.of_purpose(FRIDA, Purpose.DOCUMENT) == []
