"""Briefings: what one agency brings to one meeting, part by part."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sspf.domain.guards import Fault, faults_in
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import AuthorityKey, BriefingPartRule, PartyKey, PersonId
from sspf.domain.roads import Road

TEXT_LIMIT = 2000
"""Characters in a general or group part (R-45)."""
SMALL_GROUP = "lt5"


class PartState(StrEnum):
    UNANSWERED = "unanswered"
    """Not the same as nothing to report (A20)."""
    TEXT = "text"
    NOTHING = "nothing"
    RAISE = "raise"
    """Individual level, pointer only: something will be raised in the meeting; no text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingPart:
    number: int
    level: BriefingLevel
    state: PartState = PartState.UNANSWERED
    text: str = ""
    size: str = ""
    """How many are concerned, as a range; a number under five belongs to the individual level."""
    reason: str = ""
    """Group level: why nobody can be recognised all the same (R-41). Empty: not said."""

    @property
    def is_overridden(self) -> bool:
        """On group level alone, and never on the general one."""
        return self.level is BriefingLevel.GROUP and bool(self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFault:
    part: int
    fault: Fault
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """One per agency and meeting. A draft is seen only inside the agency (R-80)."""

    meeting: MeetingId
    party: PartyKey
    controller: AuthorityKey
    parts: tuple[BriefingPart, ...]
    draft: tuple[BriefingPart, ...] | None = None
    """What is being written; None when nothing waits to be submitted."""
    draft_by: PersonId | None = None
    draft_at: datetime | None = None
    submitted_at: datetime | None = None
    submitted_by: PersonId | None = None
    first_submitted_at: datetime | None = None
    is_late: bool = False
    is_oral: bool = False
    road: Road = Road.TEAMS
    """Of the newest submission; `is_oral` says of the oral one what it always said."""
    said_at: datetime | None = None
    """When an oral one was said, if that was noted."""
    version: int = 1

    @property
    def is_submitted(self) -> bool:
        return self.submitted_at is not None

    @property
    def shown_in_form(self) -> tuple[BriefingPart, ...]:
        return self.draft if self.draft is not None else self.parts

    def save_draft(
        self, parts: tuple[BriefingPart, ...], by: PersonId, now: datetime
    ) -> "Briefing":
        return replace(self, draft=parts, draft_by=by, draft_at=now, version=self.version + 1)

    def submit(
        self,
        by: PersonId,
        now: datetime,
        deadline_at: datetime,
        *,
        road: Road = Road.TEAMS,
        said_at: datetime | None = None,
    ) -> "Briefing":
        """What was saved becomes what others read. Late answers are taken and marked."""
        late = self.is_late if self.is_submitted else now > deadline_at
        parts = self.draft if self.draft is not None else self.parts
        return replace(
            self,
            parts=tuple(_without_individuals(part) for part in parts),
            draft=None,
            draft_by=None,
            draft_at=None,
            submitted_at=now,
            submitted_by=by,
            first_submitted_at=self.first_submitted_at or now,
            is_late=late,
            is_oral=road is Road.ORAL,
            road=road,
            said_at=said_at,
            version=self.version + 1,
        )


def _without_individuals(part: BriefingPart) -> BriefingPart:
    """What is said of a person is a case text, sealed and released by itself; never a part."""
    return replace(part, text="") if part.level is BriefingLevel.INDIVIDUAL else part


def empty_parts(rules: tuple[BriefingPartRule, ...]) -> tuple[BriefingPart, ...]:
    return tuple(BriefingPart(number=n, level=r.level) for n, r in enumerate(rules, start=1))


def faults_of(parts: tuple[BriefingPart, ...]) -> tuple[PartFault, ...]:
    """Why these parts cannot be submitted yet; empty when they can."""
    found: list[PartFault] = []
    for part in parts:
        found += _faults_of_part(part)
    return tuple(found)


def _faults_of_part(part: BriefingPart) -> list[PartFault]:
    def fault(kind: Fault, position: int = 0) -> PartFault:
        return PartFault(part=part.number, fault=kind, position=position)

    if part.state is PartState.UNANSWERED:
        return [fault(Fault.UNANSWERED)]
    if part.state is PartState.NOTHING and part.text:
        return [fault(Fault.BOTH)]
    if part.state is not PartState.TEXT:
        return []
    found = [
        fault(f.fault, f.position)
        for f in faults_in(part.text, part.level)
        if f.fault is not Fault.POINTS_OUT or not part.is_overridden
    ]
    if len(part.text) > TEXT_LIMIT:
        found.insert(0, fault(Fault.TOO_LONG, len(part.text) - TEXT_LIMIT))
    if part.size == SMALL_GROUP:
        found.append(fault(Fault.SMALL_GROUP))
    return found
