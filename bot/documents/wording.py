"""Words that several documents share, said plainly: a document reads no marks."""

from collections.abc import Iterable

from bot.documents.blocks import Block, Note, Paragraph, Table
from cards.agenda_words import PARTS
from cards.facts import hours
from cards.lines import due, is_closed_to_view, state
from cards.text import Text
from sspf.domain.agenda import FollowUp
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.commitment import CommitmentLine
from sspf.domain.messages.meeting import MeetingFacts

COMMITMENT_WIDTHS = (3, 8, 4, 5)


def stays_out(line: CommitmentLine) -> bool:
    """A file cannot be called back: nothing about a single person stands in one."""
    return is_closed_to_view(line) or line.level is BriefingLevel.INDIVIDUAL


def when(facts: MeetingFacts, text: Text) -> Paragraph:
    said = text("document.when", hours=text.capital(hours(facts, text)), group=facts.group)
    return Paragraph(said)


def duty(text: Text, link: str) -> Note:
    """The duty to report stands in every document about a meeting (R-100)."""
    full = text("concern.full", law=text.law("SoL_19_1"))
    where = [text("document.concern_link", link=link)] if link else []
    return Note((text("concern.short"), full, *where))


def counted(counts: FollowUp, text: Text) -> str:
    if not counts.total:
        return text("agenda.follow_up_none")
    parts = [text(f"agenda.count.{part}", n=n) for part in PARTS if (n := getattr(counts, part))]
    said = text("agenda.follow_up", n=counts.total, parts=", ".join(parts))
    return f"{said} {text('agenda.overdue', n=counts.overdue)}" if counts.overdue else said


def commitments(lines: Iterable[CommitmentLine], text: Text) -> Iterable[Block]:
    """A table; nothing where there are none."""
    rows = tuple(_row(each, text) for each in lines)
    if rows:
        heads = ("document.number", "document.commitment", "document.who", "document.due")
        yield Table(tuple(text(head) for head in heads), rows, COMMITMENT_WIDTHS)


def _row(each: CommitmentLine, text: Text) -> tuple[str, ...]:
    """What may stand in no list stands in no document either: its number, and who, and when."""
    said = text("level.individual") if stays_out(each) else each.text
    told = text.capital(due(each, text))
    return each.id, said, each.party, f"{state(each, text)}. {told}."
