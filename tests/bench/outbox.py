"""How many messages a second leave the outbox: ours beside procrastinate and bare SQL.

20 000 rows are due; to send is to do nothing. For each row it is committed that the send begins,
before it, and how it ended, after it: no result is marked together with another's. Only the claim
takes several rows, in all three.

- `ours`: Dispatcher, Flow and OutboxRepository as they run in production, as the role that row
  level security holds, with the lanes of one replica. What is left out: reading again and drawing
  (compose, presenter), what is remembered of the person and the card, the audit entry. A stand-in
  does `begin`, the empty send, and `finish`, each in a unit of work of its own.
- `raw`: asyncpg alone, one table, no wall, the same two commits a row, as many connections.
- `procrastinate`: its worker and its own schema, an empty task.

Same server, same process, one after another; the server keeps what it says (fsync on).
`batch_marked` is bare SQL that marks 20 rows together: shown, and used nowhere.
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
from uuid import uuid4

import asyncpg
import procrastinate
from sqlalchemy import make_url

from scheduler.dispatcher import Dispatcher
from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import Delivery, Sent
from sspf.ports import Services
from tests.bench.stands.sending import sending
from tests.bench.stands.server import durable_place, execute, fill, settle
from tests.postgresql import Place

ROWS = 20_000
MUNICIPALITIES = 20
PEOPLE = 1_500
AT_ONCE = 20
BATCH = 20
GOALS = {"ratio_to_procrastinate": 3.0, "ratio_to_raw": 0.3}
TABLE = """
DROP TABLE IF EXISTS bare;
CREATE TABLE bare (id bigserial PRIMARY KEY, key text NOT NULL UNIQUE, payload jsonb NOT NULL,
  send_at timestamptz NOT NULL, state text NOT NULL DEFAULT 'due', attempts int NOT NULL DEFAULT 0,
  lease_until timestamptz, holder text, begun_at timestamptz, ended_at timestamptz);
CREATE INDEX bare_waiting ON bare (send_at, id) WHERE state IN ('due', 'leased', 'sending')
"""
FILL = """
INSERT INTO bare (key, payload, send_at)
SELECT 'k:' || i, '{}', now() - interval '1 s' FROM generate_series(1, %d) AS i
"""
CLAIM = """
WITH c AS (SELECT id FROM bare WHERE state IN ('due', 'leased', 'sending') AND send_at <= now()
  AND (lease_until IS NULL OR lease_until <= now()) ORDER BY send_at, id
  LIMIT $1 FOR UPDATE SKIP LOCKED)
UPDATE bare SET state = 'leased', attempts = attempts + 1, holder = $2,
  lease_until = now() + interval '60 s' FROM c WHERE bare.id = c.id RETURNING bare.id
