"""A case of the agenda as the line that one reader sees; what is shown is noted as read."""

from collections.abc import Sequence

from sspf.domain.agenda_cases import CaseOnAgenda
from sspf.domain.case_texts import CaseText
from sspf.domain.messages.agenda import CaseLine, CaseSaid
from sspf.use_cases.room import AskersRoom


def case_line(room: AskersRoom, point: str, found: CaseOnAgenda) -> CaseLine:
    case = found.case
    room.readings.append((case.id, case.id, found.opened.code))
    for text, ground in found.texts:
        room.readings.append((case.id, text.id, ground.code))
    return CaseLine(
        id=case.id,
        code=case.code,
        is_waiting=found.is_waiting,
        said=tuple(_said(room, point, text) for text, _ in found.texts),
    )


def _said(room: AskersRoom, point: str, text: CaseText) -> CaseSaid:
    rules = room.organisation.cases
    names = {c.key: c.name for c in (*rules.risk_factors, *rules.concern_areas)}
    picks = text.content.picks
    return CaseSaid(
        party=room.organisation.party(text.party).name,
        text=text.content.text,
        known_by=text.content.known_by or "",
        concerns=tuple(names[key] for key in picks.concerns if key in names),
        strengths=picks.strengths,
        since=picks.since,
        need=picks.need,
        is_pointer=text.content.is_pointer,
        ref=f"{point}|{text.id}",
    )


def whole_text_of(room: AskersRoom, cases: Sequence[CaseOnAgenda], id: str) -> CaseText | None:
    """What this reader may read under that opaque id, noted as read."""
    for found in cases:
        for text, ground in found.texts:
            if text.id == id:
                room.readings.append((text.case, text.id, ground.code))
                return text
    return None
