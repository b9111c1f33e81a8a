"""Several messages under way at once: a hanging one holds up nobody else, and order is kept."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

from sspf.domain.messages.meeting import Invitation
from sspf.domain.organisation import MunicipalityId, PersonId
from sspf.domain.outbox import PACED, Delivery, Kind, Message, Sent, wait_before_next
from sspf.ports import NotKeptError, Services, TemporaryFailureError, UnitOfWork
from sspf.use_cases.deliver_messages import Flow, deliver_messages
from tests.use_cases.world import FRIDA, MEMBERS, NORRSJO, PIA, RUT, SOL, Scene


async def queue(scene: Scene, *people: PersonId) -> None:
    async with scene.units(NORRSJO) as uow:
        for number, person in enumerate(people):
            await uow.outbox.add(
                Message(
                    key=f"q:{number}",
                    kind=Kind.REPLACE,
                    recipient=person,
                    subject="card",
                    controller=scene.organisation.controller,
                    send_at=scene.clock.now() - timedelta(minutes=60 - number),
                )
            )


class Door:
    """Sends that hang until they are let through."""

    def __init__(self, *hanging: str) -> None:
        self.hanging = {key: asyncio.Event() for key in hanging}
        self.begun: list[str] = []
        self.done: list[str] = []

    async def deliver(
        self, services: Services, municipality: MunicipalityId, row: Sent
    ) -> Delivery | None:
        key = row.message.key
        async with services.unit_of_work(municipality) as uow:
            await uow.outbox.begin(key)
        self.begun.append(key)
        if key in self.hanging:
            await self.hanging[key].wait()
        async with services.unit_of_work(municipality) as uow:
            await uow.outbox.finish(key, Delivery.SENT, services.clock.now())
        self.done.append(key)
        return Delivery.SENT


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110 what is looked at rings no bell
            await asyncio.sleep(0)


async def test_given_a_send_that_hangs_then_the_others_are_sent(scene: Scene) -> None:
    await queue(scene, RUT, SOL, PIA, FRIDA)
    door = Door("q:0")
    flow = Flow(scene.services, NORRSJO, at_once=2, deliver=door.deliver)
    await flow.fill()
    await until(lambda: len(door.done) == 3)

    assert door.done == ["q:1", "q:2", "q:3"]
    door.hanging["q:0"].set()
    await flow.settle()
    assert flow.sent == 4


async def test_given_two_messages_to_one_person_then_the_second_waits_for_the_first(
    scene: Scene,
) -> None:
    await queue(scene, RUT, RUT, SOL)
    door = Door("q:0")
    flow = Flow(scene.services, NORRSJO, at_once=8, deliver=door.deliver)
    await flow.fill()
    await until(lambda: "q:2" in door.done)
    assert "q:1" not in door.begun
    door.hanging["q:0"].set()
    await flow.settle()

    assert door.done == ["q:2", "q:0", "q:1"]


async def test_given_a_message_that_came_while_one_hangs_then_it_waits_too(scene: Scene) -> None:
    await queue(scene, RUT)
    door = Door("q:0")
    flow = Flow(scene.services, NORRSJO, at_once=8, deliver=door.deliver)
    await flow.fill()
    await until(lambda: door.begun == ["q:0"])
    await queue(scene, RUT, RUT)
    due = await flow.fill()
    assert door.begun == ["q:0"]
    assert due is not None
    assert due <= scene.clock.now()
    door.hanging["q:0"].set()
    await flow.settle()
    assert flow.wake.is_set()
    await flow.fill()
    await flow.settle()

    assert door.done == ["q:0", "q:1"]


async def test_given_more_is_claimed_than_there_are_lanes_for_when_one_ends_then_it_wakes(
    scene: Scene,
) -> None:
    """Else what falls due meanwhile waits for the next look at the clock."""
    await queue(scene, RUT, SOL, PIA)
    door = Door("q:0", "q:1")
    flow = Flow(scene.services, NORRSJO, at_once=1, deliver=door.deliver)
    await flow.fill()
    await until(lambda: door.begun == ["q:0"])
    assert await flow.fill() is None
    for event in door.hanging.values():
        event.set()
    await flow.settle()

    assert flow.wake.is_set()


async def test_given_it_lets_go_then_what_is_not_begun_is_anothers_at_once(scene: Scene) -> None:
    await queue(scene, RUT, SOL, PIA)
    door = Door("q:0")
    flow = Flow(scene.services, NORRSJO, at_once=1, deliver=door.deliver)
    await flow.fill()
    await until(lambda: door.begun == ["q:0"])
    await flow.let_go()
    async with scene.units.replica()(NORRSJO) as uow:
        others = await uow.outbox.claim(scene.clock.now(), 10)
    flow.cancel()

    assert [(s.message.key, s.attempts) for s in others] == [("q:1", 1), ("q:2", 1)]


async def test_given_microsofts_limits_let_nothing_through_then_no_attempt_is_worn_out(
    scene: Scene,
) -> None:
    await scene.call()
    scene.messenger.failures[RUT] = [TemporaryFailureError(PACED, wait_seconds=30)] * 9
    for _ in range(9):
        await deliver_messages(scene.services, NORRSJO)
        scene.clock.advance(seconds=31)
    await deliver_messages(scene.services, NORRSJO)

    row = scene.row(f"{Kind.INVITATION}:{scene.first}:{RUT}")
    assert (row.state, row.attempts) == (Delivery.SENT, 1)


def test_given_rows_that_failed_together_then_they_come_back_apart_and_later_each_time() -> None:
    waits = [wait_before_next(f"k:{n}", 1) for n in range(200)]

    assert len(set(waits)) == 200
    assert timedelta(seconds=40) <= min(waits) < max(waits) <= timedelta(seconds=50)
    assert wait_before_next("k", 2) > wait_before_next("k", 1) * 1.5


class Uncertain:
    """A database whose commit, the nth of them, stands or not, and says neither."""

    def __init__(self, scene: Scene, at: int, *, stands: bool) -> None:
        self._scene = scene
        self._left = at
        self._stands = stands

    @asynccontextmanager
    async def __call__(self, municipality: MunicipalityId) -> AsyncIterator[UnitOfWork]:
        self._left -= 1
        if self._left:
            async with self._scene.units(municipality) as uow:
                yield uow
            return
        if self._stands:
            async with self._scene.units(municipality) as uow:
                yield uow
            raise NotKeptError
        async with self._scene.units(municipality) as uow:
            yield uow
            raise NotKeptError


async def test_given_a_commit_that_nobody_knows_of_then_each_is_sent_once(scene: Scene) -> None:
    """The claim's, what is written before the send, and what is written after it, in turn."""
    await scene.call()
    for number, stands in enumerate((True, False) * 6, start=1):
        at = (number + 1) // 2
        services = replace(scene.services, unit_of_work=Uncertain(scene, at, stands=stands))
        await deliver_messages(services, NORRSJO)
    await deliver_messages(scene.services, NORRSJO)

    said = scene.said(Invitation)
    assert sorted(said) == sorted(MEMBERS)
    assert {row.state for row in scene.rows()} == {Delivery.SENT}
    assert scene.tags().count("message:send:invitation") == len(MEMBERS)
