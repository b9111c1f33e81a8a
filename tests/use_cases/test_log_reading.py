"""R-70, K12: a read of level 3 has its line in the log before it is shown, or is not shown."""

from dataclasses import replace

import pytest

from bot.refusals import refusal
from bot.turn import notice
from sspf.domain.errors import LogDownError
from sspf.ports import NotKeptError, Services
from sspf.use_cases.log_reading import Reading, log_reading, log_readings
from sspf.use_cases.room import Who, enter
from tests.fakes.log_down import LogDown
from tests.use_cases.world import RUT, a_scene

CANARY = "kanariefågeln sjunger"


async def show(services: Services, who: Who) -> str:
    """A screen with level 3 on it, as every such screen is made."""
    async with enter(services, who) as room:
        await log_reading(room, case="c1", record="text-1", purpose="case", ground="S2")
        return CANARY


async def test_r70_given_a_read_when_shown_then_its_line_says_who_what_why_and_by_what_right() -> (
    None
):
    scene = await a_scene()

    assert await show(scene.services, scene.who(RUT)) == CANARY

    entry = scene.state.entries[-1]
    assert (entry.actor, entry.tag, entry.at) == (RUT, "case:read", scene.clock.now())
    assert (entry.case, entry.subject) == ("c1", "text-1")
    assert (entry.purpose, entry.ground) == ("case", "S2")
    assert CANARY not in str(scene.state.entries)


@pytest.mark.parametrize("failure", [OSError("disk"), PermissionError("audit"), RuntimeError("x")])
async def test_r70_given_a_log_that_is_down_when_read_then_nothing_is_shown(
    failure: Exception,
) -> None:
    scene = await a_scene()
    services = replace(scene.services, unit_of_work=LogDown(scene.units, failure))

    with pytest.raises(LogDownError):
        await show(services, scene.who(RUT))


async def test_r70_given_a_database_that_was_away_when_read_then_the_turn_may_be_done_again() -> (
    None
):
    scene = await a_scene()
    services = replace(scene.services, unit_of_work=LogDown(scene.units, NotKeptError("cut")))

    with pytest.raises(NotKeptError):
        await show(services, scene.who(RUT))


def test_given_a_log_that_is_down_when_answered_then_it_says_so() -> None:
    assert refusal(LogDownError()) == notice("refused.log_down")


async def test_given_several_reads_in_one_screen_then_each_has_its_line_in_order() -> None:
    scene = await a_scene()
    readings = [
        Reading(case=f"c{n}", record=f"text-{n}", purpose="agenda", ground="S2") for n in range(3)
    ]

    async with enter(scene.services, scene.who(RUT)) as room:
        await log_readings(room, readings)

    assert [entry.case for entry in scene.state.entries[-3:]] == ["c0", "c1", "c2"]
