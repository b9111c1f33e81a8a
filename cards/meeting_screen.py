"""Mötesläge: what tolerates a screen that everybody sees, in large type."""

from cards.actions import Buttons
from cards.acts import Act
from cards.agenda_words import point_words
from cards.envelope import Card, card
from cards.facts import about
from cards.markdown import escaped
from cards.mint import Mint
from cards.parts import Element, heading, line, rich, run, subtle
from cards.text import Text
from sspf.domain.documents import DocumentKind
from sspf.domain.messages.document import MeetingScreen, ScreenLine

TITLE = "title.screen"
LARGE = "Large"
MOST = 12
"""Commitments; all of them stand on the page."""


def render(message: MeetingScreen, text: Text, mint: Mint) -> Card:
    body = [
        line(about(message.meeting, text), size=LARGE),
        subtle(text.md("screen.safe")),
        *(_point(p.number, point_words(p.key, p.name, text)) for p in message.points),
        heading(text.md("screen.decided"), separator=True, spacing=LARGE),
        *_decided(message, text),
    ]
    press = Buttons(mint, message.meeting.id, message.meeting.version)
    big = press(text("screen.big"), Act.DOCUMENT_GET, value=DocumentKind.SCREEN)
    return card(text, text(TITLE), body, [big], wide=True)


def _point(number: int, words: str) -> Element:
    return line(escaped(f"{number}\N{EN SPACE}{words}"), size=LARGE, spacing="Small")


def _decided(message: MeetingScreen, text: Text) -> list[Element]:
    if not message.commitments:
        return [line(text.md("screen.nothing"), size=LARGE)]
    shown = message.commitments[-MOST:]
    return [element for each in shown for element in _line(each, text)]


def _line(each: ScreenLine, text: Text) -> list[Element]:
    day = text.day(each.due_on)
    told = text.md("screen.row", id=each.id, party=each.party, day=day)
    said = run(each.text or text("screen.kept_back"), size=LARGE)
    return [line(told, weight="Bolder", spacing="Medium"), rich(said, spacing="None")]
