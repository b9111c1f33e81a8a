"""A person is away for a while: a deputy gets the agency's card meanwhile."""

from datetime import date

from sspf.domain.errors import NotAllowedError
from sspf.domain.invitations import Absence
from sspf.ports import Services
from sspf.use_cases.room import Who, enter


async def set_absence(services: Services, who: Who, first: date, last: date) -> Absence:
    """Both days included. NotAllowedError when it ends before it begins."""
    async with enter(services, who) as room:
        if last < first:
            raise NotAllowedError(room.me.id)
        absence = Absence(person=room.me.id, first=first, last=last)
        if absence not in await room.uow.invitations.absences():
            await room.uow.invitations.put_absence(absence)
            await room.note("absence:set", room.me.id)
        return absence
