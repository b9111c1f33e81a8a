"""What a family may read: what SSPF is here, what is written down, their rights, whom to ask."""

from dataclasses import replace

from sspf.domain.access import may_convene
from sspf.domain.case_access import Matter
from sspf.domain.case_plan import goals_of
from sspf.domain.choices import Choice
from sspf.domain.errors import NotAllowedError, NotConvenerError, UnknownMeetingError
from sspf.domain.family import (
    FamilyContact,
    FamilyInformation,
    FamilyInvitation,
    FamilyPlan,
    FamilyRow,
)
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.organisation import GroupKey, Organisation, Role
from sspf.domain.roads import Road
from sspf.ports import Services
from sspf.use_cases.case_room import Found, read_case
from sspf.use_cases.case_setting import setting_of
from sspf.use_cases.case_words import measures_shown
from sspf.use_cases.lines import facts
from sspf.use_cases.room import AskersRoom, Who, enter

PURPOSE = "family"
"""In the log of readings: the plan was shown to be printed for the family."""


async def show_family(services: Services, who: Who) -> FamilyInformation:
    """Of the municipality alone, never of anybody; whoever works with SSPF may print it."""
    async with enter(services, who) as room:
        return _information(room.organisation)


async def show_family_invitation(
    services: Services, who: Who, id: MeetingId | None = None
) -> FamilyInvitation:
    """Of a meeting that a family has a seat at; None: the next one that the asker convenes.

    NotConvenerError for anybody else, UnknownMeetingError where no family takes part.
    """
    async with enter(services, who) as room:
        meeting = await _meeting(room, id)
        seats = room.organisation.seats(meeting.group)
        return FamilyInvitation(
            meeting=facts(room, meeting),
            agencies=tuple(party.name for party in seats if party.bot_access),
            information=_information(room.organisation),
        )


async def show_family_plan(
    services: Services, who: Who, *, code: str = "", id: str = ""
) -> FamilyInformation | None:
    """The same with the plan of one case (B20); no plan in it when nothing has been planned yet.

    None: no such case that this person may know of (R-32). NotAllowedError for another than the
    one who steers it. It is the one page that tells of a case: choices and days alone (ADR 0026).
    """
    async with enter(services, who) as at_the_page:
        room = replace(at_the_page, road=Road.TEAMS)
        found = await read_case(room, purpose=PURPOSE, code=code, id=id)
        if found is None:
            return None
        if not found.steers() or not found.sees(room, Matter.SHARED):
            raise NotAllowedError(room.me.id)
        return replace(_information(room.organisation), plan=await _plan(room, found))


async def _meeting(room: AskersRoom, id: MeetingId | None) -> Meeting:
    groups = [g.key for g in room.organisation.groups if may_convene(room.asker, g.key)]
    if not groups:
        raise NotConvenerError(room.me.id)
    with_family = [group for group in groups if _has_family(room, group)]
    if id is not None:
        meeting = await room.uow.meetings.get(id)
        if meeting.group not in with_family:
            raise NotConvenerError(id)
        return meeting
    ahead = [
        meeting
        for group in with_family
        for meeting in await room.uow.meetings.of_group(group)
        if meeting.is_announced and meeting.is_on and meeting.ends_at > room.now
    ]
    if not ahead:
        raise UnknownMeetingError(room.me.id)
    return min(ahead, key=lambda meeting: meeting.starts_at)


def _has_family(room: AskersRoom, group: GroupKey) -> bool:
    """Somebody takes part whom the bot never writes to."""
    return any(not party.bot_access for party in room.organisation.seats(group))


def _information(organisation: Organisation) -> FamilyInformation:
    controllers = {each.key: each.name for each in organisation.authorities}
    coordinators = [p for p in organisation.people if Role.COORDINATOR in p.roles]
    return FamilyInformation(
        municipality=organisation.name,
        agencies=tuple(party.name for party in organisation.parties if party.bot_access),
        works_with_individuals=any(
            BriefingLevel.INDIVIDUAL in group.levels for group in organisation.groups
        ),
        controller=controllers.get(organisation.controller, ""),
        contacts=tuple(
            FamilyContact(name=p.name, title=p.title, email=p.email) for p in coordinators
        ),
        concern_link=organisation.concern_link or "",
    )


async def _plan(room: AskersRoom, found: Found) -> FamilyPlan | None:
    plan = found.file.plan
    if not plan.measures:
        return None
    setting = await setting_of(room, found)
    names = {choice.key: choice.name for choice in setting.goals}
    return FamilyPlan(
        case=found.case.id,
        rows=tuple(
            FamilyRow(who=measure.owner, does=measure.kind, due_on=measure.due_on)
            for measure in measures_shown(room, found.file)
        ),
        goals=tuple(
            Choice(key=key, name=names.get(key, ""))
            for key in goals_of(setting)
            if key in plan.goals
        ),
        follow_up_on=plan.follow_up_on,
    )
