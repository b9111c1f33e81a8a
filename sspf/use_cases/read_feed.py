"""What stands at a secret address now: the meetings that may be seen there, and nothing of them."""

from datetime import timedelta
from hashlib import sha256

from sspf.domain.feeds import (
    SHOWN,
    Digest,
    Feed,
    FeedCalendar,
    FeedDay,
    FeedLine,
    FeedScope,
    groups_seen,
)
from sspf.domain.organisation import GroupKey, MunicipalityId, Organisation
from sspf.ports import Services
from sspf.use_cases.room import Room, enter_alone

BACK = timedelta(days=366)
"""How far back a calendar reaches."""


async def read_feed(
    services: Services, municipality: MunicipalityId, digest: Digest
) -> FeedCalendar | None:
    """None when it is not open to anybody any more."""
    async with enter_alone(services, municipality) as room:
        feed = await room.uow.feeds.find(digest)
        if feed is None or not feed.is_open(room.now) or not _serves(feed, room):
            return None
        groups = groups_seen(feed, room.organisation)
        if not groups:
            return None
        lines, days = await lines_of(room, groups), await days_of(room, groups)
        return FeedCalendar(lines=lines, days=days, language=_language(feed, room.organisation))


def _serves(feed: Feed, room: Room) -> bool:
    """A person's own feed ends with the assignment (R-25); a group's does not."""
    holders = (p for p in room.organisation.people if p.id == feed.person)
    return feed.scope is FeedScope.GROUP or all(p.serves(room.today) for p in holders)


async def lines_of(room: Room, groups: frozenset[GroupKey]) -> tuple[FeedLine, ...]:
    """These groups' meetings, in order of time."""
    held = await room.meetings_since(room.today - BACK)
    return tuple(
        FeedLine(meeting=m, group=room.organisation.group(m.group).name)
        for m in held
        if m.group in groups and m.status in SHOWN
    )


async def days_of(room: Room, groups: frozenset[GroupKey]) -> tuple[FeedDay, ...]:
    """Trainings that these groups are asked to, in order of time; a cancelled one says so."""
    return tuple(
        FeedDay(
            id=_opaque(room, training.id),
            held_on=training.held_on,
            sequence=training.version - 1,
            is_cancelled=not training.is_on,
        )
        for training in sorted(await room.uow.trainings.every(), key=lambda t: t.held_on)
        if training.held_on >= room.today - BACK
        and (training.group is None or training.group in groups)
    )


def _opaque(room: Room, training: str) -> str:
    """The same each time, and another one's in another municipality."""
    whole = f"{room.organisation.municipality}/{training}"
    return sha256(whole.encode()).hexdigest()[:32]


def _language(feed: Feed, organisation: Organisation) -> str:
    """A person's own; what is made for a group is in Swedish."""
    own = feed.scope is not FeedScope.GROUP
    return organisation.person(feed.person).language if own else "sv"
