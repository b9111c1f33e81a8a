"""The house's sealing keys when a vault holds the key that opens them.

The same file as storage/keys.py has, with other lines: `id vault-key base64`, where the last is
the key as the vault wrapped it. They are unwrapped once, at the start; the file alone opens
nothing, and a vault that forgets its key destroys them all.
"""

import base64
import secrets
from dataclasses import dataclass
from pathlib import Path

from sspf.ports import KeyWrapper
from storage.keys import KEY_BYTES, OTHERS, create_whole, replace_whole

FIELDS = 3


class PlainKeyError(ValueError):
    """A key lies open in a file that should hold wrapped ones: `python -m bot keys rewrap`."""


@dataclass(frozen=True, slots=True)
class HeldKeys:
    """Implements sspf.ports.KeyProvider: by id, the newest last."""

    keys: dict[str, bytes]

    def current(self) -> tuple[str, bytes]:
        key_id = next(reversed(self.keys))
        return key_id, self.keys[key_id]

    def named(self, key_id: str) -> bytes:
        return self.keys[key_id]


async def unwrapped(path: Path, wrapper: KeyWrapper) -> HeldKeys:
    """A missing file is made, with one new key. PlainKeyError; ValueError for a strange line."""
    if not _is_there(path):
        create_whole(path, await _wrapped_line(_new_id(), _new_key(), wrapper))
    lines = _read(path)
    if any(len(words) != FIELDS for words in lines):
        raise PlainKeyError(f"{path} holds a key that is not wrapped")
    keys = {words[0]: await _unwrapped(words, wrapper) for words in lines}
    if not keys:
        raise ValueError(f"{path} holds no key")
    return HeldKeys(keys)


async def add_key(path: Path, wrapper: KeyWrapper) -> None:
    """A new key from now on; the former ones still open what they sealed."""
    line = await _wrapped_line(_new_id(), _new_key(), wrapper)
    kept = [" ".join(words) for words in _read(path)]
    replace_whole(path, "\n".join([*kept, line]))


async def wrap_again(path: Path, wrapper: KeyWrapper) -> int:
    """Every key, the open ones too, wrapped by the vault's key of today; how many.

    Written whole at the end: killed before that, the file is as it was, and opens as it did.
    """
    again = [
        await _wrapped_line(
            words[0],
            await _unwrapped(words, wrapper) if len(words) == FIELDS else _open(words),
            wrapper,
        )
        for words in _read(path)
    ]
    replace_whole(path, "".join(again))
    return len(again)


def _is_there(path: Path) -> bool:
    return path.exists()


def _read(path: Path) -> list[list[str]]:
    """PermissionError when others than the owner can reach the file."""
    if path.stat().st_mode & OTHERS:
        raise PermissionError(f"{path} can be reached by others: chmod 600")
    return [line.split() for line in path.read_text(encoding="ascii").splitlines()]


async def _wrapped_line(key_id: str, key: bytes, wrapper: KeyWrapper) -> str:
    by, wrapped = await wrapper.wrap(key)
    return f"{key_id} {by} {base64.b64encode(wrapped).decode()}\n"


async def _unwrapped(words: list[str], wrapper: KeyWrapper) -> bytes:
    return _whole(await wrapper.unwrap(words[1], base64.b64decode(words[2], validate=True)))


def _open(words: list[str]) -> bytes:
    return _whole(base64.b64decode(words[1], validate=True))


def _whole(key: bytes) -> bytes:
    if len(key) != KEY_BYTES:
        raise ValueError(f"not a key of {KEY_BYTES} bytes")
    return key


def _new_id() -> str:
    return secrets.token_hex(4)


def _new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)