"""
BEGIN = """
UPDATE bare SET state = 'sending', begun_at = now(), lease_until = now() + interval '60 s'
WHERE id = $1 AND holder = $2 AND state = 'leased'
"""
FINISH = """
UPDATE bare SET state = 'sent', ended_at = now(), lease_until = NULL, holder = NULL
WHERE id = ANY($1::bigint[]) AND state <> 'sent'
"""


def main() -> None:
    logging.disable(logging.CRITICAL)
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with durable_place() as place, tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measured(place, Path(folder), rows))
    print(json.dumps(found))


async def measured(place: Place, folder: Path, rows: int) -> dict[str, Any]:
    await settle(database := place.database(), folder / "keys", MUNICIPALITIES)
    await database.dispose()
    raw = [await of_raw(place, rows, each=True)]
    ours = [await of_ours(place, folder, rows)]
    theirs = await of_procrastinate(place, rows)
    ours.append(await of_ours(place, folder, rows))
    raw.append(await of_raw(place, rows, each=True))
    figures = {"ours": sum(ours) / 2, "raw": sum(raw) / 2, "procrastinate": theirs}
    found: dict[str, Any] = {
        "ratio_to_procrastinate": round(figures["ours"] / theirs, 2),
        "ratio_to_raw": round(figures["ours"] / figures["raw"], 3),
        "goals": GOALS,
        "rows_per_s": {name: round(figure, 1) for name, figure in figures.items()},
        "each_run_per_s": {"ours": [round(n) for n in ours], "raw": [round(n) for n in raw]},
        "batch_marked_raw_per_s": round(await of_raw(place, rows, each=False), 1),
        "rows": rows,
        "commits_a_row": "intent before the send, result after it, each by itself",
        "ours_is": "Dispatcher, Flow, claim/begin/finish; no compose, no card, no audit",
        "load_average": os.getloadavg()[0],
    }
    return found


async def of_ours(place: Place, folder: Path, rows: int) -> float:
    await fill(
        place,
        rows=rows,
        municipalities=MUNICIPALITIES,
        people=PEOPLE,
        kind="'invitation'",
        send_at="now() - interval '1 s'",
    )
    house = sending(place.database(), folder / "keys", MUNICIPALITIES)
    done = asyncio.Event()
    left = rows

    async def step(services: Services, municipality: MunicipalityId, row: Sent) -> Delivery:
        nonlocal left
        async with services.unit_of_work(municipality) as uow:
            await uow.outbox.begin(row.message.key)
        async with services.unit_of_work(municipality) as uow:
            await uow.outbox.finish(row.message.key, Delivery.SENT, services.clock.now())
        left -= 1
        if not left:
            done.set()
        return Delivery.SENT

    dispatcher = Dispatcher(house.services, deliver=step)
    began = time.perf_counter()
    dispatcher.start()
    await done.wait()
    seconds = time.perf_counter() - began
    await dispatcher.stop()
    await house.database.dispose()
    await check(place, "outbox", rows)
    return rows / seconds


async def of_raw(place: Place, rows: int, *, each: bool) -> float:
    way = bare(place)
    await execute(place, *TABLE.split(";"), FILL % rows, "VACUUM ANALYZE bare")
    pool = await asyncpg.create_pool(way, min_size=AT_ONCE, max_size=AT_ONCE)
    began = time.perf_counter()
    await asyncio.gather(*(worker(pool, each=each) for _ in range(AT_ONCE)))
    seconds = time.perf_counter() - began
    await pool.close()
    await check(place, "bare", rows)
    return rows / seconds


async def worker(pool: Any, *, each: bool) -> None:
    holder = uuid4().hex
    async with pool.acquire() as connection:
        while claimed := await connection.fetch(CLAIM, BATCH, holder):
            ids = [row["id"] for row in claimed]
            for one in ids if each else ():
                await connection.execute(BEGIN, one, holder)
                await connection.execute(FINISH, [one])
            if not each:
                await connection.execute(FINISH, ids)


async def of_procrastinate(place: Place, rows: int) -> float:
    await execute(place, "DROP SCHEMA IF EXISTS pcr CASCADE", "CREATE SCHEMA pcr")
    connector = procrastinate.PsycopgConnector(
        conninfo=bare(place),
        min_size=2,
        max_size=AT_ONCE + 2,
        kwargs={"options": "-c search_path=pcr"},
    )
    app = procrastinate.App(connector=connector)

    @app.task(queue="q", retry=3)
    async def remind(row: int) -> None:
        return

    async with app.open_async():
        await app.schema_manager.apply_schema_async()
        for first in range(0, rows, 1000):
            jobs: list[dict[str, Any]] = [{"row": n} for n in range(first, first + 1000)]
            await remind.batch_defer_async(*jobs)
        await execute(place, "VACUUM ANALYZE pcr.procrastinate_jobs")
        began = time.perf_counter()
        await app.run_worker_async(
            queues=["q"], concurrency=AT_ONCE, wait=False, install_signal_handlers=False
        )
        seconds = time.perf_counter() - began
    await check(place, "pcr.procrastinate_jobs", rows, "status = 'succeeded'")
    return rows / seconds


async def check(place: Place, table: str, rows: int, ended: str = "state = 'sent'") -> None:
    connection = await asyncpg.connect(bare(place))
    found = await connection.fetchval(f"SELECT count(*) FROM {table} WHERE {ended}")  # noqa: S608
    await connection.close()
    assert found == rows, f"{table}: {found} of {rows}"


def bare(place: Place) -> str:
    url = make_url(place.admin).set(drivername="postgresql")
    return url.render_as_string(hide_password=False)


if __name__ == "__main__":
    main()
