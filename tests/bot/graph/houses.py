"""The product itself against the stand-in for Graph: a database, a fake Teams, and replicas."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import text

from bot.graph_people import OnlineRooms, TenantPeople
from bot.organisations.days import working_days
from bot.present import words
from sspf.domain.calendar_events import CalendarEvent
from sspf.domain.meetings import MeetingId
from sspf.domain.outbox import Sent
from sspf.ports import Organizer, Services
from sspf.use_cases.call_meeting import call_meeting
from sspf.use_cases.install import install_municipality
from sspf.use_cases.room import Who
from sspf.use_cases.tick import tick
from storage.database import Database
from storage.directory import StoredDirectory
from storage.group_commit import GroupCommit
from storage.keys import StaticKeys
from storage.unit_of_work import unit_of_work
from tests.bot.graph.feeds import a_feed
from tests.fakes.clock import FakeClock
from tests.fakes.graph_server import GraphHouse
from tests.fakes.messenger import FakeMail, FakeMessenger
from tests.fakes.meter import FakeMeter
from tests.use_cases.world import FRIDA, NORRSJO, FakePresenter, local, norrsjo

FIRST = norrsjo().meetings[0].id


@dataclass
class Replica:
    """One program; another one is on the same database, and speaks to the same mailbox."""

    services: Services
    clock: FakeClock
    database: Database
    messenger: FakeMessenger
    mail: FakeMail

    async def tick(self) -> None:
        await tick(self.services)

    async def until_quiet(self, rounds: int = 4) -> None:
        for _ in range(rounds):
            await self.tick()
            self.clock.advance(minutes=3)

    async def call(self) -> None:
        await call_meeting(self.services, who(), FIRST)

    async def event(self, id: MeetingId = FIRST) -> CalendarEvent | None:
        async with self.services.unit_of_work(NORRSJO) as uow:
            return await uow.calendar_events.find(id)

    async def rows(self, kind: str) -> list[Sent]:
        async with self.services.unit_of_work(NORRSJO) as uow:
            return [row for row in await uow.outbox.about(FIRST) if row.message.kind == kind]

    async def leases_run_out(self) -> None:
        """By the database's clock, which nobody waits for."""
        async with self.database.transaction(NORRSJO) as connection:
            past = "UPDATE outbox SET lease_until = '2000-01-01 00:00:00.000000'"
            await connection.execute(text(f"{past} WHERE lease_until IS NOT NULL"))


def who() -> Who:
    return Who(municipality=NORRSJO, person=FRIDA)


def organizer_of(house: GraphHouse, clock: FakeClock, keys: StaticKeys) -> Organizer:
    graph = house.graph
    return Organizer(
        tenant=min(norrsjo().organisation.tenants),
        calendar=house.calendar,
        feed=a_feed(house, keys, clock),
        rooms=OnlineRooms(graph, ""),
        people=TenantPeople(graph),
    )


def a_replica(house: GraphHouse, url: str, folder: Path, clock: FakeClock) -> Replica:
    database, keys = Database(url), StaticKeys(folder / "keys")
    messenger, mail = FakeMessenger(), FakeMail()
    services = Services(
        clock=clock,
        unit_of_work=unit_of_work(database, keys),
        municipalities=lambda: (NORRSJO,),
        working_days=working_days,
        presenter=FakePresenter(),
        messenger=messenger,
        mail=mail,
        words=words,
        meter=FakeMeter(),
        directory=StoredDirectory(GroupCommit(database), keys, {}),
        new_id=lambda: "id",
        organizer=organizer_of(house, clock, keys),
    )
    return Replica(services, clock, database, messenger, mail)


@asynccontextmanager
async def norrsjo_on(house: GraphHouse, url: str, folder: Path) -> AsyncIterator[Replica]:
    """Installed and greeted; nobody has been called. The mailbox's clock is the municipality's."""
    clock = FakeClock(local(date(2026, 12, 17), "08.30"))
    house.outlook.now = clock.now
    replica = a_replica(house, url, folder, clock)
    organisation = norrsjo().organisation
    await install_municipality(replica.services, organisation, norrsjo().meetings)
    await replica.tick()
    try:
        yield replica
    finally:
        await replica.database.dispose()
