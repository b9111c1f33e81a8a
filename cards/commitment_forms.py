"""The four forms of an update: done, new date, help, cancelled. One or two fields each."""

from pydantic import BaseModel, ConfigDict

from cards.actions import DESTRUCTIVE, POSITIVE, Buttons
from cards.acts import Act
from cards.inputs import date_field, radio, text_field
from cards.mint import Mint
from cards.parts import Element
from cards.text import Text
from sspf.domain.commitments import Effect
from sspf.domain.decisions import DECISION_LIMIT as LIMIT
from sspf.domain.messages.commitment import CommitmentLine, CommitmentUpdate

FORMS = ("done", "postpone", "help", "cancel")
ACTS = {
    "done": Act.COMMITMENT_DONE,
    "postpone": Act.COMMITMENT_POSTPONE,
    "help": Act.COMMITMENT_HELP,
    "cancel": Act.COMMITMENT_CANCEL,
}
EFFECT, DONE_NOTE = "effect", "done_note"
TO, POSTPONE_NOTE = "to", "postpone_note"
HELP_NOTE, REASON = "help_note", "reason"


class Submission(BaseModel):
    """Of whichever form was sent; the fields of the others are empty."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    effect: str = ""
    done_note: str = ""
    to: str = ""
    """ISO date."""
    postpone_note: str = ""
    help_note: str = ""
    reason: str = ""


def fields(form: str, message: CommitmentUpdate, text: Text, limit: int) -> list[Element]:
    """The named form, filled in when it is the one that was open."""
    typed = message.typed[:limit] if message.open_form == form else ""
    if form == "done":
        return [_effect(message, text), _note(DONE_NOTE, "update.comment", typed, text)]
    if form == "postpone":
        return [_to(message, text), _note(POSTPONE_NOTE, "update.why_moved", typed, text)]
    if form == "help":
        return [_asked(HELP_NOTE, "update.what_help", typed, text)]
    return [_asked(REASON, "update.why_cancelled", typed, text)]


def save(form: str, line: CommitmentLine, text: Text, mint: Mint) -> Element:
    press = Buttons(mint, line.id, line.version)
    style = DESTRUCTIVE if form == "cancel" else POSITIVE
    return press.sending(text(f"update.save_{form}"), ACTS[form], style=style)


def _effect(message: CommitmentUpdate, text: Text) -> Element:
    effects = [(text(f"effect.{effect}"), str(effect)) for effect in Effect]
    return radio(
        EFFECT,
        text("update.effect"),
        text("update.effect_error"),
        effects,
        isRequired=True,
        value=message.typed_effect,
    )


def _to(message: CommitmentUpdate, text: Text) -> Element:
    earliest = message.earliest_due
    return date_field(
        TO,
        text("update.to"),
        text("update.to_error"),
        isRequired=True,
        min=earliest.isoformat() if earliest else "",
        value=message.typed_date,
    )


def _note(id: str, key: str, typed: str, text: Text) -> Element:
    return text_field(id, text(key), text("update.note_error", limit=LIMIT), LIMIT, value=typed)


def _asked(id: str, key: str, typed: str, text: Text) -> Element:
    error = text(f"{key}_error", limit=LIMIT)
    return text_field(id, text(key), error, LIMIT, isRequired=True, value=typed)
