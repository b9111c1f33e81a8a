"""Notes: short sentences of the catalogue, each with values of its own, on lines of a card."""

from collections.abc import Sequence

from cards.markdown import Markdown
from cards.parts import WARNING, Element, bold, box, line
from cards.text import Text
from sspf.domain.messages.general import Notice


def said(note: Notice, text: Text) -> Markdown:
    return text.md(note.key, **{name: text.worded(value) for name, value in note.values})


def warned(title: str, notes: Sequence[Notice], text: Text) -> list[Element]:
    """In a box that begins with the words of `title`; nothing where there are none."""
    lines = [line(said(note, text), spacing="Small") for note in notes]
    return [box(bold(text.md(title)), *lines, style=WARNING)] if lines else []
