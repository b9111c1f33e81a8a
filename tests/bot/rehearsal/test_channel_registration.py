"""The assertion by which a bot proves itself with a certificate.

Source: learn.microsoft.com/entra/identity-platform/certificate-credentials
"""

from base64 import urlsafe_b64encode
from datetime import timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.x509 import load_pem_x509_certificate

from bot.rehearsal.channel_registration import AssertionFaultError, Assertions, Registration
from scheduler.clock import SystemClock
from tests.bot.rehearsal.certificates import a_certificate

CLIENT = "the-bot"
AUDIENCE = "https://login.microsoftonline.com/t/oauth2/v2.0/token"
KEY, PUBLIC = a_certificate()
NAME = urlsafe_b64encode(load_pem_x509_certificate(PUBLIC).fingerprint(hashes.SHA256())).decode()
OWN = Registration(app_id=CLIENT, tenant="t", certificate=PUBLIC)


def an_assertion(*, name: str = NAME, minutes: int = 5, **changes: object) -> str:
    ends = SystemClock().now() + timedelta(minutes=minutes)
    claims = {
        "iss": CLIENT,
        "sub": CLIENT,
        "aud": AUDIENCE,
        "jti": "once",
        "nbf": ends - timedelta(minutes=10),
        "exp": ends,
    }
    said = {claim: value for claim, value in (claims | changes).items() if value is not None}
    return jwt.encode(said, KEY, algorithm="PS256", headers={"x5t#S256": name})


def fault(assertion: str, own: Registration = OWN, assertions: Assertions | None = None) -> int:
    """AADSTS number; 0: it proves the bot."""
    try:
        (assertions or Assertions()).check(assertion, own, [AUDIENCE])
    except AssertionFaultError as wrong:
        return wrong.number
    return 0


def test_given_a_right_assertion_when_checked_then_it_proves_the_bot_once() -> None:
    assertions = Assertions()

    assert fault(an_assertion(), assertions=assertions) == 0
    assert fault(an_assertion(), assertions=assertions) == 700027
    assert fault(an_assertion(jti="twice"), assertions=assertions) == 0


@pytest.mark.parametrize(
    ("flaw", "number"),
    [
        ({"name": "another"}, 700027),
        ({"aud": "https://evil.example.org/token"}, 700023),
        ({"sub": "another"}, 700021),
        ({"iss": "another"}, 700021),
        ({"minutes": -5}, 700024),
        ({"minutes": 60}, 700024),  # begins in fifty minutes
        ({"jti": None}, 700027),
        ({"exp": None}, 700027),
    ],
)
def test_given_an_assertion_with_a_flaw_when_checked_then_its_number(
    flaw: dict[str, Any], number: int
) -> None:
    """Made when it is checked: one made when the tests were gathered may have ended since."""
    assert fault(an_assertion(**flaw)) == number


def test_given_another_signature_when_checked_then_it_proves_nothing() -> None:
    assert fault(an_assertion()[:-8] + "AAAAAAAA") == 700027


def test_given_another_certificate_when_checked_then_it_proves_nothing() -> None:
    for certificate in (a_certificate()[1], b""):
        own = Registration(app_id=CLIENT, tenant="t", certificate=certificate)
        assert fault(an_assertion(), own) == 700027
