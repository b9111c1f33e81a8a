"""The log of one case, handed out by the controller to the person concerned (R-73)."""

from dataclasses import replace

from sspf.domain.log_extract import ExtractLine, extract
from sspf.domain.organisation import MunicipalityId
from sspf.ports import Services
from sspf.use_cases.room import enter_alone


async def extract_log(
    services: Services, municipality: MunicipalityId, case: str, *, with_names: bool
) -> tuple[ExtractLine, ...]:
    """Local times, oldest first; nothing for a case that the log does not know.

    `with_names`: the controller has decided that the names of staff are handed out too.
    That it was made is an entry of the log itself.
    """
    async with enter_alone(services, municipality) as room:
        entries = await room.uow.audit.of_case(case) if case else []
        await room.note("log:extract", municipality, case=case if entries else "")
        lines = extract(entries, room.organisation, with_names=with_names)
        return tuple(replace(line, at=room.local(line.at)) for line in lines)
