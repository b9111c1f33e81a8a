"""Figures from before the counting began, by file: shown first, replaced when it comes again."""

from datetime import date

from sspf.domain.organisation import MunicipalityId
from sspf.domain.tally_files import FiguresDiff, FiguresFile, difference
from sspf.ports import Services
from sspf.use_cases.room import enter_alone

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)


async def import_tallies(
    services: Services, municipality: MunicipalityId, file: FiguresFile, *, only_shown: bool
) -> FiguresDiff:
    """What changes. A file with a line that cannot be read changes nothing.

    The same file again changes nothing more; another with the same key takes its place.
    """
    async with enter_alone(services, municipality) as room:
        before = await room.uow.tallies.batch(file.key)
        said = await room.uow.estimates.between(EARLIEST, LATEST)
        diff = difference(file, before, said)
        if not only_shown and not file.bad and (diff.changed or diff.estimates):
            await room.uow.tallies.put_batch(file.key, file.counted)
            for estimate in diff.estimates:
                await room.uow.estimates.put(estimate)
            await room.note("tallies:import", "file")
        return diff
