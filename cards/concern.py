"""The duty to report on every card of the individual level (R-100): short and in full."""

from cards.facts import how
from cards.parts import Element, box, heading, line, subtle
from cards.text import Text


def concern_note(text: Text) -> list[Element]:
    """Last on a card that shows anything of somebody's case, where nothing is written."""
    return [
        subtle(text.md("concern.short"), spacing="Medium"),
        subtle(text.md("concern.full", law=text.law("SoL_19_1")), spacing="None"),
    ]


def concern_box(text: Text, address: str, municipality: str, *, asks: bool) -> Element:
    """`asks`: the text holds a word of the list, and the writer is asked (R-101)."""
    said = [
        *([heading(text.md("concern.asked"), spacing="None")] if asks else []),
        *([line(text.md("concern.step"), spacing="Small")] if asks else []),
        line(text.md("concern.short"), spacing="Small" if asks else "None"),
        line(text.md("concern.full", law=text.law("SoL_19_1")), spacing="Small"),
        *([line(how(text, address, municipality), spacing="Small")] if address else []),
    ]
    return box(*said, spacing="Large")
