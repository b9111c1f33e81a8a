"""The organiser's calendar as it outlives the program: what was done to it stands in a file.

The same key is the same event; everything else is done as often as it is asked for.
"""

from datetime import date
from pathlib import Path

from sspf.domain.calendar_events import EventPlace
from sspf.domain.invitations import Response
from sspf.ports import (
    Changes,
    EventChange,
    EventRequest,
    FoundPerson,
    MeetingRoom,
    Organizer,
    PermanentFailureError,
    Responded,
    Subscribed,
)
from sspf.ports.organizer import GONE
from tests.crash.outside import Line, Taken
from tests.crash.points import Points
from tests.use_cases.world import RUT, local, norrsjo

LINK = "https://teams.example.org/"
AFTER = local(date(2026, 12, 18), "09.00")


class CrashOutlook:
    """Implements every port of the mailbox, with points around what is written."""

    def __init__(self, folder: Path, points: Points) -> None:
        self._taken = Taken(folder / "outlook.jsonl")
        self._points = points

    def as_port(self) -> Organizer:
        tenant = min(norrsjo().organisation.tenants)
        return Organizer(tenant=tenant, calendar=self, feed=self, rooms=self, people=self)

    @property
    def events(self) -> dict[str, Line]:
        """Those that are in the calendar, by id; `made` counts how many were made for its key."""
        found: dict[str, Line] = {}
        for line in self._taken.lines():
            if line["op"] in ("gone", "cancel"):
                found.pop(line["id"], None)
            else:
                found[line["id"]] = line
        return found

    @property
    def made(self) -> list[str]:
        return [line["key"] for line in self._taken.lines() if line["op"] == "create"]

    def take_away(self) -> None:
        """By hand."""
        for id_ in self.events:
            self._taken.add(op="gone", id=id_)

    async def put(self, request: EventRequest) -> EventPlace | None:
        self._points.here("before calendar.put event")
        place: EventPlace | None = None
        if request.is_cancelled:
            self._cancel(request)
        else:
            place = self._put(request)
        self._points.here("calendar.put event taken, answer not seen")
        return place

    def _put(self, request: EventRequest) -> EventPlace:
        if request.event and request.event not in self.events:
            raise PermanentFailureError(GONE)
        known = [id_ for id_, line in self.events.items() if line["key"] == request.key]
        made = request.event or next(iter(known), f"event-{len(self.made) + 1}")
        day = request.meeting.held_on.isoformat()
        op = "change" if made in self.events else "create"
        people = sorted(person.id for person in request.attendees)
        self._taken.add(op=op, id=made, key=request.key, on=day, people=people)
        return EventPlace(event=made, join_url=LINK + made)

    def _cancel(self, request: EventRequest) -> None:
        for id_, line in self.events.items():
            if id_ == request.event or (not request.event and line["key"] == request.key):
                self._taken.add(op="cancel", id=id_)

    async def has(self, event: str) -> bool:
        return event in self.events

    async def read(self, cursor: str, first: date, last: date) -> Changes:
        """Rut has said yes to everything, a minute after it was put."""
        rut = norrsjo().organisation.person(RUT).email
        said = [
            EventChange(
                event=id_,
                responses=(Responded(address=rut, response=Response.ACCEPTED, at=AFTER),),
            )
            for id_ in self.events
        ]
        return Changes(events=said, cursor="end", is_last=True)

    async def subscribe(self, subscription: str) -> Subscribed | None:
        return None

    async def settle(self, join_url: str) -> MeetingRoom:
        self._points.here("before calendar.settle event_room")
        self._points.here("calendar.settle event_room taken, answer not seen")
        return MeetingRoom(chat="19:m@thread.v2", is_closed=True)

    async def find(self, address: str) -> FoundPerson | None:
        return None
