"""A key that is never handed out, in memory."""

from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sspf.ports import PermanentFailureError

NONCE = b"\0" * 12


@dataclass
class FakeWrapper:
    """Implements sspf.ports.KeyWrapper."""

    newest: str = "v1"
    keys: dict[str, bytes] = field(default_factory=lambda: {"v1": b"1" * 32, "v2": b"2" * 32})

    async def wrap(self, plain: bytes) -> tuple[str, bytes]:
        return self.newest, AESGCM(self.keys[self.newest]).encrypt(NONCE, plain, None)

    async def unwrap(self, key_id: str, wrapped: bytes) -> bytes:
        try:
            return AESGCM(self.keys[key_id]).decrypt(NONCE, wrapped, None)
        except (KeyError, InvalidTag, ValueError):
            raise PermanentFailureError("failed.vault_refused") from None

    async def close(self) -> None:
        return
