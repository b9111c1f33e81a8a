"""The organiser's mailbox: Graph answers, lets its calendar be read, and lets no other be."""

import base64
import json
from http import HTTPStatus
from urllib.parse import urlsplit

import aiohttp

from bot.check.endpoints import how
from bot.check.finding import Finding, Ground, fault, ok, skipped, warning
from sspf.ports import PermanentFailureError, TemporaryFailureError

NAMES = ("graph", "graph_scope")
TENANT_WIDE = frozenset({"Calendars.Read", "Calendars.ReadBasic.All", "Calendars.ReadWrite"})
"""Roles consented to in Entra that open every calendar; Exchange's own do not stand in a token."""
STATUSES = {
    HTTPStatus.UNAUTHORIZED: "no_token",
    HTTPStatus.FORBIDDEN: "refused",
    HTTPStatus.NOT_FOUND: "mailbox",
}


async def check_graph(ground: Ground) -> list[Finding]:
    settings = ground.settings
    if not settings.graph_organizer:
        return [skipped("graph", "off"), skipped("graph_scope", "off")]
    if ground.is_rehearsal:
        return [skipped(name, "rehearsal") for name in NAMES]
    tokens = ground.graph_tokens(settings)
    try:
        token = await tokens.token()
    except (PermanentFailureError, TemporaryFailureError):
        return [fault("graph", "no_token"), skipped("graph_scope", "unknown")]
    finally:
        await tokens.close()
    return [await _calendar(ground, token), _scope(token)]


async def _calendar(ground: Ground, token: str) -> Finding:
    root = ground.settings.graph_url.rstrip("/")
    host = urlsplit(root).hostname or ""
    url = f"{root}/users/{ground.settings.graph_organizer}/events"
    try:
        opened = ground.open_session(ground.settings)
    except OSError:
        return fault("graph", "ca_file")
    async with opened as session:
        try:
            async with session.get(
                url,
                params={"$top": "1", "$select": "id"},
                headers={"Authorization": f"Bearer {token}"},
                allow_redirects=False,
            ) as answer:
                status = answer.status
        except (aiohttp.ClientError, OSError) as failure:
            return fault("graph", how(failure), host=host)
    if status == HTTPStatus.OK:
        return ok("graph", host=host)
    return fault("graph", STATUSES.get(HTTPStatus(status), "strange"), host=host)


def _scope(token: str) -> Finding:
    """By what the token says of itself; nobody but Graph can say more."""
    roles = roles_of(token)
    if roles is None:
        return skipped("graph_scope", "unknown")
    wide = sorted(roles & TENANT_WIDE)
    return warning("graph_scope", "wide", roles=", ".join(wide)) if wide else ok("graph_scope")


def roles_of(token: str) -> frozenset[str] | None:
    """None when it is not a token that can be read."""
    parts = token.split(".")
    try:
        claims = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (IndexError, ValueError):
        return None
    roles = claims.get("roles", []) if isinstance(claims, dict) else None
    if not isinstance(roles, list):
        return None
    return frozenset(role for role in roles if isinstance(role, str))
