"""A meter that remembers what it was told."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class FakeMeter:
    """Implements sspf.ports.Meter."""

    sends: list[tuple[str, str, float]] = field(default_factory=list)

    def sent(self, kind: str, outcome: str, late_seconds: float) -> None:
        self.sends.append((kind, outcome, late_seconds))
