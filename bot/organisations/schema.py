"""What a model file holds. A model is one way to run SSPF; a municipality chooses one.

A key that may be null means: the source is silent, so it is asked at set-up.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from bot.organisations.cadences import AnyCadence, OffsetAfter
from bot.organisations.case_schema import Cases
from bot.organisations.fields import (
    Age,
    Code,
    Count,
    Day,
    DayOfYear,
    GroupType,
    Key,
    LegalForm,
    Levels,
    Stated,
    Text,
    Words,
)
from sspf.domain.case_rules import Branch
from sspf.domain.ways_of_working import ChainRole


class Approval(Stated):
    """Who owns and approved the document that the model comes from (A27)."""

    owner: Text | None
    by: Text
    date: Day
    revised: Day | None


class Terms(Stated):
    coordinator: Text | None
    plan: Text | None
    commitment: Text | None
    briefing: Text | None
    case: Text | None


class Plan(Stated):
    """A plan from one meeting, for one year or for one young person (MODELS, clash 2)."""

    kind: Literal["meeting", "annual", "individual"]
    required: bool | None


class PartyModel(Stated):
    key: Key
    name: Text
    required: bool
    attendees: tuple[Text, ...]
    external: bool = False
    bot_access: bool = True
    chain_role: tuple[ChainRole, ...] | None = ()
    """What the seat is for in the chain (C12); null: a role of its own that the source does not
    name, so the municipality is asked. Left out: the source says nothing of it."""
    """False: takes part in the room, but is never asked or shown anything here."""
    legal_form: LegalForm = "authority"
    branch: Branch = Branch.OTHER
    """What kind of work it does, where the law tells kinds apart."""


class Coordinator(Stated):
    title: Text
    sig: Text | None = None
    may_serve_many_groups: bool | None = None
    keeps_contact_with_family: bool | None = None
    files_orosanmalan_if_concern_remains: bool | None = None


class Roles(Stated):
    coordinator: Coordinator | None


class Convener(Stated):
    title: Text
    party: Key | None
    channel: Literal["teams"] | None


class Intake(Stated):
    source: Key
    voluntary: bool


class GroupModel(Stated):
    key: Key
    type: GroupType
    name: Text
    also_called: tuple[Text, ...]
    parent: Key | None
    per: Literal["stadsdel", "omrade"] | None
    """A group of which there are as many as the municipality names."""
    count: Literal["one", "one_or_more"]
    parties: tuple[Key, ...] | None
    attendees: tuple[Text, ...]
    """Titles, where the source lists people instead of parties."""
    levels: Levels
    convener: Convener | None
    cadence: AnyCadence | None
    tasks: Words
    receives: tuple[Key, ...]
    approves: tuple[Code, ...]
    owns_document: bool
    intake: Intake | None = None


class BriefingPartModel(Stated):
    name: Text
    level: Literal[1, 2, 3]
    help: Text | None = None
    source_wording: Text | None = None


class OffsetsModel(Stated):
    """Working days before (negative) or after the day of the meeting."""

    invite: int = Field(ge=-60, le=-1)
    request: int = Field(ge=-60, le=-1)
    reminder: int = Field(ge=-60, le=-1)
    deadline: int = Field(ge=-60, le=-1)
    agenda: int = Field(ge=-60, le=-1)
    notes: int = Field(ge=1, le=60)
    confirm: int = Field(ge=1, le=60)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        steps = (self.invite, self.request, self.reminder, self.deadline, self.agenda)
        if list(steps) != sorted(steps) or self.notes > self.confirm:
            raise ValueError(
                "stegen ska komma i ordning: invite, request, reminder, deadline, agenda; "
                "sedan notes, confirm"
            )
        return self


class MeetingModel(Stated):
    briefing_parts: tuple[BriefingPartModel, ...] | None
    agenda: tuple[Code, ...] | None
    follow_up: Literal["next_meeting"] | None
    follow_up_questions: tuple[Text, ...]
    offsets_workdays: OffsetsModel | None
    orosanmalan_reminder: Literal[True]
    """Cannot be switched off (SCENARIO 6.5)."""


class ListModel(Stated):
    """Youngsters, Top 5: people or themes that two parties choose together."""

    key: Key
    name: Text
    parties: tuple[Key, ...]
    max_age: Age | None
    max_entries: Count | None
    entry_kinds: tuple[Literal["person", "inriktning"], ...]
    steps: Words
    problems: Words = Field(default_factory=dict)
    """What the picture of somebody on it may hold."""
    measures: Words = Field(default_factory=dict)
    """What can be done, to choose from."""


class ListReview(Stated):
    reselection_every: OffsetAfter
    evaluation_after: OffsetAfter
    evaluation_clock: Literal["list", "entry"]
    evaluators: tuple[Key, ...]


class Report(Stated):
    key: Key
    when: AnyCadence
    from_group: Key | None = Field(alias="from")
    to: tuple[Key, ...] | None
    to_outside: tuple[Text, ...]
    metrics: tuple[str, ...]
    approval: bool
    deidentified: bool | None


class Season(Stated):
    name: Text
    first: DayOfYear = Field(alias="from")
    last: DayOfYear = Field(alias="to")
    skip: tuple[Literal["school_breaks"], ...] = ()


class Rules(Stated):
    plan_requires_all_parties: tuple[Key, ...]
    require_common_templates: bool


class Privacy(Stated):
    level3_mode: Literal["off", "pointer_only", "structured", "free_text"]
    small_cell: Count
    convener_reads_level3: Literal[False]


class Preset(Stated):
    """One model, with everything that its source says and what had to be proposed."""

    key: Key
    name: Text
    version: Count
    source: Text
    approved: Approval | None
    aim: Text | None
    area: Text | None = None
    """What the work is about, in a few words."""
    decided_by: tuple[Text, ...] = ()
    """Plans and decisions that the work rests on."""
    source_note: Text | None = None
    """What must be said of the source, when it is not today's routine."""
    goals: Words
    focus: Words
    tags: Words = Field(default_factory=dict)
    measure_kinds: Words = Field(default_factory=dict)
    self_check: Words = Field(default_factory=dict)
    glossary: Words = Field(default_factory=dict)
    """What the source means by its words."""
    """Points of a yearly self-check."""
    chain: tuple[Key, ...] = ()
    """Groups in the order in which an item goes through them; a group may come again."""
    prevention_levels: tuple[Literal["universell", "selektiv", "individuell"], ...]
    terms: Terms
    plan: Plan
    parties: tuple[PartyModel, ...] = Field(min_length=1)
    roles: Roles
    season: Season | None
    groups: tuple[GroupModel, ...] = Field(min_length=1)
    meeting: MeetingModel
    agenda_points: Words
    """Headings of the points that only this model has."""
    cases: Cases
    lists: tuple[ListModel, ...]
    list_review: ListReview | None
    reports: tuple[Report, ...]
    rules: Rules
    privacy: Privacy

    @property
    def template_version(self) -> str:
        return f"{self.key} {self.version}"
