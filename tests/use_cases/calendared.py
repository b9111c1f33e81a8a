"""Norrsjö on fakes, with a mailbox that calls to its meetings."""

from dataclasses import replace
from datetime import date

from sspf.domain.calendar_events import EventState
from sspf.domain.messages.meeting import Invitation
from tests.fakes.organizer import FakeOrganizer
from tests.use_cases.world import Scene, a_scene, norrsjo

LATER = date(2027, 1, 28)


class Calendared(Scene):
    """The same, with a mailbox that calls."""

    outlook: FakeOrganizer

    @property
    def event(self) -> EventState:
        return self.state.calendar_events[self.first].state

    @property
    def shown(self) -> list[tuple[date, set[str]]]:
        """Day and attendees of every event that stands in a calendar."""
        return [
            (e.request.meeting.held_on, set(e.attendees))
            for e in self.outlook.events.values()
            if not e.is_cancelled
        ]

    async def until_quiet(self) -> None:
        for _ in range(16):
            await self.tick()
            self.clock.advance(minutes=3)


async def calendared() -> Calendared:
    plain, outlook = await a_scene(), FakeOrganizer()
    port = outlook.as_port(min(norrsjo().organisation.tenants))
    services = replace(plain.services, organizer=port)
    made = Calendared(
        services, plain.clock, plain.database, plain.units, plain.messenger, plain.mail
    )
    made.outlook = outlook
    return made


def calls(scene: Scene) -> list[Invitation]:
    cards = [what.payload["card"] for _, what in scene.messenger.said]
    return [card for card in cards if isinstance(card, Invitation)]
