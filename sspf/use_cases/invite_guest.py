"""A guest comes to one point of one meeting: asked about first, and taken back at once (A26)."""

from dataclasses import dataclass, replace
from datetime import date

from sspf.domain.agenda import Point
from sspf.domain.decisions import Item, ItemId
from sspf.domain.errors import (
    GuestPointError,
    IsMemberError,
    MeetingOverError,
    UnknownGuestError,
    UnknownItemError,
)
from sspf.domain.guests import ChosenGuest, Guest, guest_person, is_only_guest
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting, MeetingId, MeetingStatus
from sspf.domain.messages.guest import ConfirmGuest, GuestLine, Guests
from sspf.domain.names import swedish_order
from sspf.domain.organisation import IndividualMode, Organisation, Person, PersonId
from sspf.ports import Services
from sspf.use_cases.ask_meeting_change import meant
from sspf.use_cases.call_guests import call_guests
from sspf.use_cases.call_meeting import must_convene
from sspf.use_cases.guest_of import CLOSED_TO_GUESTS, guests_of, item_title, point_name
from sspf.use_cases.let_go import let_go
from sspf.use_cases.lines import facts
from sspf.use_cases.room import AskersRoom, Who, enter

LONGEST_NAME, LONGEST_EMAIL = 100, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestAsked:
    """A guest as it was said."""

    name: str
    email: str = ""
    person: PersonId | None = None
    """Somebody who is registered in the municipality."""
    number: int
    """Of the agenda point, as the agenda counts."""
    title: str = ""
    """What is written under it, when the guest comes for that alone."""
    on: date | None = None
    """The day of the meeting; None: the next."""


async def confirm_guest(services: Services, who: Who, asked: GuestAsked) -> ConfirmGuest:
    """Nothing is sent yet. GuestPointError where no guest may be; IsMember-, UnknownItemError."""
    async with enter(services, who) as room:
        meeting = await meant(room, asked.on)
        person = _person(room, asked)
        _must_be_outside(meeting, person)
        point = _point(room.organisation, asked.number)
        item = await _item(room, meeting, point, asked.title)
        return ConfirmGuest(
            meeting=facts(room, meeting),
            name=person.name,
            email="" if person.entra_object_id else person.email,
            number=asked.number,
            point=point,
            point_name=point_name(room.organisation, point),
            title=item.title if item else "",
            called=meeting.status is MeetingStatus.CALLED,
            person=person.id if person.entra_object_id else "",
            item=item.id if item else "",
        )


async def invite_guest(services: Services, who: Who, id: MeetingId, chosen: ChosenGuest) -> Guests:
    """Inviting again to the same changes nothing; to another point, that one counts."""
    async with enter(services, who) as here:
        room: AskersRoom = here
        meeting = await room.uow.meetings.get(id)
        must_convene(room, meeting)
        if not meeting.is_on or room.now >= meeting.ends_at:
            raise MeetingOverError(id)
        if chosen.point in CLOSED_TO_GUESTS:
            raise GuestPointError(chosen.point)
        room, person = await _registered(room, chosen)
        _must_be_outside(meeting, person)
        item = ItemId(chosen.item) if chosen.item else None
        before = {g.person: g for g in await guests_of(room, meeting)}.get(person.id)
        if before is None or (before.point, before.item) != (chosen.point, item):
            guest = Guest(
                meeting=id,
                person=person.id,
                point=chosen.point,
                item=item,
                invited_by=room.me.id,
                invited_at=room.now,
            )
            await room.uow.guests.put(guest)
            await room.note("guest:invite", id, controller=meeting.controller)
        if meeting.status is MeetingStatus.CALLED:
            await call_guests(room, meeting)
        return await guest_list(room, meeting)


async def withdraw_guest(services: Services, who: Who, id: MeetingId, person: PersonId) -> Guests:
    """Access ends with this transaction; the guest is told. Twice is once."""
    async with enter(services, who) as room:
        meeting = await room.uow.meetings.get(id)
        must_convene(room, meeting)
        for guest in await guests_of(room, meeting):
            if guest.person == person:
                await room.uow.guests.put(guest.withdraw(room.now))
                await room.note("guest:withdraw", id, controller=meeting.controller)
                await let_go(room, meeting, person, was_guest=True)
        return await guest_list(room, meeting)


