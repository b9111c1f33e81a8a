"""What came back from a form, put into the parts as they were saved; no word is lost on the way."""

from dataclasses import dataclass

from sspf.domain.briefings import TEXT_LIMIT, BriefingPart, PartState
from sspf.domain.case_texts import CaseAnswer
from sspf.domain.cases import CaseId
from sspf.domain.guards import cleaned
from sspf.domain.levels import BriefingLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAnswer:
    """What came back for one part; None is "not in what was sent"."""

    number: int
    text: str | None = None
    nothing: bool | None = None
    raises: bool | None = None
    size: str | None = None
    reason: str | None = None
    texts: tuple[CaseAnswer, ...] = ()
    """Individual level, structured and free text: what is said of each case."""
    cases: tuple[CaseId, ...] | None = None
    """Individual level, pointer only: which cases the agency wants to bring up."""


def merged(
    parts: tuple[BriefingPart, ...], answers: tuple[PartAnswer, ...], *, both: bool = False
) -> tuple[BriefingPart, ...]:
    """The parts with the answers in them; `both` keeps the former text above the new one."""
    by_number = {a.number: a for a in answers}
    return tuple(_merge(part, by_number.get(part.number), both) for part in parts)


def clash(parts: tuple[BriefingPart, ...], answers: tuple[PartAnswer, ...]) -> bool:
    """Two people have written different texts in the same part."""
    typed = {a.number: cleaned(a.text) for a in answers if a.text}
    return any(p.text and typed.get(p.number, p.text) != p.text for p in parts)


def _merge(part: BriefingPart, answer: PartAnswer | None, both: bool) -> BriefingPart:
    if answer is None:
        return part
    if part.level is BriefingLevel.INDIVIDUAL:
        return _merge_pointer(part, answer)
    text = _typed(part, answer)
    if both and part.text:
        text = part.text if text in part.text else f"{part.text}\n\n{text}"
    nothing = part.state is PartState.NOTHING if answer.nothing is None else answer.nothing
    return BriefingPart(
        number=part.number,
        level=part.level,
        state=_state(text, nothing),
        text=text,
        size=part.size if answer.size is None else answer.size,
        reason=part.reason if answer.reason is None else cleaned(answer.reason),
    )


def _typed(part: BriefingPart, answer: PartAnswer) -> str:
    """A text too long for the form comes back cut; the stored one is then the whole."""
    if answer.text is None:
        return part.text
    text = cleaned(answer.text)
    was_cut = len(part.text) > TEXT_LIMIT and bool(text) and part.text.startswith(text)
    return part.text if was_cut else text


def _merge_pointer(part: BriefingPart, answer: PartAnswer) -> BriefingPart:
    """Pointer only: no text of an individual is kept here, whatever was sent."""
    state = part.state
    if answer.raises is not None:
        state = PartState.RAISE if answer.raises else PartState.NOTHING
    elif answer.nothing:
        state = PartState.NOTHING
    return BriefingPart(number=part.number, level=part.level, state=state)


def _state(text: str, nothing: bool) -> PartState:
    if nothing:
        return PartState.NOTHING
    return PartState.TEXT if text else PartState.UNANSWERED


def nothing_said(part: BriefingPart) -> BriefingPart:
    """What was not mentioned by word of mouth is nothing to report."""
    if part.state is not PartState.UNANSWERED:
        return part
    return BriefingPart(number=part.number, level=part.level, state=PartState.NOTHING)
