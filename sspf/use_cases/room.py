"""The room a use case works in: one transaction, one municipality, one asker, one moment."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sspf.domain.access import Asker, serves
from sspf.domain.audit import SYSTEM, Entry
from sspf.domain.cases import CaseId
from sspf.domain.errors import LinkClosedError, NotAllowedError, UnknownMeetingError
from sspf.domain.meetings import Meeting, MeetingStatus
from sspf.domain.name_list import NameList, names_of_place
from sspf.domain.organisation import (
    AuthorityKey,
    GroupKey,
    MunicipalityId,
    Organisation,
    Person,
    PersonId,
)
from sspf.domain.outbox import Message
from sspf.domain.roads import Road
from sspf.domain.web_links import Purpose, WebLink, WebLinkId, answers
from sspf.domain.working_days import WorkingDays
from sspf.ports import Services, UnitOfWork
from sspf.use_cases.drawn import Drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """The person who asks, and whether anybody else can read the answer."""

    municipality: MunicipalityId
    person: PersonId
    is_private: bool = True
    company: frozenset[PersonId] | None = None
    """Who else is in the chat where it is not private; None: somebody unknown, or nobody knows."""
    conversation: str = ""
    """Id of the chat where it is asked."""
    road: Road = Road.TEAMS
    link: WebLinkId | None = None
    """The web link by which this person came; it must still open when the room is entered."""
    group: str = ""
    """Key of the group that was named; one of the person's own, or it counts for nothing."""
    drawn: Drawn = field(default_factory=Drawn, compare=False, repr=False)
    """What was read of cases in this turn; see keep_cases."""

    @property
    def shared(self) -> str:
        """Id of the chat when others read there, else empty. A channel's threads are one chat."""
        return "" if self.is_private else self.conversation.partition(";")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What a use case may touch. Left normally it is kept, left by an error it is undone."""

    uow: UnitOfWork
    organisation: Organisation
    days: WorkingDays
    now: datetime
    actor: PersonId
    has_calendar: bool = False
    """Meetings of this municipality are put in the organiser's calendar."""

    @property
    def today(self) -> date:
        return self.days.local(self.now).date()

    def local(self, instant: datetime) -> datetime:
        return self.days.local(instant)

    async def note(
        self,
        tag: str,
        subject: str,
        *,
        controller: AuthorityKey | None = None,
        version: int = 0,
        case: str = "",
    ) -> None:
        """Write the audit entry of what was just done. `case`: the id of the case it is about.

        What is read of a case is written by sspf.use_cases.log_reading.
        """
        await self.uow.audit.add(
            Entry(
                at=self.now,
                actor=self.actor,
                tag=tag,
                subject=subject,
                controller=controller or self.organisation.controller,
                version=version,
                case=case,
            )
        )

    async def queue(self, *messages: Message) -> int:
        """How many were new."""
        return sum([await self.uow.outbox.add(message) for message in messages])

    async def meetings_since(self, day: date) -> list[Meeting]:
        """Of every group that there is; the past ones of a group that is gone are left alone."""
        here = {group.key for group in self.organisation.groups}
        return [m for m in await self.uow.meetings.held_since(day) if m.group in here]

    async def next_meeting(self, group: GroupKey) -> Meeting:
        """The meeting that is going on or comes next; UnknownMeetingError when there is none."""
        for meeting in await self.uow.meetings.of_group(group):
            if meeting.is_on and meeting.ends_at > self.now:
                return meeting
        raise UnknownMeetingError(group)

    async def meeting_after(self, meeting: Meeting) -> Meeting | None:
        for later in await self.uow.meetings.of_group(meeting.group):
            if later.is_on and later.starts_at > meeting.starts_at:
                return later
        return None

    async def former_meeting(self, meeting: Meeting) -> Meeting | None:
        earlier = [
            m
            for m in await self.uow.meetings.of_group(meeting.group)
            if m.is_on and m.starts_at < meeting.starts_at
        ]
        return earlier[-1] if earlier else None

    async def meeting_in_hand(self, group: GroupKey) -> Meeting | None:
        """The newest meeting that has begun, or is today: the one that notes are taken of."""
        begun = [
            m
            for m in await self.uow.meetings.of_group(group)
            if m.status is MeetingStatus.CALLED and m.held_on <= self.today
        ]
        return begun[-1] if begun else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskersRoom(Room):
    """A room with a person in it."""

    asker: Asker
    drawn: Drawn = field(default_factory=Drawn)
    link: WebLink | None = None
    """What the person came by, when it was not the chat."""
    road: Road = Road.TEAMS
    about: GroupKey | None = None
    """The group that was named."""
    readings: list[tuple[CaseId, str, str]] = field(default_factory=list)
    """(case, record, ground) of what is about to be shown of a case; see knowing_room.py."""

    @property
    def me(self) -> Person:
        return self.asker.person

    async def knowing_cases(self, *cases: CaseId) -> Asker:
        """The asker with the rights in these cases, or in all of the own groups when none is named.

        Whoever asks `may` with the plain `asker` sees nothing that belongs to a case. On any road
        but the chat none is known: what stands on a page or in a file cannot be recalled (R-62).
        """
        if self.road is not Road.TEAMS:
            return self.asker
        rights = await self.uow.cases.rights(self.me.groups, frozenset(cases))
        self.drawn.read(self.asker, self.now, rights)
        return replace(self.asker, cases={r.case: r for r in rights})

    async def group(self) -> GroupKey:
        """The group that was named; when none was, the one that meets next.

        NotAllowedError for somebody who is in no group.
        """
        return (await self.group_with_meetings())[0]

    async def group_with_meetings(self) -> tuple[GroupKey, list[Meeting]]:
        """The same, with all its meetings, which had to be read to know it."""
        if self.about is not None and self.about in self.me.groups:
            return self.about, await self.uow.meetings.of_group(self.about)
        read: dict[GroupKey, list[Meeting]] = {}
        ahead: list[tuple[datetime, GroupKey]] = []
        for group in self.organisation.groups:
            if group.key in self.me.groups:
                read[group.key] = await self.uow.meetings.of_group(group.key)
                on = [m for m in read[group.key] if m.is_on and m.ends_at > self.now]
                ahead += [(m.starts_at, group.key) for m in on]
        if not read:
            raise NotAllowedError(self.me.id)
        chosen = min(ahead)[1] if ahead else list(read)[-1]
        return chosen, read[chosen]


