"""Change a commitment: done, under way, new date, help, cancelled; and take it back again."""

from dataclasses import dataclass, replace
from datetime import date

from sspf.domain.access import may_change, may_complete
from sspf.domain.capture import day_of, text_faults
from sspf.domain.commitments import Change, Commitment, CommitmentId, Due, Effect
from sspf.domain.decisions import DECISION_LIMIT
from sspf.domain.errors import (
    CommitmentClosedError,
    NotAllowedError,
    NothingToUndoError,
    StaleError,
)
from sspf.domain.guards import cleaned
from sspf.domain.messages.commitment import (
    CommitmentChanged,
    CommitmentUpdate,
    ConfirmChange,
    ConfirmPostponement,
)
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Kind, Message
from sspf.ports import Services
from sspf.use_cases.lines import line
from sspf.use_cases.list_commitments import seen_commitment, update_card
from sspf.use_cases.record_meeting import reason_for
from sspf.use_cases.room import AskersRoom, Who, enter


async def complete_commitment(
    services: Services,
    who: Who,
    id: CommitmentId,
    effect: Effect | None = None,
    note: str = "",
) -> CommitmentChanged:
    """Only the owner agency. Done twice is done once: the second answer is the same."""
    async with enter(services, who) as room:
        commitment = await seen_commitment(room, id)
        if not may_complete(room.asker, commitment):
            raise NotAllowedError(id)
        if commitment.status == "done":
            return changed(room, commitment, "done")
        done = commitment.complete(room.today, effect, cleaned(note)[:DECISION_LIMIT])
        await _keep(room, commitment, done, "commitment:complete")
        return changed(room, done, "done")


async def start_commitment(services: Services, who: Who, id: CommitmentId) -> CommitmentChanged:
    async with enter(services, who) as room:
        commitment = await _own(room, id)
        if commitment.status == "in_progress":
            return changed(room, commitment, "start")
        started = commitment.start()
        await _keep(room, commitment, started, "commitment:start")
        return changed(room, started, "start")


async def plan_commitment(services: Services, who: Who, id: CommitmentId) -> CommitmentChanged:
    """Back to planned."""
    async with enter(services, who) as room:
        commitment = await _own(room, id)
        if commitment.status == "not_started":
            return changed(room, commitment, "plan")
        planned = commitment.plan()
        await _keep(room, commitment, planned, "commitment:plan")
        return changed(room, planned, "plan")


async def ask_for_help(
    services: Services, who: Who, id: CommitmentId, note: str
) -> CommitmentChanged | CommitmentUpdate:
    """The coordinators are told; the note is for the level of the commitment."""
    async with enter(services, who) as room:
        commitment = await _own(room, id)
        text, faults = _judged(note, commitment, "help")
        if faults:
            return _again(room, commitment, "help", note, faults)
        if commitment.status == "needs_help" and commitment.note == text:
            return changed(room, commitment, "help")
        helped = commitment.ask_for_help(text)
        await _keep(room, commitment, helped, "commitment:help")
        await tell_coordinators(room, helped)
        return changed(room, helped, "help")


async def cancel_commitment(
    services: Services, who: Who, id: CommitmentId, reason: str
) -> CommitmentChanged | CommitmentUpdate:
    """Owner agency, coordinator or convener, with a reason; the owner is told."""
    async with enter(services, who) as room:
        commitment = await _changeable(room, id)
        if commitment.status == "cancelled":
            return changed(room, commitment, "cancel")
        text, faults = _judged(reason, commitment, "reason")
        if faults:
            return _again(room, commitment, "cancel", reason, faults)
        cancelled = commitment.cancel(room.today, text)
        await _keep(room, commitment, cancelled, "commitment:cancel")
        people = [cancelled.owner, *_coordinators(room, cancelled)]
        await _tell(room, cancelled, Kind.COMMITMENT_CANCELLED, people)
        return changed(room, cancelled, "cancel")


async def confirm_change(
    services: Services, who: Who, id: CommitmentId, change: str
) -> ConfirmChange:
    """A typed change waits for a press (R-55). `change`: `done` or `start`."""
    async with enter(services, who) as room:
        commitment = await _own(room, id)
        if not commitment.is_open:
            raise CommitmentClosedError(id)
        return ConfirmChange(line=line(room, commitment), change=change)


async def open_change_form(
    services: Services, who: Who, id: CommitmentId, form: str, typed: str = ""
) -> CommitmentUpdate:
    """One form of the update card as a card of its own, with what was typed in chat filled in."""
    async with enter(services, who) as room:
        commitment = await _changeable(room, id)
        if not commitment.is_open:
            raise CommitmentClosedError(id)
        card = update_card(room, commitment)
        if form == "done":
            return replace(card, open_form=form, typed_effect=typed)
        return replace(card, open_form=form, typed=typed)


