"""Builds the auditor: with its own connections, beside everything that it audits."""

from dataclasses import dataclass, replace

import aiohttp

from bot.heartbeat import UrlHeartbeat
from bot.outbound import open_session
from bot.settings import Settings
from bot.wiring import House
from scheduler.auditor import Auditor
from sspf.use_cases.audit_queue import Auditing
from storage.alarms import StoredAlarms
from storage.auditor import StoredQueueWatch
from storage.database import Database
from storage.unit_of_work import unit_of_work

NAME = "auditor"


@dataclass(slots=True)
class StandingAuditor:
    """A started auditor, and what must be closed after it."""

    auditor: Auditor
    watch: StoredQueueWatch
    database: Database
    session: aiohttp.ClientSession | None

    async def stop(self) -> None:
        await self.auditor.stop()
        if self.session is not None:
            await self.session.close()
        await self.watch.dispose()
        await self.database.dispose()


def stand_auditor(settings: Settings, house: House) -> StandingAuditor:
    """In a running loop; not started yet."""
    database = Database(settings.database_url)
    watch = StoredQueueWatch(settings.database_url)
    session = open_session(settings) if settings.heartbeat_url else None
    services = replace(house.services, unit_of_work=unit_of_work(database, house.keys))
    house.health.pulse.beat(NAME)
    auditor = Auditor(
        auditing=Auditing(services=services, watch=watch, alarms=StoredAlarms(database)),
        meter=house.metrics,
        beat=lambda: house.health.pulse.beat(NAME),
        stuck=house.health.pulse.stuck,
        heartbeat=UrlHeartbeat(session, settings.heartbeat_url) if session else None,
    )
    return StandingAuditor(auditor, watch, database, session)
