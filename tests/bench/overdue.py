"""A restart with 100 000 overdue messages: how long until they are folded and the first one begins.

PostgreSQL, 50 municipalities; nine of ten rows only tell something and are folded, the rest are
kallelser that are still to be sent. From the dispatcher's start: `first_s` until the first send
has begun, `folded_s` until the last municipality is folded. `by_hand_s` is how long the same takes
as one bare UPDATE in the same run. Nothing is composed; to send is to do nothing.
"""

import asyncio
import json
import logging
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from scheduler.dispatcher import Dispatcher
from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import FOLDED, Delivery, Sent
from sspf.ports import Services
from sspf.use_cases.deliver_messages import Deliver
from storage.database import Database
from tests.bench.stands.sending import sending
from tests.bench.stands.server import counted, durable_place, execute, fill, settle
from tests.postgresql import Place

ROWS, MUNICIPALITIES, PEOPLE = 100_000, 50, 20_000
GOAL = 60.0
KINDS = "CASE WHEN i % 10 = 0 THEN 'invitation' ELSE 'digest' END"
BY_HAND = "UPDATE outbox SET state = 'dropped', ended_at = now(), reason = 'dropped.folded' "
WHICH = "WHERE kind = 'digest' AND state = 'due'"


def main() -> None:
    logging.disable(logging.CRITICAL)
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with durable_place() as place, tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measured(place, Path(folder), rows))
    print(json.dumps(found))


async def measured(place: Place, folder: Path, rows: int) -> dict[str, Any]:
    house = sending(place.database(), folder / "keys", MUNICIPALITIES)
    await settle(house.database, folder / "keys", MUNICIPALITIES, PEOPLE)
    how: dict[str, object] = {
        "rows": rows,
        "municipalities": MUNICIPALITIES,
        "people": PEOPLE,
        "kind": KINDS,
        "send_at": "now() - interval '3 d' + i * interval '1 s'",
    }
    await fill(place, **how)
    began = time.perf_counter()
    await execute(place, BY_HAND + WHICH)
    by_hand = time.perf_counter() - began
    await fill(place, **how)

    first: list[float] = []
    dispatcher = Dispatcher(house.services, deliver=_noting(first))
    began = time.perf_counter()
    dispatcher.start()
    folded = await until_folded(place, rows) - began
    await dispatcher.stop()
    await house.database.dispose()
    return {
        "first_s": round(first[0] - began, 2),
        "folded_s": round(folded, 2),
        "goal_s": GOAL,
        "by_hand_s": round(by_hand, 2),
        "rows": rows,
        "folded_rows": rows * 9 // 10,
        "people_told": PEOPLE,
        "sent_meanwhile": len(first),
        "municipalities": MUNICIPALITIES,
        "load_average": os.getloadavg()[0],
    }


def _noting(begun: list[float]) -> Deliver:
    """To send is to note when it began."""

    async def deliver(services: Services, municipality: MunicipalityId, row: Sent) -> Delivery:
        async with services.unit_of_work(municipality) as uow:
            await uow.outbox.begin(row.message.key)
        begun.append(time.perf_counter())
        async with services.unit_of_work(municipality) as uow:
            await uow.outbox.finish(row.message.key, Delivery.SENT, services.clock.now())
        return Delivery.SENT

    return deliver


async def until_folded(place: Place, rows: int) -> float:
    admin = Database(place.admin)
    try:
        async with asyncio.timeout(240):
            while await counted(admin, FOLDED) < rows * 9 // 10:  # noqa: ASYNC110 another is at work
                await asyncio.sleep(0.2)
        return time.perf_counter()
    finally:
        await admin.dispose()


if __name__ == "__main__":
    main()
