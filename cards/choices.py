"""Menade du något av det här: the bot asks instead of guessing (R-55)."""

from cards.actions import TITLE_LIMIT, Buttons, action_set, action_sets
from cards.acts import LIST, Act
from cards.envelope import Card, card
from cards.mint import Mint
from cards.parts import Element, group, line, rich, run
from cards.text import Text
from sspf.domain.messages.general import Choices

TITLE = "title.choices"


def render(message: Choices, text: Text, mint: Mint) -> Card:
    fits = all(len(label) <= TITLE_LIMIT for label, _ in message.options)
    draw = _as_buttons if fits else _as_rows
    return card(text, text(TITLE), [line(text.md(message.key)), *draw(message, text, mint)])


def _as_buttons(message: Choices, text: Text, mint: Mint) -> list[Element]:
    press = Buttons(mint, LIST)
    return action_sets([press(label, Act.CHOICE_PICK, value=v) for label, v in message.options])


def _as_rows(message: Choices, text: Text, mint: Mint) -> list[Element]:
    """Meanings too long for a button stand above one with a number."""
    press = Buttons(mint, LIST)
    return [
        group(
            rich(run(label), spacing="None"),
            action_set(press(text("choices.pick", number=n), Act.CHOICE_PICK, value=value)),
        )
        for n, (label, value) in enumerate(message.options, start=1)
    ]
