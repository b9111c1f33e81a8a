"""What else a model says of how the groups work together: words and rules, by key.

Knows no organisation, so that an organisation can hold it. The tree itself: group_tree.py.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ChainRole(StrEnum):
    """What a seat is for in the chain around the young (C12); one may be both."""

    IDENTIFIES = "identifies"
    SUPPORTS = "supports"


class PlanKind(StrEnum):
    """A plan from one meeting, for one year or for one young person (MODELS, clash 2)."""

    MEETING = "meeting"
    ANNUAL = "annual"
    INDIVIDUAL = "individual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """Who stands behind the model's document, and which version it is (A27)."""

    version: str = ""
    """As rtf_fem_parter 1; a meeting keeps the one it was planned with."""
    owner: str = ""
    approved_by: str = ""
    approved_on: date | None = None
    revised_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelChange:
    """One change of model, or of its version: what was, what came, when and by whom."""

    changed_on: date
    before: str
    """As the template is called: rtf_fem_parter 1."""
    after: str
    by: str = ""
    """Id of the administrator; empty: from the command line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysOfWorking:
    """Words by their codes, in the order in which the model has them."""

    model_name: str = ""
    area: str = ""
    """What the work is about, as brotts- och drogförebyggande arbete (D2)."""
    decided_by: tuple[str, ...] = ()
    """The plans and decisions that the work rests on (D3)."""
    source_note: str = ""
    """What must be said of the source, when it is not today's routine (E17)."""
    plan_kind: PlanKind = PlanKind.MEETING
    focus: dict[str, str] = field(default_factory=dict)
    measure_kinds: dict[str, str] = field(default_factory=dict)
    concerns: dict[str, str] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    self_check: dict[str, str] = field(default_factory=dict)
    """The points of the yearly self-check (E11, E19)."""
    together: tuple[str, ...] = ()
    """Parties that must all be on a row of the plan (D7)."""
    chain: tuple[str, ...] = ()
    """Groups in the order in which an item goes through them (D22); a group may come again."""
    tasks: dict[str, dict[str, str]] = field(default_factory=dict)
    """What each group does, by its key (D10, D13)."""
    attendees: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Role titles of each group, where the model lists people (D9, D12)."""
    glossary: dict[str, str] = field(default_factory=dict)
    """What the model means by its words, as it says it (E13)."""
    chain_roles: dict[str, tuple[ChainRole, ...]] = field(default_factory=dict)
    """By party, where the source says that it has a role of its own; empty: nobody has said
    which."""
    approvers: frozenset[str] = frozenset()
    """Groups that approve plans (D11)."""
    template: Template = field(default_factory=Template)
    proposals: dict[str, str] = field(default_factory=dict)
    """What the source never said and nobody has decided, by its place in the model."""
    origins: dict[str, str] = field(default_factory=dict)
    """The model's key of each group, by the group's own: one pattern may have made several."""
    decided: frozenset[str] = frozenset()
    """Proposals that the administrator has decided here; kept when the file is read again."""
    changes: tuple[ModelChange, ...] = ()
    """Every change of model here, oldest first; kept when the file is read again."""
    proposed: frozenset[str] = frozenset()
    """Names of the fields above that nobody has decided: shown as suggestions."""

    @property
    def undecided(self) -> dict[str, str]:
        return {p: words for p, words in self.proposals.items() if p not in self.decided}

    def undecided_of(self, group: str) -> tuple[str, ...]:
        """What of this group nobody has decided, in words."""
        place = f"groups.{self.origins.get(group, group)}."
        return tuple(words for p, words in self.undecided.items() if p.startswith(place))
