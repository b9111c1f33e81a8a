"""Another agency keeps a promise: asked about first, with a reason from those who do not own it."""

from dataclasses import dataclass

from sspf.domain.capture import text_faults
from sspf.domain.commitments import Commitment, CommitmentId
from sspf.domain.decisions import DECISION_LIMIT
from sspf.domain.errors import CommitmentClosedError, StaleError, UnknownPartyError
from sspf.domain.guards import cleaned
from sspf.domain.messages.answers import ConfirmGiving
from sspf.domain.messages.commitment import CommitmentChanged
from sspf.domain.messages.meeting import PartyChoice
from sspf.domain.organisation import PartyKey, Person
from sspf.domain.outbox import Kind
from sspf.ports import Services
from sspf.use_cases.keep_change import changeable, changed, coordinators, keep_change, tell
from sspf.use_cases.knowing_room import enter_knowing
from sspf.use_cases.lines import line
from sspf.use_cases.room import AskersRoom, Who


@dataclass(frozen=True, slots=True)
class Giving:
    to: PartyKey
    reason: str = ""
    version: int | None = None
    """Of the commitment when it was asked about."""


async def confirm_giving(
    services: Services, who: Who, id: CommitmentId, giving: Giving
) -> ConfirmGiving:
    """Now and new; nothing is changed yet."""
    async with enter_knowing(services, who, "commitment") as room:
        commitment = await _giveable(room, id)
        return _asked(room, commitment, giving, ())


async def give_commitment(
    services: Services, who: Who, id: CommitmentId, giving: Giving
) -> CommitmentChanged | ConfirmGiving:
    """The former and the new owner are told. Given twice is given once."""
    async with enter_knowing(services, who, "commitment") as room:
        commitment = await changeable(room, id)
        if commitment.party == giving.to:
            return changed(room, commitment, "give")
        commitment = await _giveable(room, id)
        if giving.version is not None and giving.version != commitment.version:
            raise StaleError(id)
        reason = cleaned(giving.reason)
        needed = _needs_reason(room, commitment) or bool(reason)
        faults = text_faults(reason, DECISION_LIMIT, commitment.level, "give") if needed else ()
        if faults:
            return _asked(room, commitment, giving, faults)
        given = commitment.hand_to(
            giving.to,
            _heir(room, commitment, giving.to).id,
            room.organisation.controller_of(giving.to),
            reason,
        )
        await keep_change(room, commitment, given, "commitment:give")
        people = [commitment.owner, given.owner, *coordinators(room, given)]
        await tell(room, given, Kind.OWNER_CHANGED, people, former=commitment.party)
        return changed(room, given, "give")


async def _giveable(room: AskersRoom, id: CommitmentId) -> Commitment:
    commitment = await changeable(room, id)
    if not commitment.is_open:
        raise CommitmentClosedError(id)
    return commitment


def _asked(
    room: AskersRoom, commitment: Commitment, giving: Giving, faults: tuple[str, ...]
) -> ConfirmGiving:
    heir = _heir(room, commitment, giving.to)
    return ConfirmGiving(
        line=line(room, commitment),
        to=PartyChoice(key=giving.to, name=room.organisation.party(giving.to).name),
        owner=heir.name,
        needs_reason=_needs_reason(room, commitment),
        reason=giving.reason,
        faults=faults,
    )


def _needs_reason(room: AskersRoom, commitment: Commitment) -> bool:
    """Whoever is not of the owner agency says why (QUERIES, who may)."""
    return room.me.party != commitment.party


def _heir(room: AskersRoom, commitment: Commitment, to: PartyKey) -> Person:
    """The first member of the agency's seat; UnknownPartyError when nobody sits in it."""
    seated = room.organisation.seated(commitment.group, to)
    if not seated:
        raise UnknownPartyError(to)
    return seated[0]
