"""Åtgärdsplan and anteckningar as documents: of one meeting, as this reader may read them."""

from collections.abc import Iterator

from bot.documents.blocks import Block, Document, Heading, Paragraph, Table, paragraphs
from bot.documents.frame import Frame, framed
from bot.documents.wording import commitments, duty, stays_out, when
from cards.lines import decided, responsibility
from cards.text import Text
from sspf.domain.decisions import Item, share_with_action
from sspf.domain.messages.commitment import CommitmentLine
from sspf.domain.messages.minutes import DecisionLine, Plan


def draw(message: Plan, text: Text, frame: Frame) -> Document:
    """Who does what, and what was decided: apart from the notes (A15)."""
    return framed(text, frame, text("document.plan"), _plan(message, text))


def draw_notes(message: Plan, text: Text, frame: Frame) -> Document:
    return framed(text, frame, text("document.notes"), _notes(message, text))


def _plan(message: Plan, text: Text) -> Iterator[Block]:
    yield when(message.meeting, text)
    yield from _commitments(message, text)
    yield from _details(message.commitments, text)
    yield from _decisions(message, text)
    yield from _remember(message, text)


def _notes(message: Plan, text: Text) -> Iterator[Block]:
    yield when(message.meeting, text)
    yield from _attendance(message, text)
    yield from _items(message, text)
    yield from _decisions(message, text)
    yield from _commitments(message, text)
    yield from _remember(message, text)


def _commitments(message: Plan, text: Text) -> Iterator[Block]:
    yield Heading(text("plan.commitments", n=len(message.commitments)))
    if not message.commitments:
        yield Paragraph(text("document.no_commitments"))
    yield from commitments(message.commitments, text)


def _details(lines: tuple[CommitmentLine, ...], text: Text) -> Iterator[Block]:
    """Owner, level, goals and others: what has no room in a table of four columns."""
    shown = [line for line in lines if not stays_out(line)]
    if shown:
        yield Heading(text("document.details"), 2)
        for line in shown:
            yield Paragraph(_detail(line, text), line.id)


def _detail(line: CommitmentLine, text: Text) -> str:
    who = "document.owner" if line.owner else "document.owner_party"
    said = [text(who, name=line.owner, party=line.party)]
    said.append(f"{text(f'prevention.{line.prevention}')}.")
    said.append(f"{text.capital(responsibility(line, text))}.")
    if line.goals:
        said.append(f"{text.capital(text('commitment.goals', names=text.join(line.goals)))}.")
    return " ".join(said)


def _decisions(message: Plan, text: Text) -> Iterator[Block]:
    yield Heading(text("plan.decisions"))
    decisions = [each for each in message.decisions if not each.case]
    if not decisions:
        yield Paragraph(text("plan.no_decisions"))
    for decision in decisions:
        yield from _decision(decision, message.meeting.group, text)


def _decision(decision: DecisionLine, group: str, text: Text) -> Iterator[Block]:
    yield from paragraphs(decision.text, f"{decision.number}.")
    yield Paragraph(decided(decision, group, text))
    if decision.waits_for:
        yield Paragraph(text("document.waits", names=text.join(decision.waits_for)))


def _items(message: Plan, text: Text) -> Iterator[Block]:
    items = tuple(each for each in message.items if not each.is_of_a_case)
    if not items:
        return
    done, total = share_with_action(items)
    yield Heading(text("plan.items"))
    yield Paragraph(text("plan.share", n=total, done=done))
    heads = tuple(text(f"document.{head}") for head in ("number", "item", "outcome"))
    yield Table(heads, tuple(_item(item, text) for item in items), (1, 7, 3))


def _item(item: Item, text: Text) -> tuple[str, ...]:
    outcome = text(f"outcome.{item.outcome}") if item.outcome else text("outcome.none")
    return str(item.number), item.title, text.capital(outcome)


def _attendance(message: Plan, text: Text) -> Iterator[Block]:
    """Every seat is named; nobody is written as absent, not left out."""
    yield Heading(text("plan.attendance"))
    heads = tuple(text(f"document.{head}") for head in ("agency", "present"))
    rows = [
        (s.party, text.join(s.people) or text.capital(text("plan.nobody")))
        for s in message.attendance
    ]
    yield Table(heads, tuple(rows), (3, 7))


def _remember(message: Plan, text: Text) -> Iterator[Block]:
    if message.keeps_back:
        yield Paragraph(text("document.no_individual"))
    yield Paragraph(text("plan.own_system"))
    yield duty(text, message.concern_link)
