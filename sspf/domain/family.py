"""What a family may read on paper or on a page; it is never told to anybody in chat."""

from dataclasses import dataclass
from datetime import date

from sspf.domain.cases import CaseId
from sspf.domain.choices import Choice
from sspf.domain.messages.meeting import MeetingFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyContact:
    name: str
    title: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRow:
    """Who does what in a young person's plan; the young person and the guardians are of these."""

    who: Choice
    does: Choice
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyPlan:
    """Choices and days alone: no code, no name and nothing that was written freely."""

    case: CaseId
    rows: tuple[FamilyRow, ...]
    goals: tuple[Choice, ...] = ()
    follow_up_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyInformation:
    """To a family, in plain words: what SSPF is here, what is written down, their rights."""

    municipality: str
    agencies: tuple[str, ...]
    works_with_individuals: bool
    """False: the model never speaks of anybody."""
    controller: str
    """The authority that answers for what is written down."""
    contacts: tuple[FamilyContact, ...] = ()
    concern_link: str = ""
    plan: FamilyPlan | None = None
    """None where no plan is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyInvitation:
    """To a family: the meeting that they are asked to, on paper; never of whom (B17)."""

    meeting: MeetingFacts
    agencies: tuple[str, ...]
    """Who is called to the same meeting."""
    information: FamilyInformation
