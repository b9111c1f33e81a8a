"""Statistik as a document, and as rows for a spreadsheet: numbers alone, of no one."""

from collections.abc import Iterator, Mapping, Sequence

from bot.documents.blocks import Block, Document, Heading, Paragraph, Sheet, Table
from bot.documents.charts import charted, standing_bars
from bot.documents.evaluation import effects
from bot.documents.frame import Frame, framed
from bot.documents.wording import counted
from cards.text import Text
from sspf.domain.levels import PreventionLevel
from sspf.domain.messages.statistics import GroupStatistics, Statistics
from sspf.domain.statistics import GroupFigures, MeetingFigures, Outcomes


def draw(message: Statistics, text: Text, frame: Frame) -> Document:
    return framed(text, frame, text("title.statistics"), _blocks(message, text))


def rows(message: Statistics, text: Text) -> Sheet:
    """One figure a row: group, what is counted, of which kind, how many."""
    heads = tuple(text(f"document.{head}") for head in ("group", "figure", "kind", "count"))
    found = [row for group in message.groups for row in _figures(group, message, text)]
    return Sheet(text("document.statistics"), heads, tuple(found))


def _blocks(message: Statistics, text: Text) -> Iterator[Block]:
    first, last = text.day(message.first, year=True), text.day(message.last, year=True)
    yield Paragraph(text("statistics.period", first=first, last=last))
    yield Paragraph(text("statistics.covers"))
    if not message.groups:
        yield Paragraph(text("statistics.none"))
    for group in message.groups:
        yield from _group(group, message, text)


def _group(group: GroupStatistics, message: Statistics, text: Text) -> Iterator[Block]:
    figures = group.figures
    yield Heading(group.group)
    yield Paragraph(text("document.held", n=figures.planned, held=figures.held))
    yield Paragraph(_briefings(figures, text))
    yield Paragraph(counted(figures.commitments, text))
    bars = standing_bars(figures.commitments, text)
    yield from charted(text("document.by_state"), bars, text("document.standing"), text)
    goals = {goal.key: goal.name for goal in message.goals}
    yield from _outcomes("statistics.goals", figures.by_goal, goals, text)
    yield from _outcomes("statistics.prevention", figures.by_prevention, _levels(text), text)
    if figures.meetings:
        yield Heading(text("document.each_meeting"), 2)
        heads = ("day", "briefings", "late_briefings", "commitments")
        shown = tuple(_meeting(each, text) for each in figures.meetings[::-1])
        yield Table(tuple(text(f"document.{head}") for head in heads), shown, (6, 3, 3, 6))


def _outcomes(
    title: str, outcomes: Sequence[Outcomes], names: Mapping[str, str], text: Text
) -> Iterator[Block]:
    if not outcomes:
        return
    yield Heading(text(title), 2)
    heads = ("kind", "total", "state.done", "effect")
    shown = tuple(
        (
            names.get(each.key, each.key),
            str(each.total),
            str(each.done),
            effects(each.effects, text) or text("document.nothing"),
        )
        for each in outcomes
    )
    yield Table(tuple(text(f"document.{head}") for head in heads), shown, (6, 3, 3, 6))


def _meeting(each: MeetingFigures, text: Text) -> tuple[str, ...]:
    submitted = text("document.share", part=each.submitted, whole=each.expected)
    day = text.capital(text.day(each.held_on, year=True))
    return day, submitted, str(each.late), counted(each.commitments, text)


def _briefings(figures: GroupFigures, text: Text) -> str:
    said = text("document.submitted", n=figures.expected, submitted=figures.submitted)
    return f"{said} {text('statistics.late', n=figures.late)}" if figures.late else said


def _levels(text: Text) -> Mapping[str, str]:
    return {str(level): text(f"prevention.{level}") for level in PreventionLevel}


def _figures(
    group: GroupStatistics, message: Statistics, text: Text
) -> Iterator[tuple[str | int, ...]]:
    name, figures = group.group, group.figures
    single = {
        "document.figure.planned": figures.planned,
        "document.figure.held": figures.held,
        "document.figure.expected": figures.expected,
        "document.figure.submitted": figures.submitted,
        "document.figure.late": figures.late,
    }
    for key, n in single.items():
        yield name, text(key), "", n
    yield name, text("document.commitments"), text("document.total"), figures.commitments.total
    for state, n in standing_bars(figures.commitments, text):
        yield name, text("document.commitments"), state, n
    goals = {goal.key: goal.name for goal in message.goals}
    yield from _counts(name, text("statistics.goals"), figures.by_goal, goals, text)
    levels = _levels(text)
    yield from _counts(name, text("statistics.prevention"), figures.by_prevention, levels, text)


def _counts(
    group: str, title: str, outcomes: Sequence[Outcomes], names: Mapping[str, str], text: Text
) -> Iterator[tuple[str | int, ...]]:
    done, effect = text("document.state.done"), text("document.effect")
    for each in outcomes:
        kind = names.get(each.key, each.key)
        yield group, title, kind, each.total
        yield group, f"{title}: {done}", kind, each.done
        for judged, n in each.effects:
            yield group, f"{title}: {effect}", f"{kind}: {text(f'effect.{judged}')}", n
