"""/healthz, /readyz and /metrics: what a watcher of the machine may know. Nothing about anybody.

- `/healthz`: does the process move? 503 names the job that stands still; restart it then.
- `/readyz`: can it take a turn now? 503 names what is missing; send it no requests until then.
- `/metrics`: Prometheus' text, on the bot's own port. It is answered to callers on the machine
  itself, and to those who bring `SSPF_METRICS_TOKEN` as a bearer token; to all others it does not
  exist. A caller that a reverse proxy on this machine speaks for is not on the machine: the
  headers by which proxies say so are looked for. Let the proxy pass on /api/messages alone.

The bodies are words of a closed list. What an error says goes nowhere.
"""

import asyncio
import hmac
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from aiohttp import web
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4

from bot.log_fields import CHECKS
from bot.metrics import AskDepth, Metrics
from bot.settings import is_loopback

STUCK_AFTER = 120.0
"""Seconds without a beat. A tick comes every few seconds, but may have much to send."""
ANSWER_WITHIN = 1.0
"""Seconds that one probe may take."""
ASK_AGAIN_AFTER = 1.0
"""Seconds that an answer stands: whoever asks all the time does not wear out the disk."""
FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")

Probe = Callable[[], Awaitable[bool]]
Seconds = Callable[[], float]

log = logging.getLogger(__name__)


class Pulse:
    """Each job says when it has come round; one that has not for long is stuck."""

    def __init__(
        self,
        *jobs: str,
        stuck_after: float = STUCK_AFTER,
        seconds: Seconds = time.monotonic,
    ) -> None:
        self._seconds = seconds
        self._stuck_after = stuck_after
        self._beats = {_known(job): seconds() for job in jobs}

    def beat(self, job: str) -> None:
        self._beats[_known(job)] = self._seconds()

    def stuck(self) -> list[str]:
        last = self._seconds() - self._stuck_after
        return sorted(job for job, at in self._beats.items() if at < last)


@dataclass(slots=True, kw_only=True)
class Health:
    """What is looked at. A probe that raises, or takes long, counts as a no."""

    pulse: Pulse
    probes: Mapping[str, Probe]
    """By words of `CHECKS`."""
    ask_depth: AskDepth | None = None
    metrics_token: str = ""
    """Empty: only callers on this machine may read /metrics."""
    within: float = ANSWER_WITHIN
    seconds: Seconds = time.monotonic
    _missing: list[str] = field(default_factory=list)
    _asked_at: float | None = None
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    def __post_init__(self) -> None:
        for name in self.probes:
            _known(name)

    async def missing(self) -> list[str]:
        """Names of the probes that say no, asked at the same time."""
        async with self._one_at_a_time:
            if self._asked_at is None or self.seconds() - self._asked_at >= ASK_AGAIN_AFTER:
                self._tell(await self._ask())
                self._asked_at = self.seconds()
            return self._missing

    async def _ask(self) -> list[str]:
        asked = [asyncio.wait_for(probe(), self.within) for probe in self.probes.values()]
        answers = await asyncio.gather(*asked, return_exceptions=True)
        named = zip(self.probes, answers, strict=True)
        return sorted(name for name, answer in named if answer is not True)

    def _tell(self, missing: list[str]) -> None:
        """A change is logged once, not at each question."""
        for name in sorted(set(missing) ^ set(self._missing)):
            state = "unwell" if name in missing else "well"
            log.warning("readiness_changed", extra={"check": name, "state": state})
        self._missing = missing


def add_routes(app: web.Application, health: Health, metrics: Metrics) -> None:
    async def healthz(_: web.Request) -> web.Response:
        return _answer(health.pulse.stuck())

    async def readyz(_: web.Request) -> web.Response:
        return _answer(await health.missing())

    async def figures(request: web.Request) -> web.Response:
        if not may_read_metrics(request, health.metrics_token):
            return web.Response(status=HTTPStatus.NOT_FOUND)
        await _measure_queue(health, metrics)
        headers = {"Content-Type": CONTENT_TYPE_PLAIN_0_0_4}
        return web.Response(body=metrics.text(), headers=headers)

    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/metrics", figures)


def may_read_metrics(request: web.Request, token: str) -> bool:
    brought = request.headers.get("Authorization", "")
    if token and hmac.compare_digest(brought.encode(), f"Bearer {token}".encode()):
        return True
    is_spoken_for = any(name in request.headers for name in FORWARDED)
    return not is_spoken_for and is_loopback(request.remote or "")


async def _measure_queue(health: Health, metrics: Metrics) -> None:
    if health.ask_depth is None:
        metrics.queue(None)
        return
    asked = asyncio.wait_for(health.ask_depth(), health.within)
    (depth,) = await asyncio.gather(asked, return_exceptions=True)
    metrics.queue(None if isinstance(depth, BaseException) else depth)


def _answer(missing: list[str]) -> web.Response:
    status = HTTPStatus.SERVICE_UNAVAILABLE if missing else HTTPStatus.OK
    return web.json_response(
        {"status": "unwell" if missing else "ok", "missing": missing}, status=status
    )


def _known(name: str) -> str:
    if name not in CHECKS:
        raise ValueError("not a word of bot.log_fields.CHECKS")
    return name
