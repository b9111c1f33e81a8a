"""Uppföljning as a document: what the last meeting decided and what came of it, by agency."""

from collections.abc import Iterator

from bot.documents.blocks import Block, Document, Heading, Paragraph, Table
from bot.documents.charts import STATES, charted, standing_bars
from bot.documents.frame import Frame, framed
from bot.documents.wording import commitments, counted
from cards.text import Text
from sspf.domain.commitments import Effect
from sspf.domain.messages.answers import Promises, PromisesOf


def draw(message: Promises, text: Text, frame: Frame) -> Document:
    return framed(text, frame, text("document.evaluation"), _blocks(message, text))


def _blocks(message: Promises, text: Text) -> Iterator[Block]:
    yield Paragraph(text("promises.from", date=text.day(message.meeting_on, year=True)))
    yield Paragraph(counted(message.counts, text))
    if message.effects:
        yield Paragraph(text("promises.effects", effects=effects(message.effects, text)))
    if message.older_open:
        yield Paragraph(text("promises.older", n=message.older_open))
    bars = standing_bars(message.counts, text)
    yield from charted(text("document.by_state"), bars, text("document.standing"), text)
    if message.of:
        yield Heading(text("document.by_agency"))
        heads = [text("document.agency"), text("document.total")]
        heads += [text(f"document.state.{state}") for state in STATES]
        heads.append(text("document.effect"))
        rows = tuple(_agency(each, text) for each in message.of)
        yield Table(tuple(heads), rows, (6, 3, 3, 3, 3, 3, 5))
    if message.late:
        yield Heading(text("promises.late"))
        yield from commitments(message.late, text)
    yield Paragraph(text("promises.scope", group=message.group))


def _agency(each: PromisesOf, text: Text) -> tuple[str, ...]:
    numbers = [str(getattr(each.counts, state)) for state in STATES]
    said = effects(each.effects, text) or text("document.nothing")
    return (each.party, str(each.counts.total), *numbers, said)


def effects(counts: tuple[tuple[Effect, int], ...], text: Text) -> str:
    return text.join(
        text("statistics.effect", name=text(f"effect.{effect}"), n=n) for effect, n in counts
    )
