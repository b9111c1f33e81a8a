"""Envelope: what every card is put in, and how large it may be."""

import json
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from cards.markdown import Markdown
from cards.parts import Element, line
from cards.text import Text

Card = dict[str, Any]
Step = TypeVar("Step")

SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
MAX_SIZE = 28 * 1024
"""Bytes of UTF-16, as Teams counts. Source: research/teams-bot.md."""
ROOM = MAX_SIZE - 512
LIMITS = (1_000_000, 6000, 4000, 3000, 2000, 1400, 900, 600, 400, 250, 150, 80, 40)
"""How many characters of each text people wrote are shown, tried in turn."""


def card(
    text: Text,
    title: str,
    body: Sequence[Element],
    actions: Sequence[Element] = (),
    *,
    wide: bool = False,
) -> Card:
    """`title` is also all that a locked screen shows (R-61)."""
    first = line(Markdown(title), size="Large", weight="Bolder", style="heading")
    drawn: Card = {
        "$schema": SCHEMA,
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": text.language,
        "fallbackText": text("card.fallback", title=title),
        "body": [first, *body],
    }
    if actions:
        drawn["actions"] = list(actions)
    if wide:
        drawn["msteams"] = {"width": "Full"}
    return drawn


def size(drawn: Any) -> int:
    """Bytes of a card or a part of one, counted as Teams counts."""
    return len(json.dumps(drawn, ensure_ascii=False).encode("utf-16-le", "surrogatepass"))


def fitted(draw: Callable[[int], Card]) -> Card:
    """The card with as much of people's texts as there is room for."""
    return first_that_fits(draw, LIMITS)


def first_that_fits(draw: Callable[[Step], Card], steps: Sequence[Step]) -> Card:
    """Steps go from all there is to the least that is still of use."""
    for step in steps:
        drawn = draw(step)
        if size(drawn) <= ROOM:
            break
    return drawn
