"""The public roads of the product: `chat`, `web`, `cli`. The page's road: fixtures_page."""

import asyncio
import json
import logging
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot.rehearsal.standin import StandIn
from tests.journeys.play import AUTH, ROOT, Play, free_port
from tests.journeys.stages import START, Stages

ANSWER_WITHIN = 60
MESSAGES = "/api/messages"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "stage(name): where in the scenario `chat` begins")
    config.addinivalue_line("markers", "auth(name): how `chat` is started when not as every other")


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    return Stages(tmp_path_factory.mktemp("stages"), free_port())


@pytest_asyncio.fixture
async def chat(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    stages: Stages,
    caplog: pytest.LogCaptureFixture,
) -> AsyncIterator[Play]:
    """The product running at a stage of the scenario. An error in its log fails the test.

    Whatever was sent and is to come, the page beside the chats can say it.
    """
    stage, auth = (request.node.get_closest_marker(name) for name in ("stage", "auth"))
    play = await stages.copy(
        stage.args[0] if stage else START, tmp_path / "data", auth.args[0] if auth else AUTH
    )
    await play.open()
    yield play
    await play.seen_on_the_page()
    await play.close()
    errors = [r for r in caplog.get_records("call") if r.levelno >= logging.ERROR or r.exc_info]
    assert [f"{r.name}: {r.getMessage()} {r.exc_text or ''}" for r in errors] == []


@dataclass(frozen=True)
class Web:
    """Raw HTTP to the running product: whatever bytes and headers one likes.

    What goes to the bot is signed as Teams signs it, when the product asks for that and the
    headers do not say otherwise.
    """

    address: str
    session: aiohttp.ClientSession
    microsoft: StandIn | None = None

    async def post(
        self, path: str, body: object, headers: dict[str, str] | None = None
    ) -> tuple[int, str]:
        """A body of bytes is sent as it is, any other as JSON."""
        as_bytes = body if isinstance(body, bytes) else json.dumps(body).encode()
        signed = await self.microsoft.headers() if self.microsoft and path == MESSAGES else {}
        own = {"Content-Type": "application/json", **signed} | (headers or {})
        async with self.session.post(
            self.address + path, data=BytesIO(as_bytes), headers=own
        ) as answer:
            return answer.status, await answer.text()

    async def from_page(self, path: str, body: object) -> tuple[int, Any]:
        """As the rehearsal page's own script posts."""
        status, text = await self.post(path, body, {"Origin": self.address})
        return status, json.loads(text)

    async def get(self, path: str) -> tuple[int, str]:
        async with self.session.get(self.address + path) as answer:
            return answer.status, await answer.text()


@pytest_asyncio.fixture
async def web(chat: Play) -> AsyncIterator[Web]:
    """HTTP to the product that `chat` runs."""
    async with aiohttp.ClientSession() as session:
        yield Web(chat.run.address, session, chat.run.stand_in)


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


COLD = (sys.executable, "-m", "bot")


class Cli:
    """Runs `python -m bot …` as one does in a terminal. The fixture's own starts sooner: `warm`."""

    def __init__(self, folder: Path, program: Sequence[str] = COLD) -> None:
        self.folder = folder
        self.program = program
        self.answer_within = ANSWER_WITHIN
        """Seconds; more for what plays a whole scenario."""

    def at(self, folder: Path) -> "Cli":
        return Cli(folder, self.program)

    async def __call__(self, *arguments: str, **settings: str) -> Ran:
        """`settings`: of the environment, without the prefix: `auth="anonymous"`."""
        process = await self.start(*arguments, **settings)
        out, err = await asyncio.wait_for(process.communicate(), self.answer_within)
        assert process.returncode is not None
        return Ran(process.returncode, out.decode(), err.decode())

    async def start(self, *arguments: str, **settings: str) -> asyncio.subprocess.Process:
        given = {"data": str(self.folder)} | settings
        environment = {f"SSPF_{name.upper()}": value for name, value in given.items()}
        return await asyncio.create_subprocess_exec(
            *self.program,
            *arguments,
            cwd=ROOT,
            env=environment | {"PYTHONUTF8": "1"},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )


@pytest.fixture(scope="session")
def warm() -> Iterator[Sequence[str]]:
    """What starts `python -m bot` here, as a fork of a program that has read its libraries."""
    if sys.platform != "linux":  # whoever watches over a program there uses what Linux alone has
        yield COLD
        return
    with TemporaryDirectory() as folder:
        door, script = f"{folder}/door", str(ROOT / "tests" / "warm_cli.py")
        server = subprocess.Popen(  # noqa: S603 our own program
            [sys.executable, "-m", "tests.warm_cli", "serve", door],
            cwd=ROOT,
            env={"PYTHONUTF8": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert server.stdin is not None
        assert server.stdout is not None
        assert server.stdout.readline() == b"ready\n"
        yield (sys.executable, "-I", "-S", "-X", "utf8", script, "run", door)
        server.communicate()


@pytest.fixture
def cli(tmp_path: Path, warm: Sequence[str]) -> Cli:
    return Cli(tmp_path / "data", warm)
