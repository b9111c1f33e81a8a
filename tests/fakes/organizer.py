"""An organiser's mailbox that remembers its events, and fails before or after the work."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from sspf.domain.calendar_events import EventPlace
from sspf.domain.organisation import PersonId
from sspf.ports import (
    Changes,
    CursorLostError,
    EventRequest,
    FoundPerson,
    MeetingRoom,
    Organizer,
    PermanentFailureError,
    Subscribed,
)
from sspf.ports.organizer import GONE


@dataclass(frozen=True)
class FakeEvent:
    """What an attendee would see."""

    id: str
    key: str
    request: EventRequest
    is_cancelled: bool = False

    @property
    def attendees(self) -> set[PersonId]:
        return {person.id for person in self.request.attendees}


ROOM = MeetingRoom(chat="19:meeting@thread.v2", is_closed=True)


@dataclass
class FakeOrganizer:
    """Every port of the mailbox; `mails` counts how often attendees hear of something."""

    events: dict[str, FakeEvent] = field(default_factory=dict)
    created: list[str] = field(default_factory=list)
    asked: list[EventRequest] = field(default_factory=list)
    before: list[BaseException] = field(default_factory=list)
    """What the next calls raise instead of doing the work."""
    after: list[BaseException] = field(default_factory=list)
    """What the next calls raise when the work is done."""
    link: str = "https://teams.example.org/meet"
    meanwhile: Callable[[], None] = lambda: None
    rooms_settled: list[str] = field(default_factory=list)
    room: MeetingRoom = ROOM
    room_fails: list[Exception] = field(default_factory=list)
    pages: list[Changes] = field(default_factory=list)
    lost: int = 0
    reads: list[str] = field(default_factory=list)
    subscriptions: list[str] = field(default_factory=list)
    subscribed: Subscribed | None = None
    people: dict[str, FoundPerson] = field(default_factory=dict)
    installed: list[str] = field(default_factory=list)
    on_install: Callable[[], None] = lambda: None

    def as_port(self, tenant: str) -> Organizer:
        return Organizer(
            tenant=tenant, calendar=self, feed=self, rooms=self, people=self, apps=self
        )

    async def put(self, request: EventRequest) -> EventPlace | None:
        self.asked.append(request)
        if self.before:
            raise self.before.pop(0)
        done: EventPlace | None = None
        if request.is_cancelled:
            self._cancel(request)
        else:
            done = self._put(request)
        self.meanwhile()
        if self.after:
            raise self.after.pop(0)
        return done

    def _put(self, request: EventRequest) -> EventPlace:
        found = self._find(request)
        if found is None:
            if request.event:
                raise PermanentFailureError(GONE)
            made = f"event-{len(self.created) + 1}"
            self.created.append(made)
            found = FakeEvent(id=made, key=request.key, request=request)
        self.events[found.id] = replace(found, request=request)
        return EventPlace(event=found.id, join_url=self.link and f"{self.link}/{found.id}")

    def _cancel(self, request: EventRequest) -> None:
        found = self._find(request)
        if found is not None:
            self.events[found.id] = replace(found, is_cancelled=True)

    def _find(self, request: EventRequest) -> FakeEvent | None:
        if request.event:
            return self.events.get(request.event)
        return next((e for e in self.events.values() if e.key == request.key), None)

    async def has(self, event: str) -> bool:
        return event in self.events and not self.events[event].is_cancelled

    async def read(self, cursor: str, first: date, last: date) -> Changes:
        self.reads.append(cursor)
        if self.lost and cursor:
            self.lost -= 1
            raise CursorLostError
        if self.pages:
            return self.pages.pop(0)
        return Changes(events=(), cursor=cursor or "cursor-0", is_last=True)

    async def subscribe(self, subscription: str) -> Subscribed | None:
        self.subscriptions.append(subscription)
        return self.subscribed

    async def settle(self, join_url: str) -> MeetingRoom:
        if self.room_fails:
            raise self.room_fails.pop(0)
        self.rooms_settled.append(join_url)
        return self.room

    async def find(self, address: str) -> FoundPerson | None:
        return self.people.get(address)

    async def install(self, entra_object_id: str) -> str:
        self.installed.append(entra_object_id)
        self.on_install()
        return ""
