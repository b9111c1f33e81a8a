"""Bekräfta ändringen: another agency is to keep a promise; now and new, and why."""

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.commitment_confirm import TITLE as CONFIRM
from cards.envelope import Card, card, fitted
from cards.faults import fault_box
from cards.inputs import text_field
from cards.lines import is_closed_to_view
from cards.mint import Mint
from cards.parts import Element, box, line, paragraphs
from cards.text import Text
from sspf.domain.decisions import DECISION_LIMIT
from sspf.domain.messages.answers import ConfirmGiving

TITLE = CONFIRM
REASON = "give_reason"


class Submission(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    give_reason: str = ""


def render(message: ConfirmGiving, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: ConfirmGiving, text: Text, mint: Mint, limit: int) -> Card:
    each = message.line
    now = text("row.owner", party=each.party, owner=each.owner) if each.owner else each.party
    new = text("row.owner", party=message.to.name, owner=message.owner)
    body: list[Element] = [
        *fault_box(text.md("update.not_saved"), message.faults, (), text),
        line(text.md("confirm.give", id=each.id)),
        *([] if is_closed_to_view(each) else paragraphs(each.text, limit)),
        box(
            line(text.md("change.now", what=now)),
            line(text.md("change.new", what=new), spacing="Small"),
        ),
        _reason(message, text, limit),
        line(text.md("confirm.give_told")),
    ]
    press = Buttons(mint, each.id, each.version)
    yes = press.sending(
        text("confirm.yes_give"), Act.COMMITMENT_GIVE, value=str(message.to.key), style=POSITIVE
    )
    return card(text, text(TITLE), body, [yes, press(text("cancel"), Act.CHANGE_DISMISS)])


def _reason(message: ConfirmGiving, text: Text, limit: int) -> Element:
    key = "give.why" if message.needs_reason else "give.why_optional"
    return text_field(
        REASON,
        text(key, limit=DECISION_LIMIT),
        text("give.why_error"),
        DECISION_LIMIT,
        isRequired=message.needs_reason,
        value=message.reason[:limit],
    )
