"""Kalendarium as a document: the group's meetings, in order of time."""

from collections.abc import Iterator
from datetime import date

from bot.documents.blocks import Block, Document, Paragraph, Table
from bot.documents.frame import Frame, framed
from cards.text import Text
from sspf.domain.messages.meeting import MeetingLine, MeetingList


def draw(message: MeetingList, text: Text, frame: Frame) -> Document:
    return framed(text, frame, text("document.calendar"), _blocks(message, text))


def _blocks(message: MeetingList, text: Text) -> Iterator[Block]:
    meetings = message.meetings
    if not meetings and not message.trainings:
        yield Paragraph(text("meetings.none", group=message.group))
        return
    yield Paragraph(text("document.meetings", n=len(meetings), group=message.group))
    heads = tuple(text(f"document.{head}") for head in ("day", "week", "hours", "standing"))
    rows = [_row(each, text) for each in meetings]
    rows += [_training(day, title, text) for day, title in message.trainings]
    yield Table(heads, tuple(rows), (7, 2, 4, 3))


def _training(day: date, title: str, text: Text) -> tuple[str, ...]:
    """Its hours stand nowhere."""
    return (
        text.capital(text.day(day, year=True)),
        str(day.isocalendar().week),
        text("document.nothing"),
        text("document.training", title=title),
    )


def _row(each: MeetingLine, text: Text) -> tuple[str, ...]:
    facts = each.facts
    return (
        text.capital(text.day(facts.held_on, year=True)),
        str(facts.held_on.isocalendar().week),
        text.span(facts.starts, facts.ends),
        text.capital(text(f"meeting_status.{each.status}")),
    )
