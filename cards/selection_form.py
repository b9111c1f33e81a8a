"""The two choose anew: who stays on the list, and how it ended (U1)."""

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.concern import concern_note
from cards.envelope import Card, card
from cards.faults import fault_box
from cards.inputs import date_field, picked, radio, ticks
from cards.mint import Mint
from cards.parts import Element, line, rich, run
from cards.text import Text
from sspf.domain.messages.lists import SelectionForm
from sspf.domain.selections import SelectionOutcome

TITLE = "title.selection"


class Submission(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    selection_on: str = ""
    selection_kept: str = ""
    selection_outcome: str = ""

    @property
    def kept(self) -> tuple[str, ...]:
        return picked(self.selection_kept)


def render(message: SelectionForm, text: Text, mint: Mint) -> Card:
    outcomes = [(text(f"selection.outcome.{o}"), str(o)) for o in SelectionOutcome]
    body = [
        *fault_box(text.md("entry.not_saved"), message.faults, (), text),
        rich(run(message.name, weight="Bolder"), spacing="None"),
        line(text.md("selection.intro")),
        date_field(
            "selection_on",
            text("selection.on"),
            text("fault.entry.held"),
            value=message.held_on,
            isRequired=True,
        ),
        *_kept(message, text),
        radio(
            "selection_outcome",
            text("selection.outcome"),
            text("fault.selection.outcome"),
            outcomes,
            isRequired=True,
            value=message.outcome,
        ),
        *concern_note(text),
    ]
    press = Buttons(mint, f"list-{message.key}")
    save = press.sending(text("selection.save"), Act.SELECTION_SAVE, style=POSITIVE)
    return card(text, text(TITLE), body, [save, press(text("cancel"), Act.CHANGE_DISMISS)])


def _kept(message: SelectionForm, text: Text) -> list[Element]:
    if not message.entries:
        return []
    entries = [(" ".join(filter(None, (e.code, e.title))), e.id) for e in message.entries]
    return [
        ticks(
            "selection_kept",
            text("selection.kept"),
            text("fault.list.choose"),
            entries,
            value=",".join(message.kept),
        )
    ]
