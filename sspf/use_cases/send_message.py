"""One message on its way: to the right person's own chat, or not at all. No transaction is open."""

from dataclasses import dataclass, replace

from sspf.domain.organisation import MunicipalityId, Person
from sspf.domain.outbox import Sent
from sspf.domain.references import SentCard
from sspf.ports import (
    CalendarRequest,
    Conversation,
    Letter,
    PermanentFailureError,
    Presented,
    Services,
)
from sspf.use_cases.own_conversation import is_own
from sspf.use_cases.room import enter_alone

GONE = "failed.gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """Everything a send needs, so that no transaction is open while it lasts."""

    row: Sent
    municipality: MunicipalityId
    person: Person
    tenants: frozenset[str]
    presented: Presented | None = None
    mail: CalendarRequest | Letter | None = None
    replaces: SentCard | None = None
    conversation: Conversation | None = None
    """The person's own, as it is known; None: not known, or not to be trusted."""


@dataclass(frozen=True, slots=True)
class Posted:
    """What was taken, and where; no place for mail."""

    activity: str
    place: Conversation | None = None


async def send(ready: Ready, services: Services) -> Posted:
    if ready.mail is not None:
        await services.mail.send(ready.mail)
        return Posted("")
    if ready.presented is None:
        raise PermanentFailureError("failed.internal")
    if ready.replaces is not None:
        return await _replace(ready, ready.presented, ready.replaces, services)
    if ready.conversation is not None:
        try:
            sent = await services.messenger.send(ready.conversation, ready.presented)
            return Posted(sent, ready.conversation)
        except PermanentFailureError as failure:
            if failure.reason != GONE:
                raise
        await _forget(ready, services)
    place = await _reach(ready, services)
    return Posted(await services.messenger.send(place, ready.presented), place)


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
    place = await services.messenger.reach(ready.person, tenant)
    if not is_own(place, ready.person, ready.tenants):
        raise PermanentFailureError("failed.wrong_address")
    return place


async def _forget(ready: Ready, services: Services) -> None:
    async with enter_alone(services, ready.municipality) as room:
        await room.uow.conversations.forget(ready.person.id)
        await room.note("conversation:forget", ready.person.id)
