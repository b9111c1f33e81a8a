"""The organiser's calendar in Outlook: one event a meeting, brought to be as the meeting is.

Implements sspf.ports.EventCalendar. Whatever is there already is compared with what is asked for:
a creation that is repeated answers with the event as it was first made.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from bot.event_body import body_of, with_ours
from bot.graph import Graph
from bot.graph_answers import Event, Events, Moment, read
from bot.graph_drafts import Draft
from sspf.domain.calendar_events import EventPlace
from sspf.domain.organisation import Person
from sspf.ports import EventRequest, PermanentFailureError
from sspf.ports.organizer import GONE

NAMESPACE = UUID("8d1f4a2e-6f6c-5a51-9c0b-3f1d5c0a7e14")
PAGE, MOST_PAGES = 50, 20
LONGEST_LINK = 2000


class OutlookCalendar:
    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    async def put(self, request: EventRequest) -> EventPlace | None:
        found = await self._find(request)
        if request.is_cancelled:
            await self._cancel(found, request.comment)
            return None
        if found is None:
            found = read(Event, await self._graph.create_event(_draft(request)), is_write=True)
        return _place(await self._changed(found, request))

    async def has(self, event: str) -> bool:
        try:
            found = read(Event, await self._graph.event(event))
        except PermanentFailureError as failure:
            if failure.reason != GONE:
                raise
            return False
        return not found.is_cancelled

    async def _find(self, request: EventRequest) -> Event | None:
        """None: it has not been made. PermanentFailureError with GONE: somebody took it away."""
        if request.event:
            return await self._known(request)
        if not request.may_be_there:
            return None
        for page in range(MOST_PAGES):
            asked = await self._graph.events_called(request.subject, page * PAGE, PAGE)
            some = read(Events, asked).value
            for event in some:
                if event.transaction == transaction_of(request.key):
                    return event
            if len(some) < PAGE:
                return None
        return None

    async def _known(self, request: EventRequest) -> Event | None:
        try:
            found = read(Event, await self._graph.event(request.event))
        except PermanentFailureError as failure:
            if failure.reason == GONE and request.is_cancelled:
                return None
            raise
        if found.is_cancelled and not request.is_cancelled:
            raise PermanentFailureError(GONE)
        return found

    async def _cancel(self, found: Event | None, comment: str) -> None:
        """Cancelled twice it is cancelled once: then it is no longer in the calendar."""
        if found is None or found.is_cancelled:
            return
        try:
            await self._graph.cancel_event(found.id, comment)
        except PermanentFailureError as failure:
            if failure.reason != GONE:
                raise

    async def _changed(self, found: Event, request: EventRequest) -> Event:
        """As it is to be. Nobody hears of what is as it was."""
        draft, is_changed = _difference(found, request)
        if not is_changed:
            return found
        removed = _addresses(found) - {_address(person) for person in request.attendees}
        mails = 2 if removed else 1
        answer = await self._graph.change_event(found.id, draft, mails=mails)
        return read(Event, answer, is_write=True)


def transaction_of(key: str) -> str:
    """Says nothing of the meeting to anybody who reads it."""
    return str(uuid5(NAMESPACE, key))


def _draft(request: EventRequest) -> Draft:
    return Draft(
        subject=request.subject,
        content=body_of(request.headings),
        starts_at=request.meeting.starts_at,
        ends_at=request.meeting.ends_at,
        attendees=_named(request.attendees),
        transaction=transaction_of(request.key),
    )


def _difference(found: Event, request: EventRequest) -> tuple[Draft, bool]:
    meeting = request.meeting
    is_moved = not (_is(found.start, meeting.starts_at) and _is(found.end, meeting.ends_at))
    others = _addresses(found) != {_address(person) for person in request.attendees}
    content = with_ours(found.body.content if found.body else "", request.headings)
    subject = request.subject if found.subject != request.subject else None
    draft = Draft(
        subject=subject,
        content=content,
        starts_at=meeting.starts_at if is_moved else None,
        ends_at=meeting.ends_at if is_moved else None,
        attendees=_named(request.attendees) if others else None,
    )
    return draft, is_moved or others or content is not None or subject is not None


def _place(event: Event) -> EventPlace:
    return EventPlace(
        event=event.id,
        join_url=_link(event),
        ical_uid=event.ical_uid or "",
        change_key=event.change_key or "",
        etag=event.etag or "",
    )


def _link(event: Event) -> str:
    """Only an address that everybody can press: https, and not endless."""
    link = (event.online.join_url if event.online else None) or ""
    parts = urlsplit(link)
    is_web = parts.scheme == "https" and bool(parts.hostname)
    return link if is_web and len(link) <= LONGEST_LINK else ""


def _is(moment: Moment | None, at: datetime) -> bool:
    """An answer is in UTC, as nothing else was asked for."""
    if moment is None:
        return False
    said = datetime.fromisoformat(moment.date_time.split(".")[0]).replace(tzinfo=UTC)
    return said == at.replace(microsecond=0)


def _named(people: Iterable[Person]) -> tuple[tuple[str, str], ...]:
    return tuple((person.email, person.name) for person in people)


def _addresses(event: Event) -> set[str]:
    return {(one.email.address or "").casefold() for one in event.attendees}


def _address(person: Person) -> str:
    return person.email.casefold()
