"""What became of one message, written down in one transaction with what it says of the person."""

import logging
from dataclasses import replace
from datetime import timedelta

from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import (
    AHEAD,
    ELSE_BY_LETTER,
    EVENTS,
    MAIL,
    NO_ANSWER,
    NO_CHAT,
    PACED,
    Delivery,
    Kind,
    Message,
    Sent,
    letter_instead,
    wait_before_next,
)
from sspf.domain.reach import nothing_known
from sspf.domain.references import SentCard
from sspf.ports import Services, TemporaryFailureError
from sspf.use_cases.again import again
from sspf.use_cases.keep_event import keep_event, keep_room, tell_of_event
from sspf.use_cases.own_conversation import keep_place, keep_reach, known_reach
from sspf.use_cases.recall_cards import CASE, keep_cases
from sspf.use_cases.recall_lists import keep_records
from sspf.use_cases.room import AskersRoom, Room, Who, enter, enter_alone
from sspf.use_cases.send_message import Posted, Ready
from sspf.use_cases.tell_convener import tell_convener
from sspf.use_cases.tell_not_recalled import tell_not_recalled

AT_MOST_ATTEMPTS = 5
TO_THE_CALENDAR = 10
"""Attempts: half a day of Graph being away, for nobody has to be disturbed by them."""
AFTER_UNKNOWN = timedelta(seconds=60)
UNTIL_DONE = timedelta(seconds=20)
"""Between attempts at what takes something away: within the minute once Teams is back."""

log = logging.getLogger(__name__)


async def mark_sent(ready: Ready, posted: Posted, services: Services) -> Delivery:
    who = Who(municipality=ready.municipality, person=ready.person.id, drawn=ready.drawn)
    message = ready.row.message
    async with enter(services, who, is_delivery=True) as room:
        if not await room.uow.outbox.finish(message.key, Delivery.SENT, room.now):
            return Delivery.SENT  # written down before, by a commit whose answer was lost
        await room.uow.tellings.put(ready.tells)
        await room.note(f"message:send:{message.kind}", message.key, controller=message.controller)
        if ready.event is not None:
            await keep_event(room, ready.event, posted.event)
        if posted.room is not None:
            await keep_room(room, MeetingId(message.subject), posted.room)
        if posted.place is not None:
            await keep_place(room, posted.place)
            await _keep_card(room, ready, posted.activity, posted.place.conversation)
    return Delivery.SENT


async def _keep_card(room: AskersRoom, ready: Ready, activity: str, conversation: str) -> None:
    if ready.replaces is not None:
        ends = None if CASE in ready.row.message.values and ready.stays else room.now
        card = replace(ready.replaces, replaced_at=ends)
        await room.uow.cards.put_card(card)
        await room.uow.cards.put_cases(card.id, ready.cases)
        if ends is None:
            await keep_cases(room, card, ready.cases)
        return
    known = await known_reach(room)
    await keep_reach(room, known, known.was_sent(room.now))
    message = ready.row.message
    card = SentCard(
        id=message.key,
        person=room.me.id,
        conversation=conversation,
        activity=activity,
        kind=message.kind,
        subject=message.subject,
        version=message.revision,
        sent_at=room.now,
    )
    await room.uow.cards.add_card(card)
    await keep_cases(room, card, ready.cases)
    await keep_records(room, card, ready.records)


async def put_off(
    row: Sent, failure: TemporaryFailureError, services: Services, municipality: MunicipalityId
) -> Delivery | None:
    """Wait longer each time; after the last attempt it is given up, and never silently."""
    reason = NO_ANSWER if row.may_be_there else failure.reason
    if failure.reason == PACED:
        await _stand_in_line(row, failure, reason, services, municipality)
        return None
    is_ahead = row.message.kind in AHEAD
    if row.attempts >= most_attempts(row.message.kind) and not is_ahead:
        return await give_up(row, state_of(row), reason, services, municipality)
    wait = UNTIL_DONE if is_ahead else wait_before_next(row.message.key, row.attempts)
    if failure.wait_seconds is not None:
        wait = max(wait, timedelta(seconds=failure.wait_seconds))
    await _postpone(row, wait, reason, services, municipality)
    return None


