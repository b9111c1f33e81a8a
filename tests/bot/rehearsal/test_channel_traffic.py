"""Microsoft's limits: counted, proven, and enforced when asked for."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.rehearsal.channel_traffic import Call, Operation, Traffic, busiest
from tests.bot.rehearsal.calling import Bot, a_bot


class Seconds:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest_asyncio.fixture
async def bot() -> AsyncIterator[Bot]:
    async with a_bot() as bot:
        yield bot


def a_call(operation: Operation = "post", conversation: str = "a:rut", tenant: str = "t") -> Call:
    return Call(operation=operation, conversation=conversation, tenant=tenant)


def over(times: list[float], call: Call | None = None) -> list[str]:
    clock = Seconds()
    traffic = Traffic(clock)
    for clock.now in times:
        traffic.meet(call or a_call())
    return traffic.over()


@pytest.mark.parametrize(
    ("times", "is_over"),
    [
        ([0.1 * n for n in range(7)], False),
        ([0.1 * n for n in range(8)], True),  # eight within a second
        ([*[0.0] * 7, 1.0], False),
        ([*[0.0] * 7, 1.0, 1.5], True),  # nine within two seconds
        ([*[0.0] * 7, 2.0, 2.0], False),
        ([0.5 * n for n in range(60)], False),
        ([*(0.5 * n for n in range(60)), 29.7], True),  # sixty-one within thirty seconds
    ],
)
def test_given_calls_in_one_thread_when_held_to_the_limits_then_the_excess_is_named(
    times: list[float], is_over: bool
) -> None:
    assert bool(over(times)) == is_over


def test_given_1801_calls_in_an_hour_when_held_to_the_limits_then_the_hour_is_named() -> None:
    even = [1.999 * n for n in range(1801)]

    assert over(even[:-1]) == []
    assert over(even) == ["send a:rut: 1801 in 3600 s, allowed are 1800"]


def test_given_31_threads_in_a_second_when_held_to_the_limits_then_the_tenant_is_named() -> None:
    traffic = Traffic(Seconds())
    for number in range(31):
        traffic.meet(a_call(conversation=f"a:{number}"))

    assert traffic.over() == ["tenant t: 31 in 1 s, allowed are 30"]


def test_given_reading_when_held_to_the_limits_then_twice_as_much_is_allowed() -> None:
    assert over([0.0] * 14, a_call("members")) == []
    assert over([0.0] * 15, a_call("members")) != []


def test_given_two_scenarios_in_one_thread_when_counted_then_each_has_its_own_limit() -> None:
    traffic = Traffic(Seconds())
    for operation in ("post", "create"):
        for _ in range(7):
            traffic.meet(a_call(operation))

    assert traffic.over() == []


def test_the_end_of_a_stretch_is_not_in_it() -> None:
    assert busiest([0.0, 1.0, 2.0], 1) == 1
    assert busiest([0.0, 0.9, 1.0], 1) == 2


def test_given_enforcing_when_waited_as_told_then_the_next_is_let_in() -> None:
    clock = Seconds()
    traffic = Traffic(clock)
    traffic.enforce = True
    assert [traffic.meet(a_call()) for _ in range(7)] == [0] * 7

    assert traffic.meet(a_call()) == 1
    clock.now = 1.0
    assert traffic.meet(a_call()) == 0
    clock.now = 1.5
    assert traffic.meet(a_call()) == 1  # two seconds hold eight


async def test_given_enforcing_when_eight_are_posted_then_the_eighth_is_refused(bot: Bot) -> None:
    bot.world.channel.traffic.enforce = True

    statuses = [(await bot.post("rut"))[0] for _ in range(8)]
    async with bot.asks("POST", "/a%3Arut/activities", json={"type": "typing"}) as answer:
        refused = await answer.json()

    assert statuses == [*[201] * 7, 429]
    assert (refused["error"]["code"], answer.headers["Retry-After"]) == ("Throttled", "1")
    assert len(bot.world.channel.chat("rut")) == 7
    assert (await bot.post("pia"))[0] == 201


async def test_given_not_enforcing_when_eight_are_posted_then_all_are_taken_and_seen(
    bot: Bot,
) -> None:
    for _ in range(8):
        assert (await bot.post("rut"))[0] == 201

    assert len(bot.world.channel.traffic.calls("a:rut", "post")) == 8
    assert bot.world.channel.traffic.over() == ["send a:rut: 8 in 1 s, allowed are 7"]
