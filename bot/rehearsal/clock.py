"""The rehearsal's clock: it stands still until it is moved, and remembers where it stood."""

from datetime import UTC, datetime
from pathlib import Path


class RehearsalClock:
    """Implements sspf.ports.Clock. The instant survives a restart in a file of its own."""

    def __init__(self, file: Path, start: datetime) -> None:
        self._file = file
        self._start = start
        self._now = _read(file) or start

    def now(self) -> datetime:
        return self._now

    def move_to(self, instant: datetime) -> None:
        """Forwards only: what has been sent cannot be unsent."""
        if instant < self._now:
            raise ValueError("the rehearsal's clock goes forwards only")
        self._set(instant)

    def start_over(self) -> None:
        self._set(self._start)

    def _set(self, instant: datetime) -> None:
        self._now = instant.astimezone(UTC)
        fresh = self._file.with_suffix(".new")
        fresh.write_text(self._now.isoformat(), encoding="ascii")
        fresh.replace(self._file)


def _read(file: Path) -> datetime | None:
    try:
        return datetime.fromisoformat(file.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None
