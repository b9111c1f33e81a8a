"""Bot Connector's REST: create a conversation, post, update. Every failure is told apart."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import aiohttp

from sspf.ports import PermanentFailureError, TemporaryFailureError, UnknownOutcomeError

TIMEOUT = aiohttp.ClientTimeout(total=10)
LONGEST_WAIT = 3600
"""Seconds; whoever asks for more is asked again after an hour."""
AGAIN = frozenset(
    {
        HTTPStatus.REQUEST_TIMEOUT,
        HTTPStatus.PRECONDITION_FAILED,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.INTERNAL_SERVER_ERROR,
        HTTPStatus.BAD_GATEWAY,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
    }
)
"""Answers after which nothing was delivered and another try may work (Microsoft's rate limits)."""
REFUSALS: Mapping[int, str] = {
    HTTPStatus.FORBIDDEN: "failed.not_installed",
    HTTPStatus.NOT_FOUND: "failed.gone",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "failed.too_large",
}


class Connector:
    """One shared session, no redirects, ten seconds at most."""

    def __init__(self, timeout: aiohttp.ClientTimeout = TIMEOUT) -> None:
        self._timeout = timeout
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def create(self, service_url: str, parameters: Mapping[str, Any]) -> str:
        """Id of the conversation."""
        answer = await self._call("POST", f"{service_url}v3/conversations", parameters)
        return str(answer["id"])

    async def post(self, service_url: str, conversation: str, activity: Mapping[str, Any]) -> str:
        """Id of the activity."""
        answer = await self._call("POST", _place(service_url, conversation), activity)
        return str(answer.get("id", ""))

    async def update(
        self, service_url: str, conversation: str, id: str, activity: Mapping[str, Any]
    ) -> None:
        place = f"{_place(service_url, conversation)}/{quote(id, safe='')}"
        await self._call("PUT", place, activity)

    async def _call(self, method: str, url: str, body: Mapping[str, Any]) -> dict[str, Any]:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=self._timeout)
        try:
            async with self._session.request(
                method, url, json=body, allow_redirects=False
            ) as response:
                _judge(response)
                answer = json.loads(await response.read() or "{}")
        except aiohttp.ClientConnectorError as failure:
            raise TemporaryFailureError("failed.unreachable") from failure
        except (TimeoutError, aiohttp.ClientError, ValueError) as failure:
            raise UnknownOutcomeError("failed.no_answer") from failure
        return answer if isinstance(answer, dict) else {}


def _judge(response: aiohttp.ClientResponse) -> None:
    if response.status < HTTPStatus.MULTIPLE_CHOICES:
        return
    if response.status in AGAIN:
        raise TemporaryFailureError("failed.busy", _retry_after(response))
    raise PermanentFailureError(REFUSALS.get(response.status, "failed.refused"))


def _retry_after(response: aiohttp.ClientResponse) -> float | None:
    """Seconds, an hour at most; None when it is not said in seconds."""
    said = response.headers.get("Retry-After", "")
    return float(min(int(said), LONGEST_WAIT)) if said.isascii() and said.isdigit() else None


def _place(service_url: str, conversation: str) -> str:
    return f"{service_url}v3/conversations/{quote(conversation, safe='')}/activities"
