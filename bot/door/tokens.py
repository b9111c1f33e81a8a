"""Bot Connector's tokens: RS256 with a known key, for us, in time. Source: Bot Connector
authentication, "Verify the JWT token"."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import jwt
from jwt import exceptions

from bot.door.admitted import Reason, turned_away
from bot.door.jwks import SigningKey
from bot.door.keys import SigningKeys

ISSUER = "https://api.botframework.com"
LEEWAY_SECONDS = 300
LONGEST = 8 * 1024
"""Characters; Bot Connector's have about 1 000."""
MOST_CACHED = 256
LAST_SECOND = 10**12
BROKEN = (exceptions.PyJWTError, ValueError, TypeError, RecursionError)
REASONS: Mapping[type[Exception], Reason] = {
    exceptions.InvalidSignatureError: Reason.SIGNATURE,
    exceptions.InvalidIssuerError: Reason.ISSUER,
    exceptions.InvalidAudienceError: Reason.AUDIENCE,
    exceptions.MissingRequiredClaimError: Reason.CLAIMS,
}
# Our own clock judges exp and nbf, so PyJWT, which asks the machine, does not.
CHECKS: Any = {
    "require": ["exp", "nbf", "iss", "aud", "serviceurl"],
    "verify_exp": False,
    "verify_nbf": False,
    "verify_iat": False,
    "strict_aud": True,
}


@dataclass(frozen=True, slots=True)
class Verified:
    """A good token, whoever brought it: what it may be used for is asked for each activity."""

    service_url: str
    kid: str
    key: SigningKey
    expires: float
    """Unix seconds."""


class BearerTokens:
    """Checks tokens; remembers those that were good, for Teams uses each for an hour."""

    def __init__(self, app_id: str, keys: SigningKeys, now: Callable[[], float]) -> None:
        self._app_id = app_id
        self._keys = keys
        self._now = now
        self._cached: dict[bytes, Verified] = {}

    async def check(self, authorization: str) -> Verified:
        token = _bearer(authorization)
        name = hashlib.sha256(token.encode()).digest()  # no token that can be used lies in memory
        if found := self._remembered(name):
            return found
        verified = await self._verify(token)
        if len(self._cached) >= MOST_CACHED:
            del self._cached[next(iter(self._cached))]
        self._cached[name] = verified
        return verified

    def _remembered(self, name: bytes) -> Verified | None:
        """Not when its key was withdrawn or changed since."""
        found = self._cached.get(name)
        if found is None:
            return None
        if found.expires > self._now() and self._keys.known(found.kid) is found.key:
            return found
        del self._cached[name]
        return None

    async def _verify(self, token: str) -> Verified:
        kid = _key_id(token)
        key = await self._keys.find(kid)
        if key is None:
            raise turned_away(Reason.KEY)
        claims = self._claims(token, key)
        expires, begins = _instant(claims["exp"]), _instant(claims["nbf"])
        if self._now() >= expires + LEEWAY_SECONDS:
            raise turned_away(Reason.EXPIRED)
        if self._now() < begins - LEEWAY_SECONDS:
            raise turned_away(Reason.NOT_YET)
        if not isinstance(claims["serviceurl"], str):
            raise turned_away(Reason.CLAIMS)
        return Verified(claims["serviceurl"], kid, key, expires)

    def _claims(self, token: str, key: SigningKey) -> dict[str, Any]:
        try:
            return jwt.decode(
                token,
                key.public,
                algorithms=["RS256"],
                audience=self._app_id,
                issuer=ISSUER,
                options=CHECKS,
            )
        except BROKEN as failure:
            raise turned_away(REASONS.get(type(failure), Reason.HEADER)) from failure


def _bearer(authorization: str) -> str:
    words = authorization.split(" ") if len(authorization) <= LONGEST else []
    match words:
        case ["Bearer", token] if token and token.isascii():
            return token
    raise turned_away(Reason.HEADER)


def _key_id(token: str) -> str:
    try:
        header = jwt.get_unverified_header(token)
    except BROKEN as failure:
        raise turned_away(Reason.HEADER) from failure
    if header.get("alg") != "RS256":
        raise turned_away(Reason.ALGORITHM)
    kid = header.get("kid")
    if not isinstance(kid, str):
        raise turned_away(Reason.KEY)
    return kid


def _instant(said: object) -> float:
    """Unix seconds. Compared, for a number of 400 digits cannot be made a float."""
    if isinstance(said, bool) or not isinstance(said, int | float) or not 0 < said < LAST_SECOND:
        raise turned_away(Reason.CLAIMS)
    return said
