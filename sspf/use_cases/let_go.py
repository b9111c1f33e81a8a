"""A kallelse once more to somebody who was let go, and letting somebody go: each once."""

from collections.abc import Sequence
from dataclasses import replace

from sspf.domain.meetings import Meeting
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import MAIL, Delivery, Kind, Message, Sent
from sspf.domain.planning import message
from sspf.use_cases.room import Room

KALLELSE = frozenset({Kind.INVITATION, Kind.GUEST_INVITATION})


def is_let_go(rows: Sequence[Sent], person: PersonId) -> bool:
    """The newest that was queued to this person says that they need not come."""
    kinds = KALLELSE | {Kind.NOT_COMING}
    mine = [r for r in rows if r.message.recipient == person and r.message.kind in kinds]
    return bool(mine) and mine[-1].message.kind is Kind.NOT_COMING


def anew(messages: Sequence[Message], rows: Sequence[Sent], person: PersonId) -> list[Message]:
    """The same messages under keys of their own, when what went out before no longer counts.

    `rows`: everything about the meeting, in the order in which it was queued.
    """
    mine = [r for r in rows if r.message.recipient == person and r.message.kind in KALLELSE]
    if not mine:
        return list(messages)
    if mine[-1].state is not Delivery.DROPPED and not is_let_go(rows, person):
        return []
    return [replace(m, key=f"{m.key}:again{len(mine)}") for m in messages]


async def let_go(
    room: Room, meeting: Meeting, person: PersonId, *, was_guest: bool = False
) -> None:
    """Tell somebody who has a kallelse that it no longer holds, in chat and in the calendar."""
    rows = await room.uow.outbox.about(meeting.id)
    if is_let_go(rows, person):
        return
    n = sum(r.message.recipient == person and r.message.kind in KALLELSE for r in rows)
    at = room.days.next_sending(room.now)
    values: dict[str, str | int] = {
        "on": meeting.held_on.isoformat(),
        "guest": int(was_guest),
        "let_go": 1,
    }
    for kind in (Kind.NOT_COMING, Kind.CALENDAR_CANCEL):
        said = message(meeting, kind, person, at, "why.not_coming", **values)
        await room.queue(replace(said, key=f"{kind}:{meeting.id}:{person}:let_go{n}"))
    for row in rows:
        late = row.message.recipient == person and row.state is Delivery.DUE
        if late and row.message.kind in KALLELSE | MAIL:
            await room.uow.outbox.finish(
                row.message.key, Delivery.DROPPED, room.now, "dropped.not_called"
            )
