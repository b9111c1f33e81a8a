"""Läget: who has answered; remind only those who have not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sspf.domain.access import may_convene, may_remind
from sspf.domain.briefings import Briefing, empty_parts
from sspf.domain.cycle import cycle_of
from sspf.domain.errors import NotAllowedError
from sspf.domain.invitations import Absence, Answer, Response, called_to, is_away
from sspf.domain.levels import BriefingLevel
from sspf.domain.mandates import Mandate, has_mandate, seats_of
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.briefing import Came, OralForm, PartForm, SeatLine, Standing
from sspf.domain.messages.meeting import PartyChoice
from sspf.domain.organisation import Party, PartyKey, Person, PersonId
from sspf.domain.outbox import Delivery, Kind, Message
from sspf.domain.roads import Road
from sspf.ports import Services
from sspf.use_cases.guest_of import guests_of
from sspf.use_cases.lines import choice, facts, titled
from sspf.use_cases.open_briefing import part_forms
from sspf.use_cases.plan_messages import world_of
from sspf.use_cases.room import AskersRoom, Who, enter


@dataclass(frozen=True, slots=True)
class Attending:
    """Who comes for one agency, in words; and how each answer came that was not by a card."""

    coming: tuple[tuple[str, str], ...]
    came: tuple[tuple[str, Came], ...]


async def show_standing(
    services: Services, who: Who, id: MeetingId | None = None, just_reminded: int = 0
) -> Standing:
    """Every seat, always, in the model's order; a draft counts as missing."""
    async with enter(services, who) as room:
        meeting = await _meeting(room, id)
        return await standing(room, meeting, just_reminded)


async def remind_missing(services: Services, who: Who, id: MeetingId) -> Standing:
    """One reminder a person and day; the count says how many agencies were reminded now."""
    async with enter(services, who) as room:
        meeting = await _meeting(room, id)
        world = await world_of(room, about=meeting)
        missing = world.missing(meeting)
        at = room.days.next_sending(room.now)
        reminded: set[str] = set()
        for person in world.holders(meeting, room.today):
            if person.party not in missing or person.id in room.organisation.without_reminders:
                continue
            message = Message(
                key=f"digest:{person.id}:{room.local(at).date().isoformat()}",
                kind=Kind.DIGEST,
                recipient=person.id,
                subject=room.local(at).date().isoformat(),
                controller=room.organisation.controller_of(person.party),
                send_at=at,
                why="why.reminded",
                values={"asked": meeting.id},
            )
            if await room.uow.outbox.add(message) and person.party:
                reminded.add(person.party)
        await room.note("briefing:remind", meeting.id, controller=meeting.controller)
        return await standing(room, meeting, len(reminded))


async def open_oral_form(services: Services, who: Who, id: MeetingId) -> OralForm:
    async with enter(services, who) as room:
        return await oral_form(room, await _meeting(room, id))


async def oral_form(room: AskersRoom, meeting: Meeting) -> OralForm:
    """Every seat may have answered the kallelse; whoever left a briefing keeps its own words."""
    answering = room.organisation.answering(meeting.group)
    seats = [room.organisation.party(key) for key in answering]
    parts = empty_parts(room.organisation.rules.parts)
    return OralForm(
        meeting=facts(room, meeting),
        parties=tuple(PartyChoice(key=p.key, name=p.name) for p in seats),
        parts=open_parts(part_forms(room, parts, ())),
        people=tuple(choice(p) for p in room.organisation.members(meeting.group) if p.party),
    )


def open_parts(parts: tuple[PartForm, ...]) -> tuple[PartForm, ...]:
    """Without the individual level, which is left in Teams alone."""
    return tuple(part for part in parts if part.level is not BriefingLevel.INDIVIDUAL)


async def standing(room: AskersRoom, meeting: Meeting, just_reminded: int = 0) -> Standing:
    answers = {a.person: a for a in await room.uow.invitations.of_meeting(meeting.id)}
    reminded = await _reminded(room)
    seats = room.organisation.seats(meeting.group)
    coming = await _all_coming(room, meeting, answers)
    deadline = cycle_of(meeting, room.organisation.rules.offsets, room.days).deadline_at
    return Standing(
        meeting=facts(room, meeting),
        deadline=room.local(deadline),
        seats=tuple(
            [await _seat(room, meeting, party, coming[party.key], reminded) for party in seats]
        ),
        guests=await _guests(room, meeting, answers),
        at=room.local(room.now),
        may_remind=may_remind(room.asker, meeting.group),
        may_see_reached=may_convene(room.asker, meeting.group),
        just_reminded=just_reminded,
    )


