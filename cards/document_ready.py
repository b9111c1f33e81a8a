"""Din fil är beställd: where a document can be fetched, by whom, and until when."""

from cards.envelope import Card, card
from cards.markdown import link
from cards.mint import Mint
from cards.parts import line
from cards.text import Text
from sspf.domain.documents import DocumentKind
from sspf.domain.messages.document import DocumentReady

TITLE = "title.document"
READ_ON_THE_PAGE = frozenset(
    {
        *(DocumentKind.FAMILY, DocumentKind.FAMILY_INVITATION),
        *(DocumentKind.FAMILY_PLAN, DocumentKind.SCREEN),
    }
)


def render(message: DocumentReady, text: Text, mint: Mint) -> Card:
    if not message.address:
        return card(text, text(TITLE), [line(text.md("answer.no_pages"))])
    key = "document.ready_page" if message.kind in READ_ON_THE_PAGE else "document.ready"
    name, clock = text(f"document.title.{message.kind}"), text.clock(message.until.time())
    said = line(text.md(key, name=name, clock=clock))
    return card(text, text(TITLE), [said, line(link(text("document.open"), message.address))])
