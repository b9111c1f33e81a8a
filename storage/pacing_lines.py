"""When the next one may go, from what has been let through: the arithmetic, and nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

SEVERAL = 2
"""So many threads told to wait at the same time, and it is their tenant that is full."""


class Window(Protocol):
    """At most so many in any stretch of so long."""

    @property
    def most(self) -> int: ...
    @property
    def seconds(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """Leave for one call. Both are hashes; `patience`: seconds that may be waited."""

    tenant: str
    thread: str
    patience: float


@dataclass(frozen=True, slots=True)
class Slot:
    """In so many seconds it may go, when it is given; else it may be asked for again then."""

    wait_seconds: float
    is_given: bool


@dataclass(slots=True)
class Lines:
    """The lines of some tenants and threads at one moment. All times are seconds from it.

    The slots of one tenant are given in rising order, so those of each thread are, too: the
    distance to the one that stands `most` places before is all that has to be looked at.
    """

    thread: Sequence[Window]
    tenant: Sequence[Window]
    margin: float
    passed: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """By thread and by tenant, rising."""
    paused: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    """By tenant: threads that were told to wait, and until when."""

    def take(self, asked: Asked) -> Slot:
        all_of_us, mine = self.passed[asked.tenant], self.passed[asked.thread]
        at = max(self._free(all_of_us, self.tenant), self._tenant_opens(asked.tenant))
        mine_free = max(self._free(mine, self.thread), self._thread_opens(asked))
        # A thread that is full does not keep a place in the tenant's line: others go before it.
        if mine_free > at or at > asked.patience:
            return Slot(max(at, mine_free), is_given=False)
        all_of_us.append(at)
        mine.append(at)
        return Slot(at, is_given=True)

    def _free(self, passed: Sequence[float], windows: Iterable[Window]) -> float:
        free = max(0.0, passed[-1]) if passed else 0.0
        for window in windows:
            if len(passed) >= window.most:
                free = max(free, passed[-window.most] + window.seconds + self.margin)
        return free

    def _thread_opens(self, asked: Asked) -> float:
        return self.paused[asked.tenant].get(asked.thread, 0.0)

    def _tenant_opens(self, tenant: str) -> float:
        """Bot Connector does not say which of the two was full."""
        told = sorted(self.paused[tenant].values(), reverse=True)
        return told[SEVERAL - 1] if len(told) >= SEVERAL else 0.0
