"""Show a case to somebody who may know of it, and list those that somebody may know of."""

from sspf.domain.case_access import Matter
from sspf.domain.messages.case import CaseList, CaseView
from sspf.domain.organisation import IndividualMode
from sspf.ports import Services
from sspf.use_cases.case_room import duty, head, read_case, rights_in
from sspf.use_cases.case_view import view
from sspf.use_cases.log_reading import log_reading
from sspf.use_cases.room import AskersRoom, Who, enter

A_PAGE = 10


async def show_case(
    services: Services, who: Who, *, code: str = "", id: str = ""
) -> CaseView | None:
    """None: nothing that this person may know of, which is all that is told (R-32)."""
    async with enter(services, who) as room:
        found = await read_case(room, purpose="case", code=code, id=id)
        return await view(room, found) if found else None


async def list_cases(services: Services, who: Who, first: int = 1) -> CaseList | None:
    """By code; each that is shown is read, and so is written down. None: no such thing here."""
    async with enter(services, who) as room:
        return await listed_cases(room, first)


async def listed_cases(room: AskersRoom, first: int = 1) -> CaseList | None:
    if room.organisation.individual is IndividualMode.OFF or not room.asker.is_private:
        return None
    asker = await room.knowing_cases()
    seen = [
        (case, opened)
        for group in sorted(room.me.groups)
        for case in await room.uow.cases.of_group(group)
        if case.is_listed and (opened := rights_in(room, asker, case, Matter.STUB))
    ]
    seen.sort(key=lambda one: (one[0].year, one[0].number))
    page = seen[first - 1 : first - 1 + A_PAGE]
    for case, opened in page:
        ground = opened.id or opened.basis
        await log_reading(room, case=case.id, record=case.id, purpose="list", ground=ground)
    return CaseList(
        cases=tuple(head(room, case) for case, _ in page),
        first=first,
        total=len(seen),
        duty=duty(room),
    )
