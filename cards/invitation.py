"""Kallelse: answerable in one press; no text field, so nobody can write about a person."""

from pydantic import BaseModel, ConfigDict

from cards.actions import POSITIVE, Buttons, show
from cards.acts import Act
from cards.envelope import Card, card
from cards.facts import beside, hours, way_in
from cards.inputs import radio
from cards.markdown import escaped
from cards.meeting_changes import followed, what_changed
from cards.mint import Mint
from cards.parts import WARNING, Element, bold, box, cut, line, rich, run
from cards.text import Text
from sspf.domain.messages.meeting import Invitation

TITLE = "title.invitation"
DEPUTY = "deputy"
AIM_LIMIT = 300


class Submission(BaseModel):
    """`deputy` is a reference minted for `invitation.deputy`; empty where there is no choice."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    deputy: str = ""


def render(message: Invitation, text: Text, mint: Mint) -> Card:
    body = [
        *_first(message, text),
        box(*_meeting(message, text)),
        line(text.md("invitation.deadline", deadline=text.moment(message.deadline))),
        *_ending(message, text),
    ]
    if message.asks_deputy:
        return card(
            text, text(TITLE), [*body, _question(message, text, mint)], _answer(message, text, mint)
        )
    return card(text, text(TITLE), body, _choices(message, text, mint))


def _first(message: Invitation, text: Text) -> list[Element]:
    found: list[Element] = []
    if message.asks_deputy:
        found.append(box(line(text.md("invitation.choose_deputy")), style=WARNING))
    if message.change:
        changed = [what_changed(message.change, text), *followed(message.change, text)]
        found.append(box(*(line(words) for words in changed), line(text.md("changed.again"))))
    if message.for_deputy_of:
        found.append(line(text.md("invitation.for_deputy", name=message.for_deputy_of)))
    return found


def _meeting(message: Invitation, text: Text) -> list[Element]:
    facts = message.meeting
    week = text.capital(text.week(facts.held_on))
    return [
        bold(escaped(text.capital(hours(facts, text)))),
        line(text.md("invitation.where", week=week, group=facts.group), spacing="None"),
        *beside(facts.place, facts.remark, text),
        way_in(text, message.join_url),
    ]


def _ending(message: Invitation, text: Text) -> list[Element]:
    key = "invitation.cannot" if message.deputies else "invitation.cannot_alone"
    aim = [rich(run(cut(message.aim, AIM_LIMIT), isSubtle=True))] if message.aim else []
    return [line(text.md(key)), *aim]


def _choices(message: Invitation, text: Text, mint: Mint) -> list[Element]:
    press = _press(message, mint)
    no = text("invitation.no")
    decline = (
        show(no, [_question(message, text, mint)], _send(message, text, mint))
        if message.deputies
        else press(no, Act.INVITATION_DECLINE)
    )
    return [
        press(text("invitation.yes"), Act.INVITATION_ACCEPT, style=POSITIVE),
        press(text("invitation.maybe"), Act.INVITATION_TENTATIVE),
        decline,
    ]


def _answer(message: Invitation, text: Text, mint: Mint) -> list[Element]:
    accept = _press(message, mint)(text("invitation.yes"), Act.INVITATION_ACCEPT)
    return [_send(message, text, mint), accept]


def _question(message: Invitation, text: Text, mint: Mint) -> Element:
    def chosen(person: str) -> str:
        facts = message.meeting
        return mint(Act.INVITATION_DEPUTY, facts.id, version=facts.version, value=person)

    people = [(f"{person.name}, {person.title}", chosen(person.id)) for person in message.deputies]
    nobody = (text("invitation.no_deputy"), chosen(""))
    return radio(
        DEPUTY,
        text("invitation.deputy"),
        text("invitation.choose_deputy"),
        [*people, nobody],
        isRequired=True,
    )


def _send(message: Invitation, text: Text, mint: Mint) -> Element:
    press = _press(message, mint)
    return press.sending(text("invitation.send"), Act.INVITATION_DECLINE, style=POSITIVE)


def _press(message: Invitation, mint: Mint) -> Buttons:
    return Buttons(mint, message.meeting.id, message.meeting.version)
