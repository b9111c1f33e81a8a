"""The meeting cycle: which step is due when, counted from the meeting (DOMAIN section 6)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sspf.domain.meetings import Meeting
from sspf.domain.organisation import Offsets
from sspf.domain.working_days import WorkingDays

INVITE_AT = time(9)
MORNING = time(8, 30)
DEADLINE_AT = time(12)
APPROVAL_AT = time(13)
STAND_IN_AT = time(15)
TODAY_AT = time(8)
NOTES_AT = time(10)
FIXED_AT = time(16)
RADAR = -2
"""Working days before the meeting that the convener sees who comes without mandate (A12)."""
ASK_AHEAD = 2
"""Working days before a break that the convener is asked about a kallelse that would fall in it."""


class Step(StrEnum):
    """What happens, in the order in which it happens."""

    ASK_CONVENER = "ask_convener"
    INVITE = "invite"
    REQUEST = "request"
    REMIND_MISSING = "remind_missing"
    MANDATE = "mandate"
    APPROVE_AGENDA = "approve_agenda"
    ASK_STAND_IN = "ask_stand_in"
    SEND_UNAPPROVED = "send_unapproved"
    TODAY = "today"
    CAPTURE = "capture"
    NOTES = "notes"
    FIX_PLAN = "fix_plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """Every instant of one meeting, aware and in UTC. A moved meeting has another cycle."""

    steps: tuple[tuple[Step, datetime], ...]
    deadline_at: datetime
    check_until: datetime
    invite_on: date

    def at(self, step: Step) -> datetime | None:
        return next((instant for name, instant in self.steps if name is step), None)


def cycle_of(meeting: Meeting, offsets: Offsets, days: WorkingDays) -> Cycle:
    """The steps of a meeting in order of time. Source: DOMAIN section 6, SCENARIO section 2."""
    day = meeting.held_on

    def after(count: int, clock: time) -> datetime:
        return days.at(days.add(day, count), clock)

    invite_on = meeting.invite_on or days.add(day, offsets.invite)
    steps = [
        (Step.ASK_CONVENER, _asking(days, invite_on)),
        (Step.INVITE, days.at(invite_on, INVITE_AT)),
        (Step.REQUEST, after(offsets.request, MORNING)),
        (Step.REMIND_MISSING, after(offsets.reminder, MORNING)),
        (Step.MANDATE, after(RADAR, MORNING)),
        (Step.APPROVE_AGENDA, after(offsets.agenda, APPROVAL_AT)),
        (Step.ASK_STAND_IN, after(offsets.agenda, STAND_IN_AT)),
        (Step.SEND_UNAPPROVED, days.at(days.on_or_before(day), TODAY_AT)),
        (Step.TODAY, days.at(days.on_or_before(day), TODAY_AT)),
        (Step.CAPTURE, meeting.starts_at),
        (Step.NOTES, after(offsets.notes, NOTES_AT)),
        (Step.FIX_PLAN, after(offsets.confirm, FIXED_AT)),
    ]
    order = {step: place for place, step in enumerate(Step)}
    return Cycle(
        steps=tuple(sorted(steps, key=lambda s: (s[1], order[s[0]]))),
        deadline_at=after(offsets.deadline, DEADLINE_AT),
        check_until=after(offsets.confirm, FIXED_AT),
        invite_on=invite_on,
    )


def _asking(days: WorkingDays, invite_on: date) -> datetime:
    """The convener sees whom a kallelse goes to the working day before; ahead of a break if need
    be, for then nobody is there to see it.
    """
    pause = days.break_on(invite_on)
    before = days.add(pause.first, -ASK_AHEAD) if pause else days.add(invite_on, -1)
    return days.at(before, MORNING)


def working_days_between(days: WorkingDays, first: date, last: date) -> int:
    """How many working days lie after `first`, up to and with `last`."""
    count, day = 0, first
    while day < last:
        day += timedelta(days=1)
        count += days.is_working(day)
    return count
