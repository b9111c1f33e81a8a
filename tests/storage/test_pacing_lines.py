"""The arithmetic of the lines: whatever is asked for in whatever order, no window is exceeded."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.limits import TENANT, THREAD, Window
from storage.pacing_lines import Asked, Lines

MARGIN = 0.2
ASKS = st.lists(
    st.tuples(st.floats(0, 3), st.integers(0, 4), st.floats(0, 2), st.integers(1, 9)), max_size=60
)
"""Seconds since the last, thread, patience, how many at once."""


def broken(times: Sequence[float], windows: Sequence[Window]) -> list[Window]:
    ordered = sorted(times)
    return [
        window
        for window in windows
        if any(
            last - first < window.seconds
            for first, last in zip(ordered, ordered[window.most :], strict=False)
        )
    ]


class Run:
    """Lines are read anew at each moment, as from the database."""

    def __init__(self) -> None:
        self.now = 0.0
        self.given: list[tuple[float, str]] = []

    def lines(self) -> Lines:
        lines = Lines(THREAD, TENANT, MARGIN)
        for at, thread in self.given:
            lines.passed["tenant"].append(at - self.now)
            lines.passed[thread].append(at - self.now)
        return lines

    def ask(self, thread: str, patience: float, times: int) -> None:
        lines = self.lines()
        for _ in range(times):
            slot = lines.take(Asked("tenant", thread, patience))
            if slot.is_given:
                assert 0 <= slot.wait_seconds <= patience
                self.given.append((self.now + slot.wait_seconds, thread))
            else:
                assert slot.wait_seconds > 0


@given(ASKS)
def test_no_order_of_asking_exceeds_any_window(asks: list[tuple[float, int, float, int]]) -> None:
    run = Run()
    for wait, thread, patience, times in asks:
        run.now += wait
        run.ask(f"thread {thread}", patience, times)

    assert broken([at for at, _ in run.given], TENANT) == []
    for name in {name for _, name in run.given}:
        assert broken([at for at, of in run.given if of == name], THREAD) == []


def test_given_a_full_thread_when_another_asks_then_it_does_not_wait() -> None:
    run = Run()
    run.ask("a", 2, 9)
    run.ask("b", 2, 1)

    assert [thread for _, thread in run.given] == ["a"] * 7 + ["b"]


def test_given_a_full_tenant_when_asked_then_a_place_in_its_line_is_kept() -> None:
    run = Run()
    for number in range(40):
        run.ask(f"thread {number}", 2, 1)

    late = [at for at, _ in run.given if at > 0]
    assert late == [pytest.approx(1 + MARGIN)] * 10


def test_given_no_patience_when_the_tenant_is_full_then_nothing_is_taken() -> None:
    run = Run()
    for number in range(40):
        run.ask(f"thread {number}", 0.5, 1)

    assert len(run.given) == 30


def test_given_pauses_then_the_thread_waits_and_of_two_the_whole_tenant() -> None:
    lines = Lines(THREAD, TENANT, MARGIN)
    lines.paused["tenant"] = {"a": 60}
    assert lines.take(Asked("tenant", "a", 2)).wait_seconds == 60
    assert lines.take(Asked("tenant", "b", 2)).is_given

    lines.paused["tenant"] = {"a": 60, "b": 30}
    assert lines.take(Asked("tenant", "c", 2)).wait_seconds == 30
    assert lines.take(Asked("another", "d", 2)).is_given
