"""Sealing of single values: AES-256-GCM, bound to the very place where the value stands.

A sealed value is `key id | nonce | ciphertext`. The associated data name municipality, table,
column and row, so that a value copied anywhere else does not open.
"""

import json
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sspf.ports import KeyProvider

NONCE_BYTES = 12
SEPARATOR = b"|"


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


def seal(plain: bytes, place: Place, keys: KeyProvider) -> Ciphertext:
    key_id, key = keys.current()
    nonce = secrets.token_bytes(NONCE_BYTES)
    box = AESGCM(key).encrypt(nonce, plain, place.associated_data())
    return Ciphertext(SEPARATOR.join([key_id.encode(), nonce + box]))


def unseal(sealed: Ciphertext, place: Place, keys: KeyProvider) -> bytes:
    """What was sealed at this place. SealBrokenError; KeyError when the key was destroyed."""
    key_id, _, rest = sealed.data.partition(SEPARATOR)
    nonce, box = rest[:NONCE_BYTES], rest[NONCE_BYTES:]
    try:
        return AESGCM(keys.named(key_id.decode())).decrypt(nonce, box, place.associated_data())
    except (InvalidTag, UnicodeDecodeError, ValueError) as error:
        raise SealBrokenError(place) from error
