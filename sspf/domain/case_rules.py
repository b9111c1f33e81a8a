"""What a municipality has settled about its work with single young people. All of it is data."""

from dataclasses import dataclass, field
from enum import StrEnum

from sspf.domain.choices import Choice


class Branch(StrEnum):
    """What kind of work an agency does, where the law tells kinds apart (R-21, R-29)."""

    SCHOOL = "school"
    SOCIAL = "social"
    POLICE = "police"
    LEISURE = "leisure"
    SAFETY = "safety"
    HEALTH = "health"
    FAMILY_COUNSELLING = "family_counselling"
    OTHER = "other"


PROVISIONS: dict[Branch, str] = {
    Branch.SCHOOL: "OSL_23_2",
    Branch.SOCIAL: "OSL_26_1",
    Branch.POLICE: "OSL_35_1",
    Branch.HEALTH: "OSL_25_1",
}
"""The provision of a marking, by who wrote (DOMAIN 9); for others none was found."""
NO_PROVISION = "OSL_21_1"
"""The floor, which holds for everybody."""


class ReceivingSecrecy(StrEnum):
    """How well an authority can protect what it is given (R-30)."""

    STRONG = "strong"
    WEAK = "weak"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentRules:
    """What the municipality asks of a consent; from the model, confirmed at set-up."""

    all_guardians: bool = True
    youth_from_age: int | None = 15
    """From this age the youth's own consent is needed too; None: never before 18; 0: always."""
    default_months: int = 6
    max_months: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A heading of a checklist with its steps."""

    name: str
    steps: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """What is to be seen to in a case; a municipality writes its own (C22, C23)."""

    key: str
    name: str
    phases: tuple[Phase, ...]

    @property
    def steps(self) -> tuple[str, ...]:
        return tuple(step.key for phase in self.phases for step in phase.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRules:
    """The model's words and limits for cases, and what the municipality has decided."""

    min_age: int | None = None
    max_age: int | None = None
    """Outside them a notice, never a block (A5, B2)."""
    voluntary: bool = True
    consent: ConsentRules = field(default_factory=ConsentRules)
    needs_assessments: bool = False
    """Every party ticks that its own risk assessment is done before the first meeting (B14)."""
    typical_months: tuple[int, int] | None = None
    """A notice at the first, a question at the second (B29)."""
    joint_months: int | None = None
    """An open case is followed up together at least so often (C6); None: the model is silent."""
    meets_after_consent: bool = False
    """The first meeting is called when everybody has consented."""
    concern_areas: tuple[Choice, ...] = ()
    risk_factors: tuple[Choice, ...] = ()
    interventions: tuple[Choice, ...] = ()
    weights: tuple[Choice, ...] = ()
    """How heavy an intervention is (C14)."""
    needs_assessed: frozenset[str] = frozenset()
    """Those of the weights that tell of a needs assessment (C13)."""
    no_help: frozenset[str] = frozenset()
    """Those of the interventions that help nobody, as being turned away: counted apart (C15)."""
    closing_reasons: tuple[Choice, ...] = ()
    sig_closing_reasons: tuple[Choice, ...] = ()
    closed_means: str = ""
    """What it means that a case is closed, in the model's words; empty: it is silent (C6)."""
    follow_up_months: int | None = None
    """How often an open case is followed up together; None: as its plan says (C6)."""
    usual_max_age: int | None = None
    """Above it a notice (A5); goes before `max_age`, which says when work ends."""
    letter: str = "N"
    """What the codes of this municipality begin with."""
    measures: dict[str, tuple[Choice, ...]] = field(default_factory=dict)
    """What each agency usually contributes, by its key (B24)."""
    checklists: tuple[Checklist, ...] = ()

    @property
    def oldest(self) -> int | None:
        return self.max_age if self.usual_max_age is None else self.usual_max_age

    def reasons(self, *, sig: bool) -> tuple[Choice, ...]:
        """Each track has its own (G4)."""
        return (
            self.sig_closing_reasons if sig and self.sig_closing_reasons else self.closing_reasons
        )
