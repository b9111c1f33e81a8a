"""A person is away for a while: a deputy gets the agency's card, and it ends by itself."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from sspf.domain.errors import AbsenceOverError, NotAllowedError
from sspf.domain.invitations import Absence, called_to
from sspf.domain.meetings import MeetingStatus
from sspf.domain.outbox import AWAY
from sspf.ports import Services
from sspf.use_cases.let_go import let_go
from sspf.use_cases.room import AskersRoom, Who, enter


async def set_absence(services: Services, who: Who, first: date, last: date) -> Absence:
    """Both days included. NotAllowedError when it ends before it begins, AbsenceOverError when it
    has ended already.
    """
    async with enter(services, who) as room:
        if last < room.today:
            raise AbsenceOverError(room.me.id)
        if last < first:
            raise NotAllowedError(room.me.id)
        absence = Absence(person=room.me.id, first=first, last=last)
        if absence not in await room.uow.invitations.absences():
            await room.uow.invitations.put_absence(absence)
            await room.note("absence:set", room.me.id)
        return absence


async def end_absence(services: Services, who: Who, *, also_to_come: bool = False) -> bool:
    """Back today. What waited comes now, and deputies of coming meetings are let go.

    False: there was none. `also_to_come`: those that have not begun are taken back too.
    """
    async with enter(services, who) as room:
        before = await room.uow.invitations.absences()
        mine = [a for a in before if a.person == room.me.id and a.last >= room.today]
        ended = [a for a in mine if also_to_come or a.first <= room.today]
        if not ended:
            return False
        for absence in ended:
            # It keeps its row, and holds no day any more from now on.
            last = min(absence.first, room.today) - timedelta(days=1)
            if absence.first < room.today:
                last = room.today - timedelta(days=1)
            await room.uow.invitations.put_absence(replace(absence, last=last))
        await room.note("absence:end", room.me.id)
        await _release(room)
        await _let_go(room, before)
        return True


async def _release(room: AskersRoom) -> None:
    """What waited for this person to be back waits no longer."""
    now = room.days.next_sending(room.now)
    for row in await room.uow.outbox.waiting(room.me.id):
        if row.reason == AWAY:
            await room.uow.outbox.postpone(row.message.key, now, "")


async def _let_go(room: AskersRoom, before: Sequence[Absence]) -> None:
    after = await room.uow.invitations.absences()
    for meeting in await room.meetings_since(room.today):
        if meeting.status is not MeetingStatus.CALLED or room.now >= meeting.ends_at:
            continue
        answers = await room.uow.invitations.of_meeting(meeting.id)
        was = called_to(room.organisation, meeting, answers, before)
        now = called_to(room.organisation, meeting, answers, after)
        for person in sorted(set(was) - set(now)):
            await let_go(room, meeting, person)