async def show_guests(services: Services, who: Who, on: date | None = None) -> Guests:
    """NotConvenerError to anybody but the convener and the stand-in."""
    async with enter(services, who) as room:
        return await guest_list(room, await meant(room, on))


async def find_guest(services: Services, who: Who, name: str) -> tuple[MeetingId, PersonId]:
    """A guest of the next meeting by name; UnknownGuestError for none or several."""
    async with enter(services, who) as room:
        meeting = await meant(room, None)
        found = [
            g.person
            for g in await guests_of(room, meeting)
            if swedish_order(name)
            in (
                swedish_order(room.organisation.person(g.person).name),
                swedish_order(room.organisation.person(g.person).first_name),
            )
        ]
        if len(found) != 1:
            raise UnknownGuestError(meeting.id)
        return meeting.id, found[0]


async def guest_list(room: AskersRoom, meeting: Meeting) -> Guests:
    answers = {a.person: a for a in await room.uow.invitations.of_meeting(meeting.id)}
    lines = []
    for guest in await guests_of(room, meeting):
        person = room.organisation.person(guest.person)
        answer = answers.get(guest.person)
        known = answer is not None and answer.meeting_sequence == meeting.sequence
        lines.append(
            GuestLine(
                person=person.id,
                name=person.name,
                email="" if person.entra_object_id else person.email,
                number=points_of(room.organisation).index(guest.point) + 1,
                point=guest.point,
                point_name=point_name(room.organisation, guest.point),
                title=await item_title(room, guest),
                answer=answer.response.value if answer and known else "none",
            )
        )
    ends_at = room.local(meeting.ends_at)
    return Guests(meeting=facts(room, meeting), guests=tuple(lines), ends_at=ends_at)


async def _registered(room: AskersRoom, chosen: ChosenGuest) -> tuple[AskersRoom, Person]:
    """Who is chosen, in a room that knows them: an address alone becomes somebody here."""
    if chosen.person:
        return room, room.organisation.person(PersonId(chosen.person))
    new = guest_person(room.organisation.municipality, chosen.name, chosen.email)
    known = {p.id: p for p in room.organisation.people}
    if known.get(new.id) != new:
        people = tuple(p for p in room.organisation.people if p.id != new.id)
        organisation = replace(room.organisation, people=(*people, new))
        await room.uow.organisations.put(organisation)
        room = replace(room, organisation=organisation)
    return room, new


def _person(room: AskersRoom, asked: GuestAsked) -> Person:
    """An address that somebody here has is that person's."""
    if asked.person is not None:
        return room.organisation.person(asked.person)
    for person in room.organisation.people:
        if person.email.lower() == asked.email.lower() and not is_only_guest(person):
            return person
    name, email = asked.name[:LONGEST_NAME], asked.email[:LONGEST_EMAIL]
    return guest_person(room.organisation.municipality, name, email)


def _must_be_outside(meeting: Meeting, person: Person) -> None:
    if meeting.group in person.groups:
        raise IsMemberError(person.id)


def points_of(organisation: Organisation) -> tuple[str, ...]:
    """The agenda's points as it counts them."""
    points = organisation.rules.agenda
    if organisation.individual is IndividualMode.OFF:
        return tuple(p for p in points if p not in (Point.INDIVIDUAL, Point.RAISING))
    return points


def _point(organisation: Organisation, number: int) -> str:
    points = points_of(organisation)
    if not 1 <= number <= len(points) or points[number - 1] in CLOSED_TO_GUESTS:
        raise GuestPointError(number)
    return points[number - 1]


async def _item(room: AskersRoom, meeting: Meeting, point: str, title: str) -> Item | None:
    """The one that the title names, of those that are written under the point."""
    if not title:
        return None
    for item in await room.uow.minutes.items(meeting.id):
        shallow = item.level is not BriefingLevel.INDIVIDUAL and item.case is None
        is_own = item.point == point and shallow and not item.is_from_briefing
        if is_own and swedish_order(item.title).startswith(swedish_order(title)):
            return item
    raise UnknownItemError(meeting.id)
