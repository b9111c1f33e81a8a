"""What a meeting leaves behind: attendance, items with an outcome, decisions, objections."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

from sspf.domain.cases import CaseId
from sspf.domain.levels import BriefingLevel, PreventionLevel, Subject
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import AuthorityKey, PartyKey, PersonId

ItemId = NewType("ItemId", str)
DECISION_LIMIT = 500
ITEM_LIMIT = 200
RAISED = "-raised"


class Outcome(StrEnum):
    """How an agenda item is closed (A16)."""

    ACTION = "action"
    NO_ACTION = "no_action"
    WATCH = "watch"
    LIFT = "lift"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something on the agenda that must be closed with an outcome."""

    id: ItemId
    meeting: MeetingId
    number: int
    controller: AuthorityKey
    title: str
    """What is listed: what an agency raised or what the convener wrote in. Level 1 or 2."""
    point: str
    """Key of the agenda point under which it stands."""
    level: BriefingLevel
    party: PartyKey | None = None
    subject: Subject | None = None
    prevention: PreventionLevel | None = None
    goals: tuple[str, ...] = ()
    age_band: str = ""
    case: CaseId | None = None
    outcome: Outcome | None = None
    version: int = 1

    @property
    def is_from_briefing(self) -> bool:
        """An agency's own text: it is closed as an item, but stands in the agenda as a text."""
        return self.id.endswith(RAISED)

    @property
    def is_of_a_case(self) -> bool:
        return self.case is not None or self.level is BriefingLevel.INDIVIDUAL

    def close(
        self, outcome: Outcome, subject: Subject, prevention: PreventionLevel, age_band: str
    ) -> "Item":
        return replace(
            self,
            outcome=outcome,
            subject=subject,
            prevention=prevention,
            age_band=age_band,
            version=self.version + 1,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision without a commitment of its own."""

    id: str
    meeting: MeetingId
    number: int
    controller: AuthorityKey
    text: str
    level: BriefingLevel
    subject: Subject
    prevention: PreventionLevel
    decided_at: datetime
    recorded_by: PersonId
    presented_by: PersonId | None = None
    """Föredragande (R-86); None where nobody was noted, as in what was decided before."""
    case: CaseId | None = None
    origin: str = ""
    awaits: tuple[PartyKey, ...] = ()
    """Agencies that had nobody with mandate at the table: they take it home (A12)."""
    confirmed: tuple[PartyKey, ...] = ()
    """Those of them that have said since that they stand behind it."""

    @property
    def waiting(self) -> tuple[PartyKey, ...]:
        return tuple(p for p in self.awaits if p not in self.confirmed)

    def confirm(self, party: PartyKey) -> "Decision":
        """Once is enough; an agency that nothing waits for changes nothing."""
        if party not in self.waiting:
            return self
        return replace(self, confirmed=(*self.confirmed, party))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Who was there for an agency; nobody is written as absent, not left out."""

    meeting: MeetingId
    party: PartyKey | None
    person: PersonId
    title: str
    """The role title as it was that day (A24)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One member's word on the notes: they are right, or something is wrong."""

    meeting: MeetingId
    person: PersonId
    at: datetime
    is_right: bool
    objection: str = ""


def share_with_action(items: tuple[Item, ...]) -> tuple[int, int]:
    """(items that led to an action, all items): what the notes print (A16)."""
    return sum(item.outcome is Outcome.ACTION for item in items), len(items)
