"""Every call of the bot's: counted, held against Microsoft's limits, and refused if one asks."""

import time
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

Operation = Literal["create", "post", "update", "delete", "members", "member"]
Limit = tuple[float, int]
"""Seconds, and how many calls in so long."""

# Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit,
# "Per bot per thread limit".
WRITING: tuple[Limit, ...] = ((1, 7), (2, 8), (30, 60), (3600, 1800))
READING: tuple[Limit, ...] = ((1, 14), (2, 16), (30, 120), (3600, 3600))
A_THREAD: Mapping[str, tuple[Limit, ...]] = {
    "send": WRITING,
    "create": WRITING,
    "read": READING,
}
A_TENANT: tuple[Limit, ...] = ((1, 30),)
SCENARIOS: Mapping[Operation, str] = {
    "create": "create",
    "post": "send",
    "update": "send",
    "delete": "send",
    "members": "read",
    "member": "read",
}
REMEMBERED = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What the bot asked of Bot Connector."""

    operation: Operation
    conversation: str
    tenant: str
    user: str = ""
    """Key of the person whose own chat it is; empty in a room."""

    @property
    def thread(self) -> tuple[str, str]:
        """What Microsoft counts together: the conversation, and what is done there."""
        return self.conversation, SCENARIOS[self.operation]


@dataclass(frozen=True, slots=True)
class Seen:
    at: float
    """Seconds of the clock that was given."""
    call: Call
    is_throttled: bool


class Traffic:
    """`enforce` makes the channel answer 429 to what goes over a limit."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self.enforce = False
        self.seen: deque[Seen] = deque(maxlen=REMEMBERED)
        self._seconds = seconds

    def meet(self, call: Call) -> int:
        """Count the call. Seconds to wait before it is tried again; 0 when it is let in."""
        now = self._seconds()
        wait = ceil(self._wait(call, now)) if self.enforce else 0
        self.seen.append(Seen(now, call, wait > 0))
        return wait

    def calls(self, conversation: str, operation: Operation | None = None) -> list[Seen]:
        found = (s for s in self.seen if s.call.conversation == conversation)
        return [s for s in found if operation in (None, s.call.operation)]

    def over(self, slack_seconds: float = 0.0) -> list[str]:
        """Which limits were exceeded, each in words; empty when none was.

        The slack is for what the network moves: calls that left a second apart may arrive closer.
        """
        return [
            f"{name}: {most} in {seconds:g} s, allowed are {allowed}"
            for name, limits, times in self._counted()
            for seconds, allowed in limits
            if (most := busiest(times, seconds - slack_seconds)) > allowed
        ]

    def _counted(self) -> Iterator[tuple[str, Sequence[Limit], list[float]]]:
        threads: dict[tuple[str, str], list[float]] = defaultdict(list)
        tenants: dict[str, list[float]] = defaultdict(list)
        for one in self.seen:
            threads[one.call.thread].append(one.at)
            tenants[one.call.tenant].append(one.at)
        for (conversation, scenario), times in threads.items():
            yield f"{scenario} {conversation}", A_THREAD[scenario], times
        for tenant, times in tenants.items():
            yield f"tenant {tenant}", A_TENANT, times

    def _wait(self, call: Call, now: float) -> float:
        let_in = [s for s in self.seen if not s.is_throttled]
        thread = [s.at for s in let_in if s.call.thread == call.thread]
        tenant = [s.at for s in let_in if s.call.tenant == call.tenant]
        waits = (
            *_waits(thread, A_THREAD[call.thread[1]], now),
            *_waits(tenant, A_TENANT, now),
        )
        return max(waits, default=0.0)


def busiest(times: Iterable[float], seconds: float) -> int:
    """The most calls in any stretch of so many seconds, its end not counted."""
    most, window = 0, deque[float]()
    for at in sorted(times):
        window.append(at)
        while at - window[0] >= seconds:
            window.popleft()
        most = max(most, len(window))
    return most


def _waits(times: list[float], limits: Iterable[Limit], now: float) -> Iterator[float]:
    """How long until there is room again, for each limit that is full."""
    for seconds, allowed in limits:
        recent = times[bisect_right(times, now - seconds) :]
        if len(recent) >= allowed:
            yield recent[-allowed] + seconds - now
