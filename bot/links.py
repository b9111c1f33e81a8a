"""Addresses of web links: signed with a key of the house, so that nobody else can make one.

An address says which link it is and nothing of whom or what: that stands in the database, where
it can be taken back. A plus address of the mailbox that takes replies is made in the same way.
"""

import base64
import hmac
from binascii import Error as NotBase64
from dataclasses import dataclass

from sspf.domain.organisation import MunicipalityId
from sspf.domain.web_links import Purpose, WebLink, WebLinkId
from sspf.ports import KeyProvider

PATH = "/r/"
LONGEST = 400
"""Characters of a token that are looked at; ours have about 150."""
FIELDS = 5
TAG_BYTES = 15
SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class Opened:
    """What a signed token names. Whether it still opens anything, the database says."""

    municipality: MunicipalityId
    id: WebLinkId
    purpose: Purpose


class SignedLinks:
    """Implements sspf.ports.Links; reads what it has made."""

    def __init__(self, keys: KeyProvider, public_url: str = "", mailbox: str = "") -> None:
        self._keys = keys
        self._root = public_url.rstrip("/")
        self._mailbox = mailbox

    @property
    def origin(self) -> str:
        """Scheme and host of the pages, as a browser says it; empty when it is not known."""
        return "/".join(self._root.split("/")[:3])

    def address(self, municipality: MunicipalityId, link: WebLink) -> str:
        if not self._root:
            return ""
        return f"{self._root}{PATH}{self.token(municipality, link)}"

    def token(self, municipality: MunicipalityId, link: WebLink) -> str:
        key_id, _ = self._keys.current()
        until = f"{int(link.expires_at.timestamp()):x}"
        return self._signed((key_id, municipality, link.id, link.purpose.value, until))

    def read(self, token: str) -> Opened | None:
        """None for whatever was not made here, letter by letter."""
        fields = _fields(token)
        if fields is None:
            return None
        try:
            expected = self._signed(fields)
            purpose = Purpose(fields[3])
        except (KeyError, ValueError):  # a key that has been destroyed; a word that is not ours
            return None
        if not hmac.compare_digest(expected.encode(), token.encode()):
            return None
        return Opened(MunicipalityId(fields[1]), WebLinkId(fields[2]), purpose)

    def form_token(self, token: str, form: str) -> str:
        """Stands in a form of the page behind this token; a form from elsewhere cannot know it."""
        key_id = (_fields(token) or ("",))[0]
        return _text(self._mac(key_id, "form", token, form))

    def reply_address(self, municipality: MunicipalityId, link: WebLink) -> str:
        """`svar+<key>.<tag>@…`: letters and digits in lower case, since mail may fold them."""
        if not self._mailbox:
            return ""
        local, _, domain = self._mailbox.rpartition("@")
        key_id, _ = self._keys.current()
        return f"{local}+{key_id}.{self._tag(key_id, municipality, link)}@{domain}"

    def is_reply(self, tag: str, municipality: MunicipalityId, link: WebLink) -> bool:
        key_id, _, said = tag.lower().partition(".")
        try:
            expected = self._tag(key_id, municipality, link)
        except KeyError:
            return False
        return hmac.compare_digest(expected.encode(), said.encode())

    def _tag(self, key_id: str, municipality: MunicipalityId, link: WebLink) -> str:
        mac = self._mac(key_id, "reply", municipality, link.id)[:TAG_BYTES]
        return base64.b32encode(mac).decode().lower()

    def _signed(self, fields: tuple[str, ...]) -> str:
        body = _text(SEPARATOR.join(fields).encode())
        return f"{body}.{_text(self._mac(fields[0], 'link', body))}"

    def _mac(self, key_id: str, use: str, *words: str) -> bytes:
        """Each use has its own label, so that what is made for one never serves another."""
        bound = SEPARATOR.join((f"sspf web {use} 1", *words))
        return hmac.digest(self._keys.named(key_id), bound.encode(), "sha256")


def _fields(token: str) -> tuple[str, ...] | None:
    body, _, _ = token.partition(".")
    if len(token) > LONGEST or not body.isascii():
        return None
    try:
        padded = body + "=" * (-len(body) % 4)
        fields = tuple(
            base64.b64decode(padded, altchars=b"-_", validate=True).decode().split(SEPARATOR)
        )
    except (NotBase64, UnicodeDecodeError, ValueError):
        return None
    return fields if len(fields) == FIELDS else None


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")
