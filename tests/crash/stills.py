"""What a kill would leave at each point of one play, taken while the program stands still there.

All that SIGKILL takes from a program is its memory. What it has written is the system's, so the
files of a program whose every thread is stopped are, byte for byte, what killing it there leaves.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from tests.crash.cellar import Cellar
from tests.crash.judging import Found
from tests.crash.points import Bomb
from tests.crash.town import Where

Bytes = dict[str, bytes]
"""Of each file in a folder."""
SHARED_MEMORY = "-shm"
"""SQLite's index to its log. Whoever opens a database that nobody has open empties it first, and
makes it anew of the log. Source: sqlite.org/walformat.html, section 2."""


def bytes_in(where: Where) -> Bytes:
    """Two alike: whoever starts there starts from the same. The note is the tests' own."""
    return {
        str(file.relative_to(where.folder)): file.read_bytes()
        for file in where.folder.rglob("*")
        if file.is_file() and file != where.note and not file.name.endswith(SHARED_MEMORY)
    }


def noted(where: Where) -> dict[str, Any]:
    """What a program that stands still had under way, or what one that ended has passed."""
    return dict(json.loads(where.note.read_text(encoding="utf-8")))


@dataclass(slots=True)
class Left:
    """One state of the disk, at however many points the program stood on it."""

    where: Where
    found: Found | None = None
    """How it ended for whoever started there."""


@dataclass(slots=True)
class Stills:
    cellar: Cellar
    at: dict[Bomb, tuple[Left, dict[str, Any]]] = field(default_factory=dict)
    """Where it stood → what was on the disk, and what was under way."""
    _last: tuple[Left, Bytes] | None = None

    def take(self, where: Where) -> None:
        """The program stands still in `where`."""
        under_way, on_disk = noted(where), bytes_in(where)
        if self._last is None or self._last[1] != on_disk:
            self._last = Left(self.cellar.copy(where)), on_disk
        self.at[Bomb(under_way["point"], under_way["nth"])] = self._last[0], under_way

    def remove(self) -> None:
        folders = {left.where.folder: left.where for left, _ in self.at.values()}
        for where in folders.values():
            self.cellar.remove(where)
        self.at.clear()
        self._last = None
