"""The municipality's own list of names, read from a file outside the database (R-41).

`SSPF_NAME_LIST` is a text file in UTF-8 with a name a line, or, where several municipalities share
the house, a folder with `<municipality>.txt` for each. An empty line and one that begins with `#`
are passed over. Names stay as digests in the memory of the process: docs/adr/0037.
"""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_bytes
from time import monotonic

from sspf.domain.name_list import NO_NAMES, NameList, listed
from sspf.domain.organisation import MunicipalityId

MOST_BYTES = 2_000_000
MOST_LETTERS = 80
"""Of a line: a longer one is no name."""
LOOK_EVERY = 5.0
"""Seconds: a changed file is noticed within them."""
KEY_BYTES = 32
SAFE = re.compile(r"[a-z0-9][a-z0-9_-]*")
NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f .,'’-])*")

log = logging.getLogger(__name__)


class NamesFaultError(Exception):
    """A list that cannot be read; a key of the catalogue, never a word of the list."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds. `wrong`: numbers of the lines that are no name; they are left out."""

    names: tuple[str, ...] = field(default=(), repr=False)
    wrong: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    names: NameList = NO_NAMES
    mark: tuple[int, int, int] | None = None
    """Of the file as it was read: changed at, bytes, inode. None: there was none."""
    looked_at: float = float("-inf")


class NameLists:
    def __init__(self, place: Path | None, now: Callable[[], float] = monotonic) -> None:
        """`now`: seconds on a clock that only goes forward."""
        self._place = place
        self._now = now
        self._key = token_bytes(KEY_BYTES)
        self._kept: dict[MunicipalityId, _Kept] = {}

    def of(self, municipality: MunicipalityId) -> NameList:
        """The list as it is now. One that can no longer be read stays as it was read last."""
        if self._place is None:
            return NO_NAMES
        kept = self._kept.get(municipality, _Kept())
        if self._now() - kept.looked_at >= LOOK_EVERY:
            kept = self._looked(kept, file_of(self._place, municipality))
            self._kept[municipality] = kept
        return kept.names

    def _looked(self, kept: _Kept, file: Path) -> _Kept:
        is_first = kept.looked_at < 0
        try:
            mark = _mark(file)
            if mark == kept.mark and not is_first:
                return _Kept(kept.names, mark, self._now())
            read = read_names(file)
        except NamesFaultError:
            if is_first or kept.mark is not None:  # once, not at every look
                log.warning("name_list_not_read")
            return _Kept(kept.names, None, self._now())
        if read.wrong:
            log.warning("name_list_not_read", extra={"count": len(read.wrong)})
        return _Kept(listed(read.names, self._key), mark, self._now())


def file_of(place: Path, municipality: str) -> Path:
    """In a folder the municipality's own; no other one's is ever opened for it."""
    if not place.is_dir():
        return place
    return place / f"{municipality if SAFE.fullmatch(municipality) else '-'}.txt"


def read_names(file: Path) -> Read:
    """NamesFaultError when the file is missing, too big, not in UTF-8, or holds no name."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise NamesFaultError("check.names.big")
        lines = file.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise NamesFaultError("check.names.not_utf8") from None
    except OSError:
        raise NamesFaultError("check.names.missing") from None
    said = {n: line.strip() for n, line in enumerate(lines, start=1)}
    said = {n: line for n, line in said.items() if line and not line.startswith("#")}
    wrong = tuple(n for n, line in said.items() if not _is_name(line))
    names = tuple(line for n, line in said.items() if n not in set(wrong))
    if not names:
        raise NamesFaultError("check.names.empty")
    return Read(names, wrong)


def _is_name(line: str) -> bool:
    return len(line) <= MOST_LETTERS and NAME.fullmatch(line) is not None


def _mark(file: Path) -> tuple[int, int, int]:
    try:
        found = file.stat()
    except OSError:
        raise NamesFaultError("check.names.missing") from None
    return found.st_mtime_ns, found.st_size, found.st_ino
