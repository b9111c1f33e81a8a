"""Every example drawn once in each language, and ways to look into a card."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import cards
from cards.envelope import Card
from cards.text import Text
from tests.cards.examples import ALL, minted

LANGUAGES = ("sv", "en")


@cache
def draw(name: str, language: str = "sv") -> Card:
    return cards.render(ALL[name], Text.load(language), minted)


def every_card() -> Iterator[tuple[str, Card]]:
    for language in LANGUAGES:
        for name in ALL:
            yield f"{name}.{language}", draw(name, language)


def nodes(element: Any) -> Iterator[dict[str, Any]]:
    """Every object of a card, fallbacks and forms behind buttons too."""
    if isinstance(element, dict):
        yield element
    inner = element.values() if isinstance(element, dict) else element
    for each in inner if isinstance(element, dict | list) else ():
        yield from nodes(each)


def of_type(card: Card, *kinds: str) -> list[dict[str, Any]]:
    return [node for node in nodes(card) if node.get("type") in kinds]


def inputs(card: Card) -> list[dict[str, Any]]:
    return [node for node in nodes(card) if str(node.get("type", "")).startswith("Input.")]


def buttons(card: Card) -> list[dict[str, Any]]:
    return of_type(card, "Action.Execute")


def words(card: Card) -> str:
    """All that can be read, with plain spaces, for looking a sentence up in."""
    said = [n["text"] for n in nodes(card) if n.get("type") in ("TextBlock", "TextRun")]
    labels = [n[k] for n in nodes(card) for k in ("label", "title") if isinstance(n.get(k), str)]
    return "\n".join([*said, *labels]).replace("\u00a0", " ")


def titles(card: Card) -> list[str]:
    return [action["title"] for action in nodes(card) if is_action(action)]


def is_action(node: dict[str, Any]) -> bool:
    kind = str(node.get("type", ""))
    return kind.startswith("Action.") and kind != "Action.Submit"
