"""Use cases of the organiser's calendar, ready to be done once in the first meeting."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from sspf.domain.invitations import Response
from sspf.ports import Changes, EventChange, Responded
from sspf.use_cases.follow_responses import follow_responses
from sspf.use_cases.put_event_again import put_event_again
from sspf.use_cases.tick import tick
from tests.fakes.organizer import FakeOrganizer
from tests.use_cases.world import FRIDA, RUT, Scene, norrsjo

Act = Callable[[Scene], Awaitable[object]]


def with_a_calendar(act: Act) -> Act:
    """The same, in a house whose organiser has a mailbox."""

    async def done(scene: Scene) -> object:
        if scene.services.organizer is None:
            port = FakeOrganizer().as_port(min(norrsjo().organisation.tenants))
            scene.services = replace(scene.services, organizer=port)
        return await act(scene)

    return done


async def _nothing(scene: Scene) -> None:
    """All that is needed is the meeting."""


async def _put_again(scene: Scene) -> object:
    return await put_event_again(scene.services, scene.who(FRIDA), scene.first)


async def _in_the_calendar(scene: Scene) -> None:
    """The second meeting: everybody has been called to the first by mail."""
    await scene.call(scene.second)
    await tick(scene.services)


def _second(scene: Scene, outlook: FakeOrganizer) -> str:
    events = outlook.events.values()
    return next(e.id for e in events if e.request.meeting.id == scene.second)


async def _answered(scene: Scene) -> object:
    """Rut says yes in Outlook, and that is read."""
    organizer = scene.services.organizer
    assert organizer
    outlook = organizer.calendar
    assert isinstance(outlook, FakeOrganizer)
    rut = Responded(
        address=norrsjo().organisation.person(RUT).email,
        response=Response.ACCEPTED,
        at=scene.services.clock.now(),
    )
    event = EventChange(event=_second(scene, outlook), responses=(rut,))
    outlook.pages.append(Changes(events=(event,), cursor="c", is_last=True))
    return await follow_responses(scene.services)


ON_EVENTS: dict[str, tuple[Act, Act]] = {
    "put_event_again": (_nothing, with_a_calendar(_put_again)),
    "follow_responses": (with_a_calendar(_in_the_calendar), with_a_calendar(_answered)),
}
