"""Composition root: builds each concrete class once and joins them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from bot.activity import TeamsBot
from bot.case_keys import open_case_keys
from bot.door.admitted import Door
from bot.door.repeats import Repeats
from bot.health import Health, Pulse
from bot.house_keys import open_keys
from bot.limits import Limits
from bot.links import SignedLinks
from bot.mail import open_mail
from bot.metrics import Metrics
from bot.name_lists import NameLists
from bot.organisations.days import working_days
from bot.organizer_road import OrganizerRoad, limits_of, open_road
from bot.present import Presenter, words
from bot.probes import ask_depth, probes
from bot.roads import Roads, build_roads
from bot.settings import Settings
from bot.shared_limits import shared_limits
from bot.teams import Adapter, TeamsMessenger
from scheduler.clock import SystemClock
from sspf.domain.organisation import MunicipalityId
from sspf.ports import Clock, KeyProvider, Mail, Messenger, Meter, NoCaseKeys, Services
from storage.activities import ActivityLog
from storage.bell import Bell
from storage.case_keys import FILE as CASE_KEYS
from storage.case_keys import StoredCaseKeys
from storage.database import Database
from storage.directory import StoredDirectory
from storage.engines import SQLITE
from storage.feeds import StoredFeedDirectory
from storage.group_commit import GroupCommit
from storage.scope import Editions
from storage.unit_of_work import municipalities, unit_of_work


@dataclass(slots=True)
class House:
    """Everything that runs, and what must be closed in the end."""

    services: Services
    keys: KeyProvider
    database: Database
    owners: Database
    """The same one as whoever owns the tables, for what the working role may not do."""
    adapter: Adapter
    bot: TeamsBot
    roads: Roads
    metrics: Metrics
    health: Health
    activities: ActivityLog
    repeats: Repeats
    feeds: StoredFeedDirectory
    links: SignedLinks
    mail_folder: Path
    database_file: Path
    bell: Bell
    """Rings when a message has been queued."""
    installed: list[MunicipalityId] = field(default_factory=list)
    case_keys: StoredCaseKeys | None = None
    calendar: OrganizerRoad | None = None
    """Where a mailbox calls to meetings."""

    @property
    def door(self) -> Door:
        return self.roads.door

    async def refresh(self) -> None:
        """Read anew which municipalities are installed."""
        self.installed[:] = await municipalities(self.database)

    async def start_over(self) -> None:
        """An empty database and no mail: for the rehearsal, where nothing is real.

        ValueError when the database is not the embedded one: it may hold more than a rehearsal.
        """
        if not self.database.url.startswith(SQLITE):
            raise ValueError("only the embedded database can be started over")
        await self.database.dispose()
        if self.case_keys is not None:
            await self.case_keys.dispose()
        self._forget()
        await self.database.migrate()
        await self.refresh()

    def _forget(self) -> None:
        for file in (self.database_file, self.database_file.with_name(CASE_KEYS)):
            for suffix in ("", "-wal", "-shm"):
                Path(f"{file}{suffix}").unlink(missing_ok=True)
        for file in self.mail_folder.glob("*"):
            file.unlink()

    async def close(self) -> None:
        await self.bot.close()
        await self.roads.close()
        if self.calendar is not None:
            await self.calendar.close()
        if self.case_keys is not None:
            await self.case_keys.dispose()
        await self.owners.dispose()
        await self.database.dispose()


async def build(
    settings: Settings, clock: Clock, service_url: str, limits: Limits | None = None
) -> House:
    """Ready to use: the database is migrated. `limits`: see bot.roads."""
    settings.data.mkdir(parents=True, exist_ok=True)
    keys = await open_keys(settings)
    database = await _migrated(settings)
    metrics = Metrics()
    roads = _roads(settings, database, metrics, limits)
    adapter = Adapter(roads.connector)
    installed: list[MunicipalityId] = []
    stores = _stores(settings, database, keys)
    messenger = _messenger(settings, adapter, roads, service_url)
    calendar = await _calendar(settings, clock, keys, metrics, database)
    outside = _outside(settings, keys, messenger, open_mail(settings, database, metrics), metrics)
    services = stores.services(settings, clock, outside, lambda: tuple(installed), calendar)
    activities = ActivityLog(database, stores.group, keys)
    house = House(
        services=services,
        keys=keys,
        database=database,
        owners=_owners(settings, database),
        adapter=adapter,
        bot=TeamsBot(services, roads.connector),
        roads=roads,
        metrics=metrics,
        health=_health(settings, database, keys, roads),
        activities=activities,
        repeats=Repeats(activities),
        feeds=StoredFeedDirectory(database),
        links=outside.links,
        mail_folder=settings.data / "mail",
        database_file=settings.data / "sspf.db",
        bell=stores.bell,
        installed=installed,
        case_keys=stores.case_keys,
        calendar=calendar,
    )
    await house.refresh()
    return house


def _roads(
    settings: Settings, database: Database, metrics: Metrics, limits: Limits | None
) -> Roads:
    limits = limits or _limits_of_all_replicas(database, metrics)
    return build_roads(settings, SystemClock(), metrics, limits)


async def _migrated(settings: Settings) -> Database:
    database = Database(settings.database_url, settings.migration_database_url)
    await database.migrate()
    return database


def _messenger(
    settings: Settings, adapter: Adapter, roads: Roads, service_url: str
) -> TeamsMessenger:
    app_id, hosts = settings.microsoft_app_id, _hosts(settings)
    return TeamsMessenger(adapter, roads.connector, service_url, app_id, hosts)


async def _calendar(
    settings: Settings, clock: Clock, keys: KeyProvider, metrics: Metrics, database: Database
) -> OrganizerRoad | None:
    if not settings.graph_organizer:
        return None
    return await open_road(settings, clock, keys, metrics, limits_of(settings, database, metrics))


def _limits_of_all_replicas(database: Database, metrics: Metrics) -> Limits | None:
    """On the embedded database there is one process, which counts by itself."""
    return None if database.url.startswith(SQLITE) else shared_limits(database, metrics)[0]


def _owners(settings: Settings, database: Database) -> Database:
    url = settings.migration_database_url
    return Database(url) if url else database


def _hosts(settings: Settings) -> tuple[str, ...]:
    return () if settings.auth == "anonymous" else settings.service_hosts


@dataclass(frozen=True, slots=True)
class _Outside:
    """What lies outside the house, as the use cases reach it."""

    messenger: Messenger
    mail: Mail
    links: SignedLinks
    meter: Meter


def _outside(
    settings: Settings, keys: KeyProvider, messenger: Messenger, mail: Mail, meter: Meter
) -> _Outside:
    links = SignedLinks(keys, settings.public_url, settings.mail_replies)
    return _Outside(messenger, mail, links, meter)


@dataclass(frozen=True, slots=True)
class _Stores:
    """What everything that is kept goes through."""

    database: Database
    keys: KeyProvider
    group: GroupCommit
    editions: Editions
    bell: Bell
    case_keys: StoredCaseKeys | None

    def services(
        self,
        settings: Settings,
        clock: Clock,
        outside: _Outside,
        installed: Callable[[], tuple[MunicipalityId, ...]],
        calendar: OrganizerRoad | None,
    ) -> Services:
        of_cases = self.case_keys or NoCaseKeys()
        return Services(
            clock=clock,
            unit_of_work=unit_of_work(
                self.database, self.keys, self.editions, self.bell, case_keys=of_cases
            ),
            case_keys=of_cases,
            municipalities=installed,
            working_days=working_days,
            presenter=Presenter(self.keys, clock),
            messenger=outside.messenger,
            mail=outside.mail,
            words=words,
            meter=outside.meter,
            directory=StoredDirectory(self.group, self.keys, self.editions),
            new_id=lambda: uuid4().hex,
            public_url=settings.public_url,
            links=outside.links,
            organizer=calendar.organizer if calendar else None,
            names_of=NameLists(settings.name_list).of,
        )


def _stores(settings: Settings, database: Database, keys: KeyProvider) -> _Stores:
    of_cases = open_case_keys(settings, keys)
    return _Stores(database, keys, GroupCommit(database), {}, Bell(), of_cases)


def _health(settings: Settings, database: Database, keys: KeyProvider, roads: Roads) -> Health:
    token = settings.metrics_token
    asked = roads.has_signing_keys if roads.signing_keys else None
    return Health(
        pulse=Pulse("tick"),
        probes=probes(database, keys, settings.data, asked),
        ask_depth=ask_depth(database, SystemClock()),
        metrics_token=token.get_secret_value() if token else "",
    )
