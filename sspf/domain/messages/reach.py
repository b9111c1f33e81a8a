"""What is said about who has been reached."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf.domain.messages.meeting import MeetingFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachedLine:
    """One person and one message."""

    name: str
    state: str
    """A value of `ReachState`."""
    party: str = ""
    on: date | None = None
    """Since when; local."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachedPart:
    about: str
    """`invitation`, `request`, `mail` or `other`."""
    lines: tuple[ReachedLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """To the convener alone: whom the kallelse and the request have reached, and what to do."""

    meeting: MeetingFacts
    parts: tuple[ReachedPart, ...]
    mailed: tuple[str, ...] = ()
    """Names of those not reached here to whom the kallelse has gone as mail."""
    at: datetime
    """Local."""
