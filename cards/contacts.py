"""Vem kontaktar jag: people and roles, and a text for the municipality's own pages (B7, D23)."""

from cards.actions import action_set, unfold
from cards.envelope import Card, card, fitted
from cards.markdown import escaped
from cards.mint import Mint
from cards.parts import Element, bold, line, paragraphs, rich, row, run, subtle
from cards.text import Text
from sspf.domain.messages.answers import Contact, Contacts

TITLE = "title.contacts"
PUBLIC = "public_text"
MOST = 10


def render(message: Contacts, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, limit))


def _drawn(message: Contacts, text: Text, limit: int) -> Card:
    none = [] if message.people else [line(text.md("contacts.none"))]
    rows = [_person(each, text) for each in message.people[:MOST]]
    return card(text, text(TITLE), [*none, *rows, *_public(message, text, limit)])


def _person(each: Contact, text: Text) -> Element:
    return row(
        bold(escaped(f"{each.name}, {each.title}")),
        line(escaped(text.capital(text.phrase(each.why))), spacing="None"),
        rich(run(each.email), spacing="None"),
    )


def _public(message: Contacts, text: Text, limit: int) -> list[Element]:
    """To copy: for a page, a leaflet or a letter."""
    who = message.public
    if who is None:
        return []
    concern = text("contacts.concern", link=message.concern_link) if message.concern_link else ""
    said = text(
        "contacts.public",
        municipality=message.municipality,
        parties=text.join(message.parties),
        name=who.name,
        title=who.title,
        email=who.email,
        concern=concern,
    )
    folded = {
        "type": "Container",
        "id": PUBLIC,
        "isVisible": False,
        "items": [subtle(text.md("contacts.public_how")), *paragraphs(said.strip(), limit)],
    }
    return [action_set(unfold(text("contacts.public_show"), PUBLIC), spacing="Large"), folded]
