"""Markdown: text that may stand in a TextBlock, because no mark in it stands there by chance.

What people type never comes here; it stands in a RichTextBlock, which knows no marks.
"""

import re

MARKS = re.compile(r"[\\`*_\[\]<>~|]|&(?=#?\w+;)")
LIST_START = re.compile(r"^(\s*)(\d+)([.)])(?=\s)|^(\s*)([-+#])")
MARKED = re.compile(r"[\\`*_\[\]<>~|&\n]|^\s*[\d+#-]")
"""Anything that may have to be changed; most words hold nothing of it."""
WEB = re.compile(r"https?://[^\s<>\"]+")


class Markdown(str):
    """A string whose marks are meant."""

    __slots__ = ()


def escaped(words: str) -> Markdown:
    """The same words, to be read as they stand; for names that come from configuration."""
    if isinstance(words, Markdown):
        return words
    return _marked(words) if MARKED.search(words) else Markdown(words)


def link(words: str, address: str) -> Markdown:
    """A link; only the words when the address is not one of the web."""
    if not WEB.fullmatch(address):
        return escaped(words)
    safe = address.replace("(", "%28").replace(")", "%29")
    return Markdown(f"[{escaped(words)}]({safe})")


def joined(*parts: str, by: str = " ") -> Markdown:
    """Several sentences in one block; empty ones are left out."""
    return Markdown(by.join(escaped(part) for part in parts if part))


def _marked(words: str) -> Markdown:
    one_line = " ".join(words.split("\n"))
    return Markdown(LIST_START.sub(_unlisted, MARKS.sub(r"\\\g<0>", one_line)))


def _unlisted(start: re.Match[str]) -> str:
    """`1. Skola` would become a list of its own and be numbered anew."""
    blank, number, point, other_blank, mark = start.groups()
    return f"{blank}{number}\\{point}" if number else f"{other_blank}\\{mark}"
