"""Statistik: a group's meetings, briefings and commitments in numbers, newest meeting first."""

from cards.agenda_words import counts
from cards.envelope import Card, card
from cards.lines import MAX_ROWS
from cards.markdown import Markdown, escaped
from cards.mint import Mint
from cards.parts import Element, bold, box, heading, line, row, subtle
from cards.text import Text
from sspf.domain.messages.statistics import GroupStatistics, Statistics
from sspf.domain.statistics import GroupFigures, MeetingFigures

TITLE = "title.statistics"


def render(message: Statistics, text: Text, mint: Mint) -> Card:
    first, last = text.day(message.first), text.day(message.last, year=True)
    body = [
        line(text.md("statistics.period", first=first, last=last)),
        subtle(text.md("statistics.covers"), spacing="Small"),
        *(each for group in message.groups for each in _group(group, text)),
        *([] if message.groups else [line(text.md("statistics.none"))]),
    ]
    return card(text, text(TITLE), body)


def _group(group: GroupStatistics, text: Text) -> list[Element]:
    figures = group.figures
    newest = figures.meetings[::-1][:MAX_ROWS]
    left = figures.held - len(newest)
    return [
        heading(escaped(group.group), spacing="Large", separator=True),
        box(
            line(text.md("statistics.meetings", n=figures.planned, held=figures.held)),
            line(_briefings(figures, text), spacing="Small"),
            line(counts(figures.commitments, text), spacing="Small"),
            spacing="Small",
        ),
        *(_meeting(each, text) for each in newest),
        *([subtle(text.md("statistics.more", n=left))] if left else []),
    ]


def _meeting(meeting: MeetingFigures, text: Text) -> Element:
    return row(
        bold(escaped(text.capital(text.day_week(meeting.held_on)))),
        line(_briefings(meeting, text), spacing="None"),
        line(counts(meeting.commitments, text), spacing="None"),
    )


def _briefings(figures: GroupFigures | MeetingFigures, text: Text) -> Markdown:
    said = text.md("statistics.briefings", n=figures.expected, submitted=figures.submitted)
    if not figures.late:
        return said
    return Markdown(f"{said} {text.md('statistics.late', n=figures.late)}")
