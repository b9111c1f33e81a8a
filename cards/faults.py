"""Faults: what is wrong with what was typed in a small form, above the form itself."""

from collections.abc import Sequence
from datetime import date

from cards.markdown import Markdown
from cards.parts import WARNING, Element, bold, box, line, subtle
from cards.text import Text
from sspf.domain.commitments import TEXT_LIMIT
from sspf.domain.decisions import DECISION_LIMIT, ITEM_LIMIT

OBJECTION_LIMIT = 1000

LIMITS = {
    "commitment_limit": TEXT_LIMIT,
    "note_limit": DECISION_LIMIT,
    "item_limit": ITEM_LIMIT,
    "objection_limit": OBJECTION_LIMIT,
}

Values = Sequence[tuple[str, str]]
"""(placeholder, value): an ISO date, a key of the catalogue, or a name from configuration."""


def fault_box(first: Markdown, keys: Sequence[str], values: Values, text: Text) -> list[Element]:
    """What is safe stands first. Nothing when nothing is wrong."""
    if not keys:
        return []
    said = {name: _worded(value, text) for name, value in values}
    faults = [line(text.md(key, **LIMITS, **said), spacing="Small") for key in keys]
    return [box(bold(first), *faults, style=WARNING)]


def cut_note(typed: str, limit: int, text: Text) -> list[Element]:
    """Under a field that does not hold all that was typed."""
    if len(typed) <= limit:
        return []
    return [subtle(text.md("field.cut", limit=limit), spacing="Small")]


def _worded(value: str, text: Text) -> object:
    try:
        return text.capital(text.day(date.fromisoformat(value)))
    except ValueError:
        return text.worded(value)
