"""Makes a message ready for one person: the card in their language, and what its buttons mean."""

import hmac
from datetime import date, datetime, time

from cards import render
from cards.text import Text
from sspf.domain.messages.general import Notice, Span
from sspf.domain.organisation import Person
from sspf.domain.references import Ref, Reference
from sspf.ports import Clock, KeyProvider, Presented

REF_LENGTH = 16
REF_BYTES = 10
"""Of the hash; they give 16 characters."""
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
PAIRS = [first + second for first in LETTERS for second in LETTERS]
PLACES = range(8 * REF_BYTES - 10, -1, -10)


class Presenter:
    """Implements sspf.ports.Presenter.

    References are keyed hashes of everything they are bound to and the message's nonce: a message
    that is sent again carries the same ones, so that two copies have one effect.
    """

    def __init__(self, keys: KeyProvider, clock: Clock) -> None:
        self._keys = keys
        self._clock = clock

    def __call__(self, message: object, person: Person, nonce: str) -> Presented:
        text = Text.load(person.language).on(self._clock.now().date())
        if isinstance(message, Notice):
            words = sentence(message, text)
            return Presented(payload={"text": words}, summary=text("title.notice"))
        minted = _Minted(self._keys, self._clock, person, nonce)
        card = render(message, text, minted)
        return Presented(
            payload={"card": card},
            summary=_title(card),
            references=tuple(dict.fromkeys(minted.references)),
        )


class _Minted:
    """Hands out references and remembers them."""

    def __init__(self, keys: KeyProvider, clock: Clock, person: Person, nonce: str) -> None:
        _, key = keys.current()
        self._keyed = hmac.new(key, digestmod="sha256")
        """Copied for each: to begin anew takes longer than to sign."""
        self._now = clock.now()
        self._person = person
        self._nonce = nonce
        self.references: list[Reference] = []

    def __call__(self, act: str, subject: str, *, version: int = 0, value: str = "") -> str:
        bound = "\x1f".join((self._nonce, self._person.id, act, subject, str(version), value))
        signed = self._keyed.copy()
        signed.update(bound.encode())
        digest = signed.digest()
        ref = Ref("k" + spelt(digest)[: REF_LENGTH - 1])
        self.references.append(
            Reference(
                ref=ref,
                person=self._person.id,
                act=str(act),
                subject=subject,
                version=version,
                value=value,
                issued_at=self._now,
            )
        )
        return ref


def spelt(digest: bytes) -> str:
    """The first of its bytes in small letters, as base32 spells them (RFC 4648).

    A card has a dozen references, and `base64` takes thrice as long for each.
    """
    number = int.from_bytes(digest[:REF_BYTES], "big")
    return "".join([PAIRS[number >> place & 0x3FF] for place in PLACES])


def sentence(message: Notice, text: Text) -> str:
    """A notice in one language; dates, hours and lists as people write them."""
    said = text(message.key, **{name: _said(value, text) for name, value in message.values})
    return text.capital(said)


def words(language: str, key: str, **values: object) -> str:
    """Implements sspf.ports.Words."""
    return sentence(Notice(key=key, values=tuple(values.items())), Text.load(language))


def _said(value: object, text: Text) -> object:
    """A key of the catalogue is said in its words; everything else in the language's way."""
    if isinstance(value, datetime):
        return text.moment(value)
    if isinstance(value, date):
        return text.day(value)
    if isinstance(value, time):
        return text.clock(value)
    if isinstance(value, Span):
        return text.span(value.starts, value.ends)
    if isinstance(value, tuple):
        return text.join(str(_said(v, text)) for v in value)
    if isinstance(value, str) and "." in value and value in text:
        return text(value)
    return value


def _title(card: dict[str, object]) -> str:
    body = card["body"]
    first = body[0] if isinstance(body, list) else {}
    return str(first.get("text", "")) if isinstance(first, dict) else ""
