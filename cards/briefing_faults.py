"""What is wrong with a briefing, kindly and precisely: what is safe first, then part by part."""

from collections.abc import Sequence

from cards.markdown import Markdown
from cards.parts import WARNING, Element, bold, box, line
from cards.text import Text
from sspf.domain.briefings import TEXT_LIMIT
from sspf.domain.case_texts import TEXT_LIMIT as CASE_LIMIT
from sspf.domain.guards import PLACED, Fault
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.briefing import PartForm


def part_fault_box(parts: Sequence[PartForm], first: Markdown, text: Text) -> list[Element]:
    """Nothing when nothing is wrong."""
    said = [line(words, spacing="Small") for part in parts for words in _of_part(part, text)]
    return [box(bold(first), *said, style=WARNING)] if said else []


def _of_part(part: PartForm, text: Text) -> list[Markdown]:
    """One sentence or two for each kind of fault, in the order in which they were found."""
    kinds = dict.fromkeys(fault for fault, _ in part.faults)
    return [_of_kind(part, kind, text) for kind in kinds]


def _of_kind(part: PartForm, kind: Fault, text: Text) -> Markdown:
    places = [place for fault, place in part.faults if fault is kind and place]
    if kind is Fault.TOO_LONG:
        limit = CASE_LIMIT if part.level is BriefingLevel.INDIVIDUAL else TEXT_LIMIT
        return text.md("briefing.fault.too_long", part=part.number, n=places[0], limit=limit)
    if kind is Fault.UNANSWERED and part.level is BriefingLevel.INDIVIDUAL:
        return text.md("briefing.fault.unanswered_individual", part=part.number)
    law = text.law("OSL_10_21_24")
    said = text.md(f"briefing.fault.{kind}", part=part.number, law=law)
    return Markdown(f"{said} {text.where(places)}") if kind in PLACED and places else said
