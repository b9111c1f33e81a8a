"""The real house whose dispatcher is killed: within two minutes everybody knows (issue 4, 2)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest

from bot.organisations.reader import Loaded
from bot.serve import Serving, serve
from scheduler.auditor import EVERY
from scheduler.dispatcher import Dispatcher
from sspf.domain.organisation import Role
from sspf.ports import Services
from tests.factories import a_message
from tests.fakes.clock import FakeClock
from tests.fakes.passing_time import PassingTime
from tests.fakes.small_microsoft import SmallMicrosoft, small_microsoft
from tests.postgresql import Place
from tests.use_cases.world import PIA, RUT, norrsjo

MORNING = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)


@dataclass
class RealHouse:
    serving: Serving
    microsoft: SmallMicrosoft
    clock: FakeClock
    time: PassingTime
    let_go: asyncio.Event = field(default_factory=asyncio.Event)

    async def hang(self, *_: object) -> None:
        """As a send that never ends."""
        await self.let_go.wait()

    @property
    def services(self) -> Services:
        return self.serving.house.services

    async def pass_by(self, seconds: float) -> None:
        """Virtual time, in which the auditor's real database and road out get real moments."""
        for _ in range(int(seconds)):
            self.clock.advance(seconds=1)
            await self.time.pass_by(1)
            for _ in range(40):
                if self.time.is_slept_on:
                    break
                await asyncio.sleep(0.05)

    async def comes(self, messages: int) -> None:
        """The clock goes on meanwhile: more at once than Microsoft allows wait for a second."""
        async with asyncio.timeout(20):
            while len(self.microsoft.taken) < messages:
                await asyncio.sleep(0.5)
                self.clock.advance(seconds=1)

    async def is_empty(self) -> None:
        """Each row has ended, in whatever way."""
        municipality = norrsjo().organisation.municipality
        async with asyncio.timeout(10):
            while True:
                async with self.services.unit_of_work(municipality) as uow:
                    if not await uow.outbox.waiting(RUT):
                        return
                await asyncio.sleep(0.05)

    async def figure(self, name: str) -> float:
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{self.serving.address}/metrics") as answer,
        ):
            lines = (await answer.text()).splitlines()
        return next(float(line.split()[1]) for line in lines if line.startswith(f"sspf_{name} "))


def with_an_administrator() -> Loaded:
    loaded = norrsjo()
    people = tuple(
        replace(person, roles=frozenset({Role.ADMIN})) if person.id == PIA else person
        for person in loaded.organisation.people
    )
    return replace(loaded, organisation=replace(loaded.organisation, people=people), meetings=())


@asynccontextmanager
async def a_real_house(data: Path, database_url: str) -> AsyncIterator[RealHouse]:
    loaded = with_an_administrator()
    (tenant,) = loaded.organisation.tenants
    own = {"tick_seconds": 1.0, "database_url": database_url}
    async with small_microsoft(data, tenant, **own) as microsoft:
        clock, time = FakeClock(MORNING), PassingTime()
        serving = await serve(microsoft.settings, loaded, clock)
        auditor = serving.auditor.auditor
        await auditor.stop()
        auditor.sleep, auditor.seconds = time.sleep, time.now
        auditor.start()
        house = RealHouse(serving, microsoft, clock, time)
        try:
            yield house
        finally:
            house.let_go.set()
            await serving.stop()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return ""
    place: Place = request.getfixturevalue("place")
    return place.app


async def kill_and_queue(house: RealHouse, *, hangs: bool = False) -> None:
    """Nobody sends any more, and a message to Rut falls due; when it `hangs`, it is claimed too."""
    await house.comes(len(norrsjo().organisation.people))  # each is welcomed
    house.microsoft.taken.clear()
    await house.serving.dispatcher.stop()
    municipality = norrsjo().organisation.municipality
    async with house.services.unit_of_work(municipality) as uow:
        await uow.outbox.add(a_message(recipient=RUT, send_at=house.clock.now()))
    if hangs:
        house.serving.dispatcher = Dispatcher(house.services, deliver=house.hang)
        house.serving.dispatcher.start()


@pytest.mark.parametrize(
    "hangs", [False, pytest.param(True, marks=pytest.mark.long)], ids=["killed", "hangs"]
)
async def test_given_the_dispatcher_is_gone_then_the_alarm_comes_within_two_minutes(
    url: str, hangs: bool, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_real_house(tmp_path, url) as house:
        await house.pass_by(EVERY + 1)
        assert house.microsoft.beats == 1
        assert await house.figure("late_rows") == 0
        await kill_and_queue(house, hangs=hangs)
        await house.pass_by(55)
        assert "queue_late" not in caplog.messages
        await house.pass_by(65)

        assert caplog.messages.count("queue_late") == 1
        assert await house.figure("late_rows") == 1
        assert await house.figure("late_oldest_seconds") >= 60
        assert await house.figure("alarms_total") == 1
        pia = norrsjo().organisation.person(PIA)
        assert [to for to, _ in house.microsoft.taken] == [f"a:{pia.entra_object_id}"]
        assert "Driftlarm: 1\xa0meddelande" in str(house.microsoft.taken[0][1]["text"])


@pytest.mark.long
async def test_given_it_lasts_then_no_heartbeat_and_when_it_is_put_right_all_is_well(
    url: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_real_house(tmp_path, url) as house:
        await kill_and_queue(house)
        await house.pass_by(120)
        heard = house.microsoft.beats
        await house.pass_by(180)
        assert house.microsoft.beats == heard
        assert len(house.microsoft.taken) == 1  # told once, though it was seen every round

        house.serving.dispatcher = Dispatcher(house.services)
        house.serving.dispatcher.start()
        await house.is_empty()
        await house.pass_by(61)
        assert await house.figure("late_rows") == 0
        assert "queue_well" in caplog.messages
        assert house.microsoft.beats > heard
