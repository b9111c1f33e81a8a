"""How Bot Connector refuses: the statuses, codes and messages that Microsoft documents."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

# Source: learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability,
# "Status codes from bot conversational APIs".
DOCUMENTED: Mapping[str, tuple[HTTPStatus, str]] = {
    "BadArgument": (HTTPStatus.BAD_REQUEST, "Invalid request payload."),
    "BadSyntax": (HTTPStatus.BAD_REQUEST, "The body is no JSON object."),
    "BotNotRegistered": (HTTPStatus.UNAUTHORIZED, "No registration found for this bot."),
    "BotDisabledByAdmin": (HTTPStatus.FORBIDDEN, "The tenant admin disabled this bot"),
    "BotNotInConversationRoster": (
        HTTPStatus.FORBIDDEN,
        "The bot is not part of the conversation roster.",
    ),
    "ConversationBlockedByUser": (
        HTTPStatus.FORBIDDEN,
        "User blocked the conversation with the bot.",
    ),
    "ForbiddenOperationException": (
        HTTPStatus.FORBIDDEN,
        "Bot is not installed in user's personal scope",
    ),
    "MessageWritesBlocked": (HTTPStatus.FORBIDDEN, "Thread is blocked from message writes."),
    "NotEnoughPermissions": (HTTPStatus.FORBIDDEN, "The bot lacks a permission for this."),
    "ActivityNotFoundInConversation": (HTTPStatus.NOT_FOUND, "Conversation not found."),
    "ConversationNotFound": (HTTPStatus.NOT_FOUND, "Conversation not found."),
    "MemberNotFoundInConversation": (
        HTTPStatus.NOT_FOUND,
        "The member was not found in the conversation.",
    ),
    "PreconditionFailed": (
        HTTPStatus.PRECONDITION_FAILED,
        "Precondition failed, please try again.",
    ),
    "MessageSizeTooBig": (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Message size too large."),
    "Throttled": (HTTPStatus.TOO_MANY_REQUESTS, "Too many requests."),
    "ServiceError": (HTTPStatus.INTERNAL_SERVER_ERROR, "Internal server error."),
}
OF_STATUS: Mapping[int, str] = {
    HTTPStatus.BAD_REQUEST: "BadArgument",
    HTTPStatus.FORBIDDEN: "BotNotInConversationRoster",
    HTTPStatus.NOT_FOUND: "ConversationNotFound",
    HTTPStatus.PRECONDITION_FAILED: "PreconditionFailed",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "MessageSizeTooBig",
    HTTPStatus.TOO_MANY_REQUESTS: "Throttled",
    HTTPStatus.INTERNAL_SERVER_ERROR: "ServiceError",
    HTTPStatus.BAD_GATEWAY: "ServiceError",
}
"""The code that stands in an answer of this status; 503 and 504 have none."""
WRITES_BLOCKED = 209


class ChannelError(Exception):
    """The channel refuses, in Bot Connector's words: an HTTP status, a code and a message."""

    def __init__(self, status: HTTPStatus, code: str, message: str) -> None:
        super().__init__(f"{status.value} {code}: {message}")
        self.status, self.code, self.message = status, code, message


def refused(code: str, message: str = "") -> ChannelError:
    """The documented refusal of this code, with a message of one's own if there is one."""
    status, usual = DOCUMENTED[code]
    return ChannelError(status, code, message or usual)


def body_of(code: str, message: str = "") -> dict[str, Any] | None:
    """The JSON of a refusal; None where the documents know no code."""
    if not code:
        return None
    said = message or (DOCUMENTED[code][1] if code in DOCUMENTED else "")
    if code != "MessageWritesBlocked":
        return {"error": {"code": code, "message": said}}
    # Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/
    # send-proactive-messages, "Understand who blocked, muted, or uninstalled a bot".
    inner = {"subCode": code, "details": said, "errorCode": None, "errorSubCode": None}
    return {"errorCode": WRITES_BLOCKED, "message": json.dumps(inner, indent=2)}
