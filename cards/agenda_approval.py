"""Dagordning att godkänna: the points in short, then who gets it, then the button."""

from cards.actions import POSITIVE, Buttons
from cards.acts import Act
from cards.agenda_words import counts, point_name, standing_words
from cards.envelope import Card, card, fitted
from cards.facts import about
from cards.markdown import Markdown
from cards.mint import Mint
from cards.parts import Element, bold, box, group, heading, line, paragraphs, run
from cards.text import Text
from sspf.domain.agenda import Point
from sspf.domain.messages.agenda import AgendaApproval, AgendaDocument, PointLine

TITLE = "title.agenda_approval"
MAX_ITEMS = 10


def render(message: AgendaApproval, text: Text, mint: Mint) -> Card:
    return fitted(lambda limit: _drawn(message, text, mint, limit))


def _drawn(message: AgendaApproval, text: Text, mint: Mint, limit: int) -> Card:
    document = message.document
    body = [
        line(about(document.meeting, text)),
        _question(message, text),
        *(_point(document, point, text, limit) for point in document.points),
        _recipients(message, text),
    ]
    return card(text, text(TITLE), body, _buttons(message, text, mint), wide=True)


def _question(message: AgendaApproval, text: Text) -> Element:
    if message.approved_at:
        return box(bold(text.md("approval.approved", moment=text.moment(message.approved_at))))
    said = [line(text.md("approval.ask"))]
    if message.missing:
        names = text.join(message.missing)
        said.append(line(text.md("approval.missing", names=names), spacing="Small"))
    if message.goes_out_at:
        moment = text.moment(message.goes_out_at)
        said.append(line(text.md("approval.goes_out", moment=moment), spacing="Small"))
    return box(*said)


def _point(document: AgendaDocument, point: PointLine, text: Text, limit: int) -> Element:
    title = bold(point_name(point, text), style="heading")
    words = [line(said, spacing="None") for said in _in_short(document, point, text)]
    items = [e for i in point.items[:MAX_ITEMS] for e in paragraphs(i.title, limit, run("• "))]
    return group(title, *words, *items)


def _in_short(document: AgendaDocument, point: PointLine, text: Text) -> list[Markdown]:
    if point.key == Point.OPENING:
        return [text.md("concern.short")]
    if point.follow_up is not None:
        return [counts(point.follow_up, text)]
    if point.said:
        told = text.md("approval.briefings", n=document.expected, done=document.submitted)
        return [told]
    if point.key == Point.CALENDAR and point.commitments:
        return [text.md("approval.calendar", n=len(point.commitments))]
    return standing_words(point, text)


def _recipients(message: AgendaApproval, text: Text) -> Element:
    count = text.md("recipients.count", n=len(message.recipients))
    people = text.join(
        f"{name} ({agency})" if agency else name for name, agency in message.recipients
    )
    return group(
        heading(count, spacing="None"),
        line(text.md("recipients.names", names=people), spacing="Small"),
        line(text.md("approval.own_version"), spacing="Small"),
        separator=True,
        spacing="Large",
    )


def _buttons(message: AgendaApproval, text: Text, mint: Mint) -> list[Element]:
    meeting = message.document.meeting
    press = Buttons(mint, meeting.id, meeting.version)
    show = press(text("approval.show"), Act.AGENDA_PAGE, value="1")
    edit = press(text("approval.edit"), Act.AGENDA_EDIT)
    if message.approved_at:
        return [show]
    return [press(text("approval.approve"), Act.AGENDA_APPROVE, style=POSITIVE), edit, show]
