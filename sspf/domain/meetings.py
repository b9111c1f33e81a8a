"""A meeting of a group: its date, whether it is called, moved, cancelled or held."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

from sspf.domain.errors import MeetingOverError
from sspf.domain.organisation import AuthorityKey, GroupKey, PersonId

MeetingId = NewType("MeetingId", str)


class MeetingStatus(StrEnum):
    PLANNED = "planned"
    """In the approved calendar; nobody has been called."""
    CALLED = "called"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Local date, time and zone are the truth; the UTC instant follows from them.

    An hour that comes twice or not at all is read as in WorkingDays.at.
    """

    id: MeetingId
    group: GroupKey
    controller: AuthorityKey
    held_on: date
    starts: time
    minutes: int
    zone: ZoneInfo
    status: MeetingStatus = MeetingStatus.PLANNED
    invite_on: date | None = None
    """The convener's own choice of day for the kallelse; None: the model's offset."""
    called_at: datetime | None = None
    agenda_approved_at: datetime | None = None
    agenda_approved_by: PersonId | None = None
    plan_fixed_at: datetime | None = None
    template_version: str = ""
    sequence: int = 0
    """Rises with each change that attendees' calendars must follow (RFC 5545 SEQUENCE)."""
    version: int = 1

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.held_on, self.starts, self.zone).astimezone(ZoneInfo("UTC"))

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def ends(self) -> time:
        return self.ends_at.astimezone(self.zone).time()

    @property
    def is_on(self) -> bool:
        return self.status is not MeetingStatus.CANCELLED

    def call(self, now: datetime) -> "Meeting":
        self._must_be_ahead(now)
        return self._next(status=MeetingStatus.CALLED, called_at=now)

    def wait_until(self, day: date) -> "Meeting":
        return self._next(invite_on=day)

    def move(self, to: date, starts: time, now: datetime, minutes: int | None = None) -> "Meeting":
        """Another day, hour or length. What hangs on the date follows: it is computed.

        The hours are wall time, on whichever side of a change to summer or winter time.
        """
        self._must_be_ahead(now)
        moved = self._next(
            held_on=to,
            starts=starts,
            minutes=minutes or self.minutes,
            sequence=self.sequence + 1,
            agenda_approved_at=None,
            agenda_approved_by=None,
        )
        moved._must_be_ahead(now)
        return moved

    def cancel(self, now: datetime) -> "Meeting":
        self._must_be_ahead(now)
        return self._next(status=MeetingStatus.CANCELLED, sequence=self.sequence + 1)

    def approve_agenda(self, by: PersonId, now: datetime) -> "Meeting":
        self._must_be_ahead(now)
        return self._next(agenda_approved_at=now, agenda_approved_by=by)

    def fix_plan(self, now: datetime) -> "Meeting":
        return self._next(plan_fixed_at=now)

    def _must_be_ahead(self, now: datetime) -> None:
        if not self.is_on or now >= self.ends_at:
            raise MeetingOverError(self.id)

    def _next(self, **changes: object) -> "Meeting":
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]  # a field each
