"""Bot Connector's REST: conversations, messages, members. Every failure is told apart.

What an answer means stands in bot/connector_answers.py. Nothing of what was answered goes into an
exception or a log.
"""

import asyncio
import random
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final
from urllib.parse import quote

import aiohttp

from bot.connector_answers import Call, no_answer
from bot.connector_calls import Caller, Sleep, Watch
from bot.credentials import NoTokens, Tokens
from bot.door.rules import origin_of, origins, stays_at_home
from bot.limits import Limits, NoLimits
from sspf.ports import PermanentFailureError

PAGE_SIZE = 50
MOST_PAGES = 200
KNOWN = 4096
"""Ids whose spelling in an address is remembered: the same chats are written to again and again."""
CREATING: Final = "create"
"""All creations of a tenant count as one thread: there is no conversation yet."""


class Connector:
    """Speaks to Bot Connector for everybody in this process.

    `hosts`: as in Settings.service_hosts; without them only this machine is spoken to.
    `tenant`, where it is an argument, says whose limits count.
    """

    def __init__(  # noqa: PLR0913 all but the first are what a test replaces
        self,
        session: aiohttp.ClientSession | None = None,
        *,
        tokens: Tokens | None = None,
        limits: Limits | None = None,
        hosts: tuple[str, ...] | None = None,
        watch: Watch | None = None,
        sleep: Sleep = asyncio.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._calls = Caller(
            session,
            tokens or NoTokens(),
            limits or NoLimits(),
            watch=watch,
            sleep=sleep,
            chance=chance,
        )
        self._origins = None if hosts is None else origins(hosts)

    async def close(self) -> None:
        """Closes the session that it opened itself."""
        await self._calls.close()

    async def create(self, service_url: str, parameters: Mapping[str, Any]) -> str:
        """Id of the conversation. The same person gets the same one."""
        call = Call(
            method="POST",
            url=self._conversations(service_url),
            tenant=str(parameters.get("tenantId", "")),
            thread=CREATING,
            body=parameters,
            names_person=True,
        )
        made = (await self._calls.make(call)).get("id")
        if not (isinstance(made, str) and made):
            raise no_answer(call)
        return made

    async def post(
        self, service_url: str, conversation: str, activity: Mapping[str, Any], *, tenant: str = ""
    ) -> str:
        """Id of the activity; empty when it was taken and no id was said."""
        url = f"{self._one(service_url, conversation)}/activities"
        return await self._say(url, conversation, activity, tenant)

    async def reply(
        self,
        service_url: str,
        conversation: str,
        id: str,
        activity: Mapping[str, Any],
        *,
        tenant: str = "",
    ) -> str:
        """Id of the activity, which hangs under the one of this id."""
        url = self._activity(service_url, conversation, id)
        return await self._say(url, conversation, activity, tenant)

    async def update(
        self,
        service_url: str,
        conversation: str,
        id: str,
        activity: Mapping[str, Any],
        *,
        tenant: str = "",
    ) -> None:
        url = self._activity(service_url, conversation, id)
        await self._calls.make(
            Call(method="PUT", url=url, tenant=tenant, thread=conversation, body=activity)
        )

    async def delete(
        self, service_url: str, conversation: str, id: str, *, tenant: str = ""
    ) -> None:
        url = self._activity(service_url, conversation, id)
        await self._calls.make(Call(method="DELETE", url=url, tenant=tenant, thread=conversation))

    async def members(
        self, service_url: str, conversation: str, *, tenant: str = ""
    ) -> list[dict[str, Any]]:
        """Everybody in the conversation, page by page."""
        place = f"{self._one(service_url, conversation)}/pagedmembers?pageSize={PAGE_SIZE}"
        found: list[dict[str, Any]] = []
        url = place
        for _ in range(MOST_PAGES):
            call = Call(method="GET", url=url, tenant=tenant, thread=conversation)
            page = await self._calls.make(call)
            found += [one for one in page.get("members") or () if isinstance(one, dict)]
            token = page.get("continuationToken")
            if not token:
                return found
            url = f"{place}&continuationToken={quote(str(token), safe='')}"
        raise PermanentFailureError("failed.refused")

    async def member(
        self, service_url: str, conversation: str, id: str, *, tenant: str = ""
    ) -> dict[str, Any]:
        """One who is in the conversation, by Teams' id or by Entra object id."""
        url = f"{self._one(service_url, conversation)}/members/{_segment(id)}"
        call = Call(method="GET", url=url, tenant=tenant, thread=conversation)
        return await self._calls.make(call)

    async def _say(
        self, url: str, conversation: str, activity: Mapping[str, Any], tenant: str
    ) -> str:
        call = Call(
            method="POST",
            url=url,
            tenant=tenant,
            thread=conversation,
            body=activity,
            is_message=True,
        )
        said = (await self._calls.make(call)).get("id")
        return said if isinstance(said, str) else ""

    def _conversations(self, service_url: str) -> str:
        """Refuses, before a byte leaves, every host that is not on the list."""
        allowed = (
            stays_at_home(service_url)
            if self._origins is None
            else origin_of(service_url) in self._origins
        )
        if not allowed:
            raise PermanentFailureError("failed.not_allowed")
        return f"{service_url.rstrip('/')}/v3/conversations"

    def _one(self, service_url: str, conversation: str) -> str:
        return f"{self._conversations(service_url)}/{_segment(conversation)}"

    def _activity(self, service_url: str, conversation: str, id: str) -> str:
        if not id:  # it was taken once without an id being said, and cannot be found again
            raise PermanentFailureError("failed.message_gone")
        return f"{self._one(service_url, conversation)}/activities/{_segment(id)}"


@lru_cache(maxsize=KNOWN)
def _segment(id: str) -> str:
    """One step of a path. Dots alone would lead to another place."""
    if not id.strip("."):
        raise PermanentFailureError("failed.gone")
    return quote(id, safe="")
