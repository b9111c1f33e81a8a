"""Composition root: builds each concrete class once and joins them."""

from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from bot.activity import TeamsBot
from bot.connector import Connector
from bot.mail_files import MailFiles
from bot.metrics import Metrics
from bot.organisations.days import working_days
from bot.present import Presenter, words
from bot.settings import Settings
from bot.teams import Adapter, LocalAuthentication, TeamsMessenger
from sspf.domain.organisation import MunicipalityId
from sspf.ports import Clock, Services
from storage.database import Database
from storage.keys import StaticKeys
from storage.unit_of_work import municipalities, unit_of_work


@dataclass(slots=True)
class House:
    """Everything that runs, and what must be closed in the end."""

    services: Services
    database: Database
    adapter: Adapter
    bot: TeamsBot
    connector: Connector
    mail_folder: Path
    database_file: Path
    installed: list[MunicipalityId] = field(default_factory=list)

    async def refresh(self) -> None:
        """Read anew which municipalities are installed."""
        self.installed[:] = await municipalities(self.database)

    async def start_over(self) -> None:
        """An empty database and no mail: for the rehearsal, where nothing is real."""
        await self.database.dispose()
        self._forget()
        await self.database.migrate()
        await self.refresh()

    def _forget(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self.database_file}{suffix}").unlink(missing_ok=True)
        for file in self.mail_folder.glob("*"):
            file.unlink()

    async def close(self) -> None:
        await self.connector.close()
        await self.database.dispose()


async def build(settings: Settings, clock: Clock, service_url: str) -> House:
    """Ready to use: the database is migrated."""
    settings.data.mkdir(parents=True, exist_ok=True)
    keys = StaticKeys(settings.data / "sspf.keys")
    database = Database(settings.database_url)
    await database.migrate()
    connector = Connector()
    adapter = Adapter(LocalAuthentication(), connector)
    mail_folder = settings.data / "mail"
    installed: list[MunicipalityId] = []
    services = Services(
        clock=clock,
        unit_of_work=unit_of_work(database, keys),
        municipalities=lambda: tuple(installed),
        working_days=working_days,
        presenter=Presenter(keys, clock),
        messenger=TeamsMessenger(adapter, connector, service_url, settings.microsoft_app_id),
        mail=MailFiles(mail_folder),
        words=words,
        meter=Metrics(),
        new_id=lambda: uuid4().hex,
    )
    house = House(
        services=services,
        database=database,
        adapter=adapter,
        bot=TeamsBot(services),
        connector=connector,
        mail_folder=mail_folder,
        database_file=settings.data / "sspf.db",
        installed=installed,
    )
    await house.refresh()
    return house
