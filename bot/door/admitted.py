"""What passes the door, what is turned away, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Admitted:
    """An activity whose sender and shape are known to be right."""

    body: dict[str, Any]
    tenant: str
    """As it was sent; empty only in the rehearsal, where no tenant is asked for."""
    conversation: str
    activity: str
    """Id of the activity; empty when it has none."""


class Reason(StrEnum):
    """Why a request was turned away: for the figures alone, never for whoever sent it."""

    CONTENT_TYPE = "content_type"
    SIZE = "size"
    DEPTH = "depth"
    SHAPE = "shape"
    HEADER = "header"
    ALGORITHM = "algorithm"
    KEY = "key"
    SIGNATURE = "signature"
    ISSUER = "issuer"
    AUDIENCE = "audience"
    EXPIRED = "expired"
    NOT_YET = "not_yet"
    CLAIMS = "claims"
    SERVICE_URL = "service_url"
    ENDORSEMENT = "endorsement"
    CHANNEL = "channel"
    HOST = "host"
    TENANT = "tenant"


MALFORMED = frozenset({Reason.CONTENT_TYPE, Reason.DEPTH, Reason.SHAPE})
NOT_ALLOWED = frozenset(
    {Reason.SERVICE_URL, Reason.ENDORSEMENT, Reason.CHANNEL, Reason.HOST, Reason.TENANT}
)
"""The token is good; what came with it is not for us."""

Refused = Callable[[str], None]
"""Counts a reason."""


class TurnedAwayError(Exception):
    """The request gets this status and an empty body."""

    def __init__(self, status: int, reason: str = "") -> None:
        super().__init__(int(status), str(reason))
        self.status = int(status)
        self.reason = str(reason)


def turned_away(reason: Reason) -> TurnedAwayError:
    if reason is Reason.SIZE:
        return TurnedAwayError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, reason)
    if reason in MALFORMED:
        return TurnedAwayError(HTTPStatus.BAD_REQUEST, reason)
    if reason in NOT_ALLOWED:
        return TurnedAwayError(HTTPStatus.FORBIDDEN, reason)
    return TurnedAwayError(HTTPStatus.UNAUTHORIZED, reason)


class Door(Protocol):
    """Every request to /api/messages passes here before anything else reads it."""

    async def admit(self, authorization: str, content_type: str, raw: bytes) -> Admitted:
        """Raises TurnedAwayError, and nothing else, whatever was sent."""
        ...
