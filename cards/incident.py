"""Personuppgiftsincident: the form of whoever noticed it, and the receipt with the clock."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons
from cards.acts import LIST, Act
from cards.envelope import Card, card
from cards.faults import fault_box
from cards.inputs import date_field, picked, text_field, ticks, time_field
from cards.mint import Mint
from cards.parts import Element, bold, box, line, subtle
from cards.text import Text
from sspf.domain.incidents import INCIDENT_LIMIT, IncidentKind
from sspf.domain.messages.incident import (
    IncidentFacts,
    IncidentForm,
    IncidentNews,
    IncidentReceipt,
)

TITLE = "title.incident"
TITLE_RECEIPT = "title.incident_receipt"
TITLE_NEWS = "title.incident_news"
KINDS, ON, AT, TEXT = "incident_kinds", "incident_on", "incident_at", "incident_text"


class Submission(BaseModel):
    """`incident_kinds` holds the chosen kinds with commas between."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    incident_kinds: str = ""
    incident_on: str = ""
    incident_at: str = ""
    incident_text: str = ""

    def form(self) -> IncidentForm:
        return IncidentForm(
            on=self.incident_on,
            at=self.incident_at,
            kinds=picked(self.incident_kinds),
            text=self.incident_text,
        )


def fields_of(form: IncidentForm) -> dict[str, Any]:
    """What the card would send back with this form in it."""
    return {KINDS: ",".join(form.kinds), ON: form.on, AT: form.at, TEXT: form.text}


def render(message: IncidentForm, text: Text, mint: Mint) -> Card:
    press = Buttons(mint, LIST)
    body = [
        *fault_box(text.md("incident.not_saved"), message.faults, LIMITS, text),
        line(text.md("incident.intro")),
        line(text.md("incident.no_names")),
        *_fields(message, text),
    ]
    buttons = [
        press.sending(text("incident.report"), Act.INCIDENT_REPORT, style=POSITIVE),
        press(text("cancel"), Act.CHANGE_DISMISS),
    ]
    return card(text, text(TITLE), body, buttons)


def render_receipt(message: IncidentReceipt, text: Text, mint: Mint) -> Card:
    body = [
        line(text.md("incident.noted", number=message.facts.number)),
        clock(message.facts, text),
        line(text.md("incident.told")),
        line(text.md("incident.more")),
    ]
    return card(text, text(TITLE_RECEIPT), body)


def render_news(message: IncidentNews, text: Text, mint: Mint) -> Card:
    facts = message.facts
    body = [
        line(text.md("incident.is_reported", number=facts.number)),
        clock(facts, text),
    ]
    press = Buttons(mint, f"incident-{facts.number}", facts.version)
    return card(text, text(TITLE_NEWS), body, [press(text("incident.open"), Act.INCIDENT_OPEN)])


def clock(facts: IncidentFacts, text: Text) -> Element:
    """When it was noticed, the last hour for a report to the authority, and what is left."""
    return box(
        line(text.md("incident.noticed_at", at=text.moment(facts.noticed_at))),
        line(text.md("incident.before", at=text.moment(facts.report_before)), spacing="Small"),
        bold(hours_left(facts, text), spacing="Small"),
    )


def hours_left(facts: IncidentFacts, text: Text) -> Any:
    if facts.hours_left == 0:
        return text.md("incident.time_is_up")
    return text.md("incident.hours_left", n=facts.hours_left)


def _fields(form: IncidentForm, text: Text) -> list[Element]:
    kinds = [(text(f"incident.kind.{kind}"), str(kind)) for kind in IncidentKind]
    when = text("fault.incident.when")
    return [
        ticks(
            KINDS,
            text("incident.kinds"),
            text("fault.incident.kind"),
            kinds,
            value=",".join(form.kinds),
        ),
        date_field(ON, text("incident.on"), when, value=form.on),
        time_field(AT, text("incident.at"), when, value=form.at),
        text_field(
            TEXT,
            text("incident.text"),
            text("fault.incident.long", incident_limit=INCIDENT_LIMIT),
            INCIDENT_LIMIT,
            value=form.text,
        ),
        subtle(text.md("incident.text_help"), spacing="Small"),
    ]


LIMITS = (("incident_limit", str(INCIDENT_LIMIT)),)
