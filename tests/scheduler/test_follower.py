"""Answers are read at once, when it is rung, and now and then; a fault stops nothing."""

import asyncio
from dataclasses import replace

from scheduler.follower import Follower
from tests.use_cases.calendared import calendared


async def reads(follower: Follower, wanted: int, of: list[str]) -> None:
    async with asyncio.timeout(5):
        while len(of) < wanted:  # noqa: ASYNC110 it is another's task
            await asyncio.sleep(0.005)


async def test_given_a_ring_then_it_is_read_again_and_otherwise_not() -> None:
    scene = await calendared()
    beats: list[int] = []
    follower = Follower(scene.services, lambda: beats.append(1), pause=0)
    follower.start()
    await reads(follower, 1, scene.outlook.reads)
    await asyncio.sleep(0.05)
    assert len(scene.outlook.reads) == 1

    follower.ring()
    await reads(follower, 2, scene.outlook.reads)
    await follower.stop()
    assert beats


async def test_given_the_timer_then_it_is_read_though_nobody_rings() -> None:
    scene = await calendared()
    follower = Follower(scene.services, every=0.01, pause=0)
    follower.start()
    await reads(follower, 3, scene.outlook.reads)
    await follower.stop()


async def test_given_no_mailbox_then_it_sleeps() -> None:
    scene = await calendared()
    follower = Follower(replace(scene.services, organizer=None), every=0.01, pause=0)
    follower.start()
    await asyncio.sleep(0.05)
    await follower.stop()

    assert scene.outlook.reads == []


async def test_given_it_was_never_begun_then_it_can_be_stopped() -> None:
    await Follower((await calendared()).services).stop()
