"""The municipality's own list of names, as words that a text on level 1 or 2 is held against.

Source: RULES R-41 and R-43; ADR 37. A name is kept as a keyed digest alone: nothing here can be
read back, printed or stored as a name. A hit says where, never what.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from sspf.domain.ordinary_words import ORDINARY, PARTICLES

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f'’])*")
"""Letters; a double name is two words. A phone may write an accent as a sign of its own."""
SIZE = 16
"""Bytes of a digest."""
SHORTEST = 2
"""Letters that are left when a genitive's s has been taken away."""
SWEDISH = str.maketrans({"å": "{", "ä": "|", "ö": "}", "æ": "|", "ø": "}"})
BARE = str.maketrans({"{": "a", "|": "a", "}": "o", "ł": "l", "đ": "d", "ı": "i"})
LOOK_BACK = 20
"""Signs between the end of a sentence and the next word, at most."""
ENDS = frozenset(".!?:;\n•*")
"""After one of these a word is capital because it comes first, not because it is a name."""


@dataclass(frozen=True, slots=True)
class NameList:
    """Digests of names. `staff` are full names of people here, who may be written about."""

    key: bytes = field(default=b"", repr=False)
    digests: frozenset[bytes] = field(default=frozenset(), repr=False)
    staff: tuple[str, ...] = field(default=(), repr=False)

    def except_for(self, staff: Iterable[str]) -> "NameList":
        return replace(self, staff=tuple(staff)) if self.digests else self

    def found_in(self, text: str) -> tuple[int, ...]:
        """Where each name begins; the first character is 1."""
        if not self.digests:
            return ()
        return tuple(m.start() + 1 for m in WORD.finditer(text) if self._is_name(m, text))

    def _is_name(self, match: re.Match[str], text: str) -> bool:
        word = match[0]
        hits = [form for form in _forms(word) if self._has(form, word[0].isupper())]
        if not hits or self._is_of_staff(hits):
            return False
        if any(_letters(form) in ORDINARY for form in hits):
            return word[0].isupper() and not word.isupper() and not _begins(text, match.start())
        return True

    def _has(self, form: str, is_capital: bool) -> bool:
        """Without the ring and the dots only where the word is written as a name: pär, not par."""
        if _digest(self.key, "=", form) in self.digests:
            return True
        return is_capital and _digest(self.key, "~", form.translate(BARE)) in self.digests

    def _is_of_staff(self, forms: list[str]) -> bool:
        own = {form.translate(BARE) for name in self.staff for form in _words(name)}
        return any(form.translate(BARE) in own for form in forms)


NO_NAMES = NameList()
_here: ContextVar[NameList] = ContextVar("names_here", default=NO_NAMES)


@contextmanager
def names_of_place(names: NameList) -> Iterator[None]:
    """Every guard inside holds texts against these names, and none of another municipality."""
    before = _here.get()
    _here.set(names)
    try:
        yield
    finally:
        _here.set(before)


def names_here() -> NameList:
    return _here.get()


def listed(names: Iterable[str], key: bytes) -> NameList:
    """A list of these names; `key`, at most 64 bytes, is never kept longer than the process."""
    digests: set[bytes] = set()
    for name in names:
        for word in _words(name):
            digests.add(_digest(key, "=", word))
            digests.add(_digest(key, "~", word.translate(BARE)))
    return NameList(key=key, digests=frozenset(digests))


def _words(name: str) -> list[str]:
    """Each word of a name is looked for by itself: who writes of somebody writes one of them."""
    found = [_plain(match[0]) for match in WORD.finditer(name)]
    return [word for word in found if len(word) >= SHORTEST and word not in PARTICLES]


def _forms(word: str) -> list[str]:
    """The word, and what it is the genitive of."""
    whole = _plain(word)
    forms = [whole]
    if whole.endswith("s") and len(whole) > SHORTEST:
        forms.append(whole[:-1])
    return forms


def _plain(word: str) -> str:
    """Lower case; å, ä and ö as letters of their own, every other accent as none."""
    low = unicodedata.normalize("NFC", word).casefold().translate(SWEDISH)
    loose = unicodedata.normalize("NFD", low)
    return "".join(c for c in loose if not unicodedata.combining(c) and c not in "'’")


def _letters(form: str) -> str:
    return form.translate(str.maketrans("{|}", "åäö"))


def _begins(text: str, start: int) -> bool:
    """Whether a sentence, a line or a point of a list begins here."""
    before = text[max(0, start - LOOK_BACK) : start].rstrip(" \t\"'”“»«(–-")
    return not before or before[-1] in ENDS


def _digest(key: bytes, kind: str, form: str) -> bytes:
    return blake2b(f"{kind}{form}".encode(), key=key, digest_size=SIZE).digest()
