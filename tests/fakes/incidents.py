"""Personal data incidents, in memory."""

from sspf.domain.errors import StaleError, UnknownIncidentError
from sspf.domain.incidents import Incident
from tests.fakes.state import State, put_version


class FakeIncidents:
    def __init__(self, state: State) -> None:
        self._state = state

    async def get(self, number: int) -> Incident:
        if number not in self._state.incidents:
            raise UnknownIncidentError(number)
        return self._state.incidents[number]

    async def made_by(self, origin: str) -> Incident | None:
        found = [i for i in self._state.incidents.values() if i.origin == origin]
        return found[0] if found else None

    async def still_open(self) -> list[Incident]:
        return [i for _, i in sorted(self._state.incidents.items()) if i.is_open]

    async def next_number(self) -> int:
        return max(self._state.incidents, default=0) + 1

    async def put(self, incident: Incident) -> None:
        self._state.check(incident, people=incident.reported_by)
        self._state.know("people", incident.closed_by)
        made = await self.made_by(incident.origin)
        if made is not None and made.number != incident.number:
            raise StaleError(incident.number)
        put_version(self._state.incidents, incident.number, incident, incident.version)
