"""The only place that asks the machine for the time."""

from datetime import UTC, datetime


class SystemClock:
    """Implements sspf.ports.Clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 the one place where it is allowed
