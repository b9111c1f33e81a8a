"""Figures of what the house does, for Prometheus. No label holds anything about a person."""

import math
import platform
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.manifest import version
from bot.metric_words import KINDS, OUTCOMES, REFUSED, RETRIED, TOKENS, TURNS, closed

TURN_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
LATE_BUCKETS = (1, 5, 15, 30, 60, 120, 300, 900, 3600, 6 * 3600, 24 * 3600)
PACED_BUCKETS = (0.1, 0.5, 1, 2, 5, 10, 30, 60)
"""Seconds, all of them."""


@dataclass(frozen=True, slots=True)
class Depth:
    """The queue as it stands."""

    due: int
    leased: int
    oldest_due_seconds: float
    """Since the oldest row that nobody holds fell due; 0 when none waits."""


AskDepth = Callable[[], Awaitable[Depth]]


class Metrics:
    """Implements sspf.ports.Meter, and counts what the bot itself does."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._turns = self._counter("turns", "Turns, by how they ended.", "outcome")
        self._refused = self._counter("refused", "Requests turned away at the door.", "reason")
        self._retried = self._counter("retries", "Calls to Microsoft made once more.", "reason")
        self._sends = self._counter("sends", "Messages that left the outbox.", "kind", "outcome")
        self._tokens = self._counter("token_fetches", "Tokens asked for at Entra.", "outcome")
        self._seconds = self._histogram("turn_seconds", "From heard to answered.", TURN_BUCKETS)
        self._late = self._histogram("send_late_seconds", "From due to begun.", LATE_BUCKETS)
        self._paced = self._histogram(
            "paced_wait_seconds", "Waits to stay within Microsoft's limits.", PACED_BUCKETS
        )
        self._due = self._gauge("queue_due_rows", "Rows due that nobody holds.")
        self._leased = self._gauge("queue_leased_rows", "Rows that a replica is sending.")
        self._oldest = self._gauge("queue_oldest_due_seconds", "Age of the oldest due row.")
        self._known = self._gauge("queue_known", "1 when the database answered this scrape.")
        self._late_rows = self._gauge("late_rows", "Rows due for more than a minute and unsent.")
        self._late_oldest = self._gauge("late_oldest_seconds", "Age of the oldest of them.")
        self._audited = self._gauge("auditor_sees", "1 when the auditor could look at the queue.")
        self._alarms = self._counter("alarms", "Times that the queue was found to be late.")
        self._build = Gauge(
            "sspf_build_info", "Always 1.", ("version", "python"), registry=self.registry
        )
        self._build.labels(version(), platform.python_version()).set(1)

    def sent(self, kind: str, outcome: str, late_seconds: float) -> None:
        """`outcome`: a state of `Delivery`."""
        self._sends.labels(closed(kind, KINDS), closed(outcome, OUTCOMES)).inc()
        self._late.observe(max(late_seconds, 0.0))

    def turn(self, outcome: str, seconds: float) -> None:
        """One turn ended, as a word of `TURNS`."""
        self._turns.labels(closed(outcome, TURNS)).inc()
        self._seconds.observe(max(seconds, 0.0))

    def refused(self, reason: str) -> None:
        """A request was turned away at the door, for a reason of `REFUSED` or with a status."""
        self._refused.labels(closed(reason.removeprefix("door."), REFUSED)).inc()

    def retried(self, reason: str) -> None:
        """A call is made once more: `failed.busy` or `busy`, or the status that came back."""
        self._retried.labels(closed(reason.removeprefix("failed."), RETRIED)).inc()

    def paced(self, seconds: float) -> None:
        """A send waited so long to stay within the limits."""
        self._paced.observe(max(seconds, 0.0))

    def token(self, outcome: str) -> None:
        """`fetched` or `failed`."""
        self._tokens.labels(closed(outcome, TOKENS)).inc()

    def queue(self, depth: Depth | None) -> None:
        """None: the database did not answer. The rows are NaN then, so that none seems to be 0."""
        self._known.set(0 if depth is None else 1)
        self._due.set(math.nan if depth is None else depth.due)
        self._leased.set(math.nan if depth is None else depth.leased)
        self._oldest.set(math.nan if depth is None else depth.oldest_due_seconds)

    def audited(self, rows: int | None, oldest_seconds: float) -> None:
        """What the auditor saw. None: it saw nothing, and none must seem to be late or not."""
        self._audited.set(0 if rows is None else 1)
        self._late_rows.set(math.nan if rows is None else rows)
        self._late_oldest.set(math.nan if rows is None else oldest_seconds)

    def alarm(self) -> None:
        self._alarms.inc()

    def text(self) -> bytes:
        """What a scrape reads."""
        return generate_latest(self.registry)

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(f"sspf_{name}", about, labels, registry=self.registry)

    def _gauge(self, name: str, about: str) -> Gauge:
        return Gauge(f"sspf_{name}", about, registry=self.registry)

    def _histogram(self, name: str, about: str, buckets: tuple[float, ...]) -> Histogram:
        return Histogram(f"sspf_{name}", about, buckets=buckets, registry=self.registry)
