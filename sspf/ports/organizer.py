"""The one mailbox that calls to meetings, and what is asked of it. One Protocol per need.

Each raises Temporary-, Permanent- or UnknownOutcome-; reads never the last.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sspf.domain.calendar_events import EventPlace
from sspf.domain.invitations import Response
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import Person, PersonId

GONE = "failed.event_gone"
"""Reason of a PermanentFailureError: the event that was to be changed is there no more."""


class CursorLostError(Exception):
    """The calendar no longer knows how far it was read: begin anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRequest:
    """How a meeting's event is to be. Nothing in it is about anybody who is spoken of."""

    key: str
    """Names the creation: asked for again, it is the same event."""
    meeting: Meeting
    subject: str
    headings: tuple[str, ...]
    """Lines of the body, from a closed list: what the meeting is, and the agenda's headings."""
    attendees: tuple[Person, ...]
    event: str = ""
    """The calendar's id of it, when it is known."""
    may_be_there: bool = False
    """It was asked for before, and how that ended is not known: look first."""
    is_cancelled: bool = False
    comment: str = ""
    """To the attendees, with a cancellation."""
    at: datetime
    former: tuple[PersonId, ...] = ()
    """Those who are in it now, as far as is known."""


class EventCalendar(Protocol):
    async def put(self, request: EventRequest) -> EventPlace | None:
        """The event is as it was asked for; None: it is cancelled, or never was there.

        PermanentFailureError with GONE when it has been taken away by hand.
        """
        ...

    async def has(self, event: str) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Responded:
    """An attendee's answer, as it stands in the organiser's calendar."""

    address: str
    response: Response
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChange:
    event: str
    is_removed: bool = False
    """It is no longer in the days that are read, or nowhere: ask."""
    responses: tuple[Responded, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """One page of what has changed, and where to read on."""

    events: Sequence[EventChange]
    cursor: str
    is_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscribed:
    id: str
    expires_at: datetime


class ResponseFeed(Protocol):
    async def read(self, cursor: str, first: date, last: date) -> Changes:
        """An empty cursor begins with everything on these days. CursorLostError: begin anew."""
        ...

    async def subscribe(self, subscription: str) -> Subscribed | None:
        """A new promise to tell of changes, or the old one renewed; None: nobody can reach us."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRoom:
    """An online meeting as it was found."""

    chat: str
    is_closed: bool
    """It cannot be recorded or transcribed, and nobody from outside comes in by themselves."""


class MeetingRooms(Protocol):
    async def settle(self, join_url: str) -> MeetingRoom:
        """Close it to recording, and put the app in its chat, as far as that is allowed."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    entra_object_id: str
    address: str
    is_guest: bool


class PeopleFinder(Protocol):
    async def find(self, address: str) -> FoundPerson | None:
        """By the name people sign in with, or by mail address."""
        ...


class AppInstaller(Protocol):
    async def install(self, entra_object_id: str) -> str:
        """Put the app in the person's own Teams; the id of their private chat, empty: not known."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Organizer:
    """What the mailbox gives. It belongs to one tenant."""

    tenant: str
    calendar: EventCalendar
    feed: ResponseFeed
    rooms: MeetingRooms
    people: PeopleFinder
    apps: AppInstaller | None = None
    """None: nobody may put the app in anybody's Teams."""
