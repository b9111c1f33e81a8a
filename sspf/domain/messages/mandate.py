"""What is said about who may decide at the table."""

from dataclasses import dataclass

from sspf.domain.messages.meeting import MeetingFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatMandateLine:
    party: str
    state: str
    """A value of `sspf.domain.mandates.Mandate`."""
    people: tuple[str, ...] = ()
    """`Name, title`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateRadar:
    """To the convener before the meeting: every seat, those that lack something first."""

    meeting: MeetingFacts
    seats: tuple[SeatMandateLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatEmpty:
    """To the convener at once: whoever was to sit in somebody's place cannot come either."""

    meeting: MeetingFacts
    party: str
    person: str
