"""Send what is due: claim, read again, send, mark. Three short transactions a message.

Killed between any two lines, a row comes free by itself when its lease ends; one whose send had
begun is sent once more with the same references, so that two copies have one effect.
"""

import logging
from dataclasses import dataclass, replace
from datetime import timedelta

from sspf.domain.errors import SspfError
from sspf.domain.organisation import MunicipalityId, Person
from sspf.domain.outbox import MAIL, Delivery, Kind, Sent
from sspf.domain.references import SentCard
from sspf.ports import (
    CalendarRequest,
    Conversation,
    PermanentFailureError,
    Presented,
    Services,
    TemporaryFailureError,
    UnknownOutcomeError,
)
from sspf.use_cases.compose import compose
from sspf.use_cases.compose_calendar import compose_calendar
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.faults import described
from sspf.use_cases.room import AskersRoom, Who, enter

BATCH = 20
AT_MOST_ATTEMPTS = 5
FIRST_WAIT = timedelta(seconds=20)
AFTER_UNKNOWN = timedelta(seconds=60)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """Everything a send needs, so that no transaction is open while it lasts."""

    row: Sent
    person: Person
    tenant: str
    presented: Presented | None = None
    calendar: CalendarRequest | None = None
    replaces: SentCard | None = None
    conversation: Conversation | None = None

    @property
    def key(self) -> str:
        return self.row.message.key


async def deliver_messages(services: Services, municipality: MunicipalityId) -> int:
    """How many were sent. Goes on until nothing is due."""
    sent = 0
    while True:
        async with services.unit_of_work(municipality) as uow:
            claimed = await uow.outbox.claim(services.clock.now(), BATCH)
        if not claimed:
            return sent
        for row in claimed:
            sent += await _deliver(services, municipality, row)


async def _deliver(services: Services, municipality: MunicipalityId, row: Sent) -> int:
    """1 when it was sent. A row that fails, however it fails, does not stop the next one."""
    if row.attempts > AT_MOST_ATTEMPTS:
        await _finish(services, municipality, row, _last_state(row), "failed.internal")
        return 0
    try:
        ready = await _make_ready(services, municipality, row)
        if ready is None:
            return 0
        activity, conversation = await _send(services, ready)
        await _mark_sent(services, municipality, ready, activity, conversation)
    except (TemporaryFailureError, UnknownOutcomeError) as failure:
        await _put_off(services, municipality, row, failure)
    except (PermanentFailureError, SspfError) as refusal:
        reason = getattr(refusal, "reason", "dropped.no_access")
        state = Delivery.DEAD if isinstance(refusal, PermanentFailureError) else Delivery.DROPPED
        await _finish(services, municipality, row, state, reason)
    except Exception as fault:  # noqa: BLE001  # the edge of a job: a poison row is put off
        log.error("delivery failed: %s: %s", row.message.kind.value, described(fault))
        await _put_off(services, municipality, row, TemporaryFailureError("failed.internal"))
    else:
        return 1
    return 0


async def _make_ready(services: Services, municipality: MunicipalityId, row: Sent) -> Ready | None:
    """Read everything again; None, and the row finished or put off, when it is not to be sent."""
    message = row.message
    who = Who(municipality=municipality, person=message.recipient)
    async with enter(services, who) as room:
        if message.kind is not Kind.REPLACE and not room.days.may_send(room.now):
            await room.uow.outbox.postpone(message.key, room.days.next_sending(room.now), "")
            return None  # it is late for some reason: what is not an answer waits for the morning
        made = await _compose(services, room, row)
        if isinstance(made, Dropped):
            await room.uow.outbox.finish(message.key, Delivery.DROPPED, room.now, made.reason)
            return None
        await room.uow.outbox.begin(message.key)
        tenant = min(room.organisation.tenants, default="")
        if isinstance(made, CalendarRequest):
            return Ready(row=row, person=room.me, tenant=tenant, calendar=made)
        presented = services.presenter(made, room.me, message.key)
        await room.uow.cards.add_references(presented.references)
        replaces = (
            await room.uow.cards.card(message.subject) if message.kind is Kind.REPLACE else None
        )
        return Ready(
            row=row,
            person=room.me,
            tenant=tenant,
            presented=presented,
            replaces=replaces,
            conversation=await room.uow.conversations.find(room.me.id),
        )


async def _compose(services: Services, room: AskersRoom, row: Sent) -> object:
    if row.message.kind in MAIL:
        return await compose_calendar(room, row.message, services.words)
    return await compose(room, row.message)


async def _send(services: Services, ready: Ready) -> tuple[str, Conversation | None]:
    """The activity's id and where it went; nothing is open in the database meanwhile."""
    if ready.calendar is not None:
        await services.mail.send(ready.calendar)
        return "", None
    if ready.presented is None:
        raise PermanentFailureError("failed.internal")
    to = ready.conversation or await services.messenger.reach(ready.person, ready.tenant)
    if ready.replaces is not None:
        await services.messenger.update(to, ready.replaces.activity, ready.presented)
        return ready.replaces.activity, to
    return await services.messenger.send(to, ready.presented), to


async def _mark_sent(
    services: Services,
    municipality: MunicipalityId,
    ready: Ready,
    activity: str,
    conversation: Conversation | None,
) -> None:
    who = Who(municipality=municipality, person=ready.person.id)
    message = ready.row.message
    async with enter(services, who) as room:
        await room.uow.outbox.finish(message.key, Delivery.SENT, room.now)
        await room.note(f"message:send:{message.kind}", message.key, controller=message.controller)
        if conversation is None:
            return
        if ready.conversation is None:
            await room.uow.conversations.put(conversation)
        if ready.replaces is not None:
            await room.uow.cards.put_card(replace(ready.replaces, replaced_at=room.now))
            return
        await room.uow.cards.add_card(
            SentCard(
                id=message.key,
                person=ready.person.id,
                conversation=conversation.conversation,
                activity=activity,
                kind=message.kind,
                subject=message.subject,
                version=message.revision,
                sent_at=room.now,
            )
        )


async def _put_off(
    services: Services,
    municipality: MunicipalityId,
    row: Sent,
    failure: TemporaryFailureError | UnknownOutcomeError,
) -> None:
    """Wait longer each time; after the last attempt it is given up, and never silently."""
    if row.attempts >= AT_MOST_ATTEMPTS:
        state = Delivery.UNKNOWN if isinstance(failure, UnknownOutcomeError) else Delivery.DEAD
        await _finish(services, municipality, row, state, failure.reason)
        return
    wait = FIRST_WAIT * 2**row.attempts
    if isinstance(failure, UnknownOutcomeError):
        wait = max(wait, AFTER_UNKNOWN)
    elif failure.wait_seconds is not None:
        wait = max(wait, timedelta(seconds=failure.wait_seconds))
    async with services.unit_of_work(municipality) as uow:
        until = services.clock.now() + wait
        await uow.outbox.postpone(row.message.key, until, failure.reason)


async def _finish(
    services: Services, municipality: MunicipalityId, row: Sent, state: Delivery, reason: str
) -> None:
    async with services.unit_of_work(municipality) as uow:
        await uow.outbox.finish(row.message.key, state, services.clock.now(), reason)
    log.warning("message not sent: %s: %s", row.message.kind.value, state.value)


def _last_state(row: Sent) -> Delivery:
    """A row that was on its way when its replica died, five times over, may have arrived."""
    return Delivery.UNKNOWN if row.state is Delivery.UNKNOWN else Delivery.DEAD
