"""The bot's app registration in Entra, and the assertion by which it proves itself.

Source: learn.microsoft.com/entra/identity-platform/certificate-credentials
"""

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import jwt
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.x509 import Certificate, load_pem_x509_certificate


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What Entra knows of the bot."""

    app_id: str
    tenant: str
    secret: str = ""
    certificate: bytes = b""
    """The public certificate, PEM."""
    identity_header: str = ""
    """What a machine with a managed identity proves itself by; empty: there is none."""


class AssertionFaultError(Exception):
    """The assertion proves nothing; the number is Entra's own (AADSTS…)."""

    def __init__(self, number: int) -> None:
        super().__init__(str(number))
        self.number = number


class Assertions:
    """Checks assertions; each is taken once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def check(self, assertion: str, own: Registration, audiences: Sequence[str]) -> None:
        """Refuses what is not signed by the registered certificate, for this client and hour."""
        if not own.certificate:
            raise AssertionFaultError(700027)
        certificate = load_pem_x509_certificate(own.certificate)
        claims = _read(assertion, certificate, audiences)
        if {claims["iss"], claims["sub"]} != {own.app_id}:
            raise AssertionFaultError(700021)
        if str(claims["jti"]) in self._taken:
            raise AssertionFaultError(700027)
        self._taken.add(str(claims["jti"]))


def _read(assertion: str, certificate: Certificate, audiences: Sequence[str]) -> dict[str, Any]:
    try:
        header = jwt.get_unverified_header(assertion)
        if not _names(header, certificate):
            raise AssertionFaultError(700027)
        claims: dict[str, Any] = jwt.decode(
            assertion,
            certificate.public_key(),  # type: ignore[arg-type]  # an RSA certificate
            algorithms=["RS256", "PS256"],
            audience=audiences,
            options={"require": ["iss", "sub", "aud", "exp", "nbf", "jti"]},
        )
    except jwt.InvalidAudienceError:
        raise AssertionFaultError(700023) from None
    except (jwt.ExpiredSignatureError, jwt.ImmatureSignatureError):
        raise AssertionFaultError(700024) from None
    except jwt.PyJWTError:
        raise AssertionFaultError(700027) from None
    return claims


def _names(header: dict[str, object], certificate: Certificate) -> bool:
    """Whether the header names this certificate, by its SHA-256 or its SHA-1."""
    by_name = {"x5t#S256": SHA256(), "x5t": SHA1()}  # noqa: S303 a name, not a protection
    given = [name for name in by_name if name in header]
    return bool(given) and all(
        str(header[name]).rstrip("=") == _encoded(certificate.fingerprint(by_name[name]))
        for name in given
    )


def _encoded(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
