"""The day's digest, the owner's list and news about one commitment, as they are right now."""

from dataclasses import replace
from datetime import date, timedelta

from sspf.domain.access import may_convene
from sspf.domain.commitments import Commitment, CommitmentId
from sspf.domain.cycle import MORNING
from sspf.domain.digests import wants_ahead, wants_it
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.commitment import (
    CommitmentNews,
    Digest,
    DigestLine,
    OwnerList,
)
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Delivery, Kind, Message
from sspf.domain.reminders import Due, Occasion, convener_hears, due_on
from sspf.domain.world import World
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.keep_change import may_know
from sspf.use_cases.knowing_room import knows
from sspf.use_cases.lines import line
from sspf.use_cases.plan_messages import world_of
from sspf.use_cases.room import AskersRoom
from sspf.use_cases.show_meetings import deadline_of

NEWS = {
    Kind.HELP_WANTED: "help",
    Kind.DATE_CHANGED: "postponed",
    Kind.COMMITMENT_CANCELLED: "cancelled",
    Kind.ASKED_HOW: "asked",
    Kind.OWNER_CHANGED: "given",
}


async def compose_digest(room: AskersRoom, message: Message) -> object:
    """Read again: what has been done, moved or answered since it was queued is left out."""
    if date.fromisoformat(message.subject) != room.today:
        await _take_along(room, message)
        return Dropped("dropped.past")
    world = await _world_without_closed_cases(room)
    if not wants_it(world, room.me.id, room.today):
        return Dropped("dropped.nothing_left")
    mine, late = _due(room, world, _since(message))
    if await _has_the_form(room, world):
        mine = []  # the same commitments stand first in the form that went out the same day
    meeting = _missing(room, world, message)
    if not mine and not late and meeting is None:
        return Dropped("dropped.nothing_left")
    lines = [DigestLine(line=line(room, c), occasion=o) for c, o in mine]
    return Digest(
        lines=tuple(lines),
        hidden=sum(entry.line.is_hidden for entry in lines),
        missing_briefing=meeting.held_on if meeting else None,
        deadline=deadline_of(room, meeting).isoformat() if meeting else "",
        late_elsewhere=tuple(line(room, c) for c in late if not line(room, c).is_hidden),
    )


async def _world_without_closed_cases(room: AskersRoom) -> World:
    """What belongs to a case that this person may no longer know of is not even counted."""
    world, knowing = await world_of(room), await knows(room)
    left = tuple(c for c in world.commitments if may_know(knowing, c, room.me.id))
    return replace(world, commitments=left)


async def compose_owner_list(room: AskersRoom, message: Message) -> object:
    meeting = await room.uow.meetings.get(MeetingId(message.subject))
    mine = [
        c
        for c in await room.uow.commitments.of_group(meeting.group)
        if c.meeting == meeting.id and c.owner == room.me.id and c.is_open
    ]
    knowing = await knows(room)
    mine = [c for c in mine if may_know(knowing, c, room.me.id)]
    if not mine:
        return Dropped("dropped.nothing_left")
    return OwnerList(lines=tuple(line(room, c) for c in mine), meeting_on=meeting.held_on)


async def compose_news(room: AskersRoom, message: Message) -> object:
    """News of a version that is no longer the newest is not told; the newer news is."""
    commitment = await room.uow.commitments.get(CommitmentId(message.subject))
    if commitment.version != message.revision:
        return Dropped("dropped.changed_again")
    if not may_know(await knows(room), commitment, room.me.id):
        return Dropped("dropped.nothing_left")
    shown = line(room, commitment)
    former = message.values.get("former") if message.kind is Kind.DATE_CHANGED else None
    return CommitmentNews(
        line=shown,
        news=NEWS[message.kind],
        by=room.organisation.person(PersonId(str(message.values["by"]))).name,
        note="" if shown.is_hidden else commitment.note,
        former_due=date.fromisoformat(str(former)) if former else None,
    )


async def _take_along(room: AskersRoom, message: Message) -> None:
    """What yesterday's digest did not come to say is said in today's: there is one a day."""
    today = room.today.isoformat()
    morning = room.days.at(room.today, MORNING)
    later = replace(
        message,
        key=f"{Kind.DIGEST}:{room.me.id}:{today}",
        subject=today,
        send_at=max(room.now, morning),
        values={**message.values, "since": _since(message).isoformat()},
    )
    await room.queue(later)


def _since(message: Message) -> date:
    """The first day that this digest speaks of."""
    return date.fromisoformat(str(message.values.get("since", message.subject)))


def _newest(room: AskersRoom, commitment: Commitment, since: date) -> Due | None:
    """What was last to be said of it, on the first day or later, up to today."""
    day = room.today
    while day >= since:
        due = due_on(commitment, day, room.days)
        if due is not None:
            return due
        day -= timedelta(days=1)
    return None


def _due(
    room: AskersRoom, world: World, since: date
) -> tuple[list[tuple[Commitment, Occasion]], list[Commitment]]:
    """Own commitments spoken of since that day, and others' that the convener hears of."""
    mine: list[tuple[Commitment, Occasion]] = []
    late: list[Commitment] = []
    for commitment in world.commitments:
        due = _newest(room, commitment, since)
        if due is None:
            continue
        if commitment.owner == room.me.id and wants_ahead(world, room.me.id, due.occasion):
            mine.append((commitment, due.occasion))
        elif convener_hears(due) and may_convene(room.asker, commitment.group):
            late.append(commitment)
    return mine, late


async def _has_the_form(room: AskersRoom, world: World) -> bool:
    """True when this person gets the briefing form on the same day."""
    keys = [f"{Kind.BRIEFING_REQUEST}:{m.id}:{room.me.id}" for m in world.meetings]
    if not await room.uow.outbox.known(keys):
        return False
    return any(
        sent.message.key in keys
        and room.local(sent.message.send_at).date() == room.today
        and sent.state is not Delivery.DROPPED
        for sent in await room.uow.outbox.log(200)
    )


def _missing(room: AskersRoom, world: World, message: Message) -> Meeting | None:
    """The meeting whose briefing this person is reminded of."""
    asked = message.values.get("asked")
    if not asked and not message.values.get("briefings"):
        return None
    for meeting in world.meetings:
        ahead = meeting.called_at is not None and meeting.is_on and room.now < meeting.starts_at
        named = meeting.id == asked if asked else True
        if ahead and named and room.me.party in world.missing(meeting):
            return meeting
    return None
