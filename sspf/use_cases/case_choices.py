"""Which cases whoever writes the notes may choose, and which agencies may promise in them."""

from dataclasses import replace

from sspf.domain.access import Record, decide, may
from sspf.domain.case_access import Matter
from sspf.domain.cases import CaseId
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import GroupKey, PartyKey
from sspf.use_cases.room import AskersRoom


async def cases_to_choose(room: AskersRoom, meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """(opaque id, code), in order of code; each is logged as read. Closed ones are no choice."""
    found = []
    for case in await room.uow.cases.of_group(meeting.group):
        opened = decide(room.asker, _stub(case.group, case.id), room.now)
        if case.is_open and opened is not None:
            room.readings.append((case.id, case.id, opened.code))
            found.append((str(case.id), str(case.code)))
    return tuple(found)


def case_faults(room: AskersRoom, case: str, owner: PartyKey | None = None) -> tuple[str, ...]:
    """A case that may not be seen is as one that does not exist; an owner must be covered."""
    if not case:
        return ()
    rights = room.asker.cases.get(CaseId(case))
    if rights is None or not may(room.asker, _stub(rights.group, rights.case), room.now):
        return ("fault.case",)
    if owner is not None and not _is_covered(room, rights.group, rights.case, owner):
        return ("fault.case_owner",)
    return ()


def _is_covered(room: AskersRoom, group: GroupKey, case: CaseId, owner: PartyKey) -> bool:
    """Somebody in the owner's seat may know of the case (R-24)."""
    return any(
        may(replace(room.asker, person=person), _stub(group, case), room.now)
        for person in room.organisation.seated(group, owner)
    )


def _stub(group: GroupKey, case: CaseId) -> Record:
    return Record(group=group, level=BriefingLevel.INDIVIDUAL, case=case, matter=Matter.STUB)
