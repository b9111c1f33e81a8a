"""What Graph is asked to make, in our own words."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event as it is to be; None: leave as it is."""

    subject: str | None = None
    content: str | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    attendees: tuple[tuple[str, str], ...] | None = None
    """Address and name."""
    transaction: str | None = None
    """Of a creation: the same one is the same event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """To be told of changes: where, until when, and by what word we know that it is Graph."""

    tell: str
    tell_of_life: str
    state: str
    until: datetime
