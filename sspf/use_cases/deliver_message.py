"""Send one message: read again, say that it begins, send, mark. Three short transactions.

Killed between any two lines, the row comes free by itself when its lease ends; a card whose send
had begun is sent once more with the same references, so that two copies have one effect.
A step that the database undid, or cannot say of, is done again: each finds what it did before.
"""

import logging
from datetime import datetime

from sspf.domain.errors import SspfError, StaleError
from sspf.domain.invitations import back_on
from sspf.domain.messages.general import Locked
from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import (
    AHEAD,
    AT_ANY_HOUR,
    AWAY,
    ELSE_BY_LETTER,
    EVENTS,
    MAIL,
    NO_ACCOUNT,
    NO_ANSWER,
    NO_CHAT,
    NOT_WHILE_AWAY,
    PACED,
    Delivery,
    Kind,
    Message,
    Sent,
    letter_instead,
)
from sspf.domain.reach import ReachState
from sspf.domain.shown import shown_in
from sspf.domain.working_days import SEND_FROM
from sspf.ports import (
    CalendarRequest,
    Conversation,
    EventRequest,
    Letter,
    PermanentFailureError,
    Services,
    TemporaryFailureError,
    UnknownOutcomeError,
)
from sspf.ports.organizer import GONE
from sspf.use_cases.again import again
from sspf.use_cases.await_link import LOOK_AGAIN, awaits_link
from sspf.use_cases.compose import compose
from sspf.use_cases.compose_calendar import compose_calendar
from sspf.use_cases.compose_event import compose_event
from sspf.use_cases.compose_letter import compose_letter
from sspf.use_cases.compose_room import OnlineMeeting, compose_room
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.end_message import (
    after_no_answer,
    give_up,
    mark_sent,
    most_attempts,
    put_off,
    state_of,
)
from sspf.use_cases.faults import described
from sspf.use_cases.own_conversation import is_own
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.send_message import Ready, send
from sspf.use_cases.tell_change import told_by

log = logging.getLogger(__name__)


async def deliver_message(
    services: Services, municipality: MunicipalityId, row: Sent
) -> Delivery | None:
    """How it ended, counted; None when it waits, or somebody else has it now."""
    message = row.message
    late = services.clock.now() - message.send_at
    ended = await _deliver(services, municipality, row)
    if ended is not None:
        services.meter.sent(message.kind.value, ended.value, late.total_seconds())
    return ended


async def _deliver(services: Services, municipality: MunicipalityId, row: Sent) -> Delivery | None:
    """However a row fails, it does not stop the next one."""
    here = services, municipality
    if _is_over(row):
        reason = NO_ANSWER if row.may_be_there else "failed.internal"
        return await give_up(row, state_of(row), reason, *here)
    try:
        ready = await again(lambda: _make_ready(services, municipality, row))
        return await _dispatch(ready, services) if isinstance(ready, Ready) else ready
    except UnknownOutcomeError:
        return await after_no_answer(row, *here)
    except TemporaryFailureError as failure:
        return await put_off(row, failure, *here)
    except PermanentFailureError as refusal:
        # That an event is gone is seen by looking: there is no doubt left of an earlier send.
        state = Delivery.DEAD if refusal.reason == GONE else state_of(row)
        return await give_up(row, state, refusal.reason, *here)
    except StaleError:  # somebody else has the row, or changed what it speaks of just now
        return await put_off(row, TemporaryFailureError("failed.internal"), *here)
    except SspfError:
        return await give_up(row, Delivery.DROPPED, "dropped.no_access", *here)
    except Exception as fault:  # noqa: BLE001  # the edge of a job: a poison row is put off
        log.error("delivery_failed", extra=described(fault, kind=row.message.kind.value))
        return await put_off(row, TemporaryFailureError("failed.internal"), *here)


async def _dispatch(ready: Ready, services: Services) -> Delivery:
    posted = await send(ready, services)
    try:
        return await again(lambda: mark_sent(ready, posted, services))
    except Exception as fault:
        # It was taken, and that could not be written down: to send it anew as if it had failed
        # would be to send it again and again.
        raise UnknownOutcomeError(NO_ANSWER) from fault


def _is_over(row: Sent) -> bool:
    """Mail that was on its way is not sent again; a card is, once; the calendar is asked anew."""
    kind = row.message.kind
    once = kind in MAIL or (row.may_be_there_twice and kind not in EVENTS)
    if kind in AHEAD:
        return False  # the same card once more is the same card: until it is done
    if row.state is Delivery.UNKNOWN and once:
        return True
    return row.attempts > most_attempts(kind) + row.may_be_there