async def after_no_answer(
    row: Sent, services: Services, municipality: MunicipalityId
) -> Delivery | None:
    """A card is sent once more, with the same references; mail is not, and a second time nor is
    a card: then nobody knows, and the convener is told so. The calendar can be asked again."""
    if row.message.kind in AHEAD:
        return await put_off(row, TemporaryFailureError(NO_ANSWER), services, municipality)
    if row.message.kind in EVENTS and row.attempts < TO_THE_CALENDAR:
        return await put_off(row, TemporaryFailureError(NO_ANSWER), services, municipality)
    if row.message.kind in NO_CHAT or row.may_be_there:
        return await give_up(row, Delivery.UNKNOWN, NO_ANSWER, services, municipality)
    wait = max(wait_before_next(row.message.key, row.attempts), AFTER_UNKNOWN)
    await _postpone(row, wait, NO_ANSWER, services, municipality)
    return None


async def give_up(
    row: Sent, state: Delivery, reason: str, services: Services, municipality: MunicipalityId
) -> Delivery | None:
    """None when somebody else has the row, or wrote down before how it ended."""
    message = row.message
    if not await again(lambda: _end(row, state, reason, services, municipality)):
        return None
    told = {"kind": message.kind.value, "outcome": state.value, "reason": reason}
    log.warning("message_not_sent", extra=told)
    return state


async def _end(
    row: Sent, state: Delivery, reason: str, services: Services, municipality: MunicipalityId
) -> bool:
    message = row.message
    async with enter_alone(services, municipality) as room:
        if not await room.uow.outbox.finish(message.key, state, room.now, reason):
            return False
        if message.kind in EVENTS:
            if state in (Delivery.DEAD, Delivery.UNKNOWN):
                await tell_of_event(room, row, reason)
        elif state in (Delivery.DEAD, Delivery.UNKNOWN) and message.kind is not Kind.REPLACE:
            is_news = await _note_failure(room, row, reason)
            await tell_convener(room, row, is_news=is_news)
        elif state in (Delivery.DEAD, Delivery.UNKNOWN) and CASE in message.values:
            await tell_not_recalled(room, message)
        if _was_refused(state, reason) and await _goes_by_letter(room, message):
            await room.queue(letter_instead(message, room.days.next_sending(room.now)))
    return True


def _was_refused(state: Delivery, reason: str) -> bool:
    """Whatever became of an earlier try: the last word was that nothing arrives there."""
    return state is Delivery.DEAD or (state is Delivery.UNKNOWN and reason != NO_ANSWER)


async def _goes_by_letter(room: Room, message: Message) -> bool:
    """Who took the bot away has said no to reminders, and gets none by mail instead."""
    if message.kind is not Kind.DIGEST:
        return message.kind in ELSE_BY_LETTER
    known = await room.uow.reach.find(message.recipient)
    return known is None or not known.is_removed


def most_attempts(kind: Kind) -> int:
    return TO_THE_CALENDAR if kind in EVENTS else AT_MOST_ATTEMPTS


def state_of(row: Sent) -> Delivery:
    """A row that may have arrived is never said to be dead."""
    return Delivery.UNKNOWN if row.may_be_there else Delivery.DEAD


async def _note_failure(room: Room, row: Sent, reason: str) -> bool:
    person = row.message.recipient
    if row.message.kind in MAIL:
        return False  # says nothing of the person's chat
    before = await room.uow.reach.find(person) or nothing_known(person, room.now)
    return await keep_reach(room, before, before.failed(reason, room.now))


async def _postpone(
    row: Sent, wait: timedelta, reason: str, services: Services, municipality: MunicipalityId
) -> None:
    async def step() -> None:
        async with services.unit_of_work(municipality) as uow:
            await uow.outbox.postpone(row.message.key, services.clock.now() + wait, reason)

    await again(step)


async def _stand_in_line(
    row: Sent,
    failure: TemporaryFailureError,
    reason: str,
    services: Services,
    municipality: MunicipalityId,
) -> None:
    """Nothing was tried: a long queue before a limit must not wear out anybody's attempts."""
    wait = timedelta(seconds=failure.wait_seconds or 0)

    async def step() -> None:
        async with services.unit_of_work(municipality) as uow:
            await uow.outbox.hand_back(row.message.key, services.clock.now() + wait, reason)

    await again(step)
