"""A stand-in for Microsoft Graph: one mailbox's calendar, as it answers and as attendees see it.

It does what Graph is documented to do: the same `transactionId` is the same event, a change of time
asks everybody anew, a cancelled event is no longer in the calendar.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

Fields = dict[str, Any]
NEVER = "0001-01-01T00:00:00Z"
JOIN = "https://teams.example.org/l/meetup-join"
JOIN_BLOCK = '<div class="me-email-text">____<br>Microsoft Teams: <a href="{link}">Anslut</a></div>'
TIME = frozenset({"start", "end"})


class GraphError(Exception):
    """Answered as Graph does: a status, and a code in words."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


@dataclass(frozen=True, slots=True)
class Told:
    """A mail that Exchange sent: to whom, about which event, and that it is off if it is."""

    at: datetime
    event: str
    to: frozenset[str]
    kind: str
    """`request`, `update` or `cancel`."""


@dataclass
class Outlook:
    """`now`: the hour of what happens in it. One of these is one mailbox of one tenant."""

    organizer: str
    now: Callable[[], datetime]
    events: dict[str, Fields] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    rooms: dict[str, Fields] = field(default_factory=dict)
    """Online meetings, by their link."""
    apps: list[tuple[str, str]] = field(default_factory=list)
    """Where the app has been put: `chat` or `user`, and its id."""
    people: dict[str, Fields] = field(default_factory=dict)
    subscriptions: dict[str, Fields] = field(default_factory=dict)
    is_open: bool = True
    """False: the mailbox is no more."""
    may_close_rooms: bool = True
    page_size: int = 10
    _transactions: dict[str, str] = field(default_factory=dict)
    _changes: list[str] = field(default_factory=list)
    """Ids of events in the order in which they changed; a place in it is a delta token."""
    _forgotten: int = 0

    # What the bot asks for

    def create(self, asked: Mapping[str, Any]) -> Fields:
        self._must_be_open()
        transaction = str(asked.get("transactionId") or "")
        if transaction in self._transactions:
            return self.get(self._transactions[transaction])
        made = self._made(asked)
        self.events[made["id"]] = made
        if transaction:
            self._transactions[transaction] = made["id"]
        self._tell(made["id"], "request", addresses(made))
        return self._changed(made["id"])

    def get(self, id: str) -> Fields:
        self._must_be_open()
        if id not in self.events:
            raise GraphError(404, "ErrorItemNotFound")
        return self.events[id]

    def change(self, id: str, asked: Mapping[str, Any]) -> Fields:
        event = self.get(id)
        before, is_moved = (
            addresses(event),
            any(event.get(n) != asked.get(n, event.get(n)) for n in TIME),
        )
        if "attendees" in asked:
            asked = {**asked, "attendees": self._invited(event, asked["attendees"])}
        event |= asked
        if is_moved:
            for attendee in event["attendees"]:
                attendee["status"] = _silent()
        now = addresses(event)
        self._tell(id, "cancel", before - now)
        self._tell(id, "request", now - before)
        if is_moved or "subject" in asked or "body" in asked:
            self._tell(id, "update", now & before)
        return self._changed(id)

    def cancel(self, id: str) -> None:
        event = self.get(id)
        self._tell(id, "cancel", addresses(event))
        self.remove(id)

    def called(self, subject: str) -> list[Fields]:
        self._must_be_open()
        return [event for event in self.events.values() if event.get("subject") == subject]

    def changes(self, token: int) -> tuple[list[Fields], int, bool]:
        """A page, the next place, and whether that is the last; 410 for a place long forgotten."""
        self._must_be_open()
        if 0 < token <= self._forgotten:
            raise GraphError(410, "SyncStateNotFound")
        if token == 0:
            return [dict(e) for e in self.events.values()], len(self._changes) + 1, True
        page = self._changes[token - 1 :][: self.page_size]
        end = token + len(page)
        seen = [self._seen(one) for one in dict.fromkeys(page)]
        return seen, end, end > len(self._changes)

    def room(self, link: str) -> list[Fields]:
        self._must_be_open()
        return [room for known, room in self.rooms.items() if known == link]

    def set_room(self, id: str, asked: Mapping[str, Any]) -> Fields:
        if not self.may_close_rooms:
            raise GraphError(403, "Forbidden")
        for room in self.rooms.values():
            if room["id"] == id:
                room |= asked
                return room
        raise GraphError(404, "NotFound")

    def subscribe(self, asked: Mapping[str, Any]) -> Fields:
        made = {**asked, "id": str(uuid4())}
        self.subscriptions[made["id"]] = made
        return made

    def renew(self, id: str, asked: Mapping[str, Any]) -> Fields:
        if id not in self.subscriptions:
            raise GraphError(404, "ResourceNotFound")
        self.subscriptions[id] |= asked
        return self.subscriptions[id]

    # What people do in Outlook

    def respond(self, id: str, address: str, response: str, at: datetime | None = None) -> None:
        for attendee in self.get(id)["attendees"]:
            if attendee["emailAddress"]["address"].casefold() == address.casefold():
                when = (at or self.now()).astimezone(UTC)
                attendee["status"] = {"response": response, "time": _instant(when)}
        self._changed(id)

    def remove(self, id: str) -> None:
        """By hand: it is simply not there any more."""
        del self.events[id]
        self._changes.append(id)

    def forget(self) -> None:
        """What was handed out as a place to read on from no longer holds."""
        self._changes.append("")
        self._forgotten = len(self._changes)

    def standing(self) -> list[Fields]:
        """Every event that is in the calendar."""
        return list(self.events.values())

    def _made(self, asked: Mapping[str, Any]) -> Fields:
        link = f"{JOIN}/{uuid4().hex}"
        made: Fields = {
            **asked,
            "id": f"AAMk{uuid4().hex}",
            "iCalUId": uuid4().hex,
            "isCancelled": False,
            "attendees": [{**a, "status": _silent()} for a in asked.get("attendees", [])],
        }
        if asked.get("isOnlineMeeting"):
            made["onlineMeeting"] = {"joinUrl": link}
            body = dict(asked.get("body") or {"contentType": "html", "content": ""})
            made["body"] = body | {"content": body["content"] + JOIN_BLOCK.format(link=link)}
            thread = f"19:meeting_{uuid4().hex}@thread.v2"
            self.rooms[link] = {
                "id": uuid4().hex,
                "joinWebUrl": link,
                "chatInfo": {"threadId": thread},
                "allowRecording": True,
                "allowTranscription": True,
            }
        return made

    def _invited(self, event: Fields, asked: Sequence[Fields]) -> list[Fields]:
        """Who was there before keeps the answer."""
        known = {a["emailAddress"]["address"].casefold(): a for a in event["attendees"]}
        return [
            {**one, "status": known.get(_address(one), {}).get("status") or _silent()}
            for one in asked
        ]

    def _changed(self, id: str) -> Fields:
        self._changes.append(id)
        self.events[id]["changeKey"] = key = uuid4().hex[:12]
        self.events[id]["@odata.etag"] = f'W/"{key}"'
        return self.events[id]

    def _seen(self, id: str) -> Fields:
        if id in self.events:
            return dict(self.events[id])
        return {"id": id, "@removed": {"reason": "deleted"}}

    def _tell(self, id: str, kind: str, to: frozenset[str]) -> None:
        if to:
            self.told.append(Told(self.now(), id, to, kind))

    def _must_be_open(self) -> None:
        if not self.is_open:
            raise GraphError(404, "MailboxNotEnabledForRESTAPI")


def addresses(event: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(_address(one) for one in event.get("attendees", []))


def _address(attendee: Mapping[str, Any]) -> str:
    return str(attendee["emailAddress"]["address"]).casefold()


def _silent() -> Fields:
    return {"response": "none", "time": NEVER}


def _instant(at: datetime) -> str:
    """Seven digits after the point, as Exchange writes."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.%f") + "0Z"
