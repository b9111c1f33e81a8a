"""Single young people on the agenda: only what this reader may see, now and at the meeting.

Everybody else gets the point without a code and without a number. Source: R-22 to R-24, R-31.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sspf.domain.access import Asker, Record, decide
from sspf.domain.case_access import Matter, Opened
from sspf.domain.case_sharing import is_shared
from sspf.domain.case_texts import CaseText, decide_text
from sspf.domain.cases import Case
from sspf.domain.levels import BriefingLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOnAgenda:
    case: Case
    opened: Opened
    """The ground on which this reader knows of it."""
    is_waiting: bool = False
    """No consent and no ground lets anybody pass anything now."""
    texts: tuple[tuple[CaseText, Opened], ...] = ()
    """What this reader may read of it, each with its ground, in the order of the parties."""


def cases_of(
    asker: Asker, cases: Sequence[Case], texts: Sequence[CaseText], moments: Sequence[datetime]
) -> tuple[CaseOnAgenda, ...]:
    """In order of code. What is locked or closed is on nobody's agenda.

    `moments`: now and when the meeting begins; a ground must hold at each of them.
    """
    found = []
    for case in cases:
        opened = _stub(asker, case, moments)
        if not case.is_open or opened is None:
            continue
        rights = asker.cases[case.id]
        zone = asker.organisation.time_zone
        found.append(
            CaseOnAgenda(
                case=case,
                opened=opened,
                is_waiting=not all(is_shared(rights, m.astimezone(zone)) for m in moments),
                texts=tuple(_read(asker, case, texts, moments)),
            )
        )
    return tuple(found)


def _read(
    asker: Asker, case: Case, texts: Sequence[CaseText], moments: Sequence[datetime]
) -> list[tuple[CaseText, Opened]]:
    """A draft is in nobody's agenda: not even in that of its writers."""
    read = []
    for text in texts:
        if text.case != case.id or text.is_draft:
            continue
        grounds = [decide_text(asker, text, case.group, moment) for moment in moments]
        if all(grounds) and grounds[0] is not None:
            read.append((text, grounds[0]))
    return read


def _stub(asker: Asker, case: Case, moments: Sequence[datetime]) -> Opened | None:
    record = Record(
        group=case.group,
        level=BriefingLevel.INDIVIDUAL,
        case=case.id,
        matter=Matter.STUB,
    )
    grounds = [decide(asker, record, moment) for moment in moments]
    return grounds[0] if all(grounds) else None
