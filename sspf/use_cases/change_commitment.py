"""Change a commitment: done, under way, new date, help, cancelled."""

from dataclasses import dataclass
from datetime import date

from sspf.domain.access import may_complete
from sspf.domain.commitments import CommitmentId, Due, Effect
from sspf.domain.decisions import DECISION_LIMIT
from sspf.domain.errors import (
    CommitmentClosedError,
    NotAllowedError,
    StaleError,
)
from sspf.domain.guards import cleaned
from sspf.domain.messages.commitment import (
    CommitmentChanged,
    CommitmentUpdate,
)
from sspf.domain.outbox import Kind
from sspf.ports import Services
from sspf.use_cases.keep_change import (
    changeable,
    changed,
    coordinators,
    form_again,
    judged,
    keep_change,
    own_commitment,
    tell,
    tell_coordinators,
)
from sspf.use_cases.knowing_room import enter_knowing
from sspf.use_cases.list_commitments import seen_commitment
from sspf.use_cases.room import Who


async def complete_commitment(
    services: Services,
    who: Who,
    id: CommitmentId,
    effect: Effect | None = None,
    note: str = "",
) -> CommitmentChanged:
    """Only the owner agency. Done twice is done once: the second answer is the same."""
    async with enter_knowing(services, who, "commitment") as room:
        commitment = await seen_commitment(room, id)
        if not may_complete(room.asker, commitment):
            raise NotAllowedError(id)
        if commitment.status == "done":
            return changed(room, commitment, "done")
        done = commitment.complete(room.today, effect, cleaned(note)[:DECISION_LIMIT])
        await keep_change(room, commitment, done, "commitment:complete")
        return changed(room, done, "done")


async def start_commitment(services: Services, who: Who, id: CommitmentId) -> CommitmentChanged:
    async with enter_knowing(services, who, "commitment") as room:
        commitment = await own_commitment(room, id)
        if commitment.status == "in_progress":
            return changed(room, commitment, "start")
        started = commitment.start()
        await keep_change(room, commitment, started, "commitment:start")
        return changed(room, started, "start")


async def plan_commitment(services: Services, who: Who, id: CommitmentId) -> CommitmentChanged:
    """Back to planned."""
    async with enter_knowing(services, who, "commitment") as room:
        commitment = await own_commitment(room, id)
        if commitment.status == "not_started":
            return changed(room, commitment, "plan")
        planned = commitment.plan()
        await keep_change(room, commitment, planned, "commitment:plan")
        return changed(room, planned, "plan")


async def ask_for_help(
    services: Services, who: Who, id: CommitmentId, note: str
) -> CommitmentChanged | CommitmentUpdate:
    """The coordinators are told; the note is for the level of the commitment."""
    async with enter_knowing(services, who, "commitment") as room:
        commitment = await own_commitment(room, id)
        text, faults = judged(note, commitment, "help")
        if faults:
            return form_again(room, commitment, "help", note, faults)
        if commitment.status == "needs_help" and commitment.note == text:
            return changed(room, commitment, "help")
        helped = commitment.ask_for_help(text)
        await keep_change(room, commitment, helped, "commitment:help")
        await tell_coordinators(room, helped)
        return changed(room, helped, "help")


async def cancel_commitment(
    services: Services, who: Who, id: CommitmentId, reason: str
) -> CommitmentChanged | CommitmentUpdate:
    """Owner agency, coordinator or convener, with a reason; the owner is told."""
    async with enter_knowing(services, who, "commitment") as room:
        commitment = await changeable(room, id)
        if commitment.status == "cancelled":
            return changed(room, commitment, "cancel")
        text, faults = judged(reason, commitment, "reason")
        if faults:
            return form_again(room, commitment, "cancel", reason, faults)
        cancelled = commitment.cancel(room.today, text)
        await keep_change(room, commitment, cancelled, "commitment:cancel")
        people = [cancelled.owner, *coordinators(room, cancelled)]
        await tell(room, cancelled, Kind.COMMITMENT_CANCELLED, people)
        return changed(room, cancelled, "cancel")


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
    async with enter_knowing(services, who, "commitment") as room:
        commitment = await changeable(room, id)
        if commitment.due == Due(on=new.to):
            return changed(room, commitment, "postpone")
        if new.version is not None and new.version != commitment.version:
            raise StaleError(id)
        moved = commitment.postpone(Due(on=new.to), cleaned(new.note)[:DECISION_LIMIT])
        await keep_change(room, commitment, moved, "commitment:postpone")
        people = [*coordinators(room, moved), moved.owner]
        await tell(room, moved, Kind.DATE_CHANGED, people, former=commitment.due.on.isoformat())
        return changed(room, moved, "postpone")


async def ask_owner(services: Services, who: Who, id: CommitmentId) -> CommitmentChanged:
    """Ask the owner how it goes: the owner answers, nobody answers for them."""
    async with enter_knowing(services, who, "commitment") as room:
        commitment = await changeable(room, id)
        if not commitment.is_open:
            raise CommitmentClosedError(id)
        await tell(room, commitment, Kind.ASKED_HOW, [commitment.owner])
        await room.note("commitment:ask", id, controller=commitment.controller)
        return changed(room, commitment, "ask", may_undo=False)
