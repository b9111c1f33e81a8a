"""At every start, before anybody is served: what was purged stays purged (R-92).

A copy of the data that is put back may be older than a purge, and a purge may have been killed
when the key was destroyed and the rows were not. The purge log lies with the keys of the cases,
outside every copy, so whatever is left is taken away, and stands in the receipt of its day.
"""

from datetime import date

from sspf.domain.organisation import MunicipalityId
from sspf.domain.retention import Kept, standing
from sspf.ports import Services
from sspf.use_cases.purge_receipts import add_to_receipt
from sspf.use_cases.room import Room, enter_alone


async def replay_purges(services: Services) -> int:
    """How many rows went. Whatever keeps the purge log from being read keeps the start back."""
    return sum([await forget_purged(services, m) for m in services.municipalities()])


async def forget_purged(services: Services, municipality: MunicipalityId) -> int:
    """The same in one municipality."""
    purged = await services.case_keys.destroyed(municipality)
    if not purged:
        return 0
    async with enter_alone(services, municipality) as room:
        there = await room.uow.purges.present(purged.keys())
        gone = await room.uow.purges.forget(purged.keys())
        for what, key in there:
            await _write_down(room, what, key, room.local(purged[key]).date())
        if gone and not there:
            await room.note("case:purge", municipality)
        return gone


async def _write_down(room: Room, what: Kept, key: str, day: date) -> None:
    """On the day when its key was destroyed, which is when it was purged."""
    decision = standing(await room.uow.retention.decisions())
    await add_to_receipt(room, day, what, 1, decision.reference if decision else "")
    await room.note("case:purge", key, case=key)
