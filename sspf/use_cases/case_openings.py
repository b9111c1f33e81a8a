"""What a person may open in a case as it stands, the next step first."""

from sspf.domain.access import may_convene
from sspf.domain.case_access import Matter
from sspf.domain.case_steps import MOVES
from sspf.domain.case_work import Section
from sspf.domain.cases import WORKED_ON, CaseState
from sspf.use_cases.case_room import Found
from sspf.use_cases.room import AskersRoom

_S = CaseState
EARLY = frozenset({_S.IDENTIFIED, _S.RAISED, _S.OFFERED, _S.DECLINED})
"""Whoever raised it may say that it was offered, and what the family said (B12)."""


def openings(room: AskersRoom, found: Found) -> tuple[Section, ...]:
    case, steers = found.case, found.steers()
    if case.state is _S.CLOSED:
        return ()
    if not case.is_open:
        return (Section.CLOSE,) if steers else ()
    ours = room.me.party == case.raised_by and case.state in EARLY
    steps = [Section.STEP] if MOVES.get(case.state) and (steers or ours) else []
    takes_part = room.me.party is not None and found.sees(room, Matter.SHARED)
    part = [Section.PART] if takes_part else []
    return (*steps, *(_of_the_plan(case.state) if steers else ()), *part, *_rest(room, found))


def _of_the_plan(state: CaseState) -> tuple[Section, ...]:
    if state in WORKED_ON:
        return (Section.FOLLOW, Section.PLAN)
    return (Section.PLAN,) if state is _S.ASSESSED else ()


def _rest(room: AskersRoom, found: Found) -> tuple[Section, ...]:
    if not found.steers():
        convenes = may_convene(found.asker, found.case.group)
        knows = convenes and found.sees(room, Matter.SHARED)
        return (Section.ATTENDANCE,) if knows else ()
    checks = (Section.CHECK,) if room.organisation.cases.checklists else ()
    return (Section.ATTENDANCE, Section.OUTCOME, *checks, Section.SETTINGS, Section.CLOSE)
