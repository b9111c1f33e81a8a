"""A private reminder of one's own report of concern: only the day is kept, and for nobody else.

Nothing says what it is of, nobody else is told of it, and when it has been sent nothing is left to
be sent. Source: RULES R-100; the report itself is never filed, received or stored here (A22).
"""

from datetime import date, timedelta

from sspf.domain.errors import NotAllowedError
from sspf.domain.messages.general import Notice
from sspf.domain.outbox import Delivery, Kind, Message, Sent
from sspf.domain.working_days import SEND_FROM
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Who, enter

MOST_AHEAD = timedelta(days=366)


async def remind_oneself(services: Services, who: Who, on: date | None, origin: str) -> Notice:
    """That morning, or the first working day after it. The same day is kept once.

    Where the municipality has it turned off nothing is kept; what was promised before is sent.
    """
    async with enter(services, who) as room:
        _must_be_alone(room)
        if not room.organisation.own_reminders:
            return Notice.of("own_reminder.off")
        if on is None:
            return Notice.of("own_reminder.which_day")
        if not room.today < on <= room.today + MOST_AHEAD:
            return Notice.of("own_reminder.wrong_day", today=room.today)
        reminder = _message(room, on, origin)
        day = room.local(reminder.send_at).date()
        if day not in await own_reminders(room):
            await room.queue(reminder)
            await room.note("reminder:own", room.me.id)
        return Notice.of("own_reminder.kept", date=day)


async def forget_own_reminders(services: Services, who: Who) -> Notice:
    """Every one that has not been sent."""
    async with enter(services, who) as room:
        _must_be_alone(room)
        waiting = await _waiting(room)
        for row in waiting:
            key, reason = row.message.key, "dropped.own_reminder"
            await room.uow.outbox.finish(key, Delivery.DROPPED, room.now, reason)
        if waiting:
            await room.note("reminder:own_end", room.me.id)
        return Notice.of("own_reminder.gone" if waiting else "own_reminder.none")


async def own_reminders(room: AskersRoom) -> tuple[date, ...]:
    """The days of those that wait, for the asker alone."""
    return tuple(room.local(row.message.send_at).date() for row in await _waiting(room))


async def compose_own_reminder(room: AskersRoom, message: Message) -> Notice:
    return Notice(key="own_reminder.now", title="title.own_reminder")


def _message(room: AskersRoom, on: date, origin: str) -> Message:
    morning = room.days.at(room.days.on_or_after(on), SEND_FROM)
    return Message(
        key=f"{Kind.OWN_REMINDER}:{room.me.id}:{origin}",
        kind=Kind.OWN_REMINDER,
        recipient=room.me.id,
        subject=room.me.id,
        controller=room.organisation.controller_of(room.me.party),
        send_at=morning,
        why="why.own_reminder",
    )


async def _waiting(room: AskersRoom) -> list[Sent]:
    rows = await room.uow.outbox.waiting(room.me.id)
    return [row for row in rows if row.message.kind is Kind.OWN_REMINDER]


def _must_be_alone(room: AskersRoom) -> None:
    if not room.asker.is_private:
        raise NotAllowedError(room.me.id)
