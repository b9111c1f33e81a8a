"""A Connector with all that is around it made visible: pauses, tokens, limits, what it counts."""

from dataclasses import dataclass, field
from typing import Any

import aiohttp

from bot.connector import Connector

SHORT = aiohttp.ClientTimeout(total=0.3, connect=0.2, sock_connect=0.2)


@dataclass
class Around:
    """Everything that a Connector leans on, remembered."""

    half: float = 0.5
    """What chance says each time."""
    tokens: list[str] = field(default_factory=lambda: ["token-1"])
    """Those to come: a refused one gives way to the next, the last of them stays."""
    slept: list[float] = field(default_factory=list)
    retried_for: list[str] = field(default_factory=list)
    waited_for: list[tuple[str, str]] = field(default_factory=list)
    closed: list[tuple[str, str, float]] = field(default_factory=list)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def chance(self) -> float:
        return self.half

    def retried(self, reason: str) -> None:
        self.retried_for.append(reason)

    async def token(self) -> str:
        return self.tokens[0]

    def refuse(self, token: str) -> None:
        if len(self.tokens) > 1:
            del self.tokens[0]

    async def wait(self, tenant: str, thread: str) -> None:
        self.waited_for.append((tenant, thread))

    def pause(self, tenant: str, thread: str, seconds: float) -> None:
        self.closed.append((tenant, thread, seconds))


class AroundTokens:
    def __init__(self, around: Around) -> None:
        self._around = around

    async def token(self) -> str:
        return await self._around.token()

    def refuse(self, token: str) -> None:
        self._around.refuse(token)

    async def close(self) -> None:
        return


class AroundLimits:
    def __init__(self, around: Around) -> None:
        self._around = around

    async def wait(self, tenant: str, thread: str) -> None:
        await self._around.wait(tenant, thread)

    def close(self, tenant: str, thread: str, seconds: float) -> None:
        self._around.pause(tenant, thread, seconds)


def a_connector(
    session: aiohttp.ClientSession, around: Around, hosts: tuple[str, ...] | None = None
) -> Connector:
    return Connector(
        session,
        tokens=AroundTokens(around),
        limits=AroundLimits(around),
        hosts=hosts,
        watch=around,
        sleep=around.sleep,
        chance=around.chance,
    )


async def each_call(connector: Connector, url: str, name: str) -> Any:
    """One call of each operation."""
    match name:
        case "create":
            return await connector.create(url, {"tenantId": "t", "members": [{"id": "oid"}]})
        case "post":
            return await connector.post(url, "c1", {"type": "message"}, tenant="t")
        case "reply":
            return await connector.reply(url, "c1", "1", {"type": "message"}, tenant="t")
        case "update":
            return await connector.update(url, "c1", "1", {"type": "message"}, tenant="t")
        case "delete":
            return await connector.delete(url, "c1", "1", tenant="t")
        case "members":
            return await connector.members(url, "c1", tenant="t")
        case "member":
            return await connector.member(url, "c1", "oid", tenant="t")
    raise ValueError(name)


MESSAGES = ("post", "reply")
HARMLESS = ("create", "update", "delete", "members", "member")
EVERY = MESSAGES + HARMLESS
