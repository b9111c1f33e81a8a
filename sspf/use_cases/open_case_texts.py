"""Part 3 of the briefing form: what the own agency has written, and which cases it may choose."""

from dataclasses import dataclass, replace

from sspf.domain.briefings import BriefingPart
from sspf.domain.case_text_faults import asks_of_crime
from sspf.domain.case_texts import CaseText
from sspf.domain.consents import COORDINATION
from sspf.domain.guards import Fault
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.briefing import PartForm
from sspf.domain.messages.case_text import CaseTextForm, ClosedText, IndividualForm
from sspf.domain.organisation import IndividualMode
from sspf.use_cases.case_texts import (
    OwnTexts,
    ground_of_own,
    recipients_of,
    text_faults,
)
from sspf.use_cases.find_case import code_for
from sspf.use_cases.log_reading import log_reading
from sspf.use_cases.room import AskersRoom

AT_MOST = 2
"""Texts shown with all their fields; a card holds no more."""
TEXT_MODES = (IndividualMode.STRUCTURED, IndividualMode.FREE_TEXT)
SAID = {True: "ja", False: "nej", None: ""}


@dataclass(frozen=True, slots=True)
class Judged:
    is_judged: bool = False
    """With what keeps each text from going."""
    adding: bool = False
    """With an empty one first."""


async def with_case_texts(
    room: AskersRoom,
    own: OwnTexts,
    parts: tuple[PartForm, ...],
    saved: tuple[BriefingPart, ...],
    how: Judged,
) -> tuple[PartForm, ...]:
    """The same parts; the individual one with its texts, if there is such a level here."""
    homeless = "".join(p.text for p in saved if p.level is BriefingLevel.INDIVIDUAL)
    shown = []
    for part in parts:
        if part.level is BriefingLevel.INDIVIDUAL:
            form = await _form(room, own, homeless, how)
            part = replace(part, text="", individual=form)
        shown.append(part)
    return tuple(shown)


async def _form(room: AskersRoom, own: OwnTexts, homeless: str, how: Judged) -> IndividualForm:
    mode = room.organisation.individual
    texts = await _read_own(room, own)
    forms = sorted(
        (_text_form(room, own, text, judged=how.is_judged) for text in texts),
        key=lambda form: (not form.faults, form.is_released),
    )
    blank = _blank(own, homeless, judged=how.is_judged, adding=how.adding or not forms)
    every = [*blank, *forms] if mode in TEXT_MODES else []
    return IndividualForm(
        mode=mode,
        cases=tuple((case.id, case.code) for case in own.writable.values()),
        chosen=tuple(text.case for text in texts),
        texts=tuple(every[:AT_MOST]),
        others=tuple(form.code for form in every[AT_MOST:]),
        asks_of_crime=asks_of_crime(room.organisation.party(own.party).branch),
        concerns=_concerns(room),
        closed=await _closed(room, own),
        may_add=len(own.writable) > len(forms) and bool(forms) and not how.adding,
    )


async def _read_own(room: AskersRoom, own: OwnTexts) -> list[CaseText]:
    """What this person may read of what the agency wrote, each reading written down."""
    read = []
    for case in own.writable:
        text = own.draft_of(case) or own.released_of(case)
        opened = ground_of_own(room, own, text) if text else None
        if text is None or opened is None:
            continue
        await log_reading(
            room, case=text.case, record=text.id, purpose="briefing", ground=opened.code
        )
        read.append(text)
    return read


async def _closed(room: AskersRoom, own: OwnTexts) -> tuple[ClosedText, ...]:
    """On cases that are locked: read by those who wrote it, and by nobody else (R-17).

    The code only for those who may still know of the case: the locked card has none (R-62).
    """
    shown = []
    for text in own.closed:
        opened = ground_of_own(room, own, text)
        if opened is None:
            continue
        await log_reading(
            room, case=text.case, record=text.id, purpose="briefing", ground=opened.code
        )
        case = own.locked[text.case]
        code = code_for(room, own.asker, case)
        shown.append(ClosedText(case=text.case, code=code, text=text.content.text))
    return tuple(shown)


def _blank(own: OwnTexts, homeless: str, *, judged: bool, adding: bool) -> list[CaseTextForm]:
    """One to fill in; it holds what was typed and belongs to no case."""
    if homeless:
        faults = ((Fault.NO_CASE, 0),) if judged else ()
        return [CaseTextForm(text=homeless, faults=faults)]
    if not adding or not own.writable:
        return []
    free = [c for c in own.writable if own.draft_of(c) is None and own.released_of(c) is None]
    only = own.writable[free[0]] if len(free) == 1 else None
    return [CaseTextForm(case=only.id, code=only.code) if only else CaseTextForm()]


def _text_form(room: AskersRoom, own: OwnTexts, text: CaseText, *, judged: bool) -> CaseTextForm:
    said = text.content
    faults = text_faults(room, own, text) if judged and text.is_draft else ()
    return CaseTextForm(
        case=text.case,
        code=own.writable[text.case].code,
        text=said.text,
        areas=tuple(sorted(said.areas)),
        known_by=said.known_by or "",
        names_others=SAID[said.names_others],
        tells_of_crime=SAID[said.tells_of_crime],
        is_protected=SAID[said.is_protected],
        concerns=said.picks.concerns,
        strengths=said.picks.strengths,
        since=said.picks.since,
        need=said.picks.need,
        is_released=not text.is_draft,
        faults=tuple((f.fault, f.position) for f in faults),
    )


def _concerns(room: AskersRoom) -> tuple[tuple[str, str], ...]:
    rules = room.organisation.cases
    return tuple((c.key, c.name) for c in rules.concern_areas or rules.risk_factors)


def recipients_in_words(room: AskersRoom, own: OwnTexts) -> tuple[str, ...]:
    """Who can read what the agency has released, as the rights are now: agencies in the order of
    the seats, then coordinators by name, where the consent names them."""
    reached = {
        (key, text.case)
        for text in own.texts
        if not text.is_draft
        for key in recipients_of(room, own, text).keys() & set(text.recipients)
    }
    keys, seats = {key for key, _ in reached}, room.organisation.seats(own.meeting.group)
    rights = [own.rights(case) for key, case in reached if key == COORDINATION]
    appointed = {r.coordinator for r in rights if r is not None and r.coordinator is not None}
    names = {room.organisation.person(one).name for one in appointed}
    return (*(party.name for party in seats if party.key in keys), *sorted(names))
