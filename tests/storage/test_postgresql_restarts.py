"""A server that dies under open transactions and comes back: the work goes on by itself."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import pytest
import pytest_asyncio
from sqlalchemy import make_url

from sspf.domain.organisation import MunicipalityId
from storage.failures import CommitUnknownError, TransactionUndoneError
from tests.contracts.stores import PostgresqlStore, settled
from tests.factories import a_message
from tests.fixtures_postgresql import packaged_server, restart
from tests.postgresql import Postgresql

WRITERS = 4
RESUMED_SECONDS = 2


@pytest.fixture
def own_server() -> Iterator[Postgresql]:
    """Nobody else's: it is about to be killed."""
    run = uuid4().hex
    with packaged_server(run) as server:
        found = Postgresql(make_url(server), run)
        # Other tests do without; here what was acknowledged must survive.
        found.execute("ALTER SYSTEM SET synchronous_commit = on", "SELECT pg_reload_conf()")
        found.prepare()
        yield found


@pytest.fixture
def made_there(own_server: Postgresql, tmp_path: Path) -> PostgresqlStore:
    return PostgresqlStore(own_server.make(), tmp_path / "keys")


@pytest_asyncio.fixture
async def store_there(made_there: PostgresqlStore) -> AsyncIterator[PostgresqlStore]:
    yield made_there
    await made_there.close()


@dataclass
class Writers:
    """Several that queue messages until the stop; what went wrong is done again as it was."""

    store: PostgresqlStore
    municipality: MunicipalityId
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    queued: list[tuple[float, str]] = field(default_factory=list)
    """When each was acknowledged."""

    async def write(self, name: int) -> None:
        number = 0
        while not self.stop.is_set():
            key = f"m:{name}:{number}"
            try:
                async with self.store.begin(self.municipality) as uow:
                    await uow.outbox.add(a_message(key=key))
            except (TransactionUndoneError, CommitUnknownError):
                await asyncio.sleep(0.05)  # and then the same again, with the same key
                continue
            self.queued.append((asyncio.get_running_loop().time(), key))
            number += 1


async def test_given_a_server_restarted_at_once_then_work_resumes_and_nothing_is_lost_or_doubled(
    own_server: Postgresql, store_there: PostgresqlStore
) -> None:
    writers = Writers(store_there, await settled(store_there))
    tasks = [asyncio.create_task(writers.write(n)) for n in range(WRITERS)]
    await asyncio.sleep(0.3)
    before = len(writers.queued)
    await asyncio.to_thread(restart, own_server)
    up = asyncio.get_running_loop().time()
    await asyncio.sleep(RESUMED_SECONDS)
    writers.stop.set()
    await asyncio.gather(*tasks)

    assert before > 0
    after = {key.split(":")[1] for at, key in writers.queued if up < at < up + RESUMED_SECONDS}
    assert len(after) == WRITERS
    async with store_there.begin(writers.municipality) as uow:
        kept = [sent.message.key for sent in await uow.outbox.log(10**6)]
    assert sorted(kept) == sorted(key for _, key in writers.queued)
