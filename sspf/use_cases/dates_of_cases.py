"""When to meet in the cases that one coordinates, as days alone: which case is never said (B25)."""

from datetime import date

from sspf.domain.cadence_dates import Span
from sspf.domain.case_access import Matter
from sspf.domain.case_reminders import meetings_due
from sspf.domain.cases import Case
from sspf.domain.organisation import Group, IndividualMode
from sspf.use_cases.case_room import rights_in
from sspf.use_cases.log_reading import log_reading
from sspf.use_cases.room import AskersRoom


async def dates_of_cases(room: AskersRoom, group: Group, span: Span) -> tuple[date, ...]:
    """In order, each once; of open cases of the group, or of the one that it lies under."""
    if room.organisation.individual is IndividualMode.OFF or not room.asker.is_private:
        return ()
    found: set[date] = set()
    for key in filter(None, (group.key, group.parent)):
        for case in await room.uow.cases.of_group(key):
            if case.is_open and case.coordinator == room.me.id:
                found |= await _due(room, case, span)
    return tuple(sorted(found))


async def _due(room: AskersRoom, case: Case, span: Span) -> set[date]:
    asker = await room.knowing_cases(case.id)
    opened = rights_in(room, asker, case, Matter.SHARED)
    file = await room.uow.case_files.find(case.id) if opened else None
    if opened is None or file is None:
        return set()
    ground = opened.id or opened.basis
    await log_reading(room, case=case.id, record=case.id, purpose="calendar", ground=ground)
    return set(meetings_due(file, span.first, span.last))
