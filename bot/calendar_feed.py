"""What has changed in the organiser's calendar, page by page, and the promise to be told of it.

Implements sspf.ports.ResponseFeed. The delta is the truth; a notice only says that it is worth
reading (bot/graph_notices.py).
"""

import hmac
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.graph import Graph
from bot.graph_answers import MISSING, Attendee, Event, Events, read
from bot.graph_answers import Subscription as Answered
from bot.graph_drafts import Wish
from sspf.domain.invitations import Response
from sspf.ports import (
    Changes,
    Clock,
    EventChange,
    KeyProvider,
    PermanentFailureError,
    Responded,
    Subscribed,
)
from sspf.ports.organizer import GONE

LIVES = timedelta(minutes=4200)
"""The longest that Outlook promises anything for is 4 230 minutes."""
NOTICES, LIFECYCLE = "/api/graph/notifications", "/api/graph/lifecycle"
RESPONSES = {
    "accepted": Response.ACCEPTED,
    "tentativelyAccepted": Response.TENTATIVE,
    "declined": Response.DECLINED,
}


@dataclass(frozen=True, slots=True)
class OutlookFeed:
    graph: Graph
    keys: KeyProvider
    clock: Clock
    public_url: str
    """Empty: nobody can tell us of anything, and the timer is all there is."""

    async def read(self, cursor: str, first: date, last: date) -> Changes:
        if cursor:
            answer = await self.graph.next_changes(cursor)
        else:
            answer = await self.graph.first_changes(_midnight(first), _midnight(last))
        page = read(Events, answer)
        further = page.next or page.delta or ""
        if not further:
            raise PermanentFailureError("failed.refused")
        return Changes(
            events=[_change(event) for event in page.value],
            cursor=further,
            is_last=page.next is None,
        )

    async def subscribe(self, subscription: str) -> Subscribed | None:
        """One that Graph has forgotten is asked for anew."""
        if not self.public_url:
            return None
        until = self.clock.now().astimezone(UTC) + LIVES
        if subscription:
            try:
                return _subscribed(await self.graph.renew(subscription, until))
            except PermanentFailureError as failure:
                if failure.reason not in (GONE, MISSING):
                    raise
        base = self.public_url.rstrip("/")
        wish = Wish(
            tell=base + NOTICES,
            tell_of_life=base + LIFECYCLE,
            state=state_of(self.keys, self.graph.organizer),
            until=until,
        )
        return _subscribed(await self.graph.subscribe(wish))


def state_of(keys: KeyProvider, organizer: str) -> str:
    """The word by which Graph is known when it tells of something; no other can make it."""
    key_id, key = keys.current()
    return f"{key_id}.{_digest(key, organizer)}"


def is_state(said: str, keys: KeyProvider, organizer: str) -> bool:
    """Compared in a time that says nothing about how much of it was right."""
    key_id, _, digest = said.partition(".")
    try:
        key = keys.named(key_id)
    except KeyError:
        return False
    return hmac.compare_digest(_digest(key, organizer).encode(), digest.encode())


def _digest(key: bytes, organizer: str) -> str:
    return hmac.digest(key, f"graph subscription\x1f{organizer}".encode(), "sha256").hex()


def _subscribed(answer: bytes) -> Subscribed:
    """What was promised, which may be shorter than what was asked for."""
    promised = read(Answered, answer)
    return Subscribed(id=promised.id, expires_at=promised.expires_at)


def _change(event: Event) -> EventChange:
    is_removed = event.removed is not None or event.is_cancelled
    said = [found for one in event.attendees if (found := _responded(one))]
    return EventChange(
        event=event.id, is_removed=is_removed, responses=() if is_removed else tuple(said)
    )


def _responded(attendee: Attendee) -> Responded | None:
    """An answer, with its hour. What was written beside it is not even read."""
    status, address = attendee.status, attendee.email.address
    response = RESPONSES.get((status.response if status else None) or "")
    if response is None or status is None or status.time is None or not address:
        return None
    at = status.time if status.time.tzinfo else status.time.replace(tzinfo=UTC)
    return Responded(address=address, response=response, at=at)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
