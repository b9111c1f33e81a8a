"""The stand-in for Graph on the wire: its addresses, its limits, and its failures on demand."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import aiohttp
from aiohttp import web

from bot.rehearsal.outlook import Fields, GraphError, Outlook

PREFIX = "/graph/v1.0"
SUBJECT = re.compile(r"subject eq '((?:[^']|'')*)'")
JOINED = re.compile(r"JoinWebUrl eq '((?:[^']|'')*)'")
MAILED = re.compile(r"mail eq '((?:[^']|'')*)'")
Inspect = Callable[[web.Request, bytes, web.Response | None], None]
"""Looks at a request, or at an answer to it; raises when it is not as Graph has it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What the next call gets instead. `status` 0: the line is cut; -1: nobody answers."""

    status: int
    wait: str = ""
    """Retry-After."""
    is_after: bool = False
    """The work has been done."""


@dataclass
class OutlookServer:
    """`accepts`: whether a request's Authorization is good; None: nobody is asked."""

    outlook: Outlook
    accepts: Callable[[str], bool] | None = None
    inspect: Inspect | None = None
    at_once: int = 4
    delay: float = 0.0
    """Seconds that each call takes."""
    faults: list[Fault] = field(default_factory=list)
    only: str = ""
    """Faults befall calls of this method alone; empty: any."""
    asked: list[str] = field(default_factory=list)
    """Method and path of each call."""
    headers: list[dict[str, str]] = field(default_factory=list)
    most_at_once: int = 0
    refused: int = 0
    """Calls that were too many at once."""
    hung: asyncio.Event = field(default_factory=asyncio.Event)
    _under_way: int = 0

    def add_routes(self, app: web.Application) -> None:
        app.router.add_route("*", PREFIX + "/{tail:.*}", self._handle)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        self.asked.append(f"{request.method} {request.path.removeprefix(PREFIX)}")
        self.headers.append(dict(request.headers))
        if self.accepts is not None and not self.accepts(request.headers.get("Authorization", "")):
            return _error(GraphError(401, "InvalidAuthenticationToken"))
        self._under_way += 1
        self.most_at_once = max(self.most_at_once, self._under_way)
        try:
            if self._under_way > self.at_once:
                self.refused += 1
                return _error(GraphError(429, "ApplicationThrottled"), wait="1")
            if self.delay:
                await asyncio.sleep(self.delay)
            return await self._failing(request, body)
        finally:
            self._under_way -= 1

    async def _failing(self, request: web.Request, body: bytes) -> web.StreamResponse:
        is_meant = self.faults and self.only in ("", request.method)
        fault = self.faults.pop(0) if is_meant else None
        if fault is None or fault.is_after:
            answer = await self._answered(request, body)
            if fault is None:
                return answer
        if fault.status == 0:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        if fault.status < 0:
            await self.hung.wait()
        return _error(GraphError(abs(fault.status), "fault"), wait=fault.wait)

    async def _answered(self, request: web.Request, body: bytes) -> web.Response:
        if self.inspect is not None:
            self.inspect(request, body, None)
        try:
            answer = await _answer(self.outlook, request, json.loads(body or b"{}"))
        except GraphError as error:
            answer = _error(error)
        if self.inspect is not None:
            self.inspect(request, body, answer)
        return answer


Handler = Callable[[Outlook, web.Request, "re.Match[str]", Fields], Awaitable[web.Response]]


async def _answer(outlook: Outlook, request: web.Request, asked: Fields) -> web.Response:
    path = request.path.removeprefix(PREFIX)
    for method, pattern, handler in ROUTES:
        found = pattern.fullmatch(path)
        if found and method == request.method:
            return await handler(outlook, request, found, asked)
    raise GraphError(404, "UnknownError")


async def _create(o: Outlook, r: web.Request, m: "re.Match[str]", asked: Fields) -> web.Response:
    return _json(o.create(asked), HTTPStatus.CREATED)


async def _list(o: Outlook, r: web.Request, m: "re.Match[str]", asked: Fields) -> web.Response:
    found = o.called(_said(SUBJECT, r))
    skip, top = int(r.query.get("$skip", 0)), int(r.query.get("$top", 10))
    return _json({"value": found[skip : skip + top]})


async def _get(o: Outlook, r: web.Request, m: "re.Match[str]", asked: Fields) -> web.Response:
    return _json(o.get(m["id"]))


async def _change(o: Outlook, r: web.Request, m: "re.Match[str]", asked: Fields) -> web.Response:
    return _json(o.change(m["id"], asked))


async def _cancel(o: Outlook, r: web.Request, m: "re.Match[str]", asked: Fields) -> web.Response:
    o.cancel(m["id"])
    return web.Response(status=HTTPStatus.ACCEPTED)


