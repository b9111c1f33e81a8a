"""Microsoft's limits: no window is ever exceeded, nobody overtakes, and a long wait is told."""

import asyncio
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.limits import MARGIN, TENANT, THREAD, NoLimits, SlidingLimits, Window
from sspf.ports import TemporaryFailureError
from tests.fakes.passing_time import PassingTime

Passed = tuple[float, str, str]
"""When, tenant, thread."""


class Line:
    """Sends that ask for leave on one clock, and when each got it."""

    def __init__(self) -> None:
        self.time = PassingTime()
        self.limits = SlidingLimits(watch=self, clock=self.time.now, sleep=self.time.sleep)
        self.passed: list[Passed] = []
        self.refused: list[tuple[str, float | None]] = []
        self.waited: list[float] = []
        self._tasks: list[asyncio.Task[None]] = []

    def paced(self, seconds: float) -> None:
        self.waited.append(seconds)

    def ask(self, tenant: str = "t", thread: str = "a", times: int = 1) -> None:
        for _ in range(times):
            self._tasks.append(asyncio.create_task(self._ask(tenant, thread)))

    async def _ask(self, tenant: str, thread: str) -> None:
        try:
            await self.limits.wait(tenant, thread)
        except TemporaryFailureError as paced:
            self.refused.append((paced.reason, paced.wait_seconds))
        else:
            self.passed.append((self.time.at, tenant, thread))

    async def end(self) -> None:
        """Nobody stands in line any more."""
        await self.time.pass_by(3)
        await asyncio.wait_for(asyncio.gather(*self._tasks), 5)

    def of(self, tenant: str, thread: str | None = None) -> list[float]:
        return [at for at, t, c in self.passed if t == tenant and thread in (None, c)]


def broken(times: list[float], windows: Iterable[Window]) -> list[Window]:
    """The windows of which some stretch holds more than it may."""
    return [
        window
        for window in windows
        if any(
            last - first < window.seconds
            for first, last in zip(times, times[window.most :], strict=False)
        )
    ]


async def let_through(arrivals: list[tuple[float, int, int, int]]) -> Line:
    """Each arrival: seconds since the last, tenant, thread, how many at once."""
    line = Line()
    for wait, tenant, thread, times in arrivals:
        await line.time.pass_by(wait)
        line.ask(f"tenant {tenant}", f"thread {thread}", times)
    await line.end()
    return line


