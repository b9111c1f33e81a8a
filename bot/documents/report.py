"""A report as it is handed over: its words, its figures, what is to be done better, who gets it."""

from collections.abc import Iterator

from bot.documents.blocks import Block, Document, Heading, Paragraph, Sheet, Table, paragraphs
from bot.documents.figures import sheet_of, tables_of
from bot.documents.frame import Frame, framed
from cards.text import Text
from sspf.domain.messages.report import ReportShown

IMPROVEMENTS = (8, 5, 5)
RECEIVERS = (8, 6)


def draw(message: ReportShown, text: Text, frame: Frame) -> Document:
    return framed(text, frame, text("title.report"), _blocks(message, text))


def rows(message: ReportShown, text: Text) -> Sheet:
    return sheet_of(message.report.figures, message.words, message.limit, text)


def _blocks(message: ReportShown, text: Text) -> Iterator[Block]:
    report = message.report
    first = text.day(report.period.first, year=True)
    last = text.day(report.period.last, year=True)
    yield Paragraph(text("document.report_about", n=report.number, first=first, last=last))
    if message.group:
        yield Paragraph(text("document.report_group", group=message.group))
    yield Paragraph(text("document.report_final" if report.is_approved else "document.draft"))
    if report.text:
        yield Heading(text("document.summary"))
        yield from paragraphs(report.text)
    yield from _improvements(message, text)
    yield Heading(text("title.figures"))
    yield Paragraph(text("figures.masked", limit=message.limit))
    if not report.figures:
        yield Paragraph(text("figures.none"))
    yield from tables_of(report.figures, message.words, message.limit, text, level=2)
    yield from _receivers(message, text)


def _improvements(message: ReportShown, text: Text) -> Iterator[Block]:
    """With an owner each (C26)."""
    if not message.improvements:
        return
    yield Heading(text("report.improvements"))
    heads = ("document.improvement", "document.who", "document.due")
    shown = tuple(
        (
            each.text,
            each.owner,
            f"{text(f'status.{each.status}')}. {text.capital(text.day(each.due, year=True))}.",
        )
        for each in message.improvements
    )
    yield Table(tuple(text(head) for head in heads), shown, IMPROVEMENTS)


def _receivers(message: ReportShown, text: Text) -> Iterator[Block]:
    receivers = message.report.receivers
    if not receivers:
        return
    yield Heading(text("report.receivers"))
    none = text("document.not_handed")
    shown = tuple(
        (r.name, text.capital(text.day(r.handed_on, year=True)) if r.handed_on else none)
        for r in receivers
    )
    yield Table((text("document.receiver"), text("document.handed_on")), shown, RECEIVERS)
