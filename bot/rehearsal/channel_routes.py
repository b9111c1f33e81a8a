"""Bot Connector's REST protocol over the local channel: what the bot calls at its serviceUrl."""

import json
import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.rehearsal.channel import CARD, Channel, ChannelError, ChannelUser

PREFIX = "/channel"
LARGEST_CARD_BYTES = 28 * 1024  # counted as UTF-16, as Teams does
LARGEST_BODY_BYTES = 512 * 1024
DEEPEST = 60  # levels of lists and objects; a card has about fifteen
DEFAULT_PAGE_SIZE = 200
LOOPBACK = re.compile(r"(127\.0\.0\.1|localhost)(:\d{1,5})?")


def add_routes(app: web.Application, channel: Channel, prefix: str = PREFIX) -> None:
    """Mount the protocol under the prefix; the bot's serviceUrl is that address and a slash."""
    connector = Connector(channel)
    mounted = web.Application(middlewares=[_local_programs_only, _in_the_connectors_words])
    one = "/v3/conversations/{conversation}"
    mounted.add_routes(
        [
            web.post("/v3/conversations", connector.create),
            web.post(f"{one}/activities", connector.post),
            web.post(f"{one}/activities/{{activity}}", connector.reply),
            web.put(f"{one}/activities/{{activity}}", connector.update),
            web.delete(f"{one}/activities/{{activity}}", connector.delete),
            web.get(f"{one}/activities/{{activity}}/members", connector.activity_members),
            web.get(f"{one}/members", connector.members),
            web.get(f"{one}/pagedmembers", connector.paged_members),
            web.get(f"{one}/members/{{member}}", connector.member),
        ]
    )
    app.add_subapp(prefix, mounted)


class Connector:
    """One handler for each operation of the protocol that the product uses."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def create(self, request: web.Request) -> web.Response:
        body = await _read_json(request)
        match body:
            case {"members": [{"id": str(wanted)}]} if not body.get("isGroup"):
                user = _find_user(tuple(self._channel.users.values()), wanted)
            case _:
                raise _bad_argument("Incorrect conversation creation parameters.")
        if user is None:
            raise _bad_argument("Unknown member.")
        self._channel.members(user.conversation_id)  # refuses who has not the bot
        answer = {"id": user.conversation_id, "serviceUrl": self._channel.bot.service_url}
        if isinstance(body.get("activity"), dict):
            content = _content_of(body["activity"])
            answer["activityId"] = self._channel.post(user.conversation_id, content)
        return web.json_response(answer, status=HTTPStatus.CREATED)

    async def post(self, request: web.Request) -> web.Response:
        content = _content_of(await _read_json(request))
        activity_id = self._channel.post(request.match_info["conversation"], content)
        return web.json_response({"id": activity_id}, status=HTTPStatus.CREATED)

    async def reply(self, request: web.Request) -> web.Response:
        # A chat in Teams has no threads: a reply is a message like any other, and Teams takes one
        # to an activity that is gone.
        return await self.post(request)

    async def update(self, request: web.Request) -> web.Response:
        where, activity = request.match_info["conversation"], request.match_info["activity"]
        content = _content_of(await _read_json(request))
        if content is None:
            raise _bad_argument("Only a message can replace a message.")
        self._channel.update(where, activity, content)
        return web.json_response({"id": activity})

    async def delete(self, request: web.Request) -> web.Response:
        self._channel.delete(request.match_info["conversation"], request.match_info["activity"])
        return web.Response()

    async def members(self, request: web.Request) -> web.Response:
        members = self._channel.members(request.match_info["conversation"])
        return web.json_response([_account(user) for user in members])

    async def activity_members(self, request: web.Request) -> web.Response:
        self._channel.find(request.match_info["conversation"], request.match_info["activity"])
        return await self.members(request)

    async def paged_members(self, request: web.Request) -> web.Response:
        members = self._channel.members(request.match_info["conversation"])
        size = _number(request.query.get("pageSize", str(DEFAULT_PAGE_SIZE)))
        first = _number(request.query.get("continuationToken", "0"))
        if not size or first > len(members):
            raise _bad_argument("Bad pageSize or continuationToken.")
        page: dict[str, Any] = {"members": [_account(u) for u in members[first : first + size]]}
        if first + size < len(members):
            page["continuationToken"] = str(first + size)
        return web.json_response(page)

    async def member(self, request: web.Request) -> web.Response:
        members = self._channel.members(request.match_info["conversation"])
        user = _find_user(members, request.match_info["member"])
        if user is None:
            what = "The member was not found in the conversation."
            raise ChannelError(HTTPStatus.NOT_FOUND, "MemberNotFoundInConversation", what)
        return web.json_response(_account(user))


@web.middleware
async def _local_programs_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """The bot is the only caller. A browser names an origin, and may come from any page."""
    if not is_loopback(request) or "Origin" in request.headers:
        raise web.HTTPForbidden
    return await handler(request)


@web.middleware
async def _in_the_connectors_words(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except ChannelError as refused:
        error = {"code": refused.code, "message": refused.message}
        return web.json_response({"error": error}, status=refused.status)


def is_loopback(request: web.Request) -> bool:
    """Whether the request was made to this machine by name or number (against DNS rebinding)."""
    return LOOPBACK.fullmatch(request.headers.get("Host", "")) is not None


async def read_object(request: web.Request) -> dict[str, Any] | None:
    """The JSON object in the body, or None; a body over LARGEST_BODY_BYTES is refused unread."""
    body = b""
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > LARGEST_BODY_BYTES:
            raise web.HTTPRequestEntityTooLarge(LARGEST_BODY_BYTES, len(body))
    try:
        read = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) and _is_shallow(read) else None


def _is_shallow(value: object, levels: int = DEEPEST) -> bool:
    """Whether everything that walks this value by calling itself comes back."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels > 0 and all(_is_shallow(one, levels - 1) for one in inner)


