"""How late a message is when its send begins: 100 fall due each second, in 50 municipalities.

PostgreSQL, the product's dispatcher with its bell and its real claim and `begin`; to send is to do
nothing, there is no limit to wait for, and nothing is composed. The rows are queued beforehand,
each due at an instant of its own; `rung` are queued while all sleep, through the unit of work, and
their lateness is counted from the commit. Late: from when the row was due until `begin` is
committed, by this machine's clock.
"""

import asyncio
import json
import logging
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from scheduler.dispatcher import Dispatcher
from sspf.domain.organisation import MunicipalityId, PersonId
from sspf.domain.outbox import Delivery, Kind, Message, Sent
from sspf.ports import Services
from storage.bell import Listener
from tests.bench.stands.sending import Sending, sending
from tests.bench.stands.server import durable_place, fill, settle
from tests.factories import RUT, an_organisation
from tests.postgresql import Place

PER_SECOND, SECONDS, MUNICIPALITIES, PEOPLE = 100, 20, 50, 100_000
RUNG = 200
GOALS = {"p50_ms": 20.0, "p99_ms": 200.0}


class Lateness:
    """The stand-in for the send: it says when it began."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.due: dict[str, float] = {}

    async def deliver(
        self, services: Services, municipality: MunicipalityId, row: Sent
    ) -> Delivery:
        async with services.unit_of_work(municipality) as uow:
            await uow.outbox.begin(row.message.key)
        due = self.due.get(row.message.key, row.message.send_at.timestamp())
        self.seconds.append(services.clock.now().timestamp() - due)
        async with services.unit_of_work(municipality) as uow:
            await uow.outbox.finish(row.message.key, Delivery.SENT, services.clock.now())
        return Delivery.SENT

    async def all(self, number: int) -> list[float]:
        async with asyncio.timeout(120):
            while len(self.seconds) < number:  # noqa: ASYNC110 it is measured, not waited for
                await asyncio.sleep(0.05)
        found, self.seconds = self.seconds, []
        return found


def main() -> None:
    logging.disable(logging.CRITICAL)
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with durable_place() as place, tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measured(place, Path(folder), seconds))
    print(json.dumps(found))


async def measured(place: Place, folder: Path, seconds: int) -> dict[str, Any]:
    rows = PER_SECOND * seconds
    house = sending(place.database(), folder / "keys", MUNICIPALITIES)
    await settle(house.database, folder / "keys", MUNICIPALITIES)
    at = f"now() + interval '15 s' + (i / {PER_SECOND}.0) * interval '1 s'"
    await fill(
        place,
        rows=rows,
        municipalities=MUNICIPALITIES,
        people=PEOPLE,
        kind="'invitation'",
        send_at=at,
    )
    lateness = Lateness()
    dispatcher = Dispatcher(house.services, deliver=lateness.deliver)
    house.bell.hear(dispatcher.ring)
    listener = Listener(place.app, house.bell)
    dispatcher.start()
    listener.start()
    cpu = time.process_time()
    steady = await lateness.all(rows)
    used = time.process_time() - cpu
    rung = await of_the_bell(place, folder, lateness)
    await listener.stop()
    await dispatcher.stop()
    await house.database.dispose()
    figures = percentiles(steady)
    return figures | {
        "goals": GOALS,
        "rung": percentiles(rung),
        "rows": rows,
        "per_second": PER_SECOND,
        "municipalities": MUNICIPALITIES,
        "cpu_share_of_one_core": round(used / (seconds + 15), 2),
        "load_average": os.getloadavg()[0],
    }


async def of_the_bell(place: Place, folder: Path, lateness: Lateness) -> list[float]:
    """Queued by another program: its own pool, and PostgreSQL carries the news."""
    other: Sending = sending(place.database(), folder / "keys", MUNICIPALITIES)
    for number in range(RUNG):
        one = MunicipalityId(f"m-{number % MUNICIPALITIES}")
        message = Message(
            key=f"rung:{number}",
            kind=Kind.INVITATION,
            recipient=PersonId(RUT),
            subject="s",
            controller=an_organisation().controller,
            send_at=other.services.clock.now(),
        )
        async with other.services.unit_of_work(one) as uow:
            await uow.outbox.add(message)
        lateness.due[message.key] = other.services.clock.now().timestamp()
        await asyncio.sleep(0.02)
    found = await lateness.all(RUNG)
    await other.database.dispose()
    return found


def percentiles(seconds: list[float]) -> dict[str, float]:
    ordered = sorted(seconds)
    return {
        "p50_ms": round(statistics.median(ordered) * 1000, 1),
        "p99_ms": round(ordered[int(len(ordered) * 0.99)] * 1000, 1),
        "max_ms": round(ordered[-1] * 1000, 1),
    }


if __name__ == "__main__":
    main()
