"""The road out: one shared session, through the municipality's proxy, trusting its own CA too.

Callers pass `allow_redirects=False`: what is sent is for one address.
"""

import ssl
from functools import cache

import aiohttp

from bot.settings import Settings

CONNECT_SECONDS = 5.0
"""Less than the whole, so that nobody who could not connect is taken for one who did not answer."""
TIMEOUT = aiohttp.ClientTimeout(total=10, connect=CONNECT_SECONDS, sock_connect=CONNECT_SECONDS)
MOST_CONNECTIONS = 64
"""To all hosts together; Bot Connector is one host."""
NAMES_LIVE_SECONDS = 60
"""How long an address that was looked up is used: a failover at Microsoft is a new address."""


def open_session(settings: Settings) -> aiohttp.ClientSession:
    """To be opened once, in a running loop, and closed by whoever opened it."""
    own = settings.ca_file is not None
    trust = trusted(settings) if own else _trusted_by_the_system()
    return _session(proxy=settings.proxy or None, trust=trust)


def open_local_session() -> aiohttp.ClientSession:
    """For what the host itself answers, such as its identity endpoint: never by a proxy."""
    return _session(proxy=None, trust=_trusted_by_the_system())


def trusted(settings: Settings) -> ssl.SSLContext:
    """The system's certificate authorities, and those of the file; no file takes any away.

    Whoever gets it may change it: httpx writes into it which HTTP it speaks.
    """
    context = ssl.create_default_context()
    if settings.ca_file is not None:
        context.load_verify_locations(cafile=settings.ca_file)
    return context


@cache
def _trusted_by_the_system() -> ssl.SSLContext:
    """Read once for our own sessions, which leave it as it is: they are a hundred and more."""
    return ssl.create_default_context()


def _session(*, proxy: str | None, trust: ssl.SSLContext) -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(
            ssl=trust, limit=MOST_CONNECTIONS, ttl_dns_cache=NAMES_LIVE_SECONDS
        ),
        timeout=TIMEOUT,
        cookie_jar=aiohttp.DummyCookieJar(),
        proxy=proxy,
        trust_env=False,  # the proxy is a setting; the environment has no say
    )
