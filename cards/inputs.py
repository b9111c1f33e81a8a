"""Inputs: each has a label of its own and says what to do when it is not right."""

from collections.abc import Sequence
from typing import Any

from cards.parts import Element, shown

Choices = Sequence[tuple[str, str]]
"""(what is read, value)."""


def text_field(id: str, label: str, error: str, limit: int, **more: Any) -> Element:
    """Several lines. The limit is asked for here and judged by the server."""
    return _input("Text", id, label, error, maxLength=limit, isMultiline=True, **more)


def short_field(id: str, label: str, error: str, limit: int, **more: Any) -> Element:
    """One line."""
    return _input("Text", id, label, error, maxLength=limit, **more)


def choice(id: str, label: str, error: str, choices: Choices, **more: Any) -> Element:
    """One of many: a drop-down."""
    return _chooser(id, label, error, choices, style="compact", **more)


def radio(id: str, label: str, error: str, choices: Choices, **more: Any) -> Element:
    """One of few."""
    return _chooser(id, label, error, choices, style="expanded", **more)


def ticks(id: str, label: str, error: str, choices: Choices, **more: Any) -> Element:
    """Any number; they come back in one string with commas between."""
    return _chooser(id, label, error, choices, style="expanded", isMultiSelect=True, **more)


def toggle(id: str, title: str, error: str, *, is_on: bool) -> Element:
    """Yes or no; its title is its label."""
    return {
        "type": "Input.Toggle",
        "id": id,
        "title": title,
        "errorMessage": error,
        "valueOn": YES,
        "valueOff": NO,
        "value": YES if is_on else NO,
        "wrap": True,
        "spacing": "Small",
    }


def date_field(id: str, label: str, error: str, **more: Any) -> Element:
    return _input("Date", id, label, error, **more)


def time_field(id: str, label: str, error: str, **more: Any) -> Element:
    return _input("Time", id, label, error, **more)


def picked(values: str) -> tuple[str, ...]:
    """What `ticks` brings back."""
    return tuple(value for value in values.split(",") if value)


YES, NO = "ja", "nej"


def _chooser(id: str, label: str, error: str, choices: Choices, **more: Any) -> Element:
    titles = [{"title": title, "value": value} for title, value in choices]
    return _input("ChoiceSet", id, label, error, wrap=True, choices=titles, **more)


def _input(kind: str, id: str, label: str, error: str, **more: Any) -> Element:
    said = {name: value for name, value in more.items() if value not in ("", None, False)}
    if "value" in said:
        said["value"] = shown(said["value"])
    return {"type": f"Input.{kind}", "id": id, "label": label, "errorMessage": error, **said}