@asynccontextmanager
async def enter(
    services: Services, who: Who, *, is_delivery: bool = False
) -> AsyncIterator[AskersRoom]:
    """A room with this person in it. UnknownPersonError when the municipality has no such one.

    LinkClosedError for somebody whose web link has ended, in the transaction that would be theirs;
    NotAllowedError for somebody whose assignment has ended or not begun (R-25). `is_delivery`: the
    person does nothing, but cards in front of them may have to be called back.
    """
    async with services.unit_of_work(who.municipality) as uow:
        link = await opened(uow, who.link, services.clock.now()) if who.link else None
        if link is not None and link.person != who.person:
            raise LinkClosedError(link.id)
        organisation = await uow.organisations.get()
        asker = Asker(
            person=organisation.person(who.person),
            organisation=organisation,
            is_private=who.is_private,
            company=_company(organisation, who),
        )
        if not is_delivery and not serves(asker, services.clock.now()):
            raise NotAllowedError(who.person)
        room = AskersRoom(
            uow=uow,
            organisation=organisation,
            days=services.working_days(organisation),
            now=services.clock.now(),
            actor=who.person,
            has_calendar=_has_calendar(services, organisation),
            asker=asker,
            drawn=who.drawn,
            link=link,
            road=who.road,
            about=GroupKey(who.group) if who.group else None,
        )
        with names_of_place(_names(services, organisation)):
            yield room


def _company(organisation: Organisation, who: Who) -> tuple[Person, ...] | None:
    """None, too, when one of them has been taken out of the organisation meanwhile."""
    known = {person.id: person for person in organisation.people}
    if who.company is None or not who.company <= known.keys():
        return None
    return tuple(known[person] for person in sorted(who.company))


async def opened(uow: UnitOfWork, id: WebLinkId, now: datetime) -> WebLink:
    """The link that this id names; LinkClosedError for one that opens nothing, whatever the why."""
    link = await uow.web_links.find(id)
    if link is None or not link.opens(now):
        raise LinkClosedError(id)
    if link.purpose is not Purpose.ANSWER or link.meeting is None:
        return link
    if not answers(link, await uow.meetings.get(link.meeting), now):
        raise LinkClosedError(id)
    return link


@asynccontextmanager
async def enter_alone(services: Services, municipality: MunicipalityId) -> AsyncIterator[Room]:
    """A room for a job: nobody asks, the system acts."""
    async with services.unit_of_work(municipality) as uow:
        organisation = await uow.organisations.get()
        yield Room(
            uow=uow,
            organisation=organisation,
            days=services.working_days(organisation),
            now=services.clock.now(),
            actor=SYSTEM,
            has_calendar=_has_calendar(services, organisation),
        )


def _names(services: Services, organisation: Organisation) -> NameList:
    """Without those who work here: they are written about as staff."""
    names = services.names_of(organisation.municipality)
    return names.except_for(person.name for person in organisation.people)


def _has_calendar(services: Services, organisation: Organisation) -> bool:
    """The mailbox calls those of its own tenant, and nobody else's."""
    organizer = services.organizer
    return organizer is not None and organizer.tenant in organisation.tenants
