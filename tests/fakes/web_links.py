"""Web links in memory, and addresses that anybody can read."""

from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import MunicipalityId, PersonId
from sspf.domain.web_links import Purpose, WebLink, WebLinkId
from tests.fakes.state import State, in_order


class FakeWebLinks:
    def __init__(self, state: State) -> None:
        self._state = state

    async def find(self, id: WebLinkId) -> WebLink | None:
        return self._state.web_links.get(id)

    async def put(self, link: WebLink) -> None:
        self._state.check(link, people=link.person, meetings=link.meeting)
        self._state.web_links[link.id] = link

    async def of(self, person: PersonId, meeting: MeetingId | None) -> list[WebLink]:
        found = in_order(self._state.web_links, "issued_at", "id")
        return [link for link in found if (link.person, link.meeting) == (person, meeting)]

    async def of_purpose(self, person: PersonId, purpose: Purpose) -> list[WebLink]:
        found = in_order(self._state.web_links, "issued_at", "id")
        mine = [link for link in found if (link.person, link.purpose) == (person, purpose)]
        return [link for link in mine if link.revoked_at is None and link.used_at is None]


class OpenLinks:
    """Implements sspf.ports.Links: whose it is stands in the address, for tests to read."""

    def address(self, municipality: MunicipalityId, link: WebLink) -> str:
        return f"https://sspf.example.org/r/{link.id}"

    def reply_address(self, municipality: MunicipalityId, link: WebLink) -> str:
        return f"svar+{link.person}@sspf.example.org"

    def is_reply(self, tag: str, municipality: MunicipalityId, link: WebLink) -> bool:
        return tag == link.person
