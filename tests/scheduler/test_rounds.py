"""Rounds under way: a scheduler that ends does not cut them off, and too long is too long."""

import asyncio

from scheduler.rounds import Rounds


async def test_given_the_caller_is_cut_off_when_it_ends_then_the_round_comes_round() -> None:
    rounds, may_end, ended = Rounds(), asyncio.Event(), asyncio.Event()

    async def work() -> None:
        await may_end.wait()
        ended.set()

    caller = asyncio.create_task(rounds.go(work()))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    caller.cancel()
    await caller
    may_end.set()
    await rounds.end(5)

    assert ended.is_set()


async def test_given_a_round_that_hangs_when_it_ends_then_it_is_cut_off() -> None:
    rounds = Rounds()
    task = rounds.begin(asyncio.sleep(60))
    await rounds.end(0.05)

    assert task.cancelled()
    await rounds.end(0.05)


async def test_given_a_round_that_fails_then_the_caller_learns_it() -> None:
    rounds = Rounds()

    async def fail() -> None:
        raise ValueError("poison")

    try:
        await rounds.go(fail())
    except ValueError:
        return
    raise AssertionError("nobody learned it")
