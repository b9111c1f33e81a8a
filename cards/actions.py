"""Actions: the buttons of a card. Each holds one reference and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards.acts import Act
from cards.mint import Mint
from cards.parts import Element

POSITIVE = "positive"
DESTRUCTIVE = "destructive"
IN_A_ROW = 4
TITLE_LIMIT = 22


@dataclass(frozen=True, slots=True)
class Buttons:
    """Makes the buttons of one subject: a meeting, a commitment, an item or a list."""

    mint: Mint
    subject: str
    version: int = 0

    def __call__(self, title: str, act: Act, *, value: str = "", style: str = "") -> Element:
        """A button that needs nothing typed."""
        return self._execute(title, act, value=value, style=style, associatedInputs="none")

    def sending(self, title: str, act: Act, *, value: str = "", style: str = "") -> Element:
        """A button that brings the card's inputs with it."""
        return self._execute(title, act, value=value, style=style)

    def _execute(self, title: str, act: Act, *, value: str, style: str, **more: str) -> Element:
        # Phones and old clients know no Execute: Submit says the same, and has no verb to say it.
        data = {"ref": self.mint(act, self.subject, version=self.version, value=value)}
        look = {"style": style, **more} if style else more
        submit = {"type": "Action.Submit", "title": title, "data": data, **look}
        return {
            "type": "Action.Execute",
            "title": title,
            "verb": str(act),
            "data": data,
            **look,
            "fallback": submit,
        }


def show(title: str, body: Sequence[Element], *actions: Element) -> Element:
    """A question after a choice: opens a form of one or two fields."""
    card = {"type": "AdaptiveCard", "version": "1.5", "body": list(body), "actions": list(actions)}
    return {"type": "Action.ShowCard", "title": title, "card": card}


def unfold(title: str, target: str) -> Element:
    return {"type": "Action.ToggleVisibility", "title": title, "targetElements": [target]}


def action_set(*actions: Element, spacing: str = "Small") -> Element:
    return {"type": "ActionSet", "spacing": spacing, "actions": list(actions)}


def action_sets(actions: Sequence[Element], spacing: str = "Small") -> list[Element]:
    """At most four in a row."""
    rows = [actions[start : start + IN_A_ROW] for start in range(0, len(actions), IN_A_ROW)]
    return [action_set(*buttons, spacing=spacing) for buttons in rows]


def short(title: str) -> str:
    """A title that holds a name from configuration, cut to what fits on a button."""
    return title if len(title) <= TITLE_LIMIT else title[: TITLE_LIMIT - 1].rstrip() + "…"
