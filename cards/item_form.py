"""Stäng en punkt: every item of the agenda ends with an outcome (A16)."""

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.envelope import Card, card, fitted
from cards.facts import on_day
from cards.faults import fault_box
from cards.inputs import choice, radio
from cards.mint import Mint
from cards.parts import Element, box, line, paragraphs, run, subtle
from cards.text import Text
from sspf.domain.decisions import Item, Outcome
from sspf.domain.levels import PreventionLevel, Subject
from sspf.domain.messages.minutes import ItemForm

TITLE = "title.item"
OUTCOME, SUBJECT, PREVENTION, AGE_BAND = "outcome", "subject", "prevention", "age_band"
AGE_BANDS = ("0-12", "13-15", "16-18", "19-")


class Submission(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    outcome: str = ""
    subject: str = ""
    prevention: str = ""
    age_band: str = ""


def render(message: ItemForm, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: ItemForm, text: Text, mint: Mint, limit: int) -> Card:
    item = message.item
    number = run(text("item.number", number=item.number) + "  ", weight="Bolder")
    body = [
        *fault_box(text.md("item.not_closed"), message.faults, (), text),
        line(on_day(message.meeting, text)),
        box(*paragraphs(item.title, limit, number, spacing="None")),
        *_fields(item, text),
        *_age(message, text),
    ]
    close = Buttons(mint, item.id, item.version)
    back = Buttons(mint, message.meeting.id, message.meeting.version)
    raising = [close(text("case.from_item"), Act.CASE_NEW)] if message.raises_case else []
    buttons = [
        close.sending(text("item.close"), Act.ITEM_CLOSE, style=POSITIVE),
        *raising,
        back(text("back"), Act.CAPTURE_OPEN),
    ]
    return card(text, text(TITLE), body, buttons)


def _fields(item: Item, text: Text) -> list[Element]:
    outcomes = [(text(f"outcome.{outcome}"), str(outcome)) for outcome in Outcome]
    subjects = [(text(f"subject.{subject}"), str(subject)) for subject in Subject]
    levels = [(text(f"prevention.{level}"), str(level)) for level in PreventionLevel]
    label, error = text("item.outcome"), text("fault.outcome")
    return [
        radio(OUTCOME, label, error, outcomes, value=item.outcome or "", isRequired=True),
        radio(
            SUBJECT,
            text("item.subject"),
            text("fault.subject"),
            subjects,
            value=item.subject or "",
            isRequired=True,
        ),
        choice(
            PREVENTION,
            text("prevention.label"),
            text("fault.prevention"),
            levels,
            placeholder=text("prevention.choose"),
            value=item.prevention or "",
            isRequired=True,
        ),
        subtle(text.md("prevention.help"), spacing="Small"),
    ]


def _age(message: ItemForm, text: Text) -> list[Element]:
    """A band, never a birth date; a note about the usual age, never a block (A5)."""
    bands = [(text(f"age.{band}"), band) for band in AGE_BANDS]
    field = choice(
        AGE_BAND,
        text("item.age"),
        text("item.age_error"),
        bands,
        placeholder=text("item.age_choose"),
        value=message.item.age_band,
    )
    if message.usual_max_age is None:
        return [field]
    note = text.md("item.usual_age", age=message.usual_max_age)
    return [field, subtle(note, spacing="Small")]
