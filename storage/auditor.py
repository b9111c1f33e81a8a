"""The auditor's own eyes: another connection, another statement, and no code of the dispatcher's.

Read only, and opened anew each time: a pool that is full, or a connection that hangs, is one of
the things that it is there to notice.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import MetaData, NullPool, String, Table, bindparam, make_url, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from sspf.domain.organisation import MunicipalityId
from sspf.ports.watching import Late
from storage.engines import CONNECT_SECONDS, LIMITS, NAMED, SQLITE
from storage.types import UtcDateTime
from storage.walls import across

BUSY_SECONDS = 5
WATCHED = Table("outbox", MetaData())
"""Its name is all that the wall asks for."""
UNENDED = """
SELECT municipality_id, count(*) AS rows, min(send_at) AS oldest FROM outbox
WHERE state IN ('due', 'leased', 'sending') AND send_at <= :before
GROUP BY municipality_id ORDER BY municipality_id
"""
"""Whoever holds a row, and for however long: a row that is held and not sent is late all the same.

A row that waits on purpose, for the morning or for another try, has a later `send_at`.
"""
ASKED = (
    text(UNENDED)
    .bindparams(bindparam("before", type_=UtcDateTime()))
    .columns(municipality_id=String, oldest=UtcDateTime())
)


class StoredQueueWatch:
    """Implements sspf.ports.watching.QueueWatch."""

    def __init__(self, url: str) -> None:
        self._engine = _open(url)

    async def late(self, before: datetime) -> Sequence[Late]:
        async with (
            self._engine.connect() as connection,
            connection.begin(),
            across(connection, WATCHED),
        ):
            found = (await connection.execute(ASKED, {"before": before})).all()
        return [
            Late(municipality=MunicipalityId(of), rows=rows, oldest=oldest)
            for of, rows, oldest in found
        ]

    async def dispose(self) -> None:
        await self._engine.dispose()


def _open(url: str) -> AsyncEngine:
    if make_url(url).get_backend_name() == SQLITE:
        # A reader: whoever holds the file for writing does not hold it up.
        return create_async_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})
    return create_async_engine(
        url,
        poolclass=NullPool,
        connect_args={
            "timeout": CONNECT_SECONDS,
            "command_timeout": CONNECT_SECONDS,
            "server_settings": LIMITS | NAMED,
        },
    )
