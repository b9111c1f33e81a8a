"""What stands in a request of the bot's: the JSON, and what of a message is shown."""

import json
from typing import Any

from aiohttp import web

from bot.rehearsal.channel_errors import ChannelError, refused
from bot.rehearsal.channel_views import CARD

LARGEST_CARD_BYTES = 28 * 1024  # counted as UTF-16, as Teams does
LARGEST_BODY_BYTES = 512 * 1024
DEEPEST = 60  # levels of lists and objects; a card has about fifteen


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


async def read_json(request: web.Request) -> dict[str, Any]:
    body = await read_object(request)
    if body is None:
        raise refused("BadSyntax")
    return body


def content_of(activity: dict[str, Any]) -> dict[str, Any] | None:
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
        raise bad_argument("The activity has neither text nor card.")
    return content


def number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < len("1000000")):
        raise bad_argument("That is no number of members.")
    return int(text)


def bad_argument(what: str) -> ChannelError:
    return refused("BadArgument", what)


def _is_shallow(value: object, levels: int = DEEPEST) -> bool:
    """Whether everything that walks this value by calling itself comes back."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels > 0 and all(_is_shallow(one, levels - 1) for one in inner)


def _text(activity: dict[str, Any], name: str) -> str:
    text = activity.get(name) or ""
    if not isinstance(text, str):
        raise bad_argument(f"{name} is no text.")
    return text


def _card_of(attachments: object) -> dict[str, Any] | None:
    match attachments:
        case []:
            return None
        case [{"contentType": kind, "content": dict(card)}] if kind == CARD:
            as_text = json.dumps(card, ensure_ascii=False, separators=(",", ":"))
            if len(as_text.encode("utf-16-le", "surrogatepass")) <= LARGEST_CARD_BYTES:
                return card
            raise refused("MessageSizeTooBig")
    raise bad_argument("This channel shows one Adaptive Card a message, and nothing else.")
