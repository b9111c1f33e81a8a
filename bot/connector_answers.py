"""What Bot Connector's answers mean. Read as a table:

| what came back                        | of a message (POST)          | of all else          |
|---------------------------------------|------------------------------|----------------------|
| 2xx that can be read                  | delivered                    | done                 |
| 2xx that cannot                       | unknown                      | later                |
| 429, 412, 503                         | again at once if short, else later | the same       |
| 502, 504                              | unknown                      | again, else later    |
| 500                                   | unknown                      | later                |
| 408                                   | later                        | later                |
| 401                                   | again with a new token, else later | the same       |
| 3xx                                   | refused: nobody follows it   | refused              |
| other 4xx                             | refused, by its code         | refused, by its code |
| could not connect, by name, TLS, proxy | later                       | later                |
| reset or silent after the bytes left  | unknown                      | later                |

"All else" (create a conversation, update, delete, read) done twice is as if done once. A message
posted twice is shown twice, and Bot Connector has no key that would tell it so.

Microsoft says to repeat 502 and 504 too. But a gateway that says so has handed the request on
(RFC 9110 §15.6.3, §15.6.5), and the message may stand in the chat; 503 says that it was not
handled (§15.6.4), and 500, which Microsoft says not to repeat, may come after the work.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from sspf.ports import PermanentFailureError, TemporaryFailureError, UnknownOutcomeError

LONGEST_WAIT = 3600
"""Seconds; whoever asks for more is asked again after an hour."""
NOT_HANDLED = frozenset(
    {
        HTTPStatus.PRECONDITION_FAILED,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.SERVICE_UNAVAILABLE,
    }
)
HANDED_ON = frozenset({HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT})
CODES: Mapping[str, str] = {
    "BotDisabledByAdmin": "failed.disabled",
    "BotDisabledByUser": "failed.blocked",
    "ConversationBlockedByUser": "failed.blocked",
    "MessageWritesBlocked": "failed.blocked",
    "BotNotInConversationRoster": "failed.not_installed",
    "ForbiddenOperationException": "failed.not_installed",
    "MemberNotFoundInConversation": "failed.wrong_address",
    "ActivityNotFoundInConversation": "failed.message_gone",
    "ConversationNotFound": "failed.gone",
    "MessageSizeTooBig": "failed.too_large",
}
"""Source: learn.microsoft.com/microsoftteams/platform, "Status codes from bot conversational APIs".

`MessageWritesBlocked` comes as a subCode inside a text, the others as `error.code`.
"""
STATUSES: Mapping[int, str] = {
    HTTPStatus.NOT_FOUND: "failed.gone",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "failed.too_large",
}
WRONG_ADDRESS = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND})
WORD = re.compile(rb"[A-Za-z]{3,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request to Bot Connector."""

    method: str
    url: str
    tenant: str
    thread: str
    """Whose limits count."""
    body: Mapping[str, Any] | None = None
    is_message: bool = False
    """Done twice, it is shown twice."""
    names_person: bool = False
    """It asks for somebody by id: what is bad about it is that id."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `body` is None when it broke off or was longer than anybody reads."""

    status: int
    body: bytes | None
    wait_seconds: float | None = None

    @property
    def is_good(self) -> bool:
        return HTTPStatus.OK <= self.status < HTTPStatus.MULTIPLE_CHOICES

    @property
    def fields(self) -> dict[str, Any] | None:
        """The JSON object; an empty body is an empty one; None for anything else."""
        if self.body is None:
            return None
        try:
            read = json.loads(self.body or b"{}")
        except (ValueError, RecursionError):
            return None
        return read if isinstance(read, dict) else None


def may_be_repeated(answer: Answer, call: Call) -> bool:
    """Whether the same call may be made once more right away."""
    return answer.status in NOT_HANDLED or (answer.status in HANDED_ON and not call.is_message)


def failure_of(answer: Answer, call: Call) -> Exception:
    """What to raise of an answer that is not good, or cannot be read."""
    status = answer.status
    if status == HTTPStatus.UNAUTHORIZED:
        return TemporaryFailureError("failed.no_token")
    if status in NOT_HANDLED or status == HTTPStatus.REQUEST_TIMEOUT:
        return TemporaryFailureError("failed.busy", answer.wait_seconds)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return no_answer(call, "failed.busy", answer.wait_seconds)
    if answer.is_good:
        return no_answer(call)
    return PermanentFailureError(_reason(answer, call))


def no_answer(
    call: Call, reason: str = "failed.unreachable", wait_seconds: float | None = None
) -> Exception:
    """The bytes have left, and nobody says what became of them. `reason`: unless it matters."""
    if call.is_message:
        return UnknownOutcomeError("failed.no_answer")
    return TemporaryFailureError(reason, wait_seconds)


def not_sent() -> Exception:
    """Nobody took the bytes."""
    return TemporaryFailureError("failed.unreachable")


def wait_asked_for(header: str) -> float | None:
    """Seconds, an hour at most; None when it is not said in seconds."""
    return float(min(int(header), LONGEST_WAIT)) if _is_number(header) else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < len(str(LONGEST_WAIT)) * 4


def _reason(answer: Answer, call: Call) -> str:
    said = {word.decode() for word in WORD.findall(answer.body or b"")}
    if call.names_person and answer.status in WRONG_ADDRESS:
        return "failed.wrong_address"
    known = next((reason for code, reason in CODES.items() if code in said), "")
    return known or STATUSES.get(answer.status, "failed.refused")
