"""The log of one case, handed out by the controller to the person concerned (R-73)."""

from dataclasses import replace

from sspf.domain.cases import CaseCode
from sspf.domain.log_extract import ExtractLine, extract
from sspf.domain.organisation import MunicipalityId
from sspf.ports import Services
from sspf.use_cases.room import Room, enter_alone


async def extract_log(
    services: Services, municipality: MunicipalityId, case: str, *, with_names: bool
) -> tuple[ExtractLine, ...]:
    """Local times, oldest first; nothing for a case that the log does not know.

    `case`: its code, or its id, which is all there is once it has been purged.

    `with_names`: the controller has decided that the names of staff are handed out too.
    That it was made is an entry of the log itself.
    """
    async with enter_alone(services, municipality) as room:
        case = await _id_of(room, case)
        entries = await room.uow.audit.of_case(case) if case else []
        await room.note("log:extract", municipality, case=case if entries else "")
        lines = extract(entries, room.organisation, with_names=with_names)
        return tuple(replace(line, at=room.local(line.at)) for line in lines)


async def _id_of(room: Room, case: str) -> str:
    found = await room.uow.cases.with_code(CaseCode(case.strip().upper()))
    return found.id if found else case.strip()
