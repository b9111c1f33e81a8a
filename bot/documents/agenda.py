"""Dagordning as a document: the reader's own version, as the card has it."""

from collections.abc import Iterator

from bot.documents.blocks import Block, Bullets, Document, Heading, Paragraph, paragraphs
from bot.documents.frame import Frame, framed
from bot.documents.wording import commitments, counted, duty, when
from cards.agenda_words import name_of
from cards.text import Text
from sspf.domain.agenda import Half, Point
from sspf.domain.messages.agenda import AgendaDocument, PointLine, SaidLine


def draw(message: AgendaDocument, text: Text, frame: Frame) -> Document:
    return framed(text, frame, text("title.agenda"), _blocks(message, text))


def _blocks(message: AgendaDocument, text: Text) -> Iterator[Block]:
    yield when(message.meeting, text)
    if not message.is_approved:
        yield Paragraph(text("agenda.not_approved"))
    if message.aim:
        yield Paragraph(message.aim, text("document.aim"))
    yield duty(text, message.concern_link)
    halved = any(point.half is Half.INDIVIDUAL for point in message.points)
    half = ""
    for point in message.points:
        key = _half(point, half)
        if halved and key != half:
            yield Heading(text(f"agenda.half.{key}"))
        half = key
        yield from _point(point, text, 2 if halved else 1)


def _half(point: PointLine, former: str) -> str:
    """The general points after the individual ones are the closing (A18)."""
    is_after = point.half is Half.GENERAL and former in (Half.INDIVIDUAL, "closing")
    return "closing" if is_after else str(point.half)


def _point(point: PointLine, text: Text, level: int) -> Iterator[Block]:
    yield Heading(f"{point.number}. {point.name or name_of(point.key, text)}", level)
    for words in _standing(point, text):
        yield Paragraph(words)
    if point.follow_up is not None:
        yield Paragraph(counted(point.follow_up, text))
    for said in point.said:
        yield from _said(said, text)
    lines = point.commitments
    if point.key == Point.CALENDAR:
        lines = tuple(sorted(lines, key=lambda each: each.due_on))
    yield from commitments(lines, text)
    if items := [item.title for item in point.items if not item.is_of_a_case]:
        yield Bullets(tuple(items))


def _said(said: SaidLine, text: Text) -> Iterator[Block]:
    words = said.text if said.saying == "text" else text(f"agenda.said_{said.saying}")
    yield from paragraphs(words, f"{said.party}:")
    if said.is_late:
        yield Paragraph(text("agenda.late"))


def _standing(point: PointLine, text: Text) -> Iterator[str]:
    if point.key == Point.OPENING:
        yield text("capture.no_recording")
    if point.key == Point.RAISING:
        yield text("agenda.pause")
    if point.key == Point.INDIVIDUAL:
        yield text("document.no_individual")
    if point.key == Point.NEXT_MEETING:
        yield _next(point, text)
    if point.key == Point.CALENDAR and not point.commitments and not point.items:
        yield text("agenda.calendar_none")


def _next(point: PointLine, text: Text) -> str:
    facts = point.next_meeting
    if facts is None:
        return text("agenda.no_next")
    day, clock = text.capital(text.day(facts.held_on, year=True)), text.clock(facts.starts)
    return text("agenda.next", moment=text("date.moment", day=day, clock=clock))
