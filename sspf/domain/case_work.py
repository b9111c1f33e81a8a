"""Working on a case: what each form changes, and the gates. Pure: fields in, a new file out.

Source: DOMAIN section 8, ACCEPTANCE B9 to B31, C16, C20 to C22. Fields are named as in the card,
without its prefix; what a choice does not know is left out, and what is missing is a fault.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sspf.domain.capture import day_of
from sspf.domain.case_files import CaseFile
from sspf.domain.case_raising import NO, YES, note_faults
from sspf.domain.case_rules import CaseRules
from sspf.domain.cases import Case
from sspf.domain.choices import Choice
from sspf.domain.guards import cleaned
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import PartyKey, PersonId

WEEKS = 52


class Section(StrEnum):
    """What may be opened in a case as a form of its own."""

    STEP = "step"
    PART = "part"
    """One agency's own part: assessment, agreement, concern, readiness."""
    PLAN = "plan"
    MEASURE = "measure"
    DECIDE = "decide"
    """The plan is decided: it has no fields of its own."""
    FOLLOW = "follow"
    OUTCOME = "outcome"
    """What today's point about it was closed with."""
    ATTENDANCE = "attendance"
    """Who took part in today's point about it (R-24)."""
    CHECK = "check"
    SETTINGS = "settings"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Fields:
    """What came back from a form, or was typed."""

    typed: Mapping[str, str]

    def __call__(self, name: str) -> str:
        return self.typed.get(name, "").strip()

    def one(self, name: str, among: tuple[str, ...]) -> str:
        said = self(name)
        return said if said in among else ""

    def many(self, name: str, among: tuple[str, ...]) -> tuple[str, ...]:
        said = self(name).split(",")
        return tuple(key for key in among if key in said)

    def day(self, name: str) -> date | None:
        return day_of(self(name))

    def weeks(self, name: str) -> int | None:
        """1 to 52."""
        said = self(name)
        number = int(said) if said.isdecimal() and len(said) <= len(str(WEEKS)) else 0
        return number if 1 <= number <= WEEKS else None

    def answer(self, name: str) -> bool | None:
        """None: not answered."""
        return {YES: True, NO: False}.get(self(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the judging of a form needs to know besides the file."""

    rules: CaseRules
    today: date
    takes_text: bool
    has_consent: bool
    """A consent holds at this moment: asked of the rights, never remembered."""
    taking_part: tuple[PartyKey, ...] = ()
    """Agencies that a consent, or the case, names."""
    goals: tuple[Choice, ...] = ()
    party: PartyKey | None = None
    """Of whoever fills in the form."""
    people: tuple[str, ...] = ()
    """Ids of those who may be lots."""
    open_commitments: int = 0
    meeting: MeetingId | None = None
    """The one that notes are taken of."""
    held_on: date | None = None
    attending: tuple[PersonId, ...] = ()
    """Who is written as present there and may know of the case at this moment."""

    def text(self, fields: Fields, name: str) -> str:
        """Nothing where the municipality has not decided on free text."""
        return cleaned(fields(name)) if self.takes_text else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a form has made of a case."""

    case: Case
    file: CaseFile
    faults: tuple[str, ...] = ()
    missing: tuple[PartyKey, ...] = ()
    """Agencies that a fault names."""


def text_faults(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fault for text in texts for fault in note_faults(text)))


def key_of(choices: tuple[Choice, ...]) -> tuple[str, ...]:
    return tuple(choice.key for choice in choices)
