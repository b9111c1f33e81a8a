"""SIGTERM to the real program: what is in hand is finished, what is not begun is given back."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import text

from bot.serve import ENDS_WITHIN, first_address
from bot.settings import Settings
from bot.wiring import build
from scheduler.clock import SystemClock
from sspf.use_cases.install import install_municipality
from sspf.use_cases.note_installation import note_installation
from sspf.use_cases.room import Who
from storage.database import Database
from tests.fakes.small_microsoft import SmallMicrosoft, small_microsoft
from tests.postgresql import Place
from tests.use_cases.world import RUT, norrsjo

ROOT = Path(__file__).parents[2]
ORGANISATION = norrsjo().organisation
(TENANT,) = ORGANISATION.tenants
HELD = "SELECT count(*) FROM outbox WHERE state IN ('leased', 'sending')"
DUE = "SELECT count(*) FROM outbox WHERE state = 'due' AND lease_until IS NULL AND holder IS NULL"
SENT = "SELECT count(*) FROM outbox WHERE state = 'sent'"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
def url(request: pytest.FixtureRequest) -> str:
    if request.param == "sqlite":
        return ""
    place: Place = request.getfixturevalue("place")
    return place.app


async def everybody_is_welcomed(settings: Settings, microsoft: SmallMicrosoft) -> int:
    """A row for each person, due at any hour, before the program starts. How many."""
    house = await build(settings, SystemClock(), first_address(settings))
    await install_municipality(house.services, ORGANISATION, ())
    for person in ORGANISATION.people:
        who = Who(municipality=ORGANISATION.municipality, person=person.id)
        await note_installation(house.services, who, microsoft.place(person, TENANT))
    await house.close()
    return len(ORGANISATION.people)


def environment(settings: Settings) -> dict[str, str]:
    given = {name: value for name, value in os.environ.items() if not name.startswith("SSPF_")}  # noqa: TID251 of the program that is started
    named = {
        name: ",".join(value) if isinstance(value, tuple) else str(value)
        for name, value in settings.model_dump(exclude_none=True).items()
        if name != "microsoft_app_password"
    }
    password = settings.microsoft_app_password
    assert password
    named["microsoft_app_password"] = password.get_secret_value()
    return given | {f"SSPF_{name.upper()}": value for name, value in named.items()}


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """The program and its address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=ROOT,
        env=environment(settings),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    try:
        line = await asyncio.wait_for(process.stdout.readline(), 30)
        assert b"/api/messages" in line, (await process.communicate())[1].decode()
        address = line.decode().split(": ", 1)[1].strip().removesuffix("/api/messages")
        yield process, address
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def count(settings: Settings, *asked: str) -> list[int]:
    database = Database(settings.database_url)
    async with database.transaction(ORGANISATION.municipality) as connection:
        found = [(await connection.execute(text(each))).scalar_one() for each in asked]
    await database.dispose()
    return found


async def until(holds: Any, seconds: float) -> None:
    async with asyncio.timeout(seconds):
        while not holds():  # noqa: ASYNC110 another process is waited for
            await asyncio.sleep(0.02)


async def test_given_a_slow_turn_and_rows_in_hand_when_told_to_stop_then_a_quiet_end(
    url: str, tmp_path: Path
) -> None:
    async with small_microsoft(tmp_path, TENANT, database_url=url, tick_seconds=1) as microsoft:
        rows = await everybody_is_welcomed(microsoft.settings, microsoft)
        microsoft.delay = 2.0
        async with running(microsoft.settings) as (process, address):
            await until(lambda: microsoft.begun, 30)
            before = len(microsoft.begun)
            rut = ORGANISATION.person(RUT)
            turn = asyncio.create_task(microsoft.say(address, rut, TENANT, "hjälp"))
            await until(lambda: len(microsoft.begun) > before, 10)

            began = time.monotonic()
            process.send_signal(signal.SIGTERM)
            await asyncio.sleep(0.5)
            with pytest.raises(aiohttp.ClientConnectorError):  # another replica's to take
                await microsoft.say(address, rut, TENANT, "en till")
            code = await asyncio.wait_for(process.wait(), 10)
            took = time.monotonic() - began

        assert code == 0
        assert took < ENDS_WITHIN + 1
        assert await turn < 300
        assert f"a:{rut.entra_object_id}" in [to for to, _ in microsoft.taken]
        held, due, sent = await count(microsoft.settings, HELD, DUE, SENT)
        assert held == 0
        assert due + sent == rows > sent
        assert len(microsoft.taken) == sent + 1  # the turn's answer; and nothing was cut off
        assert len(microsoft.begun) == len(microsoft.taken)


@pytest.mark.long
async def test_given_a_send_that_hangs_when_told_to_stop_then_the_end_does_not_wait_for_it(
    tmp_path: Path,
) -> None:
    async with small_microsoft(tmp_path, TENANT, tick_seconds=1) as microsoft:
        rows = await everybody_is_welcomed(microsoft.settings, microsoft)
        microsoft.delay = 60.0
        async with running(microsoft.settings) as (process, _):
            await until(lambda: microsoft.begun, 30)
            process.send_signal(signal.SIGTERM)
            code = await asyncio.wait_for(process.wait(), 10)

        assert code == 0
        held, due = await count(microsoft.settings, HELD, DUE)
        assert held == len(microsoft.begun)  # left to their lease: they may have arrived
        assert due == rows - held
