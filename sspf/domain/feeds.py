"""Secret addresses at which a calendar can be read: whose, of what, and for how long."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import NewType

from sspf.domain.meetings import Meeting, MeetingStatus
from sspf.domain.organisation import GroupKey, Organisation, Person, PersonId

Digest = NewType("Digest", str)
"""SHA-256 of an address's secret, in hexadecimal. The secret itself is kept nowhere."""


class FeedScope(StrEnum):
    PERSON = "person"
    """All that one person may see, for that person's own calendar."""
    GROUP = "group"
    """One group's meetings; made by its convener for whoever is to have it."""
    EXPORT = "export"
    """One group's meetings as a file, for a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """There is at most one of each kind for a person or group: a new address takes its place."""

    id: str
    """See `feed_id`."""
    digest: Digest
    scope: FeedScope
    person: PersonId
    """Whose it is; of a group's: who made it."""
    group: GroupKey | None
    made_at: datetime
    ends_at: datetime | None = None
    revoked_at: datetime | None = None
    origin: str = ""
    """What made it: the same cause again makes it again, and is no news."""

    def is_open(self, now: datetime) -> bool:
        return self.revoked_at is None and (self.ends_at is None or now < self.ends_at)

    def revoke(self, now: datetime) -> "Feed":
        return replace(self, revoked_at=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLine:
    """A meeting as a calendar shows it. Nothing else of it is ever there."""

    meeting: Meeting
    group: str

    @property
    def is_cancelled(self) -> bool:
        return not self.meeting.is_on


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDay:
    """A day of training together: which day, never what it is called."""

    id: str
    held_on: date
    sequence: int = 0
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedCalendar:
    lines: tuple[FeedLine, ...]
    days: tuple[FeedDay, ...] = ()
    """Of whole days, in a calendar that is subscribed to; a table of meetings has none."""
    language: str = "sv"


SHOWN = frozenset({MeetingStatus.PLANNED, MeetingStatus.CALLED, MeetingStatus.CANCELLED})
"""What has been decided. A status that is not here, as a draft, is shown in no calendar."""


def feed_id(scope: FeedScope, person: PersonId, group: GroupKey | None) -> str:
    """Whose calendar, never which address: may stand in the log of what was done."""
    return f"{scope}:{group if scope is FeedScope.GROUP else person}"


def digest_of(secret: str) -> Digest:
    return Digest(sha256(secret.encode()).hexdigest())


def groups_seen(feed: Feed, organisation: Organisation) -> frozenset[GroupKey]:
    """Empty for somebody who has left, and for a group that is no more."""
    there = frozenset(g.key for g in organisation.groups)
    if feed.scope is FeedScope.GROUP:
        return there & {feed.group} if feed.group else frozenset()
    person = next((p for p in organisation.people if p.id == feed.person), None)
    if person is None or person.has_left:
        return frozenset()
    mine = _own_groups(person, organisation)
    return mine if feed.scope is FeedScope.PERSON else mine & {feed.group or GroupKey("")}


def _own_groups(person: Person, organisation: Organisation) -> frozenset[GroupKey]:
    return frozenset(
        g.key for g in organisation.groups if g.key in person.groups or g.is_convened_by(person.id)
    )
