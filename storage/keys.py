"""Keys in a file beside the database: the embedded default. Production asks a key vault."""

import base64
import os
import secrets
from pathlib import Path

KEY_BYTES = 32
OTHERS = 0o077


class StaticKeys:
    """Implements sspf.ports.KeyProvider. One line a key, `id base64`, the newest last.

    A missing file is made, with mode 0600 and one new key. PermissionError when others than the
    owner can reach the file; ValueError when a line is not a key. To destroy a key, delete its
    line: what was sealed with it can never be read again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        if not path.exists():
            create_whole(path, _new_line())
        if path.stat().st_mode & OTHERS:
            raise PermissionError(f"{path} can be reached by others: chmod 600")
        self._keys = _read_all(path.read_text(encoding="ascii"))
        if not self._keys:
            raise ValueError(f"{path} holds no key")

    def current(self) -> tuple[str, bytes]:
        key_id = next(reversed(self._keys))
        return key_id, self._keys[key_id]

    def named(self, key_id: str) -> bytes:
        """One that another program has added since is read from the file."""
        if key_id not in self._keys:
            added = _read_all(self._path.read_text(encoding="ascii"))
            self._keys |= {name: key for name, key in added.items() if name == key_id}
        return self._keys[key_id]

    def rotate(self) -> None:
        """A new key from now on; the former ones still open what they sealed."""
        lines = self._path.read_text(encoding="ascii") + _new_line()
        replace_whole(self._path, lines)
        self._keys = _read_all(lines)


def replace_whole(path: Path, lines: str) -> None:
    """The former file, or the new one: never half of it."""
    fresh = path.with_name(f"{path.name}.new")
    _write(fresh, lines)
    fresh.replace(path)


def create_whole(path: Path, lines: str) -> None:
    """Two that start at once get the same file: the first link wins, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    _write(fresh, lines)
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


def _write(path: Path, lines: str) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())


def _new_line() -> str:
    key = base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()
    return f"{secrets.token_hex(4)} {key}\n"


def _read_all(lines: str) -> dict[str, bytes]:
    return dict(map(_read, lines.splitlines()))


def _read(line: str) -> tuple[str, bytes]:
    key_id, _, encoded = line.partition(" ")
    key = base64.b64decode(encoded, validate=True)
    if not key_id.isalnum() or len(key) != KEY_BYTES:
        raise ValueError(f"not a line `id base64 of {KEY_BYTES} bytes`")
    return key_id, key
