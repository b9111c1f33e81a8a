"""A calendar's reply to a kallelse that went by mail: believed by its own address alone."""

from dataclasses import dataclass
from enum import StrEnum

from sspf.domain.errors import SspfError, StaleError
from sspf.domain.invitations import Response
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import MunicipalityId, Organisation, PersonId
from sspf.domain.roads import Road
from sspf.domain.web_links import WebLink
from sspf.ports import Services, UnitOfWork
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.room import Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is read of a reply; its comment is not."""

    meeting: MeetingId
    attendee: str
    """Address of whoever was called."""
    sequence: int
    response: Response
    deputy: str = ""
    """Address of whoever comes instead (DELEGATED-TO)."""
    tags: tuple[str, ...] = ()
    """Of the addresses it was sent to."""


class Taken(StrEnum):
    TAKEN = "taken"
    """Written down; also when the same had been answered before."""
    NOT_OURS = "not_ours"
    """No address of it was made here for this person and this meeting, or it no longer holds."""
    TOO_OLD = "too_old"
    """An answer to a day that has changed since, or the meeting is over or off."""


async def take_reply(services: Services, reply: Reply) -> Taken:
    for municipality in services.municipalities():
        who = await _who(services, municipality, reply)
        if who is None:
            continue
        try:
            await answer_invitation(
                services,
                who,
                reply.meeting,
                reply.response,
                deputy=await _deputy(services, who, reply),
                sequence=reply.sequence,
            )
        except StaleError:
            return Taken.TOO_OLD
        except SspfError:
            return Taken.NOT_OURS
        return Taken.TAKEN
    return Taken.NOT_OURS


async def _who(services: Services, municipality: MunicipalityId, reply: Reply) -> Who | None:
    """Whose reply it is, with the link that vouches for it; None: not to be believed."""
    async with services.unit_of_work(municipality) as uow:
        person = _of_address(await uow.organisations.get(), reply.attendee)
        if person is None:
            return None
        link = await _link(services, uow, person, reply)
    if link is None:
        return None
    return Who(municipality=municipality, person=person, road=Road.MAIL, link=link.id)


async def _link(
    services: Services, uow: UnitOfWork, person: PersonId, reply: Reply
) -> WebLink | None:
    now = services.clock.now()
    for link in await uow.web_links.of(person, reply.meeting):
        if link.opens(now) and any(
            services.links.is_reply(tag, uow.municipality, link) for tag in reply.tags
        ):
            return link
    return None


async def _deputy(services: Services, who: Who, reply: Reply) -> PersonId | None:
    """Somebody who may sit in the same seat; nobody else can be named by mail."""
    if not reply.deputy:
        return None
    async with services.unit_of_work(who.municipality) as uow:
        organisation = await uow.organisations.get()
        meeting = await uow.meetings.get(reply.meeting)
    party = organisation.person(who.person).party
    seated = organisation.seated(meeting.group, party) if party else ()
    found = _of_address(organisation, reply.deputy)
    return found if found in {p.id for p in seated} - {who.person} else None


def _of_address(organisation: Organisation, address: str) -> PersonId | None:
    said = address.casefold()
    people = (p for p in organisation.people if p.email and p.email.casefold() == said)
    return next((person.id for person in people), None)
