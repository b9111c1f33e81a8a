"""A secret address is made, renewed or taken away, by whoever it is for."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sspf.domain.access import may_convene
from sspf.domain.errors import NotConvenerError
from sspf.domain.feeds import Feed, FeedScope, digest_of, feed_id
from sspf.domain.organisation import GroupKey
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Who, enter

EXPORT_LASTS = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """`secret` is told once, in this answer; only its hash is kept."""

    secret: str
    group: str
    ends_at: datetime | None
    """Local."""


async def make_feed(services: Services, who: Who, scope: FeedScope, cause: str) -> Made:
    """A new address; the one of the same kind that there was is good for nothing from now on.

    `cause`: the activity. When it comes again, its answer was never seen: the address that nobody
    got is replaced, and nothing more is noted.

    NotConvenerError for a group's address, to anybody but its convener.
    """
    # Two random UUIDs: 244 random bits.
    secret = services.new_id() + services.new_id()
    async with enter(services, who) as room:
        group = await _group(room, scope)
        feed = Feed(
            id=feed_id(scope, room.me.id, group),
            digest=digest_of(secret),
            scope=scope,
            person=room.me.id,
            group=group,
            made_at=room.now,
            ends_at=room.now + EXPORT_LASTS if scope is FeedScope.EXPORT else None,
            origin=cause,
        )
        before = await room.uow.feeds.get(feed.id)
        await room.uow.feeds.put(feed)
        if before is None or before.origin != cause:
            await room.note("feed:make", feed.id)
        name = room.organisation.group(group).name if group else ""
        ends_at = room.local(feed.ends_at) if feed.ends_at else None
        return Made(secret=secret, group=name, ends_at=ends_at)


async def find_feed(services: Services, who: Who, scope: FeedScope) -> datetime | None:
    """When the address that stands was made, local; None when there is none."""
    async with enter(services, who) as room:
        standing = await _standing(room, scope)
        return room.local(standing.made_at) if standing else None


async def end_feed(services: Services, who: Who, scope: FeedScope) -> bool:
    """False when there was none."""
    async with enter(services, who) as room:
        standing = await _standing(room, scope)
        if standing is None:
            return False
        await room.uow.feeds.put(standing.revoke(room.now))
        await room.note("feed:revoke", standing.id)
        return True


async def _standing(room: AskersRoom, scope: FeedScope) -> Feed | None:
    """The one that is open now."""
    id_ = feed_id(scope, room.me.id, await _group(room, scope))
    feed = await room.uow.feeds.get(id_)
    return feed if feed is not None and feed.is_open(room.now) else None


async def _group(room: AskersRoom, scope: FeedScope) -> GroupKey | None:
    if scope is FeedScope.PERSON:
        return None
    if scope is FeedScope.EXPORT:
        return await room.group()
    for group in room.organisation.groups:
        if may_convene(room.asker, group.key):
            return group.key
    raise NotConvenerError(room.me.id)
