"""The case that somebody asks for: the same road whether it is hidden or does not exist (R-32)."""

from dataclasses import dataclass

from sspf.domain.access import Asker, Record, decide
from sspf.domain.case_access import CaseRights, Matter, Opened
from sspf.domain.cases import Case, CaseCode, CaseId
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.general import Notice
from sspf.domain.organisation import GroupKey
from sspf.use_cases.room import AskersRoom

NO_SUCH = CaseId("none")
"""Asked for where there is no case, so that as much is asked of the database."""
NOWHERE = GroupKey("")
UNTOLD = CaseCode("")
NO_CASE = Notice(key="answer.no_case")
REFUSED = "case:refuse"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenCase:
    """A case that this person may know of, with what decides the rest."""

    case: Case
    asker: Asker
    rights: CaseRights
    opened: Opened


async def find_case(
    room: AskersRoom, code: CaseCode, matter: Matter = Matter.STUB
) -> SeenCase | None:
    """None: there is none that this person may see. That it was asked is written down either way,
    in words that do not tell which of the two it was."""
    return await _seen(room, await room.uow.cases.with_code(code), matter)


async def find_case_by_id(
    room: AskersRoom, id: CaseId, matter: Matter = Matter.STUB
) -> SeenCase | None:
    return await _seen(room, await room.uow.cases.find(id), matter)


async def _seen(room: AskersRoom, found: Case | None, matter: Matter) -> SeenCase | None:
    asker = await room.knowing_cases(found.id if found else NO_SUCH)
    record = Record(
        group=found.group if found else NOWHERE,
        level=BriefingLevel.INDIVIDUAL,
        case=found.id if found else NO_SUCH,
        matter=matter,
    )
    opened = decide(asker, record, room.now)
    if opened is None or found is None:
        await room.note(REFUSED, room.organisation.municipality)
        return None
    return SeenCase(case=found, asker=asker, rights=asker.cases[found.id], opened=opened)


def knows_of(room: AskersRoom, asker: Asker, case: Case) -> bool:
    """Whether its code may stand before this person: a text of one's own does not give that."""
    stub = Record(
        group=case.group, level=BriefingLevel.INDIVIDUAL, case=case.id, matter=Matter.STUB
    )
    return decide(asker, stub, room.now) is not None


def code_for(room: AskersRoom, asker: Asker, case: Case) -> CaseCode:
    """Empty where the asker may read an item of the own agency's, and not know of the case."""
    return case.code if knows_of(room, asker, case) else UNTOLD
