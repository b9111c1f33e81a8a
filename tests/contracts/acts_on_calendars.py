"""What can be done to secret addresses and the history of breaks, and read of them."""

from dataclasses import replace

from sspf.domain.feeds import Digest
from sspf.domain.meetings import MeetingId, MeetingStatus
from sspf.ports import UnitOfWork
from tests.factories import a_meeting
from tests.factories_calendars import a_break_change, a_feed


async def subscribe(uow: UnitOfWork, said: str) -> None:
    """Every municipality has hashes of its own: nobody makes the same secret twice."""
    await uow.feeds.put(a_feed(digest=Digest(f"{uow.municipality}-{said}")))
    number = len(await uow.break_changes.newest(99))
    await uow.break_changes.add([a_break_change(id=f"{number}", name=said)])


async def calendars_of(uow: UnitOfWork) -> list[object]:
    found = await uow.feeds.get("person:rut")
    return [
        [found and replace(found, digest=Digest(""))],
        await uow.feeds.find(Digest("nobody's")),
        await uow.break_changes.newest(99),
    ]


async def draft(uow: UnitOfWork, said: str) -> None:
    """One that is kept, and one that is taken away again."""
    one = a_meeting(id=MeetingId(f"draft-{said}"), status=MeetingStatus.DRAFT)
    two = replace(one, id=MeetingId(f"gone-{said}"))
    if one.id in {meeting.id for meeting in await uow.meetings.of_group(one.group)}:
        return
    await uow.meetings.put(one)
    await uow.meetings.put(two)
    await uow.meetings.discard(two)
