"""What a person was last told of a meeting, so that a change is told as the difference, once."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.organisation import PersonId

SETTLES = timedelta(minutes=5)
"""So long a change waits for others before it is told; all that came meanwhile is one message."""
NO_TIME = timedelta(hours=1)
"""A meeting that begins, or would have begun, so soon is told of at once."""


class Road(StrEnum):
    """The chat and the calendar are told apart: one may have arrived without the other."""

    CHAT = "chat"
    MAIL = "mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Day and hours as one person last heard them by one road, in the meeting's wall time."""

    meeting: MeetingId
    person: PersonId
    road: Road
    sequence: int
    """The newest of the meeting's at which what was told held."""
    shown: int
    """The one that the buttons of the message bear."""
    held_on: date
    starts: time
    ends: time
    is_on: bool = True

    def holds(self, meeting: Meeting) -> bool:
        """What was told is so still, whatever has happened in between."""
        now = meeting.held_on, meeting.starts, meeting.ends, meeting.is_on
        return now == (self.held_on, self.starts, self.ends, self.is_on)


def telling(meeting: Meeting, person: PersonId, road: Road) -> Telling:
    """The meeting as it is now, told to a person."""
    return Telling(
        meeting=meeting.id,
        person=person,
        road=road,
        sequence=meeting.sequence,
        shown=meeting.sequence,
        held_on=meeting.held_on,
        starts=meeting.starts,
        ends=meeting.ends,
        is_on=meeting.is_on,
    )


def told_from(before: Meeting, after: Meeting, now: datetime) -> datetime:
    """The earliest instant at which the change may be told."""
    soonest = min(before.starts_at, after.starts_at)
    return now if soonest - now < NO_TIME else now + SETTLES
