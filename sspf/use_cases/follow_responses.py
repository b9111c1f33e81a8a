"""Answers that attendees give in Outlook become answers to the kallelse; and events that vanish.

The calendar is read from where it was read last, by one program at a time; what a page says and how
far it reaches are written down together, so that whoever dies in between loses and doubles nothing.
"""

import logging
from dataclasses import replace
from datetime import timedelta

from sspf.domain.calendar_events import EventFeed
from sspf.domain.organisation import MunicipalityId
from sspf.ports import (
    Changes,
    CursorLostError,
    Organizer,
    PermanentFailureError,
    Services,
    TemporaryFailureError,
)
from sspf.use_cases.faults import described
from sspf.use_cases.room import Room, enter_alone
from sspf.use_cases.take_responses import now_gone, take_changes

HELD_FOR = timedelta(minutes=2)
"""By the database's time; one round takes less, or ends."""
MOST_PAGES = 10
LOOK_BACK, LOOK_AHEAD = timedelta(days=7), timedelta(days=550)
ANEW_AFTER = timedelta(days=150)
"""The days that are read are chosen anew when so many of them have gone by."""

log = logging.getLogger(__name__)


async def follow_responses(services: Services) -> int:
    """How many answers were new. Each municipality whose meetings stand in the calendar."""
    organizer, news = services.organizer, 0
    if organizer is None:
        return 0
    for municipality in services.municipalities():
        try:
            news += await _follow(services, organizer, municipality)
        except (TemporaryFailureError, PermanentFailureError) as failure:
            log.warning("responses_not_read", extra={"reason": failure.reason})
        except Exception as fault:  # noqa: BLE001  # the edge of a job: the others are served
            log.error("follow_failed", extra=described(fault))
    return news


async def _follow(services: Services, organizer: Organizer, municipality: MunicipalityId) -> int:
    async with enter_alone(services, municipality) as room:
        feed = await room.uow.event_feeds.hold(HELD_FOR) if room.has_calendar else None
    if feed is None:
        return 0
    try:
        feed, news = await _read(services, organizer, municipality, feed)
        await _subscribe(services, organizer, municipality, feed)
        return news
    finally:
        async with services.unit_of_work(municipality) as uow:
            await uow.event_feeds.let_go()


async def _read(
    services: Services, organizer: Organizer, municipality: MunicipalityId, feed: EventFeed
) -> tuple[EventFeed, int]:
    news = 0
    for _ in range(MOST_PAGES):
        feed = _of_these_days(services, feed)
        page = await _page(organizer, feed)
        if page is None:
            feed = replace(feed, cursor="")
            continue
        gone = await now_gone(organizer, services, municipality, page)
        async with enter_alone(services, municipality) as room:
            news += await take_changes(room, page, gone)
            feed = await _keep(room, replace(feed, cursor=page.cursor, read_at=room.now))
        if page.is_last:
            break
    return feed, news


async def _page(organizer: Organizer, feed: EventFeed) -> Changes | None:
    """None: it is to be read from the beginning."""
    if feed.first is None or feed.last is None:
        raise LookupError("no days were chosen")
    try:
        return await organizer.feed.read(feed.cursor, feed.first, feed.last)
    except CursorLostError:
        if not feed.cursor:
            raise PermanentFailureError("failed.refused") from None
        return None


async def _subscribe(
    services: Services, organizer: Organizer, municipality: MunicipalityId, feed: EventFeed
) -> None:
    """Changes are told of; without it they are read when the next timer comes."""
    if feed.renew_at is not None and services.clock.now() < feed.renew_at:
        return
    promised = await organizer.feed.subscribe(feed.subscription)
    if promised is None:
        return
    async with enter_alone(services, municipality) as room:
        await _keep(
            room,
            replace(
                feed,
                subscription=promised.id,
                subscribed_at=room.now,
                expires_at=promised.expires_at,
            ),
        )


def _of_these_days(services: Services, feed: EventFeed) -> EventFeed:
    today = services.clock.now().date()
    if feed.first is not None and today < feed.first + ANEW_AFTER:
        return feed
    return replace(feed, cursor="", first=today - LOOK_BACK, last=today + LOOK_AHEAD)


async def _keep(room: Room, feed: EventFeed) -> EventFeed:
    kept = replace(feed, version=feed.version + 1)
    await room.uow.event_feeds.put(kept)
    return kept
