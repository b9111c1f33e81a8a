"""Fields of a form, each with its label, its help and what is wrong tied to it."""

from collections.abc import Iterable, Sequence

from bot.pages.markup import Markup, element
from cards.text import Text

Choices = Sequence[tuple[str, str]]
"""(value, words)"""


def radios(name: str, question: str, choices: Choices, chosen: str, wrong: str = "") -> Markup:
    """A group of radio buttons, with the question as its legend."""
    return element(
        "fieldset",
        element("legend", question),
        _wrong(name, wrong),
        *(
            element(
                "label",
                element(
                    "input",
                    type="radio",
                    name=name,
                    value=value,
                    checked=value == chosen,
                    id=name if number == 0 else None,
                    aria_describedby=_of_wrong(name, wrong),
                ),
                element("span", words),
                class_="choice",
            )
            for number, (value, words) in enumerate(choices)
        ),
    )


def select(name: str, label: str, choices: Choices, chosen: str, wrong: str = "") -> Markup:
    return element(
        "div",
        element("label", label, for_=name),
        _wrong(name, wrong),
        element(
            "select",
            *(
                element("option", words, value=value, selected=value == chosen)
                for value, words in choices
            ),
            id=name,
            name=name,
            aria_invalid="true" if wrong else None,
            aria_describedby=_of_wrong(name, wrong),
        ),
        class_="field",
    )


def area(name: str, label: str, value: str, help_id: str, wrong: str = "") -> Markup:
    """A text of several lines. The limit stands in the label; what is too long is kept anyway."""
    described = " ".join(filter(None, (help_id, _of_wrong(name, wrong))))
    return element(
        "div",
        element("label", label, for_=name),
        _wrong(name, wrong),
        # The line break first in a textarea is not part of what stands in it.
        element(
            "textarea",
            f"\n{value}",
            id=name,
            name=name,
            rows="8",
            aria_invalid="true" if wrong else None,
            aria_describedby=described or None,
        ),
        class_="field",
    )


def check(name: str, words: str, *, is_on: bool) -> Markup:
    box = element("input", type="checkbox", name=name, value="ja", checked=is_on, id=name)
    return element("label", box, element("span", words), class_="choice")


def hidden(name: str, value: str) -> Markup:
    return element("input", type="hidden", name=name, value=value)


def button(name: str, value: str, words: str, *, primary: bool = False) -> Markup:
    look = "primary" if primary else None
    return element("button", words, type="submit", name=name, value=value, class_=look)


def buttons(*each: Markup) -> Markup:
    return element("div", *each, class_="buttons")


def summary(title: str, faults: Iterable[tuple[str, str]]) -> Markup:
    """What is wrong, at the top, each with a link to its field: (field, words)."""
    said = [
        element("li", element("a", words, href=f"#{place}") if place else words)
        for place, words in faults
    ]
    return element(
        "section",
        element("h2", title, id="fel"),
        element("ul", *said),
        class_="fault",
        role="alert",
        aria_labelledby="fel",
    )


def told(words: str) -> Markup:
    """What was just done."""
    return element("p", words, class_="done", role="status")


def tied(text: Text, key: str, **values: object) -> str:
    """A sentence of the cards' catalogue without its marks of emphasis."""
    return text(key, **values).replace("*", "")


def place(where: str, text: Text) -> Markup | None:
    return element("p", tied(text, "meeting.place", place=where)) if where else None


def _wrong(name: str, words: str) -> Markup | None:
    return element("p", words, id=f"{name}-fel", class_="wrong") if words else None


def _of_wrong(name: str, words: str) -> str | None:
    return f"{name}-fel" if words else None
