"""What is done to the organiser's calendar in one municipality, and all that can be read of it."""

from dataclasses import replace
from datetime import timedelta

from sspf.ports import UnitOfWork
from tests.factories import MEETING, NOW
from tests.factories_events import an_event


async def enter_calendar(uow: UnitOfWork, said: str) -> None:
    before = await uow.calendar_events.find(MEETING)
    version = before.version + 1 if before else 1
    await uow.calendar_events.put(an_event(version=version, chat=said))


async def follow(uow: UnitOfWork, said: str) -> None:
    feed = await uow.event_feeds.hold(timedelta(minutes=1))
    if feed is not None:
        await uow.event_feeds.put(replace(feed, cursor=said, version=feed.version + 1))
    await uow.event_feeds.let_go()


async def of_events(uow: UnitOfWork) -> list[object]:
    """Whoever reads the feed here holds it for no time at all."""
    return [
        await uow.calendar_events.find(MEETING),
        await uow.calendar_events.since(NOW.date()),
        await uow.calendar_events.named(["AAMk="]),
        await uow.event_feeds.hold(timedelta(0)),
    ]
