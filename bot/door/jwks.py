"""The documents that say which keys sign for Bot Connector: fetched, and read with suspicion."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urljoin, urlsplit

import aiohttp
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.algorithms import RSAAlgorithm
from jwt.exceptions import PyJWTError

MOST_BYTES = 1024 * 1024
MOST_KEYS = 100
LEAST_BITS = 2048


class KeyServerError(Exception):
    """The key server gave no key that can be used."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    public: RSAPublicKey
    endorsements: frozenset[str]
    """Channels for which the key may sign."""


async def fetch_keys(session: aiohttp.ClientSession, openid_url: str) -> dict[str, SigningKey]:
    """By key id. Raises KeyServerError."""
    try:
        metadata = await _document(session, openid_url)
        jwks = await _document(session, _keys_address(openid_url, metadata))
    except (aiohttp.ClientError, TimeoutError, ValueError, RecursionError) as failure:
        raise KeyServerError(type(failure).__name__) from failure
    listed = jwks.get("keys")
    read = [_read_key(one) for one in listed[:MOST_KEYS]] if isinstance(listed, list) else []
    keys = dict(pair for pair in read if pair)
    if not keys:
        raise KeyServerError("no keys")
    return keys


async def _document(session: aiohttp.ClientSession, url: str) -> dict[str, Any]:
    async with session.get(url, allow_redirects=False) as response:
        if response.status != HTTPStatus.OK:
            raise ValueError("refused")
        raw = bytearray()
        while len(raw) <= MOST_BYTES and (more := await response.content.read(MOST_BYTES)):
            raw += more
    document = json.loads(raw) if len(raw) <= MOST_BYTES else None
    if not isinstance(document, dict):
        raise ValueError("no document")
    return document


def _keys_address(openid_url: str, metadata: Mapping[str, Any]) -> str:
    """https, or the very server that gave the metadata (a stand-in on this machine)."""
    said = metadata.get("jwks_uri")
    if not isinstance(said, str):
        raise ValueError("no address of keys")
    address, own = urlsplit(urljoin(openid_url, said)), urlsplit(openid_url)
    if address.scheme != "https" and (address.scheme, address.netloc) != (own.scheme, own.netloc):
        raise ValueError("keys elsewhere")
    return address.geturl()


def _read_key(jwk: object) -> tuple[str, SigningKey] | None:
    """None for a key of another kind: one that cannot be read does not spoil the rest."""
    if not isinstance(jwk, dict) or not _is_for_signing(jwk):
        return None
    kid, public = jwk.get("kid"), _public_key(jwk)
    if not isinstance(kid, str) or public is None or public.key_size < LEAST_BITS:
        return None
    listed = jwk.get("endorsements")
    endorsements = (
        [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []
    )
    return kid, SigningKey(public, frozenset(endorsements))


def _is_for_signing(jwk: Mapping[str, Any]) -> bool:
    said = (jwk.get("kty"), jwk.get("use", "sig"), jwk.get("alg", "RS256"))
    return said == ("RSA", "sig", "RS256")


def _public_key(jwk: Mapping[str, Any]) -> RSAPublicKey | None:
    """From its public numbers alone, whatever else was sent."""
    try:
        key = RSAAlgorithm.from_jwk({name: jwk[name] for name in ("kty", "n", "e")})
    except (PyJWTError, KeyError, TypeError, ValueError, AttributeError):
        return None
    return key if isinstance(key, RSAPublicKey) else None
