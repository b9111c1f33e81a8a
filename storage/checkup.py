"""Questions about the database as a whole, for health, figures and the doctor. Nobody's rows."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, make_url, select, text

from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import Delivery
from storage.database import Database
from storage.engines import SQLITE
from storage.outbox_table import WAITING, outbox
from storage.purges import WITH_KEYS
from storage.revisions import newest_known, revision_of
from storage.rows_of_one import OWNER
from storage.unit_of_work import municipalities
from storage.walls import across


@dataclass(frozen=True, slots=True)
class Waiting:
    """The queues of all municipalities together."""

    due: int
    leased: int
    oldest: datetime | None
    """When the oldest row that nobody holds fell due; None: none has."""


async def answers(database: Database) -> bool:
    """True, or the driver's own error."""
    async with database.transaction() as connection:
        return bool((await connection.execute(text("SELECT 1"))).scalar_one() == 1)


async def is_migrated(database: Database) -> bool:
    """Whether every migration that this version knows has been done.

    A later version may have done more while this one still works: migrations are additive first.
    """
    async with database.engine.connect() as connection:
        return await connection.run_sync(revision_of) >= newest_known()


async def sealed_cases(database: Database) -> dict[MunicipalityId, list[str]]:
    """Ids of all that is sealed with a key of its own, by municipality; nothing is opened."""
    found: dict[MunicipalityId, list[str]] = {}
    for municipality in await municipalities(database):
        async with database.transaction(municipality) as connection:
            asked = [select(t.c.id).where(t.c[OWNER] == municipality) for t in WITH_KEYS.values()]
            rows = [(await connection.scalars(each)).all() for each in asked]
        found[municipality] = [key for keys in rows for key in keys]
    return found


async def waiting(database: Database, now: datetime) -> Waiting:
    """`now`: by the clock that the rows were queued by."""
    due = outbox.c.state == Delivery.DUE
    asked = select(
        func.count().filter(due),
        func.count().filter(outbox.c.state == Delivery.LEASED),
        func.min(outbox.c.send_at).filter(due),
    ).where(WAITING, outbox.c.send_at <= now)
    async with database.transaction() as connection, across(connection, outbox):
        return Waiting(*(await connection.execute(asked)).one())


def file_of(url: str) -> Path | None:
    """The file of an embedded database; None when a server keeps it."""
    asked = make_url(url)
    if asked.get_backend_name() != SQLITE or not asked.database:
        return None
    return Path(asked.database)
