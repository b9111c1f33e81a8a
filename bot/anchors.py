"""Anchors of the audit logs: a file outside the database, to which lines are only ever added.

`municipality position hash at` says that the log had come so far; with `over` after it, that the
log begins again from there, because a copy was put back or the municipality was erased. Whoever
can change the database cannot cut its log unseen without this file too: keep it, or a copy of it,
where the database's administrator cannot write (docs/runbook.md).
"""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sspf.domain.audit import Anchor
from sspf.domain.organisation import MunicipalityId

FILE = "audit-anchors.txt"
OVER = "over"
FIELDS = 4
PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


class AnchorFile:
    """One for each data folder; replicas may share one."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE

    def add(self, municipality: MunicipalityId, anchor: Anchor) -> None:
        self._append(municipality, anchor)

    def begin_again(self, municipality: MunicipalityId, anchor: Anchor) -> None:
        """Anchors beyond this position no longer count."""
        self._append(municipality, anchor, OVER)

    def of(self, municipality: MunicipalityId) -> list[Anchor]:
        """Those that count, in the order they were dropped."""
        kept: list[Anchor] = []
        for whose, anchor, is_over in self._lines():
            if whose != municipality:
                continue
            if is_over:
                kept = [a for a in kept if a.position < anchor.position]
            if anchor.position:
                kept.append(anchor)
        return kept

    def _lines(self) -> Iterator[tuple[str, Anchor, bool]]:
        """A line that was cut off when the machine went down counts for nothing."""
        if not self.path.exists():
            return
        for line in self.path.read_text(encoding="ascii", errors="replace").splitlines():
            words = line.split()
            if len(words) not in (FIELDS, FIELDS + 1) or words[FIELDS:] not in ([], [OVER]):
                continue
            try:
                at = datetime.fromisoformat(words[3])
                anchor = Anchor(position=int(words[1]), hash=words[2], at=at)
            except ValueError:
                continue
            yield words[0], anchor, bool(words[FIELDS:])

    def _append(self, municipality: MunicipalityId, anchor: Anchor, *more: str) -> None:
        self.path.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        at = anchor.at.isoformat(timespec="seconds")
        line = " ".join([municipality, str(anchor.position), anchor.hash or "-", at, *more])
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, PRIVATE_FILE)
        try:
            before = "" if _ends_well(descriptor) else "\n"
            os.write(descriptor, f"{before}{line}\n".encode("ascii"))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _ends_well(descriptor: int) -> bool:
    size = os.fstat(descriptor).st_size
    return size == 0 or os.pread(descriptor, 1, size - 1) == b"\n"
