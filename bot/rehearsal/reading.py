"""Reads a card as its reader does: its lines, its buttons, and the fields these bring along."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.rehearsal.journal import Message

Element = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Button:
    """A button that says something to the bot."""

    action: Element
    fields: tuple[Element, ...]
    """The inputs whose values it sends, outermost first."""

    @property
    def title(self) -> str:
        return plain(str(self.action.get("title", "")))

    @property
    def act(self) -> str:
        return str(self.action.get("verb", ""))


def lines_of(message: Message) -> list[str]:
    """Everything that can be read in a message, one block a line, without Markdown's marks."""
    found = [message.text, message.notice, *_lines(message.card or {})]
    return [line for said in found for line in plain(said).replace("**", "").splitlines() if line]


def first_block(card: Element) -> str:
    """What stands first on the card: that a locked screen shows too."""
    body = card.get("body") or [{}]
    return str(body[0].get("text", ""))


def buttons_of(card: Element, above: tuple[Element, ...] = ()) -> Iterator[Button]:
    """In reading order. A folded card's button brings the fields around it along, as in Teams."""
    fields = (*above, *(e for e in _elements(card) if str(e.get("type", "")).startswith("Input.")))
    for element in _elements(card):
        if element.get("type") == "Action.Execute":
            yield Button(element, () if element.get("associatedInputs") == "none" else fields)
        elif element.get("type") == "Action.ShowCard":
            yield from buttons_of(element["card"], fields)


def plain(words: str) -> str:
    """With ordinary spaces."""
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{EN SPACE}", " ")


def _elements(card: Element) -> Iterator[Element]:
    """Everything on this card, but not what is folded into another card on it."""
    for value in card.values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                yield one
                if one.get("type") != "Action.ShowCard":
                    yield from _elements({k: v for k, v in one.items() if k != "fallback"})


def _lines(element: Element) -> Iterator[str]:
    kind = str(element.get("type", ""))
    if kind == "TextBlock":
        yield str(element["text"])
    elif kind == "RichTextBlock":
        yield "".join(str(run["text"]) for run in element["inlines"])
    elif kind.startswith("Input."):
        yield str(element.get("label") or element.get("title") or "")
        yield str(element.get("value") or "")
    elif kind.startswith("Action."):
        yield str(element.get("title", ""))
    for name, value in element.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and name != "fallback":
                yield from _lines(one)
