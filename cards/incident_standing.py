"""Incidents for those who handle them: the open ones with the hours left, and one to close."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons, action_set
from cards.acts import Act
from cards.envelope import Card, card, fitted
from cards.faults import fault_box
from cards.incident import clock, hours_left
from cards.inputs import date_field, radio
from cards.lines import MAX_ROWS
from cards.mint import Mint
from cards.parts import Element, bold, heading, line, paragraphs, row, subtle
from cards.text import Text
from sspf.domain.messages.incident import IncidentFacts, IncidentList, IncidentStanding

TITLE = "title.incident_standing"
TITLE_LIST = "title.incidents"
TOLD, ON = "incident_told", "incident_told_on"
ANSWERS = ("yes", "no")


class Closing(BaseModel):
    """Whether the supervisory authority was told, and when."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    incident_told: str = ""
    incident_told_on: str = ""


def render_list(message: IncidentList, text: Text, mint: Mint) -> Card:
    shown = message.incidents[:MAX_ROWS]
    left = len(message.incidents) - len(shown)
    body: list[Element] = [
        line(text.md("incidents.open", n=len(message.incidents)))
        if message.incidents
        else line(text.md("incidents.none")),
        *(_row(each, text, mint) for each in shown),
        *([subtle(text.md("incidents.more", n=left))] if left else []),
    ]
    return card(text, text(TITLE_LIST), body)


def render(message: IncidentStanding, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: IncidentStanding, text: Text, mint: Mint, limit: int) -> Card:
    facts = message.facts
    body = [
        *fault_box(text.md("incident.not_closed"), message.faults, (), text),
        line(text.md("incident.number", number=facts.number)),
        clock(facts, text),
        *_told(message, text),
        line(text.md("incident.kinds_are", kinds=_kinds(message, text))),
        *([line(text.md("incident.by", name=message.reporter))] if message.reporter else []),
        *(paragraphs(message.text, limit, spacing="Medium") if message.text else []),
        *(_form(message, text) if message.may_close else []),
    ]
    press = Buttons(mint, f"incident-{facts.number}", facts.version)
    close = press.sending(text("incident.close"), Act.INCIDENT_CLOSE, style=POSITIVE)
    return card(text, text(TITLE), body, [close] if message.may_close else [])


def _row(facts: IncidentFacts, text: Text, mint: Mint) -> Element:
    press = Buttons(mint, f"incident-{facts.number}", facts.version)
    return row(
        bold(text.md("incident.number", number=facts.number)),
        line(hours_left(facts, text), spacing="None"),
        line(text.md("incident.before", at=text.moment(facts.report_before)), spacing="None"),
        action_set(press(text("incident.open_one", number=facts.number), Act.INCIDENT_OPEN)),
    )


def _told(message: IncidentStanding, text: Text) -> list[Element]:
    if message.authority_told is None:
        return []
    if message.told_on is None:
        return [bold(text.md("incident.closed_untold"))]
    return [bold(text.md("incident.closed_told", date=text.day(message.told_on, year=True)))]


def _kinds(message: IncidentStanding, text: Text) -> str:
    return text.join(text(f"incident.kind.{kind}").lower() for kind in message.kinds)


def _form(message: IncidentStanding, text: Text) -> list[Any]:
    answers = [(text(f"incident.told.{answer}"), answer) for answer in ANSWERS]
    return [
        heading(text.md("incident.decide"), spacing="Large", separator=True),
        radio(
            TOLD,
            text("incident.is_told"),
            text("fault.incident.told"),
            answers,
            value=message.told,
            isRequired=True,
        ),
        date_field(ON, text("incident.told_on"), text("fault.incident.told_on"), value=message.on),
    ]
