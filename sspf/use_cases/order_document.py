"""A document is ordered: an address that gives it once, to one person, for a while."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sspf.domain.cases import CaseId
from sspf.domain.documents import DocumentKind, Ordered
from sspf.domain.errors import LinkClosedError
from sspf.domain.meetings import MeetingId
from sspf.domain.messages.document import DocumentReady
from sspf.domain.web_links import Purpose, WebLink, WebLinkId
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Who, enter

SAME_PRESS = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the link in somebody's hand gives, and what a document has around it."""

    ordered: Ordered
    meeting: MeetingId | None
    case: CaseId | None
    municipality: str
    language: str
    today: date

    @property
    def about(self) -> str | None:
        """The id of the meeting or of the case, or which report or period."""
        return self.ordered.of or self.case or self.meeting


async def order_document(
    services: Services,
    who: Who,
    ordered: Ordered,
    meeting: MeetingId | None = None,
    case: CaseId | None = None,
) -> DocumentReady:
    """Nothing is made yet: what the reader may see is asked when it is fetched."""
    async with enter(services, who) as room:
        link = await _link(room, services, ordered, meeting, case)
        return DocumentReady(
            kind=ordered.kind,
            form=ordered.form,
            address=services.links.address(who.municipality, link),
            until=room.local(link.expires_at),
        )


async def held_order(services: Services, who: Who) -> Held:
    """`who` came by the link. LinkClosedError when it opens nothing, or no document."""
    async with enter(services, who) as room:
        if room.link is None or room.link.purpose is not Purpose.DOCUMENT:
            raise LinkClosedError(who.person)
        return Held(
            ordered=Ordered.read(room.link.document),
            meeting=room.link.meeting,
            case=room.link.case,
            municipality=room.organisation.name,
            language=room.me.language,
            today=room.today,
        )


async def revoke_documents(services: Services, who: Who) -> int:
    """All that this person has ordered and not fetched ends now; how many there were."""
    async with enter(services, who) as room:
        found = [link for link in await _open(room) if link.opens(room.now)]
        for link in found:
            await _revoke(room, link)
        return len(found)


async def _link(
    room: AskersRoom,
    services: Services,
    ordered: Ordered,
    meeting: MeetingId | None,
    case: CaseId | None,
) -> WebLink:
    """The newest of its kind is the only one; one of this minute is the same press once more."""
    for former in _of_kind(await _open(room), ordered.kind):
        same = (former.document, former.meeting, former.case)
        is_same = same == (str(ordered), meeting, case)
        if is_same and room.now - former.issued_at < SAME_PRESS:
            return former
        await _revoke(room, former)
    link = WebLink(
        id=WebLinkId(services.new_id()),
        purpose=Purpose.DOCUMENT,
        person=room.me.id,
        meeting=meeting,
        document=str(ordered),
        case=case,
        issued_at=room.now,
        expires_at=room.now + ordered.lasts,
    )
    await room.uow.web_links.put(link)
    await room.note("web_link:issue", link.id, case=case or "")
    return link


async def _open(room: AskersRoom) -> list[WebLink]:
    found = await room.uow.web_links.of_purpose(room.me.id, Purpose.DOCUMENT)
    return [link for link in found if link.opens(room.now)]


def _of_kind(links: Iterable[WebLink], kind: DocumentKind) -> list[WebLink]:
    return [link for link in links if Ordered.read(link.document).kind is kind]


async def _revoke(room: AskersRoom, link: WebLink) -> None:
    await room.uow.web_links.put(link.revoke(room.now))
    await room.note("web_link:revoke", link.id)
