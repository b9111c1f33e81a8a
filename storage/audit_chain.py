"""The two rules by which an audit entry is sealed to the one before, and who may use the former.

Keyed: HMAC-SHA256 with a key of the municipality's own, derived (HKDF) from a key of the house:
whoever can write to the database, and no more, cannot make an entry that holds. Unkeyed, until
release 0018: SHA-256, which anybody can make. A sealed mark says up to where the former holds.
"""

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sspf.domain.audit import Entry
from storage.scope import columns_of
from storage.types import UtcDateTime

KEY_BYTES = 32
UPGRADING = timedelta(days=1)
"""So long may a replica of the release before go on beside this one: docs/runbook.md."""
LATER = frozenset({"case", "ground", "purpose"})
"""What the former rule did not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where in which chain an entry stands."""

    municipality: str
    position: int
    before: bytes
    """Hash of the entry before it; nothing for the first."""

    def unkeyed(self, entry: Entry) -> bytes:
        what = {name: value for name, value in _written(entry).items() if name not in LATER}
        document = [self.before.hex(), self.municipality, self.position, sorted(what.items())]
        return sha256(json.dumps(document).encode()).digest()

    def keyed(self, entry: Entry, key_id: str, key: bytes) -> bytes:
        """`key`: the house's own of this id."""
        what = sorted(_written(entry).items())
        document = [self.before.hex(), self.municipality, self.position, key_id, what]
        signed = _begun(key, self.municipality).copy()
        signed.update(json.dumps(document).encode())
        return signed.digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """When the chain was first keyed, and how far it had come by then."""

    until: int
    at: datetime

    def allows(self, position: int, entry: Entry) -> bool:
        """May this entry be without a key?"""
        return position <= self.until or entry.at < self.at + UPGRADING

    def document(self) -> bytes:
        return json.dumps({"until": self.until, "at": self.at.isoformat()}).encode()

    @staticmethod
    def read(document: bytes) -> "Mark":
        found: Mapping[str, Any] = json.loads(document)
        return Mark(until=found["until"], at=datetime.fromisoformat(found["at"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """How far the log has been cut off when its period had ended (R-91): the last that went."""

    position: int
    hash: str
    """In hexadecimal: what the first that is left was sealed to."""
    at: datetime
    """When the last that went was written."""

    def document(self) -> bytes:
        said = {"position": self.position, "hash": self.hash, "at": self.at.isoformat()}
        return json.dumps(said).encode()

    @staticmethod
    def read(document: bytes) -> "Cut":
        found: Mapping[str, Any] = json.loads(document)
        at = datetime.fromisoformat(found["at"])
        return Cut(position=found["position"], hash=found["hash"], at=at)


def _written(entry: Entry) -> dict[str, Any]:
    return columns_of(entry) | {"at": UtcDateTime.in_utc(entry.at).isoformat()}


@lru_cache(maxsize=256)
def _begun(key: bytes, municipality: str) -> hmac.HMAC:
    """With the municipality's own key, and nothing signed yet: to be copied, for to begin anew
    takes longer than to sign."""
    about = json.dumps(["audit chain", municipality]).encode()
    own = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=about).derive(key)
    return hmac.new(own, digestmod="sha256")
