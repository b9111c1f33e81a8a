"""One message on its way: to the right person's own chat, or not at all. No transaction is open."""

import asyncio
from dataclasses import dataclass, field, replace

from sspf.domain.calendar_events import EventPlace
from sspf.domain.cases import CaseId
from sspf.domain.organisation import MunicipalityId, Person
from sspf.domain.outbox import NO_ANSWER, Sent
from sspf.domain.references import SentCard
from sspf.domain.tellings import Telling
from sspf.ports import (
    CalendarRequest,
    Conversation,
    EventRequest,
    Letter,
    MeetingRoom,
    PermanentFailureError,
    Presented,
    Services,
    UnknownOutcomeError,
)
from sspf.use_cases.drawn import Drawn
from sspf.use_cases.own_conversation import is_own
from sspf.use_cases.room import enter_alone

GONE, NOT_INSTALLED = "failed.gone", "failed.not_installed"
CALENDAR_SECONDS = 40.0
"""Less than a row is held for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """Everything a send needs, so that no transaction is open while it lasts."""

    row: Sent
    municipality: MunicipalityId
    person: Person
    tenants: frozenset[str]
    presented: Presented | None = None
    mail: CalendarRequest | Letter | None = None
    event: EventRequest | None = None
    room: str | None = None
    """The link of the online meeting that is to be settled."""
    replaces: SentCard | None = None
    has_removed_app: bool = False
    conversation: Conversation | None = None
    """The person's own, as it is known; None: not known, or not to be trusted."""
    cases: frozenset[CaseId] = frozenset()
    """Those of which something is shown."""
    records: frozenset[str] = frozenset()
    """Lists and entries of lists of which something is shown."""
    drawn: Drawn = field(default_factory=Drawn)
    """What they were read from: what was closed since is closed in the card too."""
    stays: bool = False
    """What takes the card's place may have to be replaced again."""
    tells: tuple[Telling, ...] = ()
    """What the person has been told of meetings once this has arrived."""


@dataclass(frozen=True, slots=True)
class Posted:
    """What was taken, and where; no place for mail."""

    activity: str
    place: Conversation | None = None
    event: EventPlace | None = None
    room: MeetingRoom | None = None


async def send(ready: Ready, services: Services) -> Posted:
    if ready.mail is not None:
        await services.mail.send(ready.mail)
        return Posted("")
    if ready.event is not None or ready.room is not None:
        return await _to_calendar(ready, services)
    if ready.presented is None:
        raise PermanentFailureError("failed.internal")
    if ready.replaces is not None:
        return await _replace(ready, ready.presented, ready.replaces, services)
    if ready.conversation is not None:
        try:
            sent = await services.messenger.send(ready.conversation, ready.presented)
            return Posted(sent, ready.conversation)
        except PermanentFailureError as failure:
            is_mended = failure.reason == NOT_INSTALLED and await _put_app(ready, services)
            if failure.reason != GONE and not is_mended:
                raise
        await _forget(ready, services)
    place = await _reach(ready, services)
    return Posted(await services.messenger.send(place, ready.presented), place)


async def _to_calendar(ready: Ready, services: Services) -> Posted:
    """Ends while the row is still held, or another program would do it beside this one."""
    organizer = services.organizer
    if organizer is None:
        raise PermanentFailureError("failed.internal")
    try:
        async with asyncio.timeout(CALENDAR_SECONDS):
            if ready.event is not None:
                return Posted("", event=await organizer.calendar.put(ready.event))
            return Posted("", room=await organizer.rooms.settle(ready.room or ""))
    except TimeoutError:
        raise UnknownOutcomeError(NO_ANSWER) from None


async def _replace(
    ready: Ready, presented: Presented, card: SentCard, services: Services
) -> Posted:
    """In the chat that the card stands in, which may be another than the person's newest."""
    own = ready.conversation or await _reach(ready, services)
    where = replace(own, conversation=card.conversation)
    await services.messenger.update(where, card.activity, presented)
    return Posted(card.activity, own)


async def _reach(ready: Ready, services: Services) -> Conversation:
    tenant = min(ready.tenants, default="")
    try:
        place = await services.messenger.reach(ready.person, tenant)
    except PermanentFailureError as failure:
        if failure.reason != NOT_INSTALLED or not await _put_app(ready, services):
            raise
        place = await services.messenger.reach(ready.person, tenant)
    if not is_own(place, ready.person, ready.tenants):
        raise PermanentFailureError("failed.wrong_address")
    return place


async def _put_app(ready: Ready, services: Services) -> bool:
    """Whether the person has the app now; where nobody may put it there the reason stands.

    Who took it away has said no, and is left alone.
    """
    organizer = services.organizer
    if organizer is None or organizer.apps is None or organizer.tenant not in ready.tenants:
        return False
    if ready.has_removed_app:
        return False
    try:
        await organizer.apps.install(ready.person.entra_object_id)
    except (PermanentFailureError, UnknownOutcomeError):
        return False
    return True


async def _forget(ready: Ready, services: Services) -> None:
    async with enter_alone(services, ready.municipality) as room:
        await room.uow.conversations.forget(ready.person.id)
        await room.note("conversation:forget", ready.person.id)
