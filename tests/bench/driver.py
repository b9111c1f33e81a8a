"""Which driver for PostgreSQL: asyncpg or psycopg, under this product's own statements.

Both do the same units of work in turn in the same run, against the same server, through the same
repositories and SQLAlchemy Core. The server does not wait for the disk, so that what differs is
the driver. Prints one JSON object; ratios below 1 are in asyncpg's favour.
"""

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from sspf.domain.commitments import commitment_id
from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import Delivery
from sspf.ports import UnitOfWork
from storage.database import Database
from storage.engines import POOL_SIZE
from storage.keys import StaticKeys
from storage.unit_of_work import unit_of_work
from tests.contracts.stores import PostgresqlStore, settled
from tests.factories import MEETING, NOW, a_commitment, a_message, an_entry
from tests.fixtures_postgresql import packaged_server
from tests.postgresql import Place, Postgresql

Begin = Callable[[MunicipalityId], AbstractAsyncContextManager[UnitOfWork]]
Work = Callable[[Begin, MunicipalityId], Awaitable[None]]
DRIVERS = ("asyncpg", "psycopg")
COMMITMENTS = 100
ROUNDS = 150
TOGETHER = 10


async def ask(begin: Begin, municipality: MunicipalityId) -> None:
    """As "mina åtaganden" does."""
    async with begin(municipality) as uow:
        await uow.organisations.get()
        await uow.commitments.still_open()


async def send(begin: Begin, municipality: MunicipalityId) -> None:
    """As one message does: queued, claimed, begun and finished, in four transactions."""
    key = uuid4().hex
    async with begin(municipality) as uow:
        await uow.outbox.add(a_message(key=key))
    async with begin(municipality) as uow:
        claimed = await uow.outbox.claim(NOW, 1)
    for sent in claimed:
        async with begin(municipality) as uow:
            await uow.outbox.begin(sent.message.key)
        async with begin(municipality) as uow:
            await uow.outbox.finish(sent.message.key, Delivery.SENT, NOW)


async def press(begin: Begin, municipality: MunicipalityId) -> None:
    """As a button does: reads, and writes one entry in the log."""
    async with begin(municipality) as uow:
        await uow.meetings.get(MEETING)
        await uow.commitments.get(commitment_id(2027, 1))
        await uow.audit.add(an_entry())


WORKS: tuple[Work, ...] = (ask, send, press)


def opened(place: Place, driver: str) -> AsyncEngine:
    url = make_url(place.app).set(drivername=f"postgresql+{driver}")
    return create_async_engine(url, pool_size=POOL_SIZE, max_overflow=0)


class OnEngine(Database):
    """The product's transactions on an engine of either driver."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine


async def measure(place: Place, keys: Path) -> dict[str, float]:
    municipality = await filled(place, keys)
    engines = {driver: opened(place, driver) for driver in DRIVERS}
    begins = {d: unit_of_work(OnEngine(e), StaticKeys(keys)) for d, e in engines.items()}
    found: dict[str, float] = {}
    for work in WORKS:
        taken = await alone(work, begins, municipality)
        found |= figures(work.__name__, "ms_p50", taken)
    for work in (ask, press):
        found |= figures(
            work.__name__, "10_together_ms", await together(work, begins, municipality)
        )
    for engine in engines.values():
        await engine.dispose()
    return found


def figures(work: str, what: str, taken: dict[str, list[float]]) -> dict[str, float]:
    median = {driver: statistics.median(times) * 1000 for driver, times in taken.items()}
    by_driver = {f"{work}_{what}_{driver}": round(ms, 2) for driver, ms in median.items()}
    return by_driver | {f"{work}_{what}_ratio": round(median["asyncpg"] / median["psycopg"], 2)}


async def alone(
    work: Work, begins: dict[str, Begin], municipality: MunicipalityId
) -> dict[str, list[float]]:
    taken: dict[str, list[float]] = {driver: [] for driver in DRIVERS}
    for _ in range(ROUNDS):
        for driver, begin in begins.items():
            started = time.perf_counter()
            await work(begin, municipality)
            taken[driver].append(time.perf_counter() - started)
    return taken


async def together(
    work: Work, begins: dict[str, Begin], municipality: MunicipalityId
) -> dict[str, list[float]]:
    """How long ten at once take, all told."""
    taken: dict[str, list[float]] = {driver: [] for driver in DRIVERS}
    for _ in range(ROUNDS // TOGETHER * 2):
        for driver, begin in begins.items():
            started = time.perf_counter()
            await asyncio.gather(*(work(begin, municipality) for _ in range(TOGETHER)))
            taken[driver].append(time.perf_counter() - started)
    return taken


async def filled(place: Place, keys: Path) -> MunicipalityId:
    store = PostgresqlStore(place, keys)
    municipality = await settled(store)
    async with store.begin(municipality) as uow:
        for n in range(2, COMMITMENTS + 1):
            await uow.commitments.put(a_commitment(id=commitment_id(2027, n)))
    await store.close()
    return municipality


def main() -> None:
    run = uuid4().hex
    with tempfile.TemporaryDirectory() as folder, packaged_server(run) as server:
        postgresql = Postgresql(make_url(server), run)
        postgresql.prepare()
        print(json.dumps(asyncio.run(measure(postgresql.make(), Path(folder) / "keys"))))


if __name__ == "__main__":
    main()
