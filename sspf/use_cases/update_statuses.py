"""How an agency's own commitments are going, as ticked in the briefing form."""

from collections.abc import Mapping
from datetime import date

from sspf.domain.access import may, may_complete, record_of
from sspf.domain.commitments import Change, Commitment, CommitmentStatus
from sspf.ports import Services
from sspf.use_cases.count_commitment import count_change
from sspf.use_cases.keep_change import tell_coordinators
from sspf.use_cases.knowing_room import enter_knowing
from sspf.use_cases.room import AskersRoom, Who


async def update_statuses(services: Services, who: Who, statuses: Mapping[str, str]) -> int:
    """How many changed. Keys are the ends of ids (`004`, `2027_004`); others are passed over."""
    count = 0
    async with enter_knowing(services, who, "briefing") as room:
        for commitment in await room.uow.commitments.still_open():
            wanted = _wanted(commitment, statuses)
            seen = may(room.asker, record_of(commitment), room.now)
            if wanted is None or not seen or not may_complete(room.asker, commitment):
                continue
            count += await _change(room, commitment, wanted)
    return count


def _wanted(commitment: Commitment, statuses: Mapping[str, str]) -> CommitmentStatus | None:
    for key, value in statuses.items():
        same = commitment.id.replace("-", "_").endswith(f"_{key.replace('-', '_')}")
        if same and value in set(CommitmentStatus) and value != commitment.status:
            return CommitmentStatus(value)
    return None


async def _change(room: AskersRoom, commitment: Commitment, wanted: CommitmentStatus) -> bool:
    after = _changed(commitment, wanted, room.today)
    if after is None:
        return False
    await room.uow.commitments.put(after)
    await count_change(room, commitment, after)
    await room.uow.commitments.add_change(
        Change(commitment=after.id, by=room.me.id, at=room.now, before=commitment, after=after)
    )
    await room.note(
        "commitment:status", after.id, controller=after.controller, version=after.version
    )
    if wanted is CommitmentStatus.NEEDS_HELP:
        await tell_coordinators(room, after)
    return True


def _changed(commitment: Commitment, wanted: CommitmentStatus, today: date) -> Commitment | None:
    match wanted:
        case CommitmentStatus.NOT_STARTED:
            return commitment.plan()
        case CommitmentStatus.IN_PROGRESS:
            return commitment.start()
        case CommitmentStatus.DONE:
            return commitment.complete(today, None)
        case CommitmentStatus.NEEDS_HELP:
            return commitment.ask_for_help(commitment.note)
        case _:
            return None