async def _make_ready(
    services: Services, municipality: MunicipalityId, row: Sent
) -> Ready | Delivery | None:
    """Read everything again; how the row ended when it is not to be sent, None when it waits."""
    message = row.message
    doubt = NO_ANSWER if row.may_be_there else ""
    who = Who(municipality=municipality, person=message.recipient)
    async with enter(services, who, is_delivery=True) as room:
        if _has_no_account(room, message.kind):
            return await _by_mail_instead(room, message)
        if not await _may_disturb(room, message.kind):
            await room.uow.outbox.postpone(message.key, room.days.next_sending(room.now), doubt)
            return None  # it is late for some reason: what is not an answer waits for the morning
        back = await _back_at(room, message.kind)
        if back is not None:
            await room.uow.outbox.hand_back(message.key, back, doubt or AWAY)
            return None  # asked at the moment of sending: the absence may be newer than the row
        if await awaits_link(room, message):
            await room.uow.outbox.hand_back(message.key, room.now + LOOK_AGAIN, doubt or PACED)
            return None
        made = await _compose(services, room, row)
        if isinstance(made, Dropped):
            await room.uow.outbox.finish(message.key, Delivery.DROPPED, room.now, made.reason)
            return Delivery.DROPPED
        await room.uow.outbox.begin(message.key, doubt)
        return await _ready(services, room, row, made)


def _has_no_account(room: AskersRoom, kind: Kind) -> bool:
    """Somebody who has never been in Teams: a member all the same."""
    return not room.me.entra_object_id and not room.me.has_left and kind not in NO_CHAT


async def _by_mail_instead(room: AskersRoom, message: Message) -> Delivery:
    """No card is tried: what has a letter goes by letter, and nobody is told of a failure."""
    await room.uow.outbox.finish(message.key, Delivery.DROPPED, room.now, NO_ACCOUNT)
    if message.kind in ELSE_BY_LETTER:
        await room.queue(letter_instead(message, room.days.next_sending(room.now)))
    return Delivery.DROPPED


async def _ready(services: Services, room: AskersRoom, row: Sent, made: object) -> Ready:
    message = row.message
    tenants = room.organisation.tenants
    municipality = room.uow.municipality
    tells = told_by(made, room.me.id)
    if message.kind in NO_CHAT:
        return Ready(
            row=row,
            municipality=municipality,
            person=room.me,
            tenants=tenants,
            tells=tells,
            mail=made if isinstance(made, CalendarRequest | Letter) else None,
            event=made if isinstance(made, EventRequest) else None,
            room=made.join_url if isinstance(made, OnlineMeeting) else None,
        )
    presented = services.presenter(made, room.me, message.key)
    shown = shown_in(made)
    await room.uow.cards.add_references(presented.references)
    is_update = message.kind is Kind.REPLACE
    known = await room.uow.conversations.find(room.me.id)
    reach = await room.uow.reach.find(room.me.id)
    return Ready(
        row=row,
        municipality=municipality,
        person=room.me,
        tenants=tenants,
        presented=presented,
        cases=shown.cases,
        records=shown.records,
        drawn=room.drawn,
        stays=is_update and not isinstance(made, Locked),
        tells=tells,
        has_removed_app=reach is not None and reach.is_removed,
        replaces=await room.uow.cards.card(message.subject) if is_update else None,
        conversation=_place(room, known, is_locked=isinstance(made, Locked)),
    )


def _place(room: AskersRoom, known: Conversation | None, *, is_locked: bool) -> Conversation | None:
    """Where the person is reached. Who has left is known by no id any more: the card that says
    nothing may take the place of one that stands there (R-62), and nothing else is sent."""
    if known is None:
        return None
    takes_away = room.me.has_left and is_locked
    is_theirs = is_own(known, room.me, room.organisation.tenants)
    return known if takes_away or is_theirs else None


async def _may_disturb(room: AskersRoom, kind: Kind) -> bool:
    """Within working hours; at any hour with what answers something that the person just did."""
    if kind in AT_ANY_HOUR or room.days.may_send(room.now):
        return True
    known = await room.uow.reach.find(room.me.id)
    return kind is Kind.WELCOME and known is not None and known.state is ReachState.INSTALLED


async def _back_at(room: AskersRoom, kind: Kind) -> datetime | None:
    """When this may be sent to somebody who is away; None: now."""
    if kind not in NOT_WHILE_AWAY:
        return None
    absences = await room.uow.invitations.absences()
    back = back_on(absences, room.me.id, room.today)
    if back == room.today:
        return None
    return room.days.at(room.days.on_or_after(back), SEND_FROM)


async def _compose(services: Services, room: AskersRoom, row: Sent) -> object:
    if row.message.kind is Kind.LETTER:
        return await compose_letter(room, row.message, services)
    if row.message.kind in MAIL:
        return await compose_calendar(room, row.message, services)
    if row.message.kind is Kind.EVENT:
        return await compose_event(room, row, services.words)
    if row.message.kind is Kind.EVENT_ROOM:
        return await compose_room(room, row.message)
    return await compose(room, row.message)
