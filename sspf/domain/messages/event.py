"""What is said of the meeting's place in the calendar."""

from dataclasses import dataclass

from sspf.domain.messages.meeting import MeetingFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTrouble:
    """To the convener: the calendar is not as the meeting is, and why."""

    meeting: MeetingFacts
    reason: str
    """`gone`, `mailbox`, `refused` or `failed`."""
    puts: int
    """Of the event when this was said; another one has made the card old."""
    is_cancelled: bool = False
