"""Incidents for those who handle them: which are open, one of them, and its decision."""

from dataclasses import replace

from sspf.domain.errors import IncidentClosedError, NotAllowedError
from sspf.domain.incidents import Incident, hears_of, may_handle, told_on
from sspf.domain.messages.incident import IncidentList, IncidentNews, IncidentStanding
from sspf.domain.outbox import Message
from sspf.ports import Services
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.report_incident import incident_facts
from sspf.use_cases.room import AskersRoom, Who, enter


async def list_incidents(services: Services, who: Who) -> IncidentList:
    """The open ones, the one with the least time left first."""
    async with enter(services, who) as room:
        _must_hear(room)
        found = await room.uow.incidents.still_open()
        ordered = sorted(found, key=lambda i: (i.noticed_at, i.number))
        return IncidentList(incidents=tuple(incident_facts(room, i) for i in ordered))


async def open_incident(services: Services, who: Who, number: int) -> IncidentStanding:
    """UnknownIncidentError when there is no such number."""
    async with enter(services, who) as room:
        _must_hear(room)
        return _standing(room, await room.uow.incidents.get(number))


async def close_incident(
    services: Services, who: Who, number: int, told: str, on: str
) -> IncidentStanding:
    """`told`: yes or no, whether it was reported to the supervisory authority, and `on` when.

    Closed, or the form once more with what is wrong. The same decision again changes nothing.
    """
    async with enter(services, who) as room:
        _must_hear(room)
        if not may_handle(room.me, room.organisation):
            raise NotAllowedError(room.me.id)
        incident = await room.uow.incidents.get(number)
        noticed_on = room.local(incident.noticed_at).date()
        day, fault = told_on(told, on, noticed_on, room.today)
        if fault:
            return replace(_standing(room, incident), told=told, on=on, faults=(fault,))
        if not incident.is_open:
            if (incident.authority_told, incident.told_on) != (day is not None, day):
                raise IncidentClosedError(incident.id)
            return _standing(room, incident)
        closed = incident.close(room.me.id, room.now, day)
        await room.uow.incidents.put(closed)
        await room.note(
            "incident:close", closed.id, controller=closed.controller, version=closed.version
        )
        return _standing(room, closed)


async def compose_incident(room: AskersRoom, message: Message) -> object:
    """News to one who handles incidents; an incident that is closed is none."""
    number = int(message.subject.rpartition("-")[2])
    incident = await room.uow.incidents.get(number)
    if not incident.is_open:
        return Dropped("dropped.incident_closed")
    if not hears_of(room.me, room.organisation):
        return Dropped("dropped.no_access")
    return IncidentNews(facts=incident_facts(room, incident))


def _must_hear(room: AskersRoom) -> None:
    if not room.asker.is_private or not hears_of(room.me, room.organisation):
        raise NotAllowedError(room.me.id)


def _standing(room: AskersRoom, incident: Incident) -> IncidentStanding:
    handles = may_handle(room.me, room.organisation)
    return IncidentStanding(
        facts=incident_facts(room, incident),
        kinds=incident.kinds,
        text=incident.text if handles else "",
        reporter=room.organisation.person(incident.reported_by).name if handles else "",
        may_close=handles and incident.is_open,
        authority_told=incident.authority_told,
        told_on=incident.told_on,
    )
