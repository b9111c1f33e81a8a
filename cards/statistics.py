"""Statistik: a group's meetings, briefings and commitments in numbers, newest meeting first."""

from collections.abc import Mapping, Sequence

from cards.actions import Buttons
from cards.acts import LIST, Act
from cards.agenda_words import counts
from cards.bars import bars
from cards.envelope import Card, card
from cards.lines import MAX_ROWS
from cards.markdown import Markdown, escaped
from cards.mint import Mint
from cards.parts import Element, bold, box, heading, line, row, subtle
from cards.text import Text
from sspf.domain.agenda import FollowUp
from sspf.domain.choices import Choice
from sspf.domain.documents import DocumentKind
from sspf.domain.levels import PreventionLevel
from sspf.domain.messages.statistics import GroupStatistics, Statistics
from sspf.domain.statistics import GroupFigures, MeetingFigures, Outcomes

TITLE = "title.statistics"
STATES = ("done", "ongoing", "moved", "cancelled")
FEWEST = 2
"""Commitments; a bar of one tells nothing that its line does not."""


def render(message: Statistics, text: Text, mint: Mint) -> Card:
    first, last = text.day(message.first), text.day(message.last, year=True)
    body = [
        line(text.md("statistics.period", first=first, last=last)),
        subtle(text.md("statistics.covers"), spacing="Small"),
        *(each for group in message.groups for each in _group(group, message.goals, text)),
        *([] if message.groups else [line(text.md("statistics.none"))]),
    ]
    get = Buttons(mint, LIST)(text("document.get"), Act.DOCUMENT_GET, value=DocumentKind.STATISTICS)
    return card(text, text(TITLE), body, [get])


def _group(group: GroupStatistics, goals: Sequence[Choice], text: Text) -> list[Element]:
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
        *_chart(figures.commitments, text),
        *_outcomes("statistics.goals", figures.by_goal, {g.key: g.name for g in goals}, text),
        *_outcomes("statistics.prevention", figures.by_prevention, _levels(text), text),
        *(_meeting(each, text) for each in newest),
        *([subtle(text.md("statistics.more", n=left))] if left else []),
    ]


def _chart(counts: FollowUp, text: Text) -> list[Element]:
    """What became of the commitments; the same numbers stand in the box above it."""
    if counts.total < FEWEST:
        return []
    rows = [(text(f"document.state.{state}"), getattr(counts, state)) for state in STATES]
    return [bars("document.by_state", rows, text)]


def _outcomes(
    head: str, outcomes: Sequence[Outcomes], names: Mapping[str, str], text: Text
) -> list[Element]:
    if not outcomes:
        return []
    rows = [line(_outcome(each, names, text), spacing="None") for each in outcomes]
    return [bold(text.md(head), spacing="Medium"), *rows]


def _outcome(each: Outcomes, names: Mapping[str, str], text: Text) -> Markdown:
    """`Ökad skolnärvaro: 2 åtaganden, 1 klart. Gav effekt: ja 1.`"""
    done = text("statistics.done", n=each.done)
    said = text("statistics.outcome", n=each.total, name=names.get(each.key, each.key), done=done)
    effects = text.join(
        text("statistics.effect", name=text(f"effect.{effect}"), n=n) for effect, n in each.effects
    )
    return escaped(f"{said} {text('statistics.effects', effects=effects)}" if effects else said)


def _levels(text: Text) -> Mapping[str, str]:
    return {str(level): text(f"prevention.{level}") for level in PreventionLevel}


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
