"""Repositories in memory: what each was last told, and guests."""

from collections.abc import Sequence

from sspf.domain.guests import Guest
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import PersonId
from sspf.domain.tellings import Telling
from tests.fakes.state import State, in_order


class FakeTellings:
    def __init__(self, state: State) -> None:
        self._state = state

    async def put(self, told: Sequence[Telling]) -> None:
        for one in told:
            self._state.check(one, meetings=one.meeting, people=one.person)
            self._state.tellings[one.meeting, one.person, one.road] = one

    async def of_meeting(self, meeting: MeetingId) -> list[Telling]:
        found = in_order(self._state.tellings, "person", "road")
        return [one for one in found if one.meeting == meeting]

    async def to(self, person: PersonId) -> list[Telling]:
        found = in_order(self._state.tellings, "meeting", "road")
        return [one for one in found if one.person == person]


class FakeGuests:
    def __init__(self, state: State) -> None:
        self._state = state

    async def put(self, guest: Guest) -> None:
        self._state.check(guest, meetings=guest.meeting, people=guest.person)
        self._state.know("people", guest.invited_by)
        self._state.guests[guest.meeting, guest.person] = guest

    async def of_meeting(self, meeting: MeetingId) -> list[Guest]:
        found = in_order(self._state.guests, "invited_at", "person")
        return [one for one in found if one.meeting == meeting]

    async def of_person(self, person: PersonId) -> list[Guest]:
        found = in_order(self._state.guests, "invited_at", "meeting")
        return [one for one in found if one.person == person]
