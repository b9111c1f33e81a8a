"""Words that must never leave the chats: what people write, who they are, cases. And who looks."""

import io
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from bot.logs import Formatter, Handler
from tests.journeys.play import NORRSJO
from tests.journeys.stages import COMMITMENTS, DECISIONS, GENERAL, GROUP_LEVEL

CANARY = "Kanariefågel åäö"
CASE = "KANARIE-2027-014"
TEXT = f"{CANARY}, ärende {CASE}"
SHORT = 6
PERSONAL = re.compile(r"(?:name|email|entra_object_id|title): (.+)")


def needles() -> list[str]:
    """Each as it can stand in text, in JSON with escapes, and in an address."""
    people = NORRSJO.read_text("utf-8").split("people:")[1].split("\n\n")[0]
    who = [found.strip().strip('"') for found in PERSONAL.findall(people)]
    names = [word for name in who for word in name.split() if word[0].isupper()]
    rows = [row[0] for row in COMMITMENTS]
    texts = [*GENERAL.values(), *GROUP_LEVEL.values(), *rows, *DECISIONS, CANARY, CASE, "Kanarie"]
    return sorted({*who, *names, *texts})


def found_in(written: bytes) -> list[str]:
    """The needles that stand there, however their letters are spelt."""
    text = written.decode(errors="replace")
    return [needle for needle in needles() if any(_is_in(s, text) for s in _spellings(needle))]


def _spellings(needle: str) -> set[str]:
    return {needle, ascii(needle)[1:-1], json.dumps(needle)[1:-1], quote(needle)}


def _is_in(word: str, text: str) -> bool:
    """A short name, such as Bo, is looked for as a word of its own."""
    if len(word) < SHORT:
        return re.search(rf"\b{re.escape(word)}\b", text) is not None
    return word.lower() in text.lower()


class Watched:
    """Everything that was logged, by anybody, at any level."""

    def __init__(self) -> None:
        self._bytes = io.BytesIO()
        self.stream = io.TextIOWrapper(self._bytes, encoding="utf-8", write_through=True)

    @property
    def written(self) -> bytes:
        return self._bytes.getvalue()


@contextmanager
def watching() -> Iterator[Watched]:
    """The product's own handler, with every logger told to say all it can."""
    root, watched = logging.getLogger(), Watched()
    handler = Handler(watched.stream)
    handler.setFormatter(Formatter())
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield watched
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
