"""A clock that stands still until a test moves it."""

from datetime import datetime, timedelta


class FakeClock:
    """Implements sspf.ports.Clock."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def advance(self, **by: float) -> None:
        """`advance(hours=2)`: what timedelta takes."""
        self._now += timedelta(**by)

    def move_to(self, instant: datetime) -> None:
        self._now = instant
