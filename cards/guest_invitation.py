"""Inbjudan till en punkt: the guest's kallelse, with the meeting and the one point alone."""

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.agenda_words import point_words
from cards.envelope import Card, card
from cards.facts import beside, hours
from cards.markdown import escaped
from cards.meeting_changes import what_changed
from cards.mint import Mint
from cards.parts import Element, bold, box, line, rich, run
from cards.text import Text
from sspf.domain.messages.guest import GuestInvitation, NotComing

TITLE = "title.guest_invitation"
TITLE_NOT_COMING = "title.not_coming"


def render(message: GuestInvitation, text: Text, mint: Mint) -> Card:
    facts = message.meeting
    week = text.capital(text.week(facts.held_on))
    body: list[Element] = []
    if message.change is not None:
        body += [line(what_changed(message.change, text)), line(text.md("changed.again"))]
    body += [
        box(
            bold(escaped(text.capital(hours(facts, text)))),
            line(text.md("invitation.where", week=week, group=facts.group), spacing="None"),
            *beside(facts.place, "", text),
            line(text.md("invitation.link"), spacing="None"),
        ),
        line(text.md("guest.point", point=point_words(message.point, message.name, text))),
    ]
    if message.title:
        body.append(rich(run(message.title)))
    body.append(line(text.md("guest.only")))
    if message.answered is not None:
        body.append(bold(text.md(f"answered.{message.answered}")))
    return card(text, text(TITLE), body, _buttons(message, text, mint))


def render_not_coming(message: NotComing, text: Text, mint: Mint) -> Card:
    key = "guest.withdrawn" if message.was_guest else "deputy.let_go"
    when = hours(message.meeting, text)
    said = text.md(key, hours=when, group=message.meeting.group)
    return card(text, text(TITLE_NOT_COMING), [line(said), line(text.md("let_go.calendar"))])


def _buttons(message: GuestInvitation, text: Text, mint: Mint) -> list[Element]:
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    return [
        press(text("invitation.yes"), Act.GUEST_ACCEPT, style=POSITIVE),
        press(text("invitation.maybe"), Act.GUEST_TENTATIVE),
        press(text("invitation.no"), Act.GUEST_DECLINE),
    ]
