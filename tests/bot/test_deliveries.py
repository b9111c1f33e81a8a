"""A turn waits a moment for its answer to go out, and no longer."""

import asyncio
import logging

import pytest

from bot.deliveries import Deliveries
from sspf.ports import TemporaryFailureError, UnknownOutcomeError

SOON = 0.01


async def test_given_a_slow_sending_then_the_turn_goes_on_and_the_sending_too() -> None:
    deliveries, may_end, sent = Deliveries(SOON), asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        await may_end.wait()
        sent.set()

    await deliveries.send(slow)
    assert not sent.is_set()
    may_end.set()
    await deliveries.close()

    assert sent.is_set()


async def test_given_a_sending_that_fails_in_time_then_the_turn_hears_of_it() -> None:
    async def fail() -> None:
        raise UnknownOutcomeError("failed.no_answer")

    with pytest.raises(UnknownOutcomeError):
        await Deliveries().send(fail)


async def test_given_a_sending_that_fails_late_then_it_is_told_once_and_nothing_breaks(
    caplog: pytest.LogCaptureFixture,
) -> None:
    deliveries, may_end = Deliveries(SOON), asyncio.Event()

    async def fail_late() -> None:
        await may_end.wait()
        raise UnknownOutcomeError("failed.no_answer")

    with caplog.at_level(logging.WARNING):
        await deliveries.send(fail_late)
        may_end.set()
        await deliveries.close()
        await asyncio.sleep(0)

    assert [record.getMessage() for record in caplog.records] == ["answer_not_delivered"]


async def test_given_a_full_chat_when_there_is_room_again_then_the_answer_arrives() -> None:
    tries: list[int] = []

    async def paced_twice() -> None:
        tries.append(len(tries))
        if len(tries) < 3:
            raise TemporaryFailureError("failed.paced", SOON)

    await Deliveries().send(paced_twice)

    assert tries == [0, 1, 2]


async def test_given_a_chat_that_is_full_for_an_hour_then_the_turn_hears_of_it() -> None:
    async def paced() -> None:
        raise TemporaryFailureError("failed.paced", 3600)

    with pytest.raises(TemporaryFailureError):
        await Deliveries().send(paced)


async def test_given_a_turn_that_is_cancelled_then_its_sending_goes_on() -> None:
    deliveries, may_end, sent = Deliveries(), asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        await may_end.wait()
        sent.set()

    turn = asyncio.create_task(deliveries.send(slow))
    await asyncio.sleep(0)
    turn.cancel()
    await asyncio.gather(turn, return_exceptions=True)
    may_end.set()
    await deliveries.close()

    assert turn.cancelled()
    assert sent.is_set()


async def test_given_a_sending_that_ends_then_nothing_is_left_to_wait_for() -> None:
    deliveries = Deliveries(SOON)

    async def at_once() -> None:
        return

    await deliveries.send(at_once)

    assert not deliveries._under_way
