"""Kalendarium as a document: the group's meetings, in order of time."""

from collections.abc import Iterator

from bot.documents.blocks import Block, Document, Paragraph, Table
from bot.documents.frame import Frame, framed
from cards.text import Text
from sspf.domain.messages.meeting import MeetingLine, MeetingList


def draw(message: MeetingList, text: Text, frame: Frame) -> Document:
    return framed(text, frame, text("document.calendar"), _blocks(message, text))


def _blocks(message: MeetingList, text: Text) -> Iterator[Block]:
    meetings = message.meetings
    if not meetings:
        yield Paragraph(text("meetings.none", group=message.group))
        return
    yield Paragraph(text("document.meetings", n=len(meetings), group=message.group))
    heads = tuple(text(f"document.{head}") for head in ("day", "week", "hours", "standing"))
    yield Table(heads, tuple(_row(each, text) for each in meetings), (7, 2, 4, 3))


def _row(each: MeetingLine, text: Text) -> tuple[str, ...]:
    facts = each.facts
    return (
        text.capital(text.day(facts.held_on, year=True)),
        str(facts.held_on.isocalendar().week),
        text.span(facts.starts, facts.ends),
        text.capital(text(f"meeting_status.{each.status}")),
    )
