"""A meeting of a group: its date, whether it is called, moved, cancelled or held."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

from sspf.domain.calendar_lists import NOTHING_BESIDE, Beside
from sspf.domain.errors import (
    MeetingOverError,
    NotCalledError,
    StaleError,
    UnknownMeetingError,
)
from sspf.domain.organisation import AuthorityKey, GroupKey, PersonId

MeetingId = NewType("MeetingId", str)


class MeetingStatus(StrEnum):
    PLANNED = "planned"
    """In the approved calendar; nobody has been called."""
    CALLED = "called"
    CANCELLED = "cancelled"
    DRAFT = "draft"
    """Only whoever convenes sees it, and nothing is sent of it."""


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
    approved_at: datetime | None = None
    """When a draft was approved; None for one of the municipality's own file."""
    invite_on: date | None = None
    """The convener's own choice of day for the kallelse; None: the model's offset."""
    called_at: datetime | None = None
    agenda_approved_at: datetime | None = None
    agenda_approved_by: PersonId | None = None
    plan_fixed_at: datetime | None = None
    place: str = ""
    """Where, as the convener wrote it; empty: in Teams alone. For the cards, never for a title."""
    remark: str = ""
    """What the decided list says beside the date."""
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
        """It is to be held, or has been: not cancelled, and no draft."""
        return self.status in (MeetingStatus.PLANNED, MeetingStatus.CALLED)

    @property
    def is_announced(self) -> bool:
        """People have been told of it: of a change of it they are told too."""
        return self.status is MeetingStatus.CALLED or (self.is_on and self.approved_at is not None)

    @property
    def is_draft(self) -> bool:
        return self.status is MeetingStatus.DRAFT

    def call(self, now: datetime) -> "Meeting":
        self._must_be_ahead(now)
        return self._next(status=MeetingStatus.CALLED, called_at=now)

    def change_draft(
        self, starts: time, minutes: int, beside: Beside = NOTHING_BESIDE
    ) -> "Meeting":
        """`beside`: what the list says of place and remark; what it does not say is kept."""
        self._must_be_draft()
        place, remark = beside.place or self.place, beside.remark or self.remark
        return self._next(starts=starts, minutes=minutes, place=place, remark=remark)

    def approve(self, now: datetime, invite_on: date | None = None) -> "Meeting":
        """A draft becomes a meeting of the approved calendar. `invite_on`: see the field."""
        self._must_be_draft()
        if now >= self.ends_at:
            raise MeetingOverError(self.id)
        return self._next(status=MeetingStatus.PLANNED, approved_at=now, invite_on=invite_on)

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

    def must_be_called(self) -> None:
        """NotCalledError while it waits; of a draft and of a cancelled one nothing is told."""
        if self.status is MeetingStatus.PLANNED:
            raise NotCalledError(self.id)
        if self.status is not MeetingStatus.CALLED:
            raise UnknownMeetingError(self.id)

    def _must_be_ahead(self, now: datetime) -> None:
        if not self.is_on or now >= self.ends_at:
            raise MeetingOverError(self.id)

    def _must_be_draft(self) -> None:
        if not self.is_draft:
            raise StaleError(self.id)

    def _next(self, **changes: object) -> "Meeting":
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]  # a field each
