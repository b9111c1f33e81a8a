"""What is kept of the pages that somebody outside may open."""

from typing import Protocol

from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import PersonId
from sspf.domain.web_links import Purpose, WebLink, WebLinkId


class WebLinks(Protocol):
    """What opens a page for whoever holds its address."""

    async def find(self, id: WebLinkId) -> WebLink | None: ...
    async def put(self, link: WebLink) -> None:
        """The newest with this id replaces the former."""
        ...

    async def of(self, person: PersonId, meeting: MeetingId | None) -> list[WebLink]:
        """Those of this person about this meeting, or about none; oldest first."""
        ...

    async def of_purpose(self, person: PersonId, purpose: Purpose) -> list[WebLink]:
        """Those of this person that are not used and not taken back; oldest first."""
        ...
