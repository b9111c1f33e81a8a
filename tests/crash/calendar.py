"""What is going on in the organiser's calendar when the program dies."""

from datetime import date, time

from sspf.use_cases.call_meeting import call_meeting
from sspf.use_cases.change_meeting import cancel_meeting, move_meeting
from sspf.use_cases.follow_responses import follow_responses
from sspf.use_cases.put_event_again import put_event_again
from sspf.use_cases.tick import tick
from tests.crash.scenarios import Act, Scenario, then_settles, then_ticks
from tests.crash.town import OUTLOOK, Town
from tests.use_cases.world import FRIDA


async def has_outlook(town: Town) -> None:
    """From the next start on, and in this one."""
    (town.where.folder / OUTLOOK).touch()
    town.with_outlook()


async def _calls(town: Town) -> None:
    await call_meeting(town.services, town.who(FRIDA), town.first)


async def _called(town: Town) -> None:
    await has_outlook(town)
    await _calls(town)
    await town.until_quiet()
    town.at(date(2026, 12, 18), "10.00")


async def _taken_away(town: Town) -> None:
    await _called(town)
    town.outlook.take_away()


async def _given_up(town: Town) -> None:
    await _taken_away(town)
    await _moves(town)
    town.clock.advance(minutes=6)
    await town.until_quiet()
    town.at(date(2026, 12, 21), "10.00")


async def _moves(town: Town) -> None:
    who = town.who(FRIDA)
    await move_meeting(town.services, who, town.first, date(2027, 1, 28), time(9))


async def _cancels(town: Town) -> None:
    await cancel_meeting(town.services, town.who(FRIDA), town.first)


async def _again(town: Town) -> None:
    await put_event_again(town.services, town.who(FRIDA), town.first)


async def _follows(town: Town) -> None:
    await follow_responses(town.services)
    await tick(town.services)


def calendar() -> dict[str, Scenario]:
    def on(prepare: Act, act: Act) -> Scenario:
        return Scenario("installed", prepare, act)

    return {
        "calendar called": on(has_outlook, then_ticks(_calls)),
        "calendar moved": on(_called, then_settles(_moves)),
        "calendar cancelled": on(_called, then_settles(_cancels)),
        "calendar taken away": on(_taken_away, then_settles(_moves)),
        "calendar put again": on(_given_up, then_ticks(_again)),
        "calendar answered": on(_called, _follows),
    }
