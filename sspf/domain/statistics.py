"""What a group's meetings have led to, in numbers alone, and who may see them (SCENARIO K8).

Only the general and the group level are counted: nothing here tells of an individual.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sspf.domain.access import Asker, may_remind
from sspf.domain.agenda import FollowUp, follow_up
from sspf.domain.briefings import Briefing
from sspf.domain.commitments import Commitment, CommitmentStatus, Effect
from sspf.domain.levels import BriefingLevel, PreventionLevel
from sspf.domain.meetings import Meeting, MeetingId, MeetingStatus
from sspf.domain.organisation import Group, GroupKey, Organisation, Role

COUNTED = frozenset({BriefingLevel.GENERAL, BriefingLevel.GROUP})
DONE = frozenset({CommitmentStatus.DONE, CommitmentStatus.FOLLOWED_UP})
JANUARY, JULY = 1, 7
"""A period begins in one of these, as the calendars of the groups do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFigures:
    """One meeting that has been held."""

    held_on: date
    submitted: int
    expected: int
    late: int
    commitments: FollowUp


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """Commitments of one kind and what has come of them."""

    key: str
    """A goal's key or a prevention level's value."""
    total: int
    done: int
    effects: tuple[tuple[Effect, int], ...]
    """How the owners judged the effect of those that are done; nobody judged: not here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigures:
    """One group's meetings in a period, oldest first, and the sum of them."""

    planned: int
    """Meetings whose hour has passed, held or not."""
    meetings: tuple[MeetingFigures, ...]
    commitments: FollowUp
    """All that the group decided on in the period, at a meeting or between two."""
    by_goal: tuple[Outcomes, ...] = ()
    """Every goal of the model, in its order, also those that nothing serves (A3)."""
    by_prevention: tuple[Outcomes, ...] = ()
    """Every prevention level (A2)."""

    @property
    def held(self) -> int:
        return len(self.meetings)

    @property
    def submitted(self) -> int:
        return sum(m.submitted for m in self.meetings)

    @property
    def expected(self) -> int:
        return sum(m.expected for m in self.meetings)

    @property
    def late(self) -> int:
        return sum(m.late for m in self.meetings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What a group has, before anything is counted."""

    meetings: Sequence[Meeting]
    briefings: Mapping[MeetingId, Sequence[Briefing]]
    commitments: Sequence[Commitment]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From a day up to now; `today` is now's local day."""

    since: date
    now: datetime
    today: date


def overseen(asker: Asker) -> tuple[Group, ...]:
    """Groups whose figures the asker may see: those they steer from above, convene or coordinate.

    A steering group steers what has it for a parent, or a parent's parent.
    """
    return tuple(g for g in asker.organisation.groups if _sees(asker, g))


def period_of(today: date) -> date:
    """The first day of the half-year that today lies in."""
    return today.replace(month=JANUARY if today.month < JULY else JULY, day=1)


def figures(group: Group, records: Records, span: Span, goals: Sequence[str] = ()) -> GroupFigures:
    """Counted from the span's first day up to its now. `goals`: keys of the model's goals."""
    since, now, today = span.since, span.now, span.today
    past = [m for m in records.meetings if m.held_on >= since and m.ends_at <= now]
    held = [m for m in past if m.status is MeetingStatus.CALLED]
    counted = [
        c
        for c in records.commitments
        if c.level in COUNTED and c.case is None and c.decided_on >= since
    ]
    return GroupFigures(
        planned=len(past),
        meetings=tuple(_figures(m, group, records, counted, today) for m in held),
        commitments=follow_up(tuple(counted), today),
        by_goal=tuple(_outcomes(goal, [c for c in counted if goal in c.goals]) for goal in goals),
        by_prevention=tuple(
            _outcomes(level, [c for c in counted if c.prevention is level])
            for level in PreventionLevel
        ),
    )


def _outcomes(key: str, commitments: Sequence[Commitment]) -> Outcomes:
    done = [c for c in commitments if c.status in DONE]
    counts = [(e, sum(c.effect is e for c in done)) for e in Effect]
    return Outcomes(
        key=str(key),
        total=len(commitments),
        done=len(done),
        effects=tuple((effect, n) for effect, n in counts if n),
    )


def _figures(
    meeting: Meeting,
    group: Group,
    records: Records,
    counted: Sequence[Commitment],
    today: date,
) -> MeetingFigures:
    submitted = [b for b in records.briefings.get(meeting.id, ()) if b.is_submitted]
    return MeetingFigures(
        held_on=meeting.held_on,
        submitted=len(submitted),
        expected=len(group.parties),
        late=sum(b.is_late for b in submitted),
        commitments=follow_up(tuple(c for c in counted if c.meeting == meeting.id), today),
    )


def _sees(asker: Asker, group: Group) -> bool:
    if not group.levels & COUNTED:
        return False
    if may_remind(asker, group.key):
        return True
    steers = Role.STEERING in asker.person.roles
    return steers and bool(_above(asker.organisation, group) & asker.person.groups)


def _above(organisation: Organisation, group: Group) -> frozenset[GroupKey]:
    """The group's parent, its parent's parent and so on."""
    found: list[GroupKey] = []
    parent = group.parent
    while parent is not None and parent not in found:
        found.append(parent)
        parent = organisation.group(parent).parent
    return frozenset(found)
