"""How a call to Graph is made: token, place in line, time, and what went wrong.

Knows no operation, and nothing of the SDK but the library under it that sends (kiota, httpx).
"""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import httpx
from kiota_abstractions.api_error import APIError
from kiota_abstractions.authentication import (
    AccessTokenProvider,
    AllowedHostsValidator,
    BaseBearerTokenAuthenticationProvider,
)

from bot.connector_answers import wait_asked_for
from bot.credentials import Tokens
from bot.graph_answers import Failure, failure_of, no_answer
from bot.graph_limits import GraphLimits
from bot.outbound import trusted
from bot.settings import Settings
from sspf.ports import PermanentFailureError, TemporaryFailureError

CALL_SECONDS = 12.0
"""For one call from beginning to end; less than its place is held for (bot/graph_limits.py)."""
CONNECT_SECONDS = 5.0
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)


class RedirectedError(Exception):
    """Graph sent us elsewhere; nobody follows, for the token is for one host."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    is_write: bool = False
    mails: int = 0
    is_of_event: bool = False
    is_delta: bool = False


class Calls:
    """Sends what the SDK has written. `errors`: the SDK's class of an error, by status."""

    def __init__(
        self, adapter: Any, tokens: Tokens, limits: GraphLimits, errors: dict[str, Any]
    ) -> None:
        self._adapter = adapter
        self._tokens = tokens
        self._limits = limits
        self._errors = errors

    async def send(self, asked: Any, call: Call) -> bytes:
        async with self._limits.place(call.mails):
            try:
                return await self._once(asked, call)
            except TemporaryFailureError as failure:
                if failure.reason != "failed.no_token" or not await self._has_another_token(asked):
                    raise
            return await self._once(asked, call)

    async def _once(self, asked: Any, call: Call) -> bytes:
        # `from None`: what they say names people and meetings.
        try:
            async with asyncio.timeout(CALL_SECONDS):
                answer = await self._adapter.send_primitive_async(asked, "bytes", self._errors)
        except APIError as error:
            raise self._failure(error, call) from None
        except RedirectedError:
            raise PermanentFailureError("failed.refused") from None
        except NOT_SENT:
            raise TemporaryFailureError("failed.unreachable") from None
        except (httpx.HTTPError, TimeoutError, OSError):
            raise no_answer(is_write=call.is_write) from None
        return bytes(answer or b"")

    async def _has_another_token(self, asked: Any) -> bool:
        before = await self._tokens.token()
        self._tokens.refuse(before)
        asked.headers.remove("Authorization")
        return await self._tokens.token() != before

    def _failure(self, error: Any, call: Call) -> Exception:
        headers = error.response_headers or {}
        wait = wait_asked_for(headers.get("Retry-After", ""))
        status = int(error.response_status_code or 0)
        if status == HTTPStatus.TOO_MANY_REQUESTS and wait is not None:
            self._limits.close(wait)
        main = getattr(error, "error", None)
        return failure_of(
            Failure(
                status=status,
                code=getattr(main, "code", None) or "",
                wait_seconds=wait,
                is_write=call.is_write,
                is_of_event=call.is_of_event,
                is_delta=call.is_delta,
            )
        )


class _OwnTokens(AccessTokenProvider):  # type: ignore[misc]  # the SDK's types are not read
    """A token for the configured host, and none for any other."""

    def __init__(self, tokens: Tokens, root: str) -> None:
        self._tokens = tokens
        self._origin = _origin(root)
        self._allowed = AllowedHostsValidator([urlsplit(root).hostname or ""])

    async def get_authorization_token(self, uri: str, _: object = None) -> str:
        return await self._tokens.token() if _origin(uri) == self._origin else ""

    def get_allowed_hosts_validator(self) -> Any:
        return self._allowed


def provider_of(tokens: Tokens, root: str) -> Any:
    return BaseBearerTokenAuthenticationProvider(_OwnTokens(tokens, root))


class PlainClient(httpx.AsyncClient):
    """Through the municipality's proxy, trusting its own CA too; to be closed by whoever made it.

    It closes its own connections: the SDK puts its pipeline in their place and forgets them.
    """

    def __init__(self, settings: Settings) -> None:
        self._road = httpx.AsyncHTTPTransport(
            verify=trusted(settings), proxy=settings.proxy or None, trust_env=False
        )
        super().__init__(
            transport=self._road,
            timeout=httpx.Timeout(CALL_SECONDS, connect=CONNECT_SECONDS),
            trust_env=False,
            follow_redirects=False,
            event_hooks={"response": [_refuse_redirects]},
        )

    async def aclose(self) -> None:
        await super().aclose()
        await self._road.aclose()


async def _refuse_redirects(response: httpx.Response) -> None:
    if HTTPStatus.MULTIPLE_CHOICES <= response.status_code < HTTPStatus.BAD_REQUEST:
        raise RedirectedError


def _origin(url: str) -> tuple[str, str, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port
