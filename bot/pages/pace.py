"""How often one link, or one address that guesses, is answered: each program counts its own.

The replicas of a house together so let through as many times more; what protects a link is that
nobody can make one, not that few are tried.
"""

import time
from collections import deque
from collections.abc import Callable

MOST_KEYS = 10_000


class Pace:
    """At most `most` in any stretch of `seconds`, for each key."""

    def __init__(
        self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._passed: dict[str, deque[float]] = {}

    def allows(self, key: str) -> bool:
        """Counts it too. The one that has been quiet longest is forgotten when there are many."""
        now = self._clock()
        passed = self._passed.pop(key, None) or deque()
        while passed and passed[0] <= now - self._seconds:
            passed.popleft()
        self._passed[key] = passed
        if len(self._passed) > MOST_KEYS:
            del self._passed[next(iter(self._passed))]
        if len(passed) >= self._most:
            return False
        passed.append(now)
        return True
