"""Words → command name and what followed it; pure. Small on purpose: a table of ways to say it.

A command's own words are recognised with or without diacritics, in any case, with politeness
around them. What is not recognised is answered with help, never guessed.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

POLITE = re.compile(
    r"(?:hej(?:san)?|halla|tack|snalla|kan du|kan jag fa|jag vill|jag skulle vilja|visa mig|visa)"
    r"\b[ ,.!]*"
)
MOST_POLITE = 6
"""Words of politeness before a command; a text of nothing else is not read to its end."""
TAIL = re.compile(r"(?:[\s.!?,]|tack|snalla|please)*")
MENTION = re.compile(r"<at\b[^<>]*>([^<]*)</at>", re.IGNORECASE | re.DOTALL)
CALLED = re.compile(rf"^(?:\s*{MENTION.pattern})+|(?:{MENTION.pattern}\s*)+$", MENTION.flags)
"""The bot is called by name at the start or the end; a mention inside is somebody spoken of."""
NUMBER = re.compile(r"\b(?:[åa]\s*-?\s*)?(?:(\d{4})\s*-\s*)?0*(\d{1,4})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Understood:
    """A command's name and the rest of the text as typed, case and all."""

    command: str
    rest: str = ""
    is_whole: bool = False
    """True: the words were all that was said."""


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """One way to say a command. `pattern` is matched from the start of the folded text.

    Known by itself, not by its value: a table of them is looked up in each turn.
    """

    command: str
    pattern: re.Pattern[str]
    whole: bool = False
    """True: nothing may follow."""


class Ways(tuple[Way, ...]):
    """A table of them, known by itself too: some hundred would be gone through for its hash."""

    __slots__ = ()
    __hash__ = object.__hash__


Shelf = tuple[re.Pattern[str], tuple[Way, ...]]
ON_A_SHELF = 16


def way(command: str, words: str, *, whole: bool = False) -> Way:
    """`words`: a regular expression over folded text, so written without å, ä and ö."""
    return Way(command, re.compile(rf"(?:{words})(?![\w])"), whole)


def understand(text: str, ways: tuple[Way, ...]) -> Understood | None:
    """The first way in the table that fits; None when none does."""
    typed = without_mention(text)
    folded = fold(typed)
    begins, shelves = _shelved(ways)
    for start in _starts(folded):
        for known in _near(shelves, folded, start) if begins.match(folded, start) else ():
            found = known.pattern.match(folded, start)
            if not found:
                continue
            rest = typed[found.end() :].lstrip(" :,;\n")
            if known.whole and not TAIL.fullmatch(fold(rest)):
                continue
            return Understood(known.command, rest, known.whole)
    return None


def without_mention(text: str) -> str:
    """Without outer mentions and outer space; of a mention inside the text the name is left."""
    if "<" in text:  # most name nobody, and need not be looked through twice
        text = MENTION.sub(r"\1", CALLED.sub("", text))
    # A Mac may send å as a and a ring.
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ").strip()


def fold(text: str) -> str:
    """Lower case, å ä ö as a a o; letter by letter, so that positions stay the same."""
    return text.lower() if text.isascii() else "".join(map(_folded, text))


def numbers_in(text: str) -> list[tuple[int | None, int]]:
    """(year or None, running number) of each commitment id in the text, as loosely as typed."""
    return [(int(m[1]) if m[1] else None, int(m[2])) for m in NUMBER.finditer(text)]


@lru_cache(maxsize=8)
def _shelved(ways: tuple[Way, ...]) -> tuple[re.Pattern[str], tuple[Shelf, ...]]:
    """What fits where at least one of them does, for most sentences begin with none of some
    hundred; and the same for a few of them at a time, in their order."""
    some = (ways[at : at + ON_A_SHELF] for at in range(0, len(ways), ON_A_SHELF))
    return _any_of(ways), tuple((_any_of(each), each) for each in some)


def _any_of(ways: tuple[Way, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{known.pattern.pattern})" for known in ways))


def _near(shelves: tuple[Shelf, ...], folded: str, start: int) -> Iterator[Way]:
    """Those that stand beside one that fits."""
    return (known for fits, those in shelves if fits.match(folded, start) for known in those)


@lru_cache(maxsize=1024)
def _folded(c: str) -> str:
    return unicodedata.normalize("NFD", c.lower()[0])[0]


def _starts(folded: str) -> list[int]:
    """Where the command may begin: at once, and after each polite word."""
    starts, at = [0], 0
    while len(starts) <= MOST_POLITE and (found := POLITE.match(folded, at)):
        at = found.end()
        starts.append(at)
    return starts
