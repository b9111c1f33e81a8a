"""The page behind a web link: the person's own kallelse, and what their agency may leave here."""

from datetime import datetime

from sspf.domain.briefings import Briefing
from sspf.domain.cycle import cycle_of
from sspf.domain.errors import LinkClosedError
from sspf.domain.invitations import Answer
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting
from sspf.domain.messages.briefing import PartForm
from sspf.domain.names import swedish_order
from sspf.domain.organisation import MunicipalityId, PersonId
from sspf.domain.pages import DeputyChoice, OutsidePage
from sspf.domain.roads import Road
from sspf.domain.web_links import Purpose, WebLinkId
from sspf.ports import Services
from sspf.use_cases.lines import facts
from sspf.use_cases.open_briefing import current, faults_now, part_forms
from sspf.use_cases.room import AskersRoom, Who, enter, opened


async def who_holds(
    services: Services, municipality: MunicipalityId, id: WebLinkId, purpose: Purpose
) -> Who:
    """The person whose link it is, come by the web. LinkClosedError when it opens nothing."""
    async with services.unit_of_work(municipality) as uow:
        link = await opened(uow, id, services.clock.now())
    if link.purpose is not purpose:
        raise LinkClosedError(id)
    return Who(municipality=municipality, person=link.person, road=Road.WEB, link=link.id)


async def open_outside(services: Services, who: Who, *, judged: bool = False) -> OutsidePage:
    """`judged`: with what is wrong in the texts, after they have been handed in."""
    async with enter(services, who) as room:
        meeting = await _meeting(room)
        briefing = await _briefing(room, meeting)
        deadline = cycle_of(meeting, room.organisation.rules.offsets, room.days).deadline_at
        answer = await _answer(room, meeting)
        by = briefing.submitted_by if briefing else None
        return OutsidePage(
            meeting=facts(room, meeting),
            me=room.me.id,
            name=room.me.name,
            party=room.organisation.party(room.me.party).name if room.me.party else "",
            language=room.me.language,
            deadline=room.local(deadline),
            response=answer.response if answer else None,
            deputy=_name(room, answer.deputy) if answer else "",
            deputies=_deputies(room, meeting),
            asks_mandate=room.me.party is not None and not room.me.has_mandate,
            mandate=answer.mandate if answer else None,
            parts=_parts(room, briefing, judged=judged) if briefing else (),
            version=briefing.version if briefing else 0,
            is_late=room.now > deadline,
            submitted_at=_local(room, briefing),
            submitted_by="" if by == room.me.id else _name(room, by),
            draft_at=room.local(briefing.draft_at) if briefing and briefing.draft_at else None,
            draft_by=_name(room, briefing.draft_by) if briefing else "",
            keeps_back=any(
                rule.level is BriefingLevel.INDIVIDUAL for rule in room.organisation.rules.parts
            ),
            concern_link=room.organisation.concern_link or "",
            municipality=room.organisation.name,
        )


async def _meeting(room: AskersRoom) -> Meeting:
    """Of the link; LinkClosedError for somebody who has left the group since."""
    if room.link is None or room.link.meeting is None:
        raise LinkClosedError(room.me.id)
    meeting = await room.uow.meetings.get(room.link.meeting)
    if meeting.group not in room.me.groups:
        raise LinkClosedError(room.link.id)
    return meeting


async def _briefing(room: AskersRoom, meeting: Meeting) -> Briefing | None:
    seats = room.organisation.group(meeting.group).parties
    party = room.me.party
    return await current(room, meeting, party) if party in seats and party else None


async def _answer(room: AskersRoom, meeting: Meeting) -> Answer | None:
    for answer in await room.uow.invitations.of_meeting(meeting.id):
        if answer.person == room.me.id and answer.meeting_sequence == meeting.sequence:
            return answer
    return None


def _deputies(room: AskersRoom, meeting: Meeting) -> tuple[DeputyChoice, ...]:
    party = room.me.party
    seated = room.organisation.seated(meeting.group, party) if party else ()
    return tuple(
        DeputyChoice(id=p.id, name=p.name, title=p.title, has_mandate=p.has_mandate)
        for p in sorted(seated, key=lambda p: swedish_order(p.name))
        if p.id != room.me.id
    )


def _parts(room: AskersRoom, briefing: Briefing, *, judged: bool) -> tuple[PartForm, ...]:
    faults = faults_now(briefing) if judged else ()
    forms = part_forms(room, briefing.shown_in_form, faults)
    return tuple(part for part in forms if part.level is not BriefingLevel.INDIVIDUAL)


def _local(room: AskersRoom, briefing: Briefing | None) -> datetime | None:
    return room.local(briefing.submitted_at) if briefing and briefing.submitted_at else None


def _name(room: AskersRoom, person: PersonId | None) -> str:
    return room.organisation.person(person).name if person else ""
