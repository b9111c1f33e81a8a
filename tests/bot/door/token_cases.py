"""Every kind of token that Bot Connector's documents and its SDK differ on, and those between."""

import base64
import json
from collections.abc import Callable

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from bot.door.admitted import Reason
from tests.fakes.key_server import APP_ID, NOW, SERVICE_URL, a_bearer, a_jwk, key_pair

EVIL = "https://evil.example/"
EMULATOR = {
    "iss": "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
    "ver": "1.0",
    "appid": APP_ID,
    "serviceurl": None,
}
Bearer = Callable[[], str]


def signed_with_the_public_key() -> str:
    """HS256 with what everybody can read as the secret: the oldest trick."""
    public = key_pair().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return handmade({"alg": "HS256", "kid": "k1"}, public)


def handmade(header: object, signature: bytes = b"x") -> str:
    claims = {"iss": "https://api.botframework.com", "aud": APP_ID}
    parts = (json.dumps(header).encode(), json.dumps(claims).encode(), signature)
    return "Bearer " + ".".join(base64.urlsafe_b64encode(p).decode().rstrip("=") for p in parts)


def with_an_altered_body() -> str:
    """The signature of one token, the claims of another."""
    good, wanted = a_bearer(aud="another"), a_bearer()
    return f"{wanted.rpartition('.')[0]}.{good.rpartition('.')[2]}"


GOOD: dict[str, Bearer] = {
    "as Teams sends it": a_bearer,
    "expired 4 minutes ago": lambda: a_bearer(exp=NOW - 240),
    "valid in 4 minutes": lambda: a_bearer(nbf=NOW + 240),
    "seconds with decimals": lambda: a_bearer(exp=NOW + 60.5),
    "issued in the future": lambda: a_bearer(iat=NOW + 3600),
    "endorsed for more channels": lambda: a_bearer("many"),
}
BAD_TOKENS: dict[str, tuple[Bearer, Reason]] = {
    "for another bot": (lambda: a_bearer(aud="z"), Reason.AUDIENCE),
    "for several bots": (lambda: a_bearer(aud=[APP_ID, "z"]), Reason.AUDIENCE),
    "for nobody": (lambda: a_bearer(aud=None), Reason.CLAIMS),
    "of another issuer": (lambda: a_bearer(iss="https://evil.example"), Reason.ISSUER),
    "of no issuer": (lambda: a_bearer(iss=None), Reason.CLAIMS),
    "of an issuer that is a number": (lambda: a_bearer(iss=1), Reason.ISSUER),
    "of an issuer with a slash": (
        lambda: a_bearer(iss="https://api.botframework.com/"),
        Reason.ISSUER,
    ),
    "without exp": (lambda: a_bearer(exp=None), Reason.CLAIMS),
    "without nbf": (lambda: a_bearer(nbf=None), Reason.CLAIMS),
    "exp is a text": (lambda: a_bearer(exp="later"), Reason.CLAIMS),
    "exp is a text of digits": (lambda: a_bearer(exp=str(NOW + 60)), Reason.CLAIMS),
    "exp is true": (lambda: a_bearer(exp=True), Reason.CLAIMS),
    "exp is without end": (lambda: a_bearer(exp=float("inf")), Reason.CLAIMS),
    "exp is no number": (lambda: a_bearer(exp=float("nan")), Reason.CLAIMS),
    "exp has 400 digits": (lambda: a_bearer(exp=10**400), Reason.CLAIMS),
    "nbf is a list": (lambda: a_bearer(nbf=[1]), Reason.CLAIMS),
    "expired 6 minutes ago": (lambda: a_bearer(exp=NOW - 360), Reason.EXPIRED),
    "valid in 6 minutes": (lambda: a_bearer(nbf=NOW + 360), Reason.NOT_YET),
    "without a service url": (lambda: a_bearer(serviceurl=None), Reason.CLAIMS),
    "service url is a list": (lambda: a_bearer(serviceurl=[SERVICE_URL]), Reason.CLAIMS),
    "without kid": (lambda: a_bearer(None), Reason.KEY),
    "of an unknown key": (lambda: a_bearer("k9", key_pair("another")), Reason.KEY),
    "kid is a number": (lambda: handmade({"alg": "RS256", "kid": 1}), Reason.HEADER),
    "kid is a path": (lambda: handmade({"alg": "RS256", "kid": "../../x"}), Reason.KEY),
    "forged under a known kid": (lambda: a_bearer(key=key_pair("another")), Reason.SIGNATURE),
    "altered": (with_an_altered_body, Reason.SIGNATURE),
    "signed by nothing": (lambda: handmade({"alg": "none", "kid": "k1"}, b""), Reason.ALGORITHM),
    "signed by None": (lambda: handmade({"alg": "None", "kid": "k1"}, b""), Reason.ALGORITHM),
    "HS256 with the public key": (signed_with_the_public_key, Reason.ALGORITHM),
    "RS512": (lambda: a_bearer(alg="RS512"), Reason.ALGORITHM),
    "PS256": (lambda: a_bearer(alg="PS256"), Reason.ALGORITHM),
    "no algorithm": (lambda: handmade({"kid": "k1"}), Reason.ALGORITHM),
    "with its own key": (
        lambda: handmade({"alg": "RS256", "jwk": a_jwk(), "jku": EVIL}),
        Reason.KEY,
    ),
    "with something critical": (
        lambda: handmade({"alg": "RS256", "kid": "k1", "crit": ["b64"], "b64": False}),
        Reason.HEADER,
    ),
    "header is a list": (lambda: handmade([]), Reason.HEADER),
    "header is deep": (lambda: "Bearer " + "W1tb" * 1500 + ".e30.x", Reason.HEADER),
    "the emulator's": (
        lambda: a_bearer(**EMULATOR | {"serviceurl": SERVICE_URL}),
        Reason.ISSUER,
    ),
    "the bot's own": (
        lambda: a_bearer(**EMULATOR | {"aud": "https://api.botframework.com"}),
        Reason.CLAIMS,
    ),
    "none": (lambda: "", Reason.HEADER),
    "garbage": (lambda: "Bearer abc", Reason.HEADER),
    "garbage with dots": (lambda: "Bearer a.b.c", Reason.HEADER),
    "only dots": (lambda: "Bearer ..", Reason.HEADER),
    "no token": (lambda: "Bearer ", Reason.HEADER),
    "one word": (lambda: "Bearer", Reason.HEADER),
    "three words": (lambda: a_bearer() + " x", Reason.HEADER),
    "two spaces": (lambda: a_bearer().replace(" ", "  "), Reason.HEADER),
    "a tab": (lambda: a_bearer().replace(" ", "\t"), Reason.HEADER),
    "basic": (lambda: "Basic abc", Reason.HEADER),
    "longer than 8 192": (lambda: a_bearer(more="x" * 8192), Reason.HEADER),
    "not ASCII": (lambda: a_bearer() + "å", Reason.HEADER),
    "half a character": (lambda: "Bearer \udcff", Reason.HEADER),
}
