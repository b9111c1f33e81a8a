"""Web links: made for a mail or for the convener to hand on, and taken back."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sspf.domain.meetings import Meeting
from sspf.domain.messages.outside import HandedLink, HandedLinks
from sspf.domain.organisation import PartyKey, Person, PersonId
from sspf.domain.web_links import UPLOAD_LASTS, Purpose, WebLink, WebLinkId
from sspf.ports import Services
from sspf.use_cases.call_meeting import must_convene
from sspf.use_cases.convened_group import convened
from sspf.use_cases.lines import facts
from sspf.use_cases.room import AskersRoom, Room, Who, enter

NewId = Callable[[], str]
SAME_PRESS = timedelta(minutes=1)


async def link_for(room: Room, meeting: Meeting, person: PersonId, new_id: NewId) -> WebLink:
    """The one that opens until the meeting is over, made when there is none.

    A mail that is made ready twice so carries the same link.
    """
    for link in await room.uow.web_links.of(person, meeting.id):
        is_answer = link.purpose is Purpose.ANSWER
        if is_answer and link.opens(room.now) and link.expires_at == meeting.ends_at:
            return link
    link = WebLink(
        id=WebLinkId(new_id()),
        purpose=Purpose.ANSWER,
        person=person,
        meeting=meeting.id,
        issued_at=room.now,
        expires_at=meeting.ends_at,
    )
    await room.uow.web_links.put(link)
    await room.note("web_link:issue", link.id, controller=meeting.controller)
    return link


async def hand_out_links(services: Services, who: Who, party: PartyKey) -> HandedLinks:
    """To the convener alone: a link for each of the agency's members, to the next meeting."""
    async with enter(services, who) as room:
        meeting = await _called_meeting(room)
        lines = []
        for person in _seated(room, meeting, party):
            link = await link_for(room, meeting, person.id, services.new_id)
            address = services.links.address(who.municipality, link)
            lines.append(HandedLink(name=person.name, address=address))
        return _handed(room, meeting, party, tuple(lines))


async def revoke_links(services: Services, who: Who, party: PartyKey) -> HandedLinks:
    """Every link of the agency's to the next meeting ends now, and mail with them."""
    async with enter(services, who) as room:
        meeting = await _called_meeting(room)
        for person in _seated(room, meeting, party):
            for link in await room.uow.web_links.of(person.id, meeting.id):
                await _revoke(room, link)
        return _handed(room, meeting, party, (), is_revoked=True)


async def open_upload(services: Services, who: Who) -> tuple[str, datetime]:
    """The address of a page that takes one kalendarium, and until when (local)."""
    async with enter(services, who) as room:
        convened(room)  # whoever convenes nothing is refused here
        link = await _upload(room, services.new_id)
        return services.links.address(who.municipality, link), room.local(link.expires_at)


async def _upload(room: AskersRoom, new_id: NewId) -> WebLink:
    """The newest is the only one; one of this minute is the same press once more."""
    for former in await room.uow.web_links.of_purpose(room.me.id, Purpose.CALENDAR):
        if former.opens(room.now) and room.now - former.issued_at < SAME_PRESS:
            return former
        await _revoke(room, former)
    link = WebLink(
        id=WebLinkId(new_id()),
        purpose=Purpose.CALENDAR,
        person=room.me.id,
        issued_at=room.now,
        expires_at=room.now + UPLOAD_LASTS,
    )
    await room.uow.web_links.put(link)
    await room.note("web_link:issue", link.id)
    return link


async def _revoke(room: AskersRoom, link: WebLink) -> None:
    if not link.opens(room.now):
        return
    await room.uow.web_links.put(link.revoke(room.now))
    await room.note("web_link:revoke", link.id)


async def _called_meeting(room: AskersRoom) -> Meeting:
    meeting = await room.next_meeting(convened(room))
    must_convene(room, meeting)
    meeting.must_be_called()
    return meeting


def _seated(room: AskersRoom, meeting: Meeting, party: PartyKey) -> tuple[Person, ...]:
    return room.organisation.seated(meeting.group, party)


def _handed(
    room: AskersRoom,
    meeting: Meeting,
    party: PartyKey,
    lines: tuple[HandedLink, ...],
    *,
    is_revoked: bool = False,
) -> HandedLinks:
    return HandedLinks(
        meeting=facts(room, meeting),
        party=room.organisation.party(party).name,
        until=room.local(meeting.ends_at),
        lines=lines,
        is_revoked=is_revoked,
    )
