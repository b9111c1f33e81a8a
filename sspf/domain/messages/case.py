"""What is said of cases: codes, choices and dates; never a name, for none is kept."""

from dataclasses import dataclass, field
from datetime import date

from sspf.domain.case_raising import CaseTyped
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
class CaseView:
    """One case to one reader; a part that is closed to this reader is None or empty."""

    head: CaseHead
    intake: IntakeShown | None = None
    item_title: str = ""
    """Of the general item that it came up in (A19)."""
    duty: Duty = Duty()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseList:
    """Those whose existence this asker may know of, in the order of their codes (R-47)."""

    cases: tuple[CaseHead, ...]
    first: int = 1
    total: int = 0
    duty: Duty = Duty()
