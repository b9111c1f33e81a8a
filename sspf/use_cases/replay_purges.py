"""At every start, before anybody is served: what was purged stays purged (R-92).

A copy of the data that is put back may be older than a purge. The purge log lies with the keys of
the cases, outside every copy, so whatever the copy brought back is taken away again.
"""

from sspf.ports import Services
from sspf.use_cases.room import enter_alone


async def replay_purges(services: Services) -> int:
    """How many rows went. Whatever keeps the purge log from being read keeps the start back."""
    gone = 0
    for municipality in services.municipalities():
        purged = await services.case_keys.destroyed(municipality)
        if not purged:
            continue
        async with enter_alone(services, municipality) as room:
            rows = await room.uow.purges.forget(purged.keys())
            if rows:
                await room.note("case:purge", municipality)
            gone += rows
    return gone
