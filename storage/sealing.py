"""Sealing of single values: AES-256-GCM, bound to the very place where the value stands.

A sealed value is `key id | nonce | ciphertext`. The associated data name municipality, table,
column and row, so that a value copied anywhere else does not open. What belongs to a case is
`case:id | nonce | ciphertext`, sealed with that case's own data key and bound to the case too.
"""

import json
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sspf.ports import KeyProvider

NONCE_BYTES = 12
SEPARATOR = b"|"
OF_CASE = b"case:"


class SealBrokenError(Exception):
    """The bytes were changed, were moved from another place, or were sealed with another key."""


@dataclass(frozen=True, slots=True)
class Ciphertext:
    """What `seal` makes. A type of its own, so that nothing unsealed is taken for it."""

    data: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value stands."""

    municipality: str
    table: str
    column: str
    row: tuple[str | int, ...]
    """The row's business key within the municipality."""

    def associated_data(self) -> bytes:
        return json.dumps([self.municipality, self.table, self.column, *self.row]).encode()

    def of_case(self, case: str) -> bytes:
        """Associated data that are nobody else's: no other kind is a JSON object."""
        return json.dumps({"case": case, "place": self.associated_data().decode()}).encode()


def seal(plain: bytes, place: Place, keys: KeyProvider) -> Ciphertext:
    key_id, key = keys.current()
    return _closed(key_id.encode(), key, plain, place.associated_data())


def unseal(sealed: Ciphertext, place: Place, keys: KeyProvider) -> bytes:
    """What was sealed at this place. SealBrokenError; KeyError when the key was destroyed."""
    key_id, _, box = sealed.data.partition(SEPARATOR)
    try:
        return _opened(keys.named(key_id.decode()), box, place.associated_data())
    except (InvalidTag, UnicodeDecodeError, ValueError) as error:
        raise SealBrokenError(place) from error


def seal_for(case: str, key: bytes, plain: bytes, place: Place) -> Ciphertext:
    """`key`: the case's own data key. ValueError for an id that would not be read back."""
    name = case.encode()
    if not name or SEPARATOR in name:
        raise ValueError("not an id of a case")
    return _closed(OF_CASE + name, key, plain, place.of_case(case))


def unseal_for(case: str, key: bytes, sealed: Ciphertext, place: Place) -> bytes:
    """What was sealed for this case at this place; SealBrokenError."""
    _, _, box = sealed.data.partition(SEPARATOR)
    try:
        return _opened(key, box, place.of_case(case))
    except (InvalidTag, ValueError) as error:
        raise SealBrokenError(place) from error


def case_of(sealed: Ciphertext) -> str | None:
    """The case that it says it was sealed for; None: for none. Proven when it opens."""
    name, _, _ = sealed.data.partition(SEPARATOR)
    return name[len(OF_CASE) :].decode(errors="replace") if name.startswith(OF_CASE) else None


def _closed(name: bytes, key: bytes, plain: bytes, bound_to: bytes) -> Ciphertext:
    nonce = secrets.token_bytes(NONCE_BYTES)
    box = AESGCM(key).encrypt(nonce, plain, bound_to)
    return Ciphertext(SEPARATOR.join([name, nonce + box]))


def _opened(key: bytes, box: bytes, bound_to: bytes) -> bytes:
    return AESGCM(key).decrypt(box[:NONCE_BYTES], box[NONCE_BYTES:], bound_to)
