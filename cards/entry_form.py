"""Propose somebody, or a theme, for a list that two agencies keep together."""

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.concern import concern_note
from cards.envelope import Card, card
from cards.faults import fault_box
from cards.inputs import YES, choice, picked, radio, text_field, ticks, toggle
from cards.mint import Mint
from cards.parts import Element, line, rich, run, subtle
from cards.text import Text
from sspf.domain.messages.lists import EntryForm

TITLE = "title.entry_form"
NOTE_LIMIT, TITLE_LIMIT = 300, 100


class Submission(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    entry_kind: str = "person"
    entry_title: str = ""
    entry_problems: str = ""
    entry_ground: str = ""
    entry_note: str = ""
    entry_above_age: str = ""
    entry_swap: str = ""
    entry_reason: str = ""

    @property
    def problems(self) -> tuple[str, ...]:
        return picked(self.entry_problems)

    @property
    def is_above_age(self) -> bool:
        return self.entry_above_age == YES


def render(message: EntryForm, text: Text, mint: Mint) -> Card:
    body = [
        *fault_box(text.md("entry.not_saved"), message.faults, (), text),
        rich(run(message.name, weight="Bolder"), spacing="None"),
        line(text.md("entry.form_intro")),
        *_who(message, text),
        *_why(message, text),
        *_slot(message, text),
        subtle(text.md("entry.no_names")),
        *concern_note(text),
    ]
    press = Buttons(mint, f"list-{message.key}")
    send = press.sending(text("entry.propose"), Act.ENTRY_PROPOSE, style=POSITIVE)
    return card(text, text(TITLE), body, [send, press(text("cancel"), Act.CHANGE_DISMISS)])


def _who(message: EntryForm, text: Text) -> list[Element]:
    kinds = [(text(f"entry.kind.{kind}"), kind) for kind in message.kinds]
    found = [
        radio(
            "entry_kind",
            text("entry.kind"),
            text("fault.entry.kind"),
            kinds,
            isRequired=True,
            value=message.kind,
        )
    ]
    if "theme" in message.kinds:
        found.append(
            text_field(
                "entry_title",
                text("entry.theme_title"),
                text("fault.entry.title.empty"),
                TITLE_LIMIT,
                value=message.title,
            )
        )
    if message.max_age is not None:
        words = text("entry.is_above_age", age=message.max_age)
        found.append(
            toggle("entry_above_age", words, text("fault.list.choose"), is_on=message.above_age)
        )
    return found


def _why(message: EntryForm, text: Text) -> list[Element]:
    grounds = [(text(f"listground.{code}", law=text.law(code)), code) for code in message.grounds]
    found: list[Element] = []
    if message.problems:
        found.append(
            ticks(
                "entry_problems",
                text("entry.what_problems"),
                text("fault.list.choose"),
                [(p.name, p.key) for p in message.problems],
                value=",".join(message.chosen),
            )
        )
    found.append(
        choice(
            "entry_ground",
            text("entry.ground"),
            text("fault.entry.ground"),
            grounds,
            value=message.ground,
        )
    )
    if message.takes_text:
        found.append(
            text_field(
                "entry_note",
                text("entry.ground_note", limit=NOTE_LIMIT),
                text("fault.list.choose"),
                NOTE_LIMIT,
                value=message.note,
            )
        )
    return found


def _slot(message: EntryForm, text: Text) -> list[Element]:
    """Only when every slot is taken (T1)."""
    if not message.to_swap:
        return []
    swaps = [(text("entry.swap_none"), ""), *((c.name, c.key) for c in message.to_swap)]
    return [
        line(text.md("entry.full", n=len(message.to_swap))),
        choice(
            "entry_swap",
            text("entry.swap"),
            text("fault.entry.swap"),
            swaps,
            value=message.swap,
        ),
        text_field(
            "entry_reason",
            text("entry.swap_reason", limit=NOTE_LIMIT),
            text("fault.entry.full"),
            NOTE_LIMIT,
            value=message.reason,
        ),
    ]
