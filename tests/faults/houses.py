"""The product on PostgreSQL, and a second replica of it beside the first."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.rehearsal.server import start
from bot.rehearsal.standin import authenticated
from bot.serve import Serving, serve
from bot.settings import Settings
from tests.journeys.play import Play, free_port
from tests.postgresql import Place


class PlayOnPostgresql(Play):
    """The same people and the same channel; the database is a server's."""

    def __init__(self, folder: Path, place: Place) -> None:
        super().__init__(folder, free_port())
        self._place = place

    async def open(self) -> None:
        loaded = self._loaded()
        settings = Settings(
            auth="anonymous",
            port=self.port,
            data=self.folder,
            database_url=self._place.app,
            migration_database_url=self._place.owner,
        )
        base = f"http://{settings.host}:{settings.port}"
        self._running = await start(
            authenticated(settings, base, loaded.organisation.tenants), loaded
        )


@asynccontextmanager
async def replica_of(chat: Play) -> AsyncIterator[Serving]:
    """Another program on the same database, keys and clock, whom the same Teams speaks to."""
    first = chat.run
    alone = Settings(
        auth="anonymous",
        data=chat.folder,
        database_url=first.house.database.url,
        tick_seconds=3600,
    )
    tenants = chat._loaded().organisation.tenants
    same = authenticated(alone, first.address, tenants).model_dump() | {"port": free_port()}
    serving = await serve(Settings(**same), clock=first.house.services.clock)
    try:
        yield serving
    finally:
        await serving.stop()
