"""Meetings, briefings and commitments of levels 1 and 2, counted where they are kept.

A year has tens of thousands of them; what comes here is a few hundred lines. Nothing of the
individual level is in them, and no commitment that has a case (SCENARIO K8).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sspf.domain.commitments import CommitmentStatus, Effect
from sspf.domain.decisions import Outcome
from sspf.domain.organisation import GroupKey, PartyKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Of which groups, and between which local days, both included."""

    groups: tuple[GroupKey, ...]
    first: date
    last: date
    now: datetime
    """What ends later has not been yet."""
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentsCounted:
    """So many that were decided in the span and are alike."""

    party: PartyKey
    level: int
    status: CommitmentStatus
    is_late: bool
    """Closed after its day, or still open after it."""
    days: int | None
    """From decided to closed; None while it is open."""
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsCounted:
    """So many with these goals and this outcome."""

    goals: tuple[str, ...]
    status: CommitmentStatus
    effect: Effect | None
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsCounted:
    """Of one group."""

    group: GroupKey
    planned: int
    """Those whose hour has passed, held or not."""
    held: int
    submitted: int
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceCounted:
    """At how many held meetings of a group somebody was there for an agency."""

    group: GroupKey
    party: PartyKey
    meetings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsCounted:
    outcome: Outcome | None
    days: int | None
    """From when its briefing was handed in to the meeting that decided; None: it came otherwise."""
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCounts:
    commitments: Sequence[CommitmentsCounted] = ()
    goals: Sequence[GoalsCounted] = ()
    meetings: Sequence[MeetingsCounted] = ()
    attendance: Sequence[AttendanceCounted] = ()
    items: Sequence[ItemsCounted] = ()
