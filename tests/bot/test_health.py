"""/healthz, /readyz and /metrics, over real HTTP on this machine."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.health import Health, Probe, Pulse, add_routes
from bot.metrics import Depth, Metrics
from bot.probes import opens_what_it_seals, probes, takes_writes
from storage.database import Database
from storage.keys import StaticKeys

CANARY = "Kanariefågel"
Client = TestClient[web.Request, web.Application]


class Seconds:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@asynccontextmanager
async def serving(health: Health) -> AsyncIterator[Client]:
    app = web.Application()
    add_routes(app, health, Metrics())
    async with TestClient(TestServer(app)) as client:
        yield client


def healthy(**changes: object) -> Health:
    given = {"pulse": Pulse(), "probes": {}} | changes
    return Health(**given)  # type: ignore[arg-type]  # what a test changes


async def asked(client: Client, path: str) -> tuple[int, object]:
    async with client.get(path) as answer:
        return answer.status, await answer.json()


def saying(answer: object) -> Probe:
    async def probe() -> bool:
        if isinstance(answer, Exception):
            raise answer
        return bool(answer)

    return probe


async def hanging() -> bool:
    await asyncio.Event().wait()
    return True


async def test_given_a_job_that_stands_still_when_asked_then_it_is_named_until_it_moves() -> None:
    seconds = Seconds()
    pulse = Pulse("tick", "dispatcher", stuck_after=60, seconds=seconds)
    async with serving(healthy(pulse=pulse)) as client:
        assert await asked(client, "/healthz") == (200, {"status": "ok", "missing": []})
        seconds.now = 61
        pulse.beat("tick")
        red = (503, {"status": "unwell", "missing": ["dispatcher"]})
        assert await asked(client, "/healthz") == red
        pulse.beat("dispatcher")
        assert await asked(client, "/healthz") == (200, {"status": "ok", "missing": []})


def test_given_a_name_that_is_not_listed_when_health_is_made_then_it_is_refused() -> None:
    with pytest.raises(ValueError, match="CHECKS"):
        Pulse(CANARY)
    with pytest.raises(ValueError, match="CHECKS"):
        healthy(probes={CANARY: saying(True)})


@pytest.mark.parametrize("answer", [False, OSError(CANARY), ValueError(CANARY)])
async def test_given_a_probe_that_says_no_when_asked_then_it_is_named_and_its_error_is_not(
    answer: object, caplog: pytest.LogCaptureFixture
) -> None:
    found = {"database": saying(answer), "keys": saying(True)}
    async with serving(healthy(probes=found)) as client:
        red = (503, {"status": "unwell", "missing": ["database"]})
        assert await asked(client, "/readyz") == red

    assert CANARY not in caplog.text
    assert [vars(r)["check"] for r in caplog.records if "readiness" in r.msg] == ["database"]


async def test_given_a_probe_that_hangs_when_asked_then_the_others_are_told_in_time() -> None:
    found = {"database": hanging, "keys": saying(False)}
    async with serving(healthy(probes=found, within=0.02)) as client:
        red = (503, {"status": "unwell", "missing": ["database", "keys"]})
        assert await asked(client, "/readyz") == red


async def test_given_somebody_who_asks_all_the_time_then_the_disk_is_asked_once_a_second() -> None:
    seconds, count = Seconds(), 0

    async def counting() -> bool:
        nonlocal count
        count += 1
        return True

    async with serving(healthy(probes={"disk": counting}, seconds=seconds)) as client:
        for _ in range(5):
            await asked(client, "/readyz")
        assert count == 1
        seconds.now = 1
        await asked(client, "/readyz")
        assert count == 2


async def test_given_a_full_disk_when_asked_then_red_and_green_when_there_is_room(
    tmp_path: Path,
) -> None:
    """/dev/full answers each write as a full disk does."""
    seconds = Seconds()

    async def disk() -> bool:
        return takes_writes(tmp_path)

    async with serving(healthy(probes={"disk": disk}, seconds=seconds)) as client:
        (tmp_path / ".probe").symlink_to("/dev/full")
        assert (await asked(client, "/readyz"))[0] == 503
        seconds.now = 2
        assert (await asked(client, "/readyz"))[0] == 200
    assert not (tmp_path / ".probe").is_symlink()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    found = Database(f"sqlite+aiosqlite:///{tmp_path / 'sspf.db'}")
    yield found
    await found.dispose()


async def test_given_a_real_house_when_asked_then_what_is_missing_is_named(
    tmp_path: Path, database: Database
) -> None:
    seconds, fetched = Seconds(), False
    keys = StaticKeys(tmp_path / "sspf.keys")
    found = probes(database, keys, tmp_path, lambda: fetched)
    async with serving(healthy(probes=found, seconds=seconds, within=5.0)) as client:
        missing = ["migrations", "signing_keys"]
        assert await asked(client, "/readyz") == (503, {"status": "unwell", "missing": missing})
        await database.migrate()
        fetched, seconds.now = True, 2
        assert await asked(client, "/readyz") == (200, {"status": "ok", "missing": []})


async def test_given_nobody_is_asked_who_they_are_then_signing_keys_are_not_waited_for(
    tmp_path: Path, database: Database
) -> None:
    keys = StaticKeys(tmp_path / "sspf.keys")

    assert "signing_keys" not in probes(database, keys, tmp_path)
    assert opens_what_it_seals(keys)


async def depth() -> Depth:
    return Depth(3, 1, 9.0)


async def broken() -> Depth:
    raise OSError(CANARY)


@pytest.mark.parametrize(
    ("headers", "token", "status"),
    [
        ({}, "", 200),
        ({}, "secret", 200),
        ({"X-Forwarded-For": "192.0.2.7"}, "", 404),
        ({"Forwarded": "for=192.0.2.7"}, "secret", 404),
        ({"X-Forwarded-For": "192.0.2.7", "Authorization": "Bearer secret"}, "secret", 200),
        ({"X-Forwarded-For": "192.0.2.7", "Authorization": "Bearer secre"}, "secret", 404),
        ({"X-Forwarded-For": "192.0.2.7", "Authorization": "Bearer åäö"}, "secret", 404),
        ({"X-Forwarded-For": "192.0.2.7", "Authorization": "Bearer "}, "", 404),
    ],
)
async def test_given_who_asks_when_metrics_are_asked_for_then_only_some_are_answered(
    headers: dict[str, str], token: str, status: int
) -> None:
    async with (
        serving(healthy(ask_depth=depth, metrics_token=token)) as client,
        client.get("/metrics", headers=headers) as answer,
    ):
        body = await answer.text()

        assert answer.status == status
        assert ("sspf_queue_due_rows 3.0" in body) == (status == 200)
        assert status == 200 or body == ""


async def test_given_a_caller_on_another_machine_when_metrics_are_asked_for_then_none() -> None:
    app = web.Application()
    add_routes(app, healthy(), Metrics())

    @web.middleware
    async def from_afar(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        return await handler(request.clone(remote="192.0.2.7"))

    app.middlewares.append(from_afar)
    async with TestClient(TestServer(app)) as client, client.get("/metrics") as answer:
        assert answer.status == 404


@pytest.mark.parametrize("ask", [broken, hanging, None])
async def test_given_no_answer_about_the_queue_when_scraped_then_the_rest_is_told(
    ask: object,
) -> None:
    async with (
        serving(healthy(ask_depth=ask, within=0.02)) as client,
        client.get("/metrics") as answer,
    ):
        body = await answer.text()

        assert answer.status == 200
        assert "sspf_queue_known 0.0" in body
        assert CANARY not in body
