"""Everything of one municipality, opened, for whoever answers for it."""

from sspf.domain.organisation import MunicipalityId
from sspf.ports import Services
from sspf.ports.archive import Archive, Contents
from sspf.use_cases.room import enter_alone


async def export_municipality(
    services: Services, archive: Archive, municipality: MunicipalityId
) -> Contents:
    """Noted first, so that the export holds its own audit entry. LookupError for an unknown one."""
    async with enter_alone(services, municipality) as room:
        await room.note("municipality:export", municipality)
    return await archive.read(municipality)
