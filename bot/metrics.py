"""What the house counts, for Prometheus. No label holds anything about a person."""

from prometheus_client import CollectorRegistry, Counter, Histogram


class Metrics:
    """Implements sspf.ports.Meter."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._sends = Counter(
            "sspf_sends",
            "Messages that left the outbox.",
            ("kind", "outcome"),
            registry=self.registry,
        )
        self._late = Histogram(
            "sspf_send_late_seconds", "From due to send begun.", registry=self.registry
        )

    def sent(self, kind: str, outcome: str, late_seconds: float) -> None:
        self._sends.labels(kind, outcome).inc()
        self._late.observe(max(late_seconds, 0.0))
