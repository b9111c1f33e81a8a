"""Use cases about a draft calendar, ready to be done once."""

from collections.abc import Awaitable, Callable
from datetime import date, time

from sspf.domain.calendar_lists import Reading, Wish
from sspf.domain.calendar_warnings import Hours
from sspf.use_cases.call_calendar import call_calendar, find_calendar_call, open_calendar_call
from sspf.use_cases.draft_calendar import preview_calendar, save_calendar_draft, usual_of
from tests.use_cases.world import FRIDA, Scene

Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]
SEPTEMBER = Hours(on=date(2027, 9, 16), starts=time(13), ends=time(15))


async def _nothing(_: Scene) -> None:
    pass


async def _draft(scene: Scene) -> None:
    await save_calendar_draft(scene.services, scene.who(FRIDA), [SEPTEMBER])


async def _call(scene: Scene) -> None:
    shown = await open_calendar_call(scene.services, scene.who(FRIDA))
    await call_calendar(scene.services, scene.who(FRIDA), shown.batch)


async def _preview(scene: Scene) -> None:
    reading = Reading(wishes=(Wish(on=SEPTEMBER.on),))
    await preview_calendar(scene.services, scene.who(FRIDA), reading)


WRITES: dict[str, Prepared] = {
    "save_calendar_draft": (_nothing, _draft),
    "call_calendar": (_draft, _call),
}
READS: dict[str, Prepared] = {
    "preview_calendar": (_nothing, _preview),
    "usual_of": (_nothing, lambda scene: usual_of(scene.services, scene.who(FRIDA))),
    "open_calendar_call": (
        _draft,
        lambda scene: open_calendar_call(scene.services, scene.who(FRIDA)),
    ),
    "find_calendar_call": (
        _draft,
        lambda scene: find_calendar_call(scene.services, scene.who(FRIDA)),
    ),
}
