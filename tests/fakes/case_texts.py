"""Case texts and the register, in memory."""

from dataclasses import replace

from sspf.domain.case_texts import CaseText, CaseTextId
from sspf.domain.cases import CaseId
from sspf.domain.errors import StaleError
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import PartyKey
from sspf.domain.registrations import Registration
from tests.fakes.state import State, in_order, put_version


class FakeCaseTexts:
    def __init__(self, state: State) -> None:
        self._state = state

    async def find(self, id: CaseTextId, reader: PartyKey) -> CaseText | None:
        found = self._state.case_texts.get(id)
        return _seen(found, reader) if found and _reaches(found, reader) else None

    async def of_meeting(self, meeting: MeetingId, reader: PartyKey) -> list[CaseText]:
        kept = in_order(self._state.case_texts, "case", "party", "written_at", "id")
        return [_seen(t, reader) for t in kept if t.meeting == meeting and _reaches(t, reader)]

    async def all_of_case(self, case: CaseId) -> list[CaseText]:
        kept = in_order(self._state.case_texts, "written_at", "id")
        return [text for text in kept if text.case == case]

    async def put(self, text: CaseText) -> None:
        self._state.check(text, people=text.written_by, meetings=text.meeting, parties=text.party)
        if text.case not in self._state.cases:
            raise LookupError(f"cases: {text.case}")
        put_version(self._state.case_texts, text.id, text, text.version)

    async def remove(self, text: CaseText) -> None:
        found = self._state.case_texts.get(text.id)
        if found is None or not found.is_draft or found.version != text.version:
            raise StaleError(text.id)
        del self._state.case_texts[text.id]


class FakeRegistrations:
    def __init__(self, state: State) -> None:
        self._state = state

    async def next_number(self, year: int) -> int:
        return max((number for y, number in self._state.registrations if y == year), default=0) + 1

    async def add(self, registration: Registration) -> None:
        self._state.check(registration, people=registration.registered_by)
        self._state.know("parties", registration.sender)
        key = registration.year, registration.number
        if key in self._state.registrations:
            raise StaleError(registration.name)
        self._state.registrations[key] = registration

    async def of_year(self, year: int) -> list[Registration]:
        return [r for r in in_order(self._state.registrations, "number") if r.year == year]


def _reaches(text: CaseText, reader: PartyKey) -> bool:
    return reader == text.party or reader in text.recipients


def _seen(text: CaseText, reader: PartyKey) -> CaseText:
    """Whom else another agency's text was released to is not the reader's to know."""
    mine = tuple(r for r in text.releases if reader in (text.party, r.recipient))
    return replace(text, releases=mine)
