"""What is shown of a calendar as a whole: a pasted list, drafts, what it lacks."""

from dataclasses import dataclass
from datetime import date

from sspf.domain.calendars import Planned
from sspf.domain.messages.general import Notice
from sspf.domain.messages.meeting import MeetingFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPreview:
    """A list of dates before anything is saved: doubtful dates are asked about."""

    group: str
    planned: tuple[Planned, ...]
    unreadable: tuple[str, ...] = ()
    """Lines as written that seem to hold a date, and hold none."""
    fault: str = ""
    """Catalogue key of why a file could not be read, or empty."""
    left: tuple[date, ...] = ()
    """Days of drafts that are not in the list."""
    page: int = 1
    notes: tuple[Notice, ...] = ()
    """Of a proposal: its rule, and what was moved, left out or shifted. Of a list: what of it is
    not taken, and why."""
    group_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarCall:
    """Before the drafts of a group are approved: whom it goes to, and which meetings."""

    group: str
    batch: str
    """Names the drafts as they are; the press says it back."""
    meetings: tuple[MeetingFacts, ...]
    recipients: tuple[str, ...]
    is_sent: bool = False
    past: int = 0
    """How many drafts have had their day; they are left as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarKallelse:
    """To each person, once: all the meetings that were approved together."""

    group: str
    meetings: tuple[MeetingFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarCheck:
    """Does the calendar hold what the group's cadence asks for?"""

    group: str
    ahead: int
    """Meetings planned from now on."""
    is_ruled: bool
    """False: nothing says how often the group is to meet."""
    lacks: tuple[Notice, ...] = ()