async def _meeting(room: AskersRoom, id: MeetingId | None) -> Meeting:
    """Who has answered is for the convener and the coordinator (A20b)."""
    meeting = (
        await room.uow.meetings.get(id)
        if id is not None
        else await room.next_meeting(await room.group())
    )
    if not may_remind(room.asker, meeting.group):
        raise NotAllowedError(meeting.id)
    return meeting


async def _reminded(room: AskersRoom) -> dict[str, date]:
    """The newest day on which each person got a reminder about a briefing."""
    found: dict[str, date] = {}
    for sent in await room.uow.outbox.log(500):
        about = {"briefings", "asked"} & set(sent.message.values)
        if sent.message.kind is Kind.DIGEST and about and sent.state is Delivery.SENT and sent.at:
            found.setdefault(sent.message.recipient, room.local(sent.at).date())
    return found


async def _seat(
    room: AskersRoom,
    meeting: Meeting,
    party: Party,
    attending: Attending,
    reminded: dict[str, date],
) -> SeatLine:
    if not party.bot_access:
        return SeatLine(party=party.name, state="outside")
    briefing = await room.uow.briefings.find(meeting.id, party.key)
    people = room.organisation.seated(meeting.group, party.key)
    days = [reminded[p.id] for p in people if p.id in reminded]
    asked_for_this = [d for d in days if meeting.called_at and d >= meeting.called_at.date()]
    if briefing is None or not briefing.is_submitted:
        return SeatLine(
            party=party.name,
            state="missing",
            reminded_on=max(asked_for_this, default=None),
            coming=attending.coming,
            answers_came=attending.came,
        )
    noted_by = briefing.submitted_by if briefing.is_oral else None
    return SeatLine(
        party=party.name,
        state="oral" if briefing.is_oral else "submitted",
        on=room.local(briefing.submitted_at or room.now).date(),
        is_late=briefing.is_late,
        noted_by=room.organisation.person(noted_by).name if noted_by else "",
        coming=attending.coming,
        came=_briefing_came(room, briefing),
        answers_came=attending.came,
    )


async def _all_coming(
    room: AskersRoom, meeting: Meeting, answers: dict[PersonId, Answer]
) -> dict[PartyKey, Attending]:
    """Who comes for each agency, in words; and that nobody does, where that is so."""
    absences = await room.uow.invitations.absences()
    called = called_to(room.organisation, meeting, answers.values(), absences)
    empty = {
        seat.party.key
        for seat in seats_of(room.organisation, meeting, answers.values(), absences)
        if seat.state is Mandate.NOBODY
    }
    found: dict[PartyKey, Attending] = {}
    for party in room.organisation.seats(meeting.group):
        seated = room.organisation.seated(meeting.group, party.key, meeting.held_on)
        people = [p for p in seated if p.id in called]
        said = [(titled(p), _coming(meeting, p, answers.get(p.id), absences)) for p in people]
        nobody = [(party.name, "seat_empty")] if party.key in empty else []
        came = _answers_came(room, meeting, people, answers)
        found[party.key] = Attending((*said, *nobody), came)
    return found


def _briefing_came(room: AskersRoom, briefing: Briefing) -> Came | None:
    by = briefing.submitted_by
    return _came(room, briefing.road, by, briefing.said_at)


def _came(
    room: AskersRoom, road: Road, noted_by: PersonId | None, said_at: datetime | None
) -> Came | None:
    if road is Road.TEAMS:
        return None
    name = room.organisation.person(noted_by).name if noted_by and road is Road.ORAL else ""
    return Came(road=road, noted_by=name, said_at=room.local(said_at) if said_at else None)


def _answers_came(
    room: AskersRoom,
    meeting: Meeting,
    people: Sequence[Person],
    answers: dict[PersonId, Answer],
) -> tuple[tuple[str, Came], ...]:
    given = ((p, answers[p.id]) for p in people if p.id in answers)
    found = (
        (titled(p), _came(room, a.road, a.noted_by, a.said_at))
        for p, a in given
        if a.meeting_sequence == meeting.sequence
    )
    return tuple((name, came) for name, came in found if came)


def _coming(
    meeting: Meeting, person: Person, answer: Answer | None, absences: Sequence[Absence]
) -> str:
    if answer is not None and answer.meeting_sequence == meeting.sequence:
        accepted = answer.response is Response.ACCEPTED
        if accepted and has_mandate(person, answer) is False:
            return "without_mandate"
        return answer.response.value
    if is_away(absences, person.id, meeting.held_on):
        return "away"
    return "deputy" if person.is_deputy else "none"


async def _guests(
    room: AskersRoom, meeting: Meeting, answers: dict[PersonId, Answer]
) -> tuple[tuple[str, str], ...]:
    guests = [room.organisation.person(g.person) for g in await guests_of(room, meeting)]
    return tuple((g.name, _coming(meeting, g, answers.get(g.id), ())) for g in guests)
