"""Put a municipality in place: its organisation, its calendar, a welcome to each person."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sspf.domain.audit import SYSTEM, Entry
from sspf.domain.errors import UnknownMeetingError
from sspf.domain.guests import is_only_guest
from sspf.domain.hand_over import gone
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import Organisation, PersonId
from sspf.domain.outbox import Kind, Message
from sspf.domain.ways_of_working import ModelChange
from sspf.ports import Services, UnitOfWork
from sspf.use_cases.recall_lost import recall_lost
from sspf.use_cases.room import Room, enter_alone


async def install_municipality(
    services: Services, organisation: Organisation, meetings: Sequence[Meeting]
) -> None:
    """Installing again changes the organisation and adds meetings; nobody is welcomed twice.

    Whoever is no longer in it is left as a name, for what was promised and said points to them.
    """
    async with services.unit_of_work(organisation.municipality) as uow:
        before = await _before(uow)
        if before is None:
            await uow.organisations.put(organisation)
        else:
            await put_in_place(uow, before, organisation, services.clock.now())
        await uow.audit.add(
            Entry(
                at=services.clock.now(),
                actor=SYSTEM,
                tag="municipality:install",
                subject=organisation.municipality,
                controller=organisation.controller,
            )
        )
    async with enter_alone(services, organisation.municipality) as room:
        for meeting in meetings:
            await _add(room, meeting)
        await room.queue(*(_welcome(room, person.id) for person in organisation.people))


async def put_in_place(
    uow: UnitOfWork, before: Organisation, after: Organisation, now: datetime, by: str = ""
) -> None:
    """Instead of `before`: what people have said here stays, and cards that close are called back.

    by: id of the administrator who did it; empty from the command line.
    """
    kept = _with_those_who_left(before, after)
    changed = ModelChange(
        changed_on=now.astimezone(before.time_zone).date(),
        before=before.ways.template.version,
        after=after.ways.template.version,
        by=by,
    )
    if changed.before != changed.after:
        ways = replace(kept.ways, changes=(*kept.ways.changes, changed))
        kept = replace(kept, ways=ways)
    await uow.organisations.put(kept)
    await recall_lost(uow, before, kept, now)


async def _before(uow: UnitOfWork) -> Organisation | None:
    try:
        return await uow.organisations.get()
    except LookupError:
        return None


def _with_those_who_left(before: Organisation, organisation: Organisation) -> Organisation:
    """And with what people have said of reminders and language, which no file knows."""
    here = {person.id for person in organisation.people}
    parties = {party.key for party in organisation.parties}
    left = tuple(
        p if is_only_guest(p) and not p.entra_object_id else gone(p, parties)
        for p in before.people
        if p.id not in here
    )
    without = organisation.without_reminders | (before.without_reminders & here)
    chosen = {who: said for who, said in before.chosen_languages.items() if who in here}
    changes = before.ways.changes
    people = [replace(p, language=chosen.get(p.id, p.language)) for p in organisation.people]
    return replace(
        organisation,
        people=(*people, *left),
        without_reminders=frozenset(without),
        fewer_reminders=before.fewer_reminders & here,
        chosen_languages=chosen,
        ways=replace(organisation.ways, decided=_decided(before, organisation), changes=changes),
    )


def _decided(before: Organisation, after: Organisation) -> frozenset[str]:
    """What was decided of one model says nothing of the same place in another."""
    return before.ways.decided if before.model == after.model else frozenset()


async def _add(room: Room, meeting: Meeting) -> None:
    try:
        await room.uow.meetings.get(meeting.id)
    except UnknownMeetingError:
        await room.uow.meetings.put(meeting)
        await room.note("meeting:plan", meeting.id, controller=meeting.controller, version=1)


def _welcome(room: Room, person: PersonId) -> Message:
    return Message(
        key=f"{Kind.WELCOME}:{person}",
        kind=Kind.WELCOME,
        recipient=person,
        subject=person,
        controller=room.organisation.controller,
        send_at=room.days.next_sending(room.now),
        why="why.welcome",
    )