ARRIVALS = st.lists(
    st.tuples(
        st.sampled_from([0.0, 0.01, 0.3, 0.999, 1.0, 1.7, 5.0, 29.0, 40.0]) | st.floats(0, 4),
        st.integers(0, 1),
        st.integers(0, 5),
        st.integers(1, 12),
    ),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(ARRIVALS)
def test_no_pattern_of_arrivals_exceeds_any_window(
    arrivals: list[tuple[float, int, int, int]],
) -> None:
    line = asyncio.run(let_through(arrivals))

    for tenant in {t for _, t, _ in line.passed}:
        assert broken(line.of(tenant), TENANT) == []
    for tenant, thread in {(t, c) for _, t, c in line.passed}:
        assert broken(line.of(tenant, thread), THREAD) == []
    assert len(line.passed) + len(line.refused) == sum(times for *_, times in arrivals)


async def test_given_eight_at_once_when_asked_then_seven_go_and_one_waits_its_second() -> None:
    line = Line()

    line.ask(times=8)
    await line.time.pass_by(0)
    assert len(line.passed) == 7
    await line.end()

    assert len(line.passed) == 8
    assert line.waited == [pytest.approx(1 + MARGIN)]


async def test_given_nine_at_once_when_asked_then_the_ninth_is_for_the_outbox() -> None:
    """8 in 2 s: the ninth would wait for longer than is waited in place."""
    line = Line()

    line.ask(times=9)
    await line.end()

    assert len(line.passed) == 8
    ((reason, wait),) = line.refused
    assert reason == "failed.paced"
    assert wait == pytest.approx(1)  # it has stood in line for a second already


async def test_given_a_steady_stream_when_an_hour_has_gone_then_1800_have_passed() -> None:
    line = Line()

    for _ in range(1200):
        line.ask(times=2)
        await line.time.pass_by(2.9)

    assert len(line.passed) == 1800
    assert len(line.refused) == 600
    await line.end()


async def test_given_many_threads_at_once_when_asked_then_thirty_a_second_leave_the_tenant() -> (
    None
):
    line = Line()

    for number in range(80):
        line.ask(thread=f"thread {number}")
    await line.time.pass_by(0.9)
    assert len(line.passed) == 30
    await line.end()

    assert len(line.passed) == 60
    assert len(line.refused) == 20


async def test_given_a_line_when_it_moves_then_nobody_overtakes() -> None:
    line = Line()

    for number in range(60):
        line.ask(thread=f"thread {number:02}")
    await line.end()

    assert [thread for *_, thread in line.passed] == sorted(t for *_, t in line.passed)


async def test_given_one_thread_is_full_when_another_asks_then_it_does_not_wait() -> None:
    line = Line()

    line.ask(thread="a", times=8)
    line.ask(thread="b")
    line.ask(tenant="another", thread="a")
    await line.time.pass_by(0)

    assert len(line.of("t", "b")) == 1
    assert len(line.of("another")) == 1
    await line.end()


async def test_given_a_pause_was_asked_for_when_sent_then_that_thread_alone_is_closed() -> None:
    line = Line()
    line.limits.close("t", "a", 60)

    line.ask(thread="a")
    line.ask(thread="b")
    await line.time.pass_by(0)

    assert line.refused == [("failed.paced", 60)]
    assert len(line.of("t", "b")) == 1


async def test_given_two_threads_are_told_to_wait_when_a_third_asks_then_the_tenant_is_closed() -> (
    None
):
    line = Line()
    line.limits.close("t", "a", 60)
    line.limits.close("t", "b", 60)

    line.ask(thread="c")
    line.ask(tenant="another", thread="c")
    await line.time.pass_by(0)

    assert line.refused == [("failed.paced", 60)]
    assert len(line.of("another")) == 1


async def test_given_a_pause_is_over_when_the_next_is_asked_for_then_it_is_the_only_one() -> None:
    line = Line()
    line.limits.close("t", "a", 60)
    await line.time.pass_by(61)
    line.limits.close("t", "b", 60)

    line.ask(thread="a")
    line.ask(thread="c")
    await line.time.pass_by(0)

    assert line.refused == []


async def test_given_a_pause_comes_while_it_stood_in_line_when_free_then_it_does_not_go() -> None:
    line = Line()
    for number in range(30):
        line.ask(thread=f"thread {number}")
    line.ask(thread="a")
    await line.time.pass_by(0.5)
    line.limits.close("t", "a", 60)
    await line.end()

    assert line.of("t", "a") == []


async def test_given_one_gives_up_while_it_waits_when_the_next_asks_then_the_line_moves() -> None:
    line = Line()
    line.ask(times=7)
    await line.time.pass_by(0)
    task = asyncio.create_task(line.limits.wait("t", "a"))
    await line.time.pass_by(0)
    task.cancel()
    line.ask()
    await line.end()

    assert len(line.passed) == 8


async def test_given_an_hour_of_silence_when_another_asks_then_the_silent_are_forgotten() -> None:
    line = Line()
    for number in range(200):
        line.ask(tenant=f"tenant {number}", thread=f"thread {number}")
    await line.end()
    await line.time.pass_by(3700)

    for _ in range(210):
        line.ask(thread="a")
        await line.time.pass_by(10)

    assert line.limits.threads == 1
    await line.end()


async def test_given_no_limits_when_asked_then_nobody_waits() -> None:
    for _ in range(100):
        await NoLimits().wait("t", "a")
    NoLimits().close("t", "a", 60)
