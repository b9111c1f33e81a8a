"""Part 3 of a briefing on its way: its state, its faults, the step before it goes, the stop."""

from collections.abc import Sequence
from dataclasses import replace

from sspf.domain.briefings import Briefing, BriefingPart, PartFault, PartState
from sspf.domain.case_texts import CaseText
from sspf.domain.concern_words import tells_of_harm
from sspf.domain.guards import Fault
from sspf.domain.levels import BriefingLevel
from sspf.domain.merging import PartAnswer
from sspf.domain.messages.case_text import BeforeItGoes, TextStopped
from sspf.domain.organisation import IndividualMode
from sspf.use_cases.case_texts import OwnTexts, text_faults
from sspf.use_cases.lines import facts
from sspf.use_cases.release_case_texts import names_of, sorted_out, weak_recipients
from sspf.use_cases.room import AskersRoom

TEXT_MODES = (IndividualMode.STRUCTURED, IndividualMode.FREE_TEXT)


def with_homeless(
    room: AskersRoom,
    parts: tuple[BriefingPart, ...],
    answers: tuple[PartAnswer, ...],
    homeless: str | None,
) -> tuple[BriefingPart, ...]:
    """The draft with what was typed and belongs to no case: sealed with it, and never submitted."""
    if room.organisation.individual not in TEXT_MODES:
        return parts
    nothing = {a.number: a.nothing for a in answers if a.nothing is not None}

    def settle(part: BriefingPart) -> BriefingPart:
        if part.level is not BriefingLevel.INDIVIDUAL:
            return part
        ticked = nothing.get(part.number, part.state is PartState.NOTHING)
        state = PartState.NOTHING if ticked else PartState.UNANSWERED
        return replace(part, state=state, text=part.text if homeless is None else homeless)

    return tuple(settle(part) for part in parts)


def judged(room: AskersRoom, briefing: Briefing, own: OwnTexts) -> tuple[BriefingPart, ...]:
    """The parts as a judge of them sees them: a text on a case answers the individual one."""
    return tuple(_as_answered(part, own) for part in briefing.shown_in_form)


def faults_of_texts(room: AskersRoom, briefing: Briefing, own: OwnTexts) -> tuple[PartFault, ...]:
    """Why a text on a case cannot go, whatever consents there are; each is told in the form."""
    individual = [p for p in briefing.shown_in_form if p.level is BriefingLevel.INDIVIDUAL]
    if not individual:
        return ()
    number = individual[0].number
    found = [
        PartFault(part=number, fault=each.fault, position=each.position)
        for text in own.drafts
        for each in text_faults(room, own, text)
    ]
    if individual[0].text and room.organisation.individual in TEXT_MODES:
        found.append(PartFault(part=number, fault=Fault.NO_CASE))
    if individual[0].state is PartState.NOTHING and _says_something(own):
        found.append(PartFault(part=number, fault=Fault.BOTH))
    return tuple(found)


def settled(room: AskersRoom, briefing: Briefing, own: OwnTexts) -> Briefing:
    """What is submitted says that there is a text only when somebody gets one."""
    go, _ = sorted_out(room, own)
    has_text = any(t.content and not t.content.is_pointer for t in go) or any(
        not t.is_draft and not t.content.is_pointer for t in own.texts
    )

    def state(part: BriefingPart) -> BriefingPart:
        if part.level is not BriefingLevel.INDIVIDUAL or not has_text:
            return part
        return replace(part, state=PartState.TEXT, text="")

    return replace(briefing, draft=tuple(state(part) for part in briefing.shown_in_form))


def before_it_goes(room: AskersRoom, own: OwnTexts, version: int) -> BeforeItGoes | None:
    """What the sender is asked first, as a step of its own; None when there is nothing to ask."""
    go, _ = sorted_out(room, own)
    harmed = any(_tells_of_harm(text) for text in go)
    weak = weak_recipients(room, own, [t for t in go if not t.content.is_pointer])
    if not harmed and not weak:
        return None
    return BeforeItGoes(
        meeting=facts(room, own.meeting),
        version=version,
        asks_about_concern=harmed,
        is_ahead=own.meeting.held_on > room.today,
        weak=weak,
        recipients=names_of(room, own, go),
        of_cases=tuple(text.case for text in go),
        concern_link=room.organisation.concern_link or "",
        municipality=room.organisation.name,
    )


def text_stopped(room: AskersRoom, own: OwnTexts, stopped: Sequence[CaseText]) -> TextStopped:
    """E-SAMTYCKE: the first of them, whole, and how many more there are."""
    first = stopped[0]
    case = own.writable.get(first.case)
    return TextStopped(
        meeting=facts(room, own.meeting),
        text_id=first.id,
        case=first.case,
        code=case.code if case else "",
        text=first.content.text,
        saved_at=room.local(first.written_at),
        more=len(stopped) - 1,
        asks_about_concern=_tells_of_harm(first),
        concern_link=room.organisation.concern_link or "",
        municipality=room.organisation.name,
    )


def _tells_of_harm(text: CaseText) -> bool:
    return tells_of_harm(text.content.text)


def _says_something(own: OwnTexts) -> bool:
    return any(not text.content.is_pointer for text in own.texts)


def _as_answered(part: BriefingPart, own: OwnTexts) -> BriefingPart:
    if part.level is not BriefingLevel.INDIVIDUAL:
        return part
    if part.state is PartState.UNANSWERED and (part.text or _says_something(own)):
        return replace(part, state=PartState.TEXT, text="")
    return replace(part, text="")
