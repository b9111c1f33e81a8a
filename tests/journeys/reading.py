"""What a person reads on a card, and the buttons and fields that person finds there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.rehearsal.journal import Message

Element = dict[str, Any]
EXECUTE, SHOW = "Action.Execute", "Action.ShowCard"


@dataclass(frozen=True)
class Button:
    """A button with the fields that a client sends along when it is pressed."""

    action: Element
    fields: tuple[Element, ...]

    @property
    def title(self) -> str:
        return plain(str(self.action["title"]))

    @property
    def sends_fields(self) -> bool:
        return self.action.get("associatedInputs") != "none"


def plain(words: str) -> str:
    """Spaces that do not break are spaces, so that a test can be typed."""
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{EN SPACE}", " ")


def text_of(message: Message) -> str:
    """Everything in a message that can be read, a line for each element."""
    lines = [message.text, *(card_lines(message.card) if message.card else [])]
    return plain("\n".join(line for line in [*lines, message.notice] if line))


def title_of(message: Message) -> str:
    """The first TextBlock of the card, or the words of a plain message."""
    if message.card is None:
        return plain(message.text)
    return plain(str(message.card["body"][0]["text"]))


def card_lines(card: Any) -> list[str]:
    return [words for element in walk(card) if (words := _words(element))]


def walk(element: Any) -> Iterator[Element]:
    """Every element of a card in reading order; fallbacks are the same thing said again."""
    if isinstance(element, list):
        for each in element:
            yield from walk(each)
    elif isinstance(element, dict):
        yield element
        for name, inner in element.items():
            if name not in ("fallback", "inlines", "choices", "data"):
                yield from walk(inner)


def buttons_of(card: Element) -> list[Button]:
    """Also those that unfold: a form inside a card sends the outer fields too."""
    return list(_buttons(card, ()))


def fields_of(card: Any) -> tuple[Element, ...]:
    """The fields of one card, without those of the forms inside it."""
    if isinstance(card, list):
        return tuple(field for each in card for field in fields_of(each))
    if not isinstance(card, dict) or card.get("type") == SHOW:
        return ()
    if str(card.get("type")).startswith("Input."):
        return (card,)
    return tuple(f for n, v in card.items() if n not in ("fallback", "data") for f in fields_of(v))


def filled(button: Button, typed: Mapping[str, str]) -> dict[str, str]:
    """What a client sends: every field with its value; fields and choices as they are called.

    A client sends nothing while a required field is empty, so neither does a test.
    """
    if not button.sends_fields:
        assert not typed, f"{button.title} sends no fields"
        return {}
    sent = {field["id"]: str(field.get("value", "")) for field in button.fields}
    for name, value in typed.items():
        field = field_called(button.fields, name)
        sent[field["id"]] = chosen(field, value)
    for field in button.fields:
        assert sent[field["id"]] or not field.get("isRequired"), f"{field['label']} is required"
    return sent


def field_called(fields: tuple[Element, ...], name: str) -> Element:
    """By id, else by the start of its label."""
    for field in fields:
        if field["id"] == name:
            return field
    found = [f for f in fields if plain(f.get("label") or f["title"]).startswith(name)]
    assert found, f"no field {name!r} among {[f.get('label') or f['title'] for f in fields]}"
    return found[0]


def chosen(field: Element, value: str) -> str:
    """The value of the choice whose title begins so; of a multiple choice several, with commas."""
    if "choices" not in field or not value:
        return value
    said = value.split(",") if field.get("isMultiSelect") else [value]
    return ",".join(_choice(field, each) for each in said)


def _choice(field: Element, said: str) -> str:
    for choice in field["choices"]:
        if choice["value"] == said or plain(choice["title"]).startswith(said):
            return str(choice["value"])
    titles = [choice["title"] for choice in field["choices"]]
    raise AssertionError(f"no choice {said!r} among {titles}")


def _buttons(card: Any, outer: tuple[Element, ...]) -> Iterator[Button]:
    fields = (*outer, *fields_of(card))
    for action in _actions(card):
        if action["type"] == EXECUTE:
            yield Button(action, fields)
        elif action["type"] == SHOW:
            yield from _buttons(action["card"], fields)


def _actions(element: Any) -> Iterator[Element]:
    """The actions of one card, not of the forms inside it."""
    if isinstance(element, list):
        for each in element:
            yield from _actions(each)
    elif isinstance(element, dict):
        if str(element.get("type")).startswith("Action."):
            yield element
            return
        for inner in element.values():
            yield from _actions(inner)


def _words(element: Element) -> str:
    kind = str(element.get("type", ""))
    if kind == "TextBlock":
        return str(element["text"])
    if kind == "RichTextBlock":
        return "".join(str(run["text"]) for run in element["inlines"])
    if kind.startswith("Input."):
        label, value = element.get("label") or element.get("title"), element.get("value", "")
        titles = " / ".join(choice["title"] for choice in element.get("choices", []))
        return f"<{label}={value}>" + (f" ({titles})" if titles else "")
    return f"[{element['title']}]" if kind.startswith("Action.") else ""