async def confirm_postponement(
    services: Services, who: Who, id: CommitmentId, to: str
) -> ConfirmPostponement | CommitmentUpdate:
    """Now and new, under each other; nothing is changed yet. `to`: an ISO date as typed."""
    async with enter(services, who) as room:
        commitment = await _changeable(room, id)
        if not commitment.is_open:
            raise CommitmentClosedError(id)
        day = day_of(to)
        if day is None or day < room.today:
            fault = "fault.date.missing" if day is None else "fault.date.past"
            return _again(room, commitment, "postpone", "", (fault,), to)
        return ConfirmPostponement(
            line=line(room, commitment), to=day, reason=reason_for(room, day)
        )


@dataclass(frozen=True, slots=True)
class Postponement:
    to: date
    note: str = ""
    version: int | None = None
    """Of the commitment when it was asked about."""


async def postpone_commitment(
    services: Services, who: Who, id: CommitmentId, new: Postponement
) -> CommitmentChanged:
    """A new date. StaleError when somebody else has changed the commitment since the question."""
    async with enter(services, who) as room:
        commitment = await _changeable(room, id)
        if commitment.due == Due(on=new.to):
            return changed(room, commitment, "postpone")
        if new.version is not None and new.version != commitment.version:
            raise StaleError(id)
        moved = commitment.postpone(Due(on=new.to), cleaned(new.note)[:DECISION_LIMIT])
        await _keep(room, commitment, moved, "commitment:postpone")
        people = [*_coordinators(room, moved), moved.owner]
        await _tell(room, moved, Kind.DATE_CHANGED, people, former=commitment.due.on.isoformat())
        return changed(room, moved, "postpone")


async def ask_owner(services: Services, who: Who, id: CommitmentId) -> CommitmentChanged:
    """Ask the owner how it goes: the owner answers, nobody answers for them."""
    async with enter(services, who) as room:
        commitment = await _changeable(room, id)
        await _tell(room, commitment, Kind.ASKED_HOW, [commitment.owner])
        await room.note("commitment:ask", id, controller=commitment.controller)
        return changed(room, commitment, "ask", may_undo=False)


async def undo_last(services: Services, who: Who) -> CommitmentChanged:
    """Take back one's own last change while it is young; NothingToUndoError otherwise."""
    async with enter(services, who) as room:
        change = await room.uow.commitments.last_change(room.me.id)
        if change is None or not change.may_be_undone(room.me.id, room.now):
            raise NothingToUndoError(room.me.id)
        now = await room.uow.commitments.get(change.commitment)
        if now.version != change.after.version:
            raise StaleError(change.commitment)
        back = now.put_back(change.before)
        await room.uow.commitments.put(back)
        await room.uow.commitments.mark_undone(change)
        await room.note(
            "commitment:undo", back.id, controller=back.controller, version=back.version
        )
        return changed(room, back, "undo", may_undo=False)


async def tell_coordinators(room: AskersRoom, commitment: Commitment) -> None:
    """Somebody needs help with this commitment."""
    await _tell(room, commitment, Kind.HELP_WANTED, _coordinators(room, commitment))


def changed(
    room: AskersRoom, commitment: Commitment, change: str, *, may_undo: bool = True
) -> CommitmentChanged:
    return CommitmentChanged(line=line(room, commitment), change=change, may_undo=may_undo)


async def _own(room: AskersRoom, id: CommitmentId) -> Commitment:
    commitment = await seen_commitment(room, id)
    if not may_complete(room.asker, commitment):
        raise NotAllowedError(id)
    return commitment


async def _changeable(room: AskersRoom, id: CommitmentId) -> Commitment:
    commitment = await seen_commitment(room, id)
    if not may_change(room.asker, commitment):
        raise NotAllowedError(id)
    return commitment


async def _keep(room: AskersRoom, before: Commitment, after: Commitment, tag: str) -> None:
    await room.uow.commitments.put(after)
    await room.uow.commitments.add_change(
        Change(commitment=after.id, by=room.me.id, at=room.now, before=before, after=after)
    )
    await room.note(tag, after.id, controller=after.controller, version=after.version)


async def _tell(
    room: AskersRoom,
    commitment: Commitment,
    kind: Kind,
    people: list[PersonId],
    **values: str | int,
) -> None:
    for person in dict.fromkeys(people):
        if person == room.me.id:
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


def _coordinators(room: AskersRoom, commitment: Commitment) -> list[PersonId]:
    return [p.id for p in room.organisation.coordinators(commitment.group)]


def _judged(note: str, commitment: Commitment, field: str) -> tuple[str, tuple[str, ...]]:
    text = cleaned(note)
    return text, text_faults(text, DECISION_LIMIT, commitment.level, field)


def _again(
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