async def _read_json(request: web.Request) -> dict[str, Any]:
    body = await read_object(request)
    if body is None:
        raise ChannelError(HTTPStatus.BAD_REQUEST, "BadSyntax", "The body is no JSON object.")
    return body


def _content_of(activity: dict[str, Any]) -> dict[str, Any] | None:
    """What of a message is shown, as fields of Message; None for "typing" and its like."""
    if activity.get("type", "message") != "message":
        return None
    content = {
        "text": _text(activity, "text"),
        "card": _card_of(activity.get("attachments") or []),
        "summary": _text(activity, "summary"),
        "text_format": _text(activity, "textFormat") or "markdown",
    }
    if not (content["text"] or content["card"]):
        raise _bad_argument("The activity has neither text nor card.")
    return content


def _text(activity: dict[str, Any], name: str) -> str:
    text = activity.get(name) or ""
    if not isinstance(text, str):
        raise _bad_argument(f"{name} is no text.")
    return text


def _card_of(attachments: object) -> dict[str, Any] | None:
    match attachments:
        case []:
            return None
        case [{"contentType": kind, "content": dict(card)}] if kind == CARD:
            as_text = json.dumps(card, ensure_ascii=False, separators=(",", ":"))
            if len(as_text.encode("utf-16-le", "surrogatepass")) <= LARGEST_CARD_BYTES:
                return card
            raise ChannelError(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                "MessageSizeTooBig",
                "Message size too large.",
            )
    raise _bad_argument("This channel shows one Adaptive Card a message, and nothing else.")


def _find_user(users: Sequence[ChannelUser], wanted: str) -> ChannelUser | None:
    return next((user for user in users if wanted in (user.id, user.aad_object_id)), None)


def _account(user: ChannelUser) -> dict[str, Any]:
    given, _, surname = user.name.partition(" ")
    return {
        "id": user.id,
        "name": user.name,
        "givenName": given,
        "surname": surname,
        "aadObjectId": user.aad_object_id,
        "objectId": user.aad_object_id,
        "tenantId": user.tenant_id,
        "userRole": "guest" if user.guest else "user",
    }


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < len("1000000")):
        raise _bad_argument("That is no number of members.")
    return int(text)


def _bad_argument(what: str) -> ChannelError:
    return ChannelError(HTTPStatus.BAD_REQUEST, "BadArgument", what)
