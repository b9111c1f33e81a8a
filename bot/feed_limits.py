"""How often a calendar address may be asked: each one, and all of them together.

A program that subscribes looks once an hour; whoever looks more often than this is broken, or is
guessing. A process counts by itself, and remembers a bounded number of addresses.
"""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from bot.limits import Window

EACH: Final = Window(20, 60)
ALL: Final = Window(300, 60)
REMEMBERED = 5_000


@dataclass(slots=True)
class FeedLimits:
    """`clock`: seconds that only grow."""

    clock: Callable[[], float] = time.monotonic
    _all: deque[float] = field(default_factory=deque)
    _each: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict)

    def wait_seconds(self, address: str) -> int:
        """0: go on, and it is counted; else after how many seconds to come again."""
        now = self.clock()
        mine = self._each.pop(address, None)
        mine = deque() if mine is None else mine
        self._each[address] = mine
        if len(self._each) > REMEMBERED:
            self._each.popitem(last=False)
        wait = max(_wait(mine, EACH, now), _wait(self._all, ALL, now))
        if wait == 0:
            mine.append(now)
            self._all.append(now)
        return wait


def _wait(passed: deque[float], window: Window, now: float) -> int:
    while passed and passed[0] <= now - window.seconds:
        passed.popleft()
    if len(passed) < window.most:
        return 0
    return int(passed[0] + window.seconds - now) + 1
