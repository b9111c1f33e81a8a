"""A meeting in everybody's calendar: one event, what it shows, and when it must be changed. Pure.

Nothing here is sent: `must_change` says that the calendar is not as the meeting is, and whoever
asks again gets the same answer, so that what is queued twice is queued once.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.organisation import AuthorityKey, Person, PersonId
from sspf.domain.outbox import Kind, Message

LINK_PATIENCE = timedelta(minutes=5)
"""So long a kallelse waits for the link to the meeting; then it goes without, and is replaced."""
STILL_UNDER_WAY = timedelta(minutes=2)
"""A card that was made before the link came has been sent, or given up, within so long."""


class Road(StrEnum):
    """How a meeting comes into a person's calendar."""

    EVENT = "event"
    """As an attendee of the meeting in the organiser's calendar."""
    MAIL = "mail"
    """By a message of their own that calendars understand."""


class EventState(StrEnum):
    WANTED = "wanted"
    """Nothing has been asked of the calendar yet."""
    ASKED = "asked"
    """It has been asked for, and how that ended is not known."""
    THERE = "there"
    CANCELLED = "cancelled"
    GONE = "gone"
    """Somebody took it away by hand; it is made anew on wish only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """Where the event stands, as the calendar answered."""

    event: str
    """The calendar's own id."""
    join_url: str = ""
    ical_uid: str = ""
    change_key: str = ""
    etag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the calendar was asked to show, and when that was asked."""

    sequence: int
    attendees: tuple[PersonId, ...]
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """What is known of a meeting's event. One a meeting."""

    meeting: MeetingId
    controller: AuthorityKey
    state: EventState = EventState.WANTED
    generation: int = 0
    """Rises when it is made anew: another creation, with a key of its own."""
    puts: int = 0
    """How many times the calendar has been brought up to date, or was wished to be."""
    asked_by: str = ""
    """Key of the message that asked for it first."""
    place: EventPlace = EventPlace(event="")
    sequence: int = 0
    """The meeting's, as the event shows it."""
    attendees: tuple[PersonId, ...] = ()
    put_at: datetime | None = None
    """When what it shows was asked for: an answer from before is about something else."""
    linked_at: datetime | None = None
    shown_at: datetime | None = None
    """When every card that had gone without the link had been seen to."""
    is_closed: bool = False
    """Recording and transcription have been seen to be off (R-64)."""
    chat: str = ""
    """Id of the meeting's chat, when it has been found."""
    version: int = 1

    @property
    def key(self) -> str:
        """Names the creation: the same key is the same event."""
        return f"{self.meeting}:{self.generation}"

    def shows(self, meeting: Meeting, attendees: Collection[PersonId]) -> bool:
        same = self.sequence == meeting.sequence and set(self.attendees) == set(attendees)
        return self.state is EventState.THERE and same

    def asked(self, by: str) -> "CalendarEvent":
        """Before the bytes leave. The same value when it had been asked for before."""
        if self.state is not EventState.WANTED:
            return self
        return self._next(state=EventState.ASKED, asked_by=by)

    def put(self, place: EventPlace, shown: "Shown", now: datetime) -> "CalendarEvent":
        """The calendar shows it. The link of the first answer is kept: it never changes."""
        join_url = self.place.join_url or place.join_url
        linked_at = self.linked_at or (now if join_url else None)
        return self._next(
            state=EventState.THERE,
            place=replace(place, join_url=join_url),
            sequence=shown.sequence,
            attendees=tuple(sorted(shown.attendees)),
            put_at=shown.asked_at,
            linked_at=linked_at,
            puts=self.puts + 1,
        )

    def cancelled(self) -> "CalendarEvent":
        return self._next(state=EventState.CANCELLED, puts=self.puts + 1)

    def gone(self) -> "CalendarEvent":
        return self._next(state=EventState.GONE, puts=self.puts + 1)

    def anew(self) -> "CalendarEvent":
        """On wish: what is gone is made once more, what was given up is tried once more."""
        if self.state is not EventState.GONE:
            return self._next(puts=self.puts + 1)
        return CalendarEvent(
            meeting=self.meeting,
            controller=self.controller,
            generation=self.generation + 1,
            puts=self.puts + 1,
            version=self.version + 1,
        )

    def settled(self, chat: str, *, is_closed: bool) -> "CalendarEvent":
        return self._next(chat=chat, is_closed=is_closed)

    def shown(self, now: datetime) -> "CalendarEvent":
        return self._next(shown_at=now)

    def _next(self, **changes: object) -> "CalendarEvent":
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]  # a field each


def nothing_asked(meeting: Meeting) -> CalendarEvent:
    """Before anything is written down; its version is the one to be put first."""
    return CalendarEvent(meeting=meeting.id, controller=meeting.controller, version=0)


def road_of(person: Person, *, has_calendar: bool, was_mailed: bool = False) -> Road:
    """The one place where a person's road is chosen.

    Whoever got the call to this meeting by mail keeps that road: two kallelser would be one too
    many.
    """
    has_account = bool(person.entra_object_id) and bool(person.email)
    return Road.EVENT if has_calendar and has_account and not was_mailed else Road.MAIL


def event_due_at(meeting: Meeting) -> datetime | None:
    """When calendars are to hold the meeting; None: not yet."""
    if not meeting.is_announced:
        return None
    return meeting.approved_at or meeting.called_at


def must_change(
    event: CalendarEvent | None, meeting: Meeting, attendees: Collection[PersonId], now: datetime
) -> bool:
    """The calendar is not as the meeting is, and it still matters."""
    if now >= meeting.ends_at or (event and event.state is EventState.GONE):
        return False
    if not meeting.is_on:
        return event is not None and event.state in (EventState.ASKED, EventState.THERE)
    due_at = event_due_at(meeting)
    if due_at is None or now < due_at:
        return False
    return event is None or not event.shows(meeting, attendees)


def event_message(
    event: CalendarEvent | None, meeting: Meeting, to: PersonId, at: datetime
) -> Message:
    """One for each thing that the calendar must be told; who gets it is who is told of a fault."""
    now = event or nothing_asked(meeting)
    return Message(
        key=f"{Kind.EVENT}:{meeting.id}:{meeting.sequence}:{now.generation}.{now.puts}",
        kind=Kind.EVENT,
        recipient=to,
        subject=meeting.id,
        controller=meeting.controller,
        send_at=at,
        revision=meeting.sequence,
        why="why.event" if meeting.is_on else "why.event_cancelled",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFeed:
    """How far the organiser's calendar has been read, and what wakes us when it changes."""

    cursor: str = ""
    """Where to read on, in the calendar's own words; empty: from the beginning."""
    first: date | None = None
    last: date | None = None
    """The days that the cursor is about."""
    read_at: datetime | None = None
    subscription: str = ""
    """Id of the calendar's promise to tell of changes; empty: there is none."""
    subscribed_at: datetime | None = None
    expires_at: datetime | None = None
    version: int = 1

    @property
    def renew_at(self) -> datetime | None:
        """At half its life, whatever length of it was given."""
        if self.subscribed_at is None or self.expires_at is None:
            return None
        return self.subscribed_at + (self.expires_at - self.subscribed_at) / 2
