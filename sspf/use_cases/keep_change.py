"""What every change of a commitment shares: who may, the history, who is told, the form again."""

from dataclasses import replace

from sspf.domain.access import may, may_change, may_complete, record_of
from sspf.domain.capture import text_faults
from sspf.domain.case_access import Matter
from sspf.domain.commitments import Change, Commitment, CommitmentId
from sspf.domain.decisions import DECISION_LIMIT
from sspf.domain.errors import (
    NotAllowedError,
)
from sspf.domain.guards import cleaned
from sspf.domain.messages.commitment import (
    CommitmentChanged,
    CommitmentUpdate,
)
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Kind, Message
from sspf.use_cases.count_commitment import count_change
from sspf.use_cases.lines import line
from sspf.use_cases.list_commitments import seen_commitment, update_card
from sspf.use_cases.room import AskersRoom


async def tell_coordinators(room: AskersRoom, commitment: Commitment) -> None:
    """Somebody needs help with this commitment."""
    await tell(room, commitment, Kind.HELP_WANTED, coordinators(room, commitment))


def changed(
    room: AskersRoom, commitment: Commitment, change: str, *, may_undo: bool = True
) -> CommitmentChanged:
    return CommitmentChanged(line=line(room, commitment), change=change, may_undo=may_undo)


async def own_commitment(room: AskersRoom, id: CommitmentId) -> Commitment:
    commitment = await seen_commitment(room, id)
    if not may_complete(room.asker, commitment):
        raise NotAllowedError(id)
    return commitment


async def changeable(room: AskersRoom, id: CommitmentId) -> Commitment:
    commitment = await seen_commitment(room, id)
    if not may_change(room.asker, commitment):
        raise NotAllowedError(id)
    return commitment


async def keep_change(room: AskersRoom, before: Commitment, after: Commitment, tag: str) -> None:
    await room.uow.commitments.put(after)
    await count_change(room, before, after)
    await room.uow.commitments.add_change(
        Change(commitment=after.id, by=room.me.id, at=room.now, before=before, after=after)
    )
    await room.note(tag, after.id, controller=after.controller, version=after.version)


async def tell(
    room: AskersRoom,
    commitment: Commitment,
    kind: Kind,
    people: list[PersonId],
    **values: str | int,
) -> None:
    for person in dict.fromkeys(people):
        if person == room.me.id or not may_know(room, commitment, person):
            continue
        await room.queue(
            Message(
                key=f"{kind}:{commitment.id}:{commitment.version}:{person}",
                kind=kind,
                recipient=person,
                subject=commitment.id,
                controller=commitment.controller,
                send_at=room.days.next_sending(room.now),
                revision=commitment.version,
                why=f"why.{kind}",
                values={"by": room.me.id, **values},
            )
        )


def may_know(room: AskersRoom, commitment: Commitment, person: PersonId) -> bool:
    """Whether this person may know that there is such a commitment, where it belongs to a case."""
    if commitment.case is None:
        return True
    reader = replace(room.asker, person=room.organisation.person(person), is_private=True)
    record = replace(record_of(commitment), matter=Matter.COMMITMENT)
    return may(reader, record, room.now)


def coordinators(room: AskersRoom, commitment: Commitment) -> list[PersonId]:
    return [p.id for p in room.organisation.coordinators(commitment.group)]


def judged(note: str, commitment: Commitment, field: str) -> tuple[str, tuple[str, ...]]:
    text = cleaned(note)
    return text, text_faults(text, DECISION_LIMIT, commitment.level, field)


def form_again(
    room: AskersRoom,
    commitment: Commitment,
    open_form: str,
    typed: str,
    faults: tuple[str, ...],
    typed_date: str = "",
) -> CommitmentUpdate:
    """The same form as a card of its own, with what was typed still in it."""
    card = update_card(room, commitment)
    return replace(card, open_form=open_form, typed=typed, typed_date=typed_date, faults=faults)
