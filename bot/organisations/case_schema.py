"""What a model says of its work with single young people."""

from typing import Literal

from pydantic import Field

from bot.organisations.fields import (
    Age,
    Key,
    Months,
    Stated,
    Strict,
    Text,
    Words,
)


class Consent(Stated):
    required: bool
    form: Text | None = None
    givers: tuple[Literal["vardnadshavare_alla", "ungdom", "ungdom_fran_15"], ...]
    collected_by: tuple[Key, ...] = ()
    reused_in_meeting: bool | None = None
    revocable: bool | None = None
    default_months: Months | None = None
    max_months: Months | None = None


class RiskAssessment(Stated):
    by: Literal["each_party"]
    before: Key


class TypicalMonths(Stated):
    min: Months
    max: Months


class PhaseModel(Strict):
    name: Text
    steps: Words


class ChecklistModel(Strict):
    """What is to be seen to in a case, in phases."""

    key: Key
    name: Text
    phases: tuple[PhaseModel, ...] = Field(min_length=1)


class Cases(Stated):
    enabled: bool
    min_age: Age | None
    max_age: Age | None
    usual_max_age: Age | None
    """Above it a notice, never a block (A5)."""
    voluntary: bool | None
    who_can_raise: Literal["all_parties"] | None
    consent: Consent | None
    risk_assessment: RiskAssessment | None
    typical_months: TypicalMonths | None
    joint_follow_up_months: Months | None = None
    """How often an open case is followed up together (C6)."""
    plan_includes_family_actions: bool | None
    concern_areas: Words
    risk_factors: Words
    interventions: Words
    intervention_weight: Words
    needs_assessed: tuple[Key, ...] = ()
    """Which weights tell of a needs assessment (C13)."""
    no_help: tuple[Key, ...] = ()
    """Which interventions help nobody, and are counted apart (C15)."""
    closing_reasons: Words
    closing_classes: Words = Field(default_factory=dict)
    """What reasons that share a number are called together: `3` for `3a` and `3b` (C19)."""
    sig_closing_reasons: Words
    closed_means: Text | None = None
    """What it means that a case is closed, in the model's own words (C6)."""
    follow_up_months: Months | None = None
    """How often an open case is followed up together, where the model says so (C6)."""
    measures: dict[Key, Words] = Field(default_factory=dict)
    """What each party usually contributes."""
    checklists: tuple[ChecklistModel, ...] = ()
