"""Ändra dagordningen: one item more, under a point that can hold items."""

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.agenda_words import EN_SPACE, name_of
from cards.envelope import Card, card, fitted
from cards.facts import about
from cards.faults import cut_note, fault_box
from cards.inputs import choice, text_field
from cards.mint import Mint
from cards.parts import line
from cards.text import Text
from sspf.domain.decisions import ITEM_LIMIT
from sspf.domain.messages.agenda import AgendaEdit

TITLE = "title.agenda_edit"
ITEM, POINT = "title", "point"


class Submission(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = ""
    point: str = ""


def render(message: AgendaEdit, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: AgendaEdit, text: Text, mint: Mint, limit: int) -> Card:
    points = [(f"{n}{EN_SPACE}{name_of(key, text)}", key) for key, n in message.points]
    body = [
        *fault_box(text.md("agenda_edit.not_added"), message.faults, (), text),
        line(about(message.meeting, text)),
        line(text.md("agenda_edit.intro")),
        text_field(
            ITEM,
            text("agenda_edit.title", limit=ITEM_LIMIT),
            text("agenda_edit.title_error", limit=ITEM_LIMIT),
            ITEM_LIMIT,
            isRequired=True,
            value=message.title[:limit],
        ),
        *cut_note(message.title, limit, text),
        choice(
            POINT,
            text("agenda_edit.point"),
            text("fault.item.point"),
            points,
            isRequired=True,
            placeholder=text("agenda_edit.point_choose"),
            value=message.point,
        ),
    ]
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    return card(
        text,
        text(TITLE),
        body,
        [press.sending(text("agenda_edit.add"), Act.AGENDA_ADD, style=POSITIVE)],
    )
