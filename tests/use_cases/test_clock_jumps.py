"""The application's clock jumps an hour or a day, either way: nothing twice, and nothing lost."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sspf.domain.outbox import Delivery, Kind
from sspf.ports import TemporaryFailureError
from sspf.use_cases.foresee import foresee
from tests.use_cases.world import MEMBERS, NORRSJO, RUT, Scene, a_scene

JUMPS = [timedelta(hours=1), -timedelta(hours=1), timedelta(days=1), -timedelta(days=1)]
STEP = timedelta(hours=3)
MOST = settings(deadline=None, max_examples=4, suppress_health_check=[HealthCheck.too_slow])
"""Each is a meeting's whole cycle, three hours at a time."""
THE_DAY_AFTER_THE_PLAN = date(2027, 1, 27)


async def a_called_scene() -> Scene:
    scene = await a_scene()
    await scene.call()
    await scene.tick()
    return scene


def jump(scene: Scene, by: timedelta) -> None:
    scene.clock.advance(seconds=by.total_seconds())


async def play_out(scene: Scene, jumps: dict[int, timedelta]) -> None:
    """Up to the settled plan, with the clock put wrong at these steps and right at the next."""
    step, wrong = 0, timedelta(0)
    while scene.clock.now().date() < THE_DAY_AFTER_THE_PLAN or wrong:
        jump(scene, -wrong)
        jump(scene, STEP if not wrong else timedelta(0))
        wrong = jumps.get(step, timedelta(0))
        jump(scene, wrong)
        await scene.tick()
        step += 1


def sent(scene: Scene) -> list[tuple[object, str]]:
    """Who has got which message, by its business key."""
    return [(p, what.references[0].ref) for p, what in scene.messenger.said]


def in_time(scene: Scene) -> set[str]:
    """Of the first meeting, and of no single day: those that a wrong clock may not cost."""
    return {
        row.message.key
        for row in scene.rows()
        if row.message.subject == scene.first and row.state is Delivery.SENT
    }


def over_by_the_wrong_clock(scene: Scene) -> set[str]:
    """What was pointless when it came up: a clock a day ahead said that the meeting was over."""
    return {
        row.message.key
        for row in scene.rows()
        if row.reason == "dropped.past" and row.at and row.at >= scene.meeting().ends_at
    }


@pytest.mark.parametrize("by", JUMPS, ids=str)
async def test_given_the_clock_jumps_between_two_ticks_when_ticked_then_nobody_hears_it_twice(
    by: timedelta,
) -> None:
    scene = await a_called_scene()
    before = sent(scene)
    jump(scene, by)
    await scene.tick()
    jump(scene, -by)
    await scene.tick()

    assert sent(scene)[: len(before)] == before
    assert len(sent(scene)) == len(set(sent(scene)))


@pytest.mark.parametrize("by", JUMPS, ids=str)
async def test_given_a_send_waits_to_be_tried_again_when_the_clock_jumps_then_it_arrives_once(
    by: timedelta,
) -> None:
    scene = await a_scene()
    scene.messenger.failures[RUT] = [TemporaryFailureError("failed.busy")]
    await scene.call()
    await scene.tick()
    jump(scene, by)
    await scene.tick()
    jump(scene, -by)
    scene.clock.advance(minutes=5)
    await scene.tick()

    row = scene.row(f"{Kind.INVITATION}:{scene.first}:{RUT}")
    copies = [p for p, ref in sent(scene) if ref == f"Invitation|{row.message.key}"]
    assert (row.state, copies) == (Delivery.SENT, [RUT])


@MOST
@example(jumps={275: timedelta(days=1)})
@given(st.dictionaries(st.integers(0, 320), st.sampled_from(JUMPS), max_size=12))
async def test_a_cycle_under_a_clock_that_jumps_says_each_thing_once_and_all_of_them(
    jumps: dict[int, timedelta],
) -> None:
    scene, right = await a_called_scene(), await a_called_scene()
    await play_out(scene, jumps)
    await play_out(right, {})

    assert len(sent(scene)) == len(set(sent(scene)))
    assert in_time(right) <= in_time(scene) | over_by_the_wrong_clock(scene)


async def test_given_the_clock_went_back_when_ticked_then_nothing_is_said_again() -> None:
    scene = await a_called_scene()
    jump(scene, -timedelta(days=1))
    await foresee(scene.services, NORRSJO)
    await scene.tick()

    assert len([p for p, ref in sent(scene) if ref.startswith("Invitation|")]) == len(MEMBERS)
