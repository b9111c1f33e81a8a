"""Parts: headings, lines, boxes and rows of a card, always one column.

What people wrote goes through `run` and `paragraphs`; all other words are Markdown.
"""

import re
from typing import Any

from cards.markdown import Markdown
from sspf.domain.guards import CONTROL

Element = dict[str, Any]

UNPAIRED = re.compile("[\ud800-\udfff]")
SENTENCE_END = re.compile(r"[.!?…](?=\s)")
CUT_MARK = " …"
MAX_PARAGRAPHS = 20
CHARACTERS_A_BLOCK = 80
"""A block costs as much room as so many characters; where room is short, lines are joined."""
EMPHASIS = "emphasis"
WARNING = "warning"


def heading(words: Markdown, **look: Any) -> Element:
    """Of a part or section."""
    return line(words, weight="Bolder", size="Medium", style="heading", **look)


def line(words: Markdown, **look: Any) -> Element:
    return {"type": "TextBlock", "text": words, "wrap": True, **look}


def bold(words: Markdown, **look: Any) -> Element:
    return line(words, weight="Bolder", **look)


def subtle(words: Markdown, **look: Any) -> Element:
    return line(words, isSubtle=True, **look)


def run(words: str, **look: Any) -> Element:
    """A stretch of a RichTextBlock; the place for what people wrote."""
    return {"type": "TextRun", "text": shown(words), **look}


def rich(*runs: Element, spacing: str = "Small") -> Element:
    return {"type": "RichTextBlock", "spacing": spacing, "inlines": list(runs)}


def paragraphs(words: str, limit: int, *before: Element, spacing: str = "Small") -> list[Element]:
    """What somebody wrote, a block for each paragraph, cut at a sentence when it is too long."""
    said = [p for p in cut(shown(words), limit).splitlines() if p.strip()]
    blocks = min(MAX_PARAGRAPHS, limit // CHARACTERS_A_BLOCK + 1)
    apart, together = said[:blocks], said[blocks:]
    first, *rest = [*apart, " ".join(together)] if together else apart or [""]
    inlines = [*before, run(first)] if first else list(before)
    return [rich(*inlines, spacing=spacing), *(rich(run(p)) for p in rest)] if inlines else []


def box(*items: Element, style: str = EMPHASIS, spacing: str = "Medium") -> Element:
    return {"type": "Container", "spacing": spacing, "style": style, "items": list(items)}


def row(*items: Element, spacing: str = "Medium") -> Element:
    """One of several, with a thin line above."""
    return {"type": "Container", "spacing": spacing, "separator": True, "items": list(items)}


def group(*items: Element, spacing: str = "Medium", **look: Any) -> Element:
    return {"type": "Container", "spacing": spacing, "items": list(items), **look}


def shown(words: str) -> str:
    """Without control and direction characters and halves of characters."""
    if words.isprintable():
        return words
    return UNPAIRED.sub("\N{REPLACEMENT CHARACTER}", CONTROL.sub("", words.replace("\r\n", "\n")))


def cut(words: str, limit: int) -> str:
    """At most `limit` characters and a mark, ending after a sentence or, failing that, a word."""
    if len(words) <= limit:
        return words
    head = words[: limit + 1]
    ends = [m.end() for m in SENTENCE_END.finditer(head) if m.end() > limit // 3]
    blank = head.rfind(" ")
    end = ends[-1] if ends else blank if blank > limit // 3 else limit
    return head[:end].rstrip() + CUT_MARK