async def _delta(o: Outlook, r: web.Request, m: "re.Match[str]", asked: Fields) -> web.Response:
    token = r.query.get("$deltatoken") or r.query.get("$skiptoken") or "0"
    page, place, is_last = o.changes(int(token))
    name = "deltatoken" if is_last else "skiptoken"
    link = f"{r.url.origin()}{r.rel_url.path}?${name}={place}"
    return _json({"value": page, f"@odata.{'delta' if is_last else 'next'}Link": link})


async def _rooms(o: Outlook, r: web.Request, m: "re.Match[str]", asked: Fields) -> web.Response:
    return _json({"value": o.room(_said(JOINED, r))})


async def _room(o: Outlook, r: web.Request, m: "re.Match[str]", asked: Fields) -> web.Response:
    return _json(o.set_room(m["id"], asked))


async def _in_chat(o: Outlook, r: web.Request, m: "re.Match[str]", asked: Fields) -> web.Response:
    return _installed(o, "chat", m["id"])


async def _for_user(o: Outlook, r: web.Request, m: "re.Match[str]", asked: Fields) -> web.Response:
    return _installed(o, "user", m["id"])


async def _apps(o: Outlook, r: web.Request, m: "re.Match[str]", asked: Fields) -> web.Response:
    there = [{"id": f"app-of-{who}"} for what, who in o.apps if (what, who) == ("user", m["id"])]
    return _json({"value": there})


async def _chat(o: Outlook, r: web.Request, m: "re.Match[str]", asked: Fields) -> web.Response:
    return _json({"id": f"19:{m['id']}@unq.gbl.spaces"})


async def _user(o: Outlook, r: web.Request, m: "re.Match[str]", asked: Fields) -> web.Response:
    if m["id"] not in o.people:
        raise GraphError(404, "Request_ResourceNotFound")
    return _json(o.people[m["id"]])


async def _users(o: Outlook, r: web.Request, m: "re.Match[str]", asked: Fields) -> web.Response:
    mailed = _said(MAILED, r)
    return _json({"value": [one for one in o.people.values() if one.get("mail") == mailed]})


async def _promise(o: Outlook, r: web.Request, m: "re.Match[str]", asked: Fields) -> web.Response:
    """Both addresses must answer with the word that they are asked with."""
    for name in ("notificationUrl", "lifecycleNotificationUrl"):
        if not await _is_there(str(asked[name])):
            raise GraphError(400, "ValidationError")
    return _json(o.subscribe(asked), HTTPStatus.CREATED)


async def _renew(o: Outlook, r: web.Request, m: "re.Match[str]", asked: Fields) -> web.Response:
    return _json(o.renew(m["id"], asked))


async def _is_there(url: str) -> bool:
    word = "Validation: åäö + 1"
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, params={"validationToken": word}) as answer,
    ):
        plain = answer.content_type == "text/plain" and await answer.text() == word
        return plain and answer.status == HTTPStatus.OK


def _installed(o: Outlook, what: str, id: str) -> web.Response:
    if (what, id) in o.apps:
        raise GraphError(409, "Conflict")
    o.apps.append((what, id))
    return web.Response(status=HTTPStatus.CREATED)


def _said(pattern: "re.Pattern[str]", request: web.Request) -> str:
    found = pattern.fullmatch(request.query.get("$filter", ""))
    if found is None:
        raise GraphError(400, "BadRequest")
    return found[1].replace("''", "'")


def _json(fields: Any, status: int = HTTPStatus.OK) -> web.Response:
    return web.json_response(fields, status=status)


def _error(error: GraphError, wait: str = "") -> web.Response:
    headers = {"Retry-After": wait} if wait else None
    body = {"error": {"code": error.code, "message": error.code}}
    return web.json_response(body, status=error.status, headers=headers)


def _route(method: str, path: str, handler: Handler) -> tuple[str, "re.Pattern[str]", Handler]:
    pattern = re.escape(path).replace("USER", "[^/]+").replace("ID", "(?P<id>[^/]+)")
    return method, re.compile(pattern), handler


ROUTES = (
    _route("POST", "/users/USER/events", _create),
    _route("GET", "/users/USER/events", _list),
    _route("GET", "/users/USER/events/ID", _get),
    _route("PATCH", "/users/USER/events/ID", _change),
    _route("POST", "/users/USER/events/ID/cancel", _cancel),
    _route("GET", "/users/USER/calendarView/delta()", _delta),
    _route("GET", "/users/USER/onlineMeetings", _rooms),
    _route("PATCH", "/users/USER/onlineMeetings/ID", _room),
    _route("POST", "/chats/ID/installedApps", _in_chat),
    _route("POST", "/users/ID/teamwork/installedApps", _for_user),
    _route("GET", "/users/ID/teamwork/installedApps", _apps),
    _route("GET", "/users/USER/teamwork/installedApps/ID/chat", _chat),
    _route("GET", "/users/ID", _user),
    _route("GET", "/users", _users),
    _route("POST", "/subscriptions", _promise),
    _route("PATCH", "/subscriptions/ID", _renew),
)
