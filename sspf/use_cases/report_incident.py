"""Report a personal data incident (R-76): noted at once, and those who handle it are told."""

from dataclasses import replace

from sspf.domain.errors import NotAllowedError
from sspf.domain.incidents import Incident, Judged, hears_of, judge
from sspf.domain.messages.incident import IncidentFacts, IncidentForm, IncidentReceipt
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Kind, Message
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Room, Who, enter


async def open_incident_form(
    services: Services, who: Who, form: IncidentForm | None = None
) -> IncidentForm:
    """Filled in with what was typed, and with this moment where no other was named."""
    async with enter(services, who) as room:
        _must_be_alone(room)
        form = form or IncidentForm()
        faults = judge(form, room.days, room.now).faults if form.kinds or form.text else ()
        if not form.on and not form.at:
            here = room.local(room.now)
            form = replace(form, on=here.date().isoformat(), at=f"{here:%H:%M}")
        return replace(form, faults=faults)


async def report_incident(
    services: Services, who: Who, form: IncidentForm, origin: str
) -> IncidentReceipt | IncidentForm:
    """The receipt, or the form with what is wrong. The same origin reports once."""
    async with enter(services, who) as room:
        _must_be_alone(room)
        made = await room.uow.incidents.made_by(origin)
        if made is None:
            judged = judge(form, room.days, room.now)
            if judged.faults:
                return replace(form, faults=judged.faults)
            made = await _report(room, judged, origin)
        return IncidentReceipt(facts=incident_facts(room, made))


def incident_facts(room: Room, incident: Incident) -> IncidentFacts:
    return IncidentFacts(
        number=incident.number,
        version=incident.version,
        noticed_at=room.local(incident.noticed_at),
        report_before=room.local(incident.report_before),
        hours_left=incident.hours_left(room.now),
    )


async def _report(room: AskersRoom, judged: Judged, origin: str) -> Incident:
    incident = Incident(
        number=await room.uow.incidents.next_number(),
        reported_by=room.me.id,
        controller=room.organisation.controller_of(room.me.party),
        noticed_at=judged.noticed_at,
        reported_at=room.now,
        kinds=judged.kinds,
        text=judged.text,
        origin=origin,
    )
    await room.uow.incidents.put(incident)
    await room.note("incident:report", incident.id, controller=incident.controller, version=1)
    others = [p for p in room.organisation.people if p.id != room.me.id]
    heard = [p for p in others if hears_of(p, room.organisation)]
    await room.queue(*(_news(room, incident, person.id) for person in heard))
    return incident


def _news(room: Room, incident: Incident, person: PersonId) -> Message:
    return Message(
        key=f"{Kind.INCIDENT}:{incident.number}:{person}",
        kind=Kind.INCIDENT,
        recipient=person,
        subject=incident.id,
        controller=incident.controller,
        send_at=room.now,  # at any hour: the 72 hours run at night too
        why="why.incident",
    )


def _must_be_alone(room: AskersRoom) -> None:
    if not room.asker.is_private:
        raise NotAllowedError(room.me.id)
