"""What is said of cases: codes, choices and dates; never a name, for none is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sspf.domain.case_files import Closing, FollowUp, Plan, SecrecyMark
from sspf.domain.case_raising import CaseTyped
from sspf.domain.case_reminders import CaseNudge
from sspf.domain.case_rules import Checklist
from sspf.domain.case_work import Section
from sspf.domain.cases import CaseCode, CaseId, CaseState, Track
from sspf.domain.choices import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """The duty to report; stands on every card of a case and cannot be switched off (R-100)."""

    link: str = ""
    municipality: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHead:
    """What everybody is told who may know that the case exists."""

    id: CaseId
    version: int
    code: CaseCode
    state: CaseState
    track: Track
    group: str
    raised_by: str
    raised_on: date
    coordinator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseQuestion:
    """The first step: are the person's data protected? Nothing is kept before it is answered."""

    item: str = ""
    """Id of the general item that the case was found in (A19)."""
    was_typed: bool = False
    """More was said at once; it is not kept, and is to be said again."""
    duty: Duty = Duty()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedIdentity:
    """Yes: stop, with advice (R-28)."""

    duty: Duty = Duty()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseForm:
    """To any member: raise a case."""

    typed: CaseTyped = field(default_factory=CaseTyped)
    concerns: tuple[Choice, ...] = ()
    risk_factors: tuple[Choice, ...] = ()
    groups: tuple[Choice, ...] = ()
    """Where it may be raised; asked when there are several."""
    takes_text: bool = False
    is_voluntary: bool = False
    item: str = ""
    item_title: str = ""
    faults: tuple[str, ...] = ()
    duty: Duty = Duty()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRaised:
    head: CaseHead
    notices: tuple[str, ...] = ()
    bounds: tuple[int | None, int | None] = (None, None)
    """The model's youngest and oldest, for the notice."""
    item_title: str = ""
    duty: Duty = Duty()


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeShown:
    """What the raising agency has said; names in the model's own words, the rest are keys."""

    age: str
    school_year: str
    source: str
    concerns: tuple[str, ...]
    risk_factors: tuple[str, ...] = ()
    why_here: tuple[str, ...] = ()
    family_spoken: bool = False
    report_considered: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartShown:
    """One agency's own part, to those who take part."""

    party: str
    assessed_on: date | None = None
    tool: str = ""
    agreed_on: date | None = None
    concerned_on: date | None = None
    ready: tuple[Choice, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureShown:
    number: int
    kind: Choice
    owner: Choice
    due_on: date
    basis: Choice
    """Key with `s:` or `c:` before it; a concern has the model's words."""
    weight: str = ""
    """How heavy it is, in the model's words (C14)."""
    note: str = ""
    effect: str = ""
    """From the newest follow-up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanShown:
    goals: tuple[Choice, ...]
    plan: Plan
    measures: tuple[MeasureShown, ...]
    label: str = ""
    """What the municipality calls it: handlingsplan (B10)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSection:
    """One part of a case as a form, with what stands in it."""

    head: CaseHead
    section: Section
    version: int
    """Of the file: what is saved on another one is refused."""
    typed: Mapping[str, str]
    options: Mapping[str, tuple[Choice, ...]]
    """Choices by field; one without a name has its words in the catalogue."""
    measures: tuple[MeasureShown, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    takes_text: bool = False
    is_sig: bool = False
    asks_watcher: bool = False
    closed_means: str = ""
    """What it means that a case is closed, where the model says it (C6)."""
    faults: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    """Names of agencies that a fault is about."""
    duty: Duty = Duty()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNews:
    """To the coordinator alone: something is to be seen to. No code: it cannot be called back."""

    what: CaseNudge
    case: CaseId
    duty: Duty = Duty()


@dataclass(frozen=True, slots=True, kw_only=True)
class PurgeShown:
    """When the case goes (R-91). Of an open one only how long after it has been closed."""

    is_decided: bool = False
    """False: there is no decision on retention, and nothing goes."""
    is_held: bool = False
    """A legal hold stops it (R-93)."""
    texts_months: int = 0
    case_months: int = 0
    texts_on: date | None = None
    """None: the case is open, or its texts have gone."""
    case_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """One case to one reader; a part that is closed to this reader is None or empty."""

    head: CaseHead
    intake: IntakeShown | None = None
    item_title: str = ""
    """Of the general item that it came up in (A19)."""
    sections: tuple[Section, ...] = ()
    """What this reader may open, the next step first."""
    parts: tuple[PartShown, ...] = ()
    not_assessed: tuple[str, ...] = ()
    gate: str = ""
    wait_until: date | None = None
    plan: PlanShown | None = None
    follow_up: FollowUp | None = None
    ticked: tuple[tuple[str, int, int], ...] = ()
    """(checklist, done, all)."""
    months: int = 0
    """How old the case is, where the model has a usual time (B29)."""
    watch_until: date | None = None
    outcome: tuple[date, str] | None = None
    """The newest of what its point at a meeting was closed with."""
    attended: tuple[date, tuple[str, ...]] | None = None
    """The day and the names of the newest attendance list; to those who take part (R-24)."""
    lots: str = ""
    closing: Closing | None = None
    closed_because: Choice | None = None
    watched_by: str = ""
    mark: SecrecyMark | None = None
    authority: str = ""
    purge: PurgeShown = PurgeShown()
    shows_consents: bool = False
    """To whoever may read what stands of consents in the case."""
    prints: bool = False
    """To whoever steers it: the plan can be printed for the family (B20)."""
    duty: Duty = Duty()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseList:
    """Those whose existence this asker may know of, in the order of their codes (R-47)."""

    cases: tuple[CaseHead, ...]
    first: int = 1
    total: int = 0
    duty: Duty = Duty()
