"""Microsoft's side is reachable from here, and the clocks agree. Through the proxy, if any."""

import asyncio
import json
import ssl
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp

from bot.check.finding import Finding, Ground, fault, ok, skipped, warning

LATE, TOO_LATE = timedelta(minutes=2), timedelta(minutes=5)
"""Five minutes is what a token's hours are read with (RFC 7519 speaks of a small leeway)."""
MOST_BYTES = 1024 * 1024


class Seen:
    """What the answers told on the way: Microsoft's own clocks."""

    def __init__(self, ground: Ground, session: aiohttp.ClientSession) -> None:
        self.ground = ground
        self.off: list[timedelta] = []
        self._session = session

    async def get(self, url: str) -> tuple[int, bytes]:
        async with self._session.get(url, allow_redirects=False) as answer:
            self._compare(answer.headers.get("Date", ""))
            return answer.status, await answer.content.read(MOST_BYTES)

    async def document(self, url: str) -> dict[str, object]:
        """The JSON object there; ValueError when there is none."""
        status, body = await self.get(url)
        found = json.loads(body) if status == HTTPStatus.OK else None
        if not isinstance(found, dict):
            raise ValueError("no JSON object")
        return found

    def _compare(self, date: str) -> None:
        try:
            theirs = parsedate_to_datetime(date)
        except ValueError:
            return
        if theirs.tzinfo is not None:
            self.off.append(_distance(theirs, self.ground.clock.now()))


async def check_endpoints(ground: Ground) -> list[Finding]:
    if ground.is_rehearsal:
        return [skipped(name, "rehearsal") for name in ("openid", "login", "service", "clock")]
    try:
        opened = ground.open_session(ground.settings)
    except OSError:
        return [fault("openid", "ca_file")]
    async with opened as session:
        seen = Seen(ground, session)
        found = await asyncio.gather(
            _openid(seen), _login(seen), *(_service(seen, h) for h in ground.settings.service_hosts)
        )
        return [*found, _clock(seen)]


async def _openid(seen: Seen) -> Finding:
    url = seen.ground.settings.openid_url
    host = urlsplit(url).hostname or ""
    try:
        metadata = await seen.document(url)
        keys = (await seen.document(str(metadata.get("jwks_uri", "")))).get("keys")
    except ValueError:
        return fault("openid", "strange", host=host)
    except (aiohttp.ClientError, OSError) as failure:
        return fault("openid", how(failure), host=host)
    if not isinstance(keys, list) or not keys:
        return fault("openid", "strange", host=host)
    return ok("openid", n=len(keys), host=host)


async def _login(seen: Seen) -> Finding:
    settings = seen.ground.settings
    host = urlsplit(settings.login_url).hostname or ""
    tenant = settings.microsoft_tenant_id or "organizations"
    place = f"{settings.login_url.rstrip('/')}/{tenant}/v2.0/.well-known/openid-configuration"
    try:
        await seen.document(place)
    except ValueError:
        return fault("login", "strange", host=host)
    except (aiohttp.ClientError, OSError) as failure:
        return fault("login", how(failure), host=host)
    return ok("login", host=host)


async def _service(seen: Seen, place: str) -> Finding:
    """Any answer will do: it is Bot Connector's, and without a token it refuses."""
    url = place if "//" in place else f"https://{place}/"
    host = urlsplit(url).hostname or ""
    try:
        await seen.get(url)
    except (aiohttp.ClientError, OSError) as failure:
        return fault("service", how(failure), host=host)
    return ok("service", host=host)


def _clock(seen: Seen) -> Finding:
    if not seen.off:
        return skipped("clock", "unknown")
    # Each answer was some time under way: the nearest clock is the one to believe.
    off = min(seen.off)
    seconds = int(off.total_seconds())
    if off > TOO_LATE:
        return fault("clock", "wrong", seconds=seconds)
    return warning("clock", "off", seconds=seconds) if off > LATE else ok("clock", seconds=seconds)


def _distance(one: datetime, other: datetime) -> timedelta:
    return abs(one - other)


def how(failure: Exception) -> str:
    """Which way it did not get through: the end of a catalogue key."""
    if isinstance(failure, aiohttp.ClientProxyConnectionError | aiohttp.ClientHttpProxyError):
        return "proxy"
    if isinstance(failure, aiohttp.ClientSSLError | ssl.SSLError):
        return "tls"
    if isinstance(failure, aiohttp.ClientConnectorDNSError):
        return "name"
    return "timeout" if isinstance(failure, TimeoutError) else "closed"
