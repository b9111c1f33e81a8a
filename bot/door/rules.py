"""What the door holds a request against, from the settings."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from bot.settings import Settings, is_loopback

ADDRESS = re.compile(r"(https?://[^/?#\\@\s]+)(?:/(?:[\w-][\w.-]*/)*(?:[\w-][\w.-]*)?)?", re.ASCII)
"""Origin, and plain words between slashes: no user-info, query, dots or escapes.

bot/connector.py sets the slash before what it joins on: else that would change the host.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorRules:
    app_id: str
    hosts: tuple[str, ...]
    """Of Bot Connector: `name` or `name:port` means https; else a whole origin."""
    tenants: frozenset[str]
    openid_url: str


def rules_of(settings: Settings) -> DoorRules:
    return DoorRules(
        app_id=settings.microsoft_app_id,
        hosts=settings.service_hosts,
        tenants=settings.allowed_tenants,
        openid_url=settings.openid_url,
    )


def origins(hosts: tuple[str, ...]) -> frozenset[str]:
    """Every way to spell the allowed hosts as an origin, in small letters."""
    spelt = set()
    for host in hosts:
        origin = (host if "://" in host else f"https://{host}").rstrip("/").lower()
        spelt.add(origin)
        if origin.startswith("https://") and urlsplit(origin).port is None:
            spelt.add(f"{origin}:443")
    return frozenset(spelt)


@lru_cache(maxsize=256)
def origin_of(service_url: str) -> str:
    """In small letters; empty when the address is not a plain one."""
    plain = ADDRESS.fullmatch(service_url)
    return plain[1].lower() if plain else ""


def stays_at_home(service_url: str) -> bool:
    """True when the address is of this machine."""
    origin = origin_of(service_url)
    try:
        return bool(origin) and is_loopback(urlsplit(origin).hostname or "")
    except ValueError:
        return False
