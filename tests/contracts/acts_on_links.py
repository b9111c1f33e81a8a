"""What is done with web links, under ids that are the same in every municipality."""

from datetime import timedelta

from sspf.domain.web_links import Purpose
from sspf.ports import UnitOfWork
from tests.factories import NOW, RUT
from tests.factories_links import a_link


async def open_page(uow: UnitOfWork, said: str) -> None:
    await uow.web_links.put(a_link(expires_at=NOW + timedelta(days=len(said))))
    await uow.web_links.put(a_link(id=f"link-{said}", purpose=Purpose.CALENDAR, meeting=None))


async def of_links(uow: UnitOfWork) -> list[object]:
    return [
        await uow.web_links.find(a_link().id),
        await uow.web_links.of(RUT, None),
        await uow.web_links.of_purpose(RUT, Purpose.CALENDAR),
    ]
