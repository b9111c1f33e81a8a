"""What the convener is told of those who are outside: their links, to hand on."""

from dataclasses import dataclass
from datetime import datetime

from sspf.domain.messages.meeting import MeetingFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedLink:
    name: str
    address: str
    """Whole; empty when the house has no address on the web."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedLinks:
    """To the convener: an agency's links, to hand on; or that they have been taken back."""

    meeting: MeetingFacts
    party: str
    until: datetime
    """Local."""
    lines: tuple[HandedLink, ...] = ()
    is_revoked: bool = False
