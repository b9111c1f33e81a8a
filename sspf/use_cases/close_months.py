"""Each month when it is over: what is open is counted, and later nothing leads back any more."""

from datetime import timedelta

from sspf.domain.organisation import MunicipalityId
from sspf.ports import Services
from sspf.use_cases.count_open import count_open
from sspf.use_cases.room import enter_alone

KEPT_FOR = timedelta(days=35)
"""As long as backups live (R-92): what may come once more comes long before that."""


async def close_months(services: Services, municipality: MunicipalityId) -> int:
    """Return how many months were closed; running it twice counts and closes nothing more."""
    async with enter_alone(services, municipality) as room:
        if await count_open(room):
            await room.note("tallies:count_open", f"{room.today:%Y-%m}")
        first = (room.today - KEPT_FOR).replace(day=1)
        closed = await room.uow.tallies.close_before(first)
        if closed:
            await room.note("tallies:close", f"{first:%Y-%m}")
        return closed
