"""The dispatcher: asleep until something is due, awake when it is told."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import timedelta

import pytest

from scheduler.dispatcher import Dispatcher
from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import Delivery, Kind, Message
from sspf.ports import UnitOfWork
from tests.use_cases.test_flow import Door
from tests.use_cases.world import NORRSJO, RUT, SOL, Scene, a_scene

ENOUGH = 5.0


@pytest.fixture
async def scene() -> Scene:
    return await a_scene()


@pytest.fixture
async def running(scene: Scene) -> AsyncIterator[tuple[Dispatcher, Door]]:
    door = Door("hangs")
    dispatcher = Dispatcher(scene.services, look_every=3600.0, deliver=door.deliver)
    dispatcher.start()
    yield dispatcher, door
    for event in door.hanging.values():
        event.set()
    await dispatcher.stop()


async def queue(scene: Scene, key: str, ahead: float = -1.0, to: str = RUT) -> None:
    async with scene.units(NORRSJO) as uow:
        await uow.outbox.add(
            Message(
                key=key,
                kind=Kind.REPLACE,
                recipient=SOL if to == SOL else RUT,
                subject="card",
                controller=scene.organisation.controller,
                send_at=scene.clock.now() + timedelta(seconds=ahead),
            )
        )


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(ENOUGH):
        while not holds():  # noqa: ASYNC110 what is looked at rings no bell
            await asyncio.sleep(0.005)


async def test_given_nothing_is_due_when_the_bell_rings_then_it_is_sent_at_once(
    scene: Scene, running: tuple[Dispatcher, Door]
) -> None:
    dispatcher, door = running
    await asyncio.sleep(0.05)
    await queue(scene, "new")
    dispatcher.ring(NORRSJO)
    await until(lambda: door.done == ["new"])


async def test_given_a_row_due_later_then_it_sleeps_until_then(
    scene: Scene, running: tuple[Dispatcher, Door]
) -> None:
    dispatcher, door = running
    await queue(scene, "later", ahead=0.2)
    dispatcher.ring("")
    await asyncio.sleep(0.1)
    assert door.begun == []
    scene.clock.advance(seconds=1)
    await until(lambda: door.done == ["later"])


async def test_given_a_send_that_hangs_when_another_comes_then_it_is_sent(
    scene: Scene, running: tuple[Dispatcher, Door]
) -> None:
    dispatcher, door = running
    await queue(scene, "hangs")
    dispatcher.ring(NORRSJO)
    await until(lambda: door.begun == ["hangs"])
    await queue(scene, "other", to=SOL)
    dispatcher.ring(NORRSJO)

    await until(lambda: door.done == ["other"])


async def test_given_it_is_stopped_then_what_was_begun_is_finished_and_the_rest_given_back(
    scene: Scene,
) -> None:
    door = Door("hangs")
    dispatcher = Dispatcher(scene.services, look_every=3600.0, deliver=door.deliver, lanes=1)
    await queue(scene, "hangs")
    await queue(scene, "rest", to=SOL)
    dispatcher.start()
    await until(lambda: door.begun == ["hangs"])
    stopping = asyncio.create_task(dispatcher.stop())
    await until(lambda: scene.row("rest").state is Delivery.DUE)
    door.hanging["hangs"].set()
    await stopping

    assert (scene.row("hangs").state, scene.row("rest").attempts) == (Delivery.SENT, 0)


async def test_given_a_database_that_is_away_then_its_loop_goes_on(scene: Scene) -> None:
    door, times = Door(), iter((1, 2))

    def away(municipality: MunicipalityId) -> AbstractAsyncContextManager[UnitOfWork]:
        if next(times, None):
            raise RuntimeError("away")
        return scene.units(municipality)

    await queue(scene, "row")
    services = replace(scene.services, unit_of_work=away)
    dispatcher = Dispatcher(services, deliver=door.deliver, after_a_fault=0.01)
    dispatcher.start()
    await until(lambda: door.done == ["row"])
    await dispatcher.stop()
