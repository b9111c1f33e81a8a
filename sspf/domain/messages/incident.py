"""What is said about a personal data incident: numbers, hours and kinds."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentForm:
    """To whoever noticed something; what stands in the fields, as typed."""

    on: str = ""
    """ISO date in local time; with `at`, when it was noticed. Both empty: now."""
    at: str = ""
    kinds: tuple[str, ...] = ()
    text: str = ""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFacts:
    """Local wall times."""

    number: int
    version: int
    noticed_at: datetime
    report_before: datetime
    hours_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentReceipt:
    """To the one who reported it."""

    facts: IncidentFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentNews:
    """To those who handle incidents: its number and the clock, nothing else."""

    facts: IncidentFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentList:
    """Those that are open, the one with the least time left first."""

    incidents: tuple[IncidentFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentStanding:
    """One incident, and the form that closes it when the reader may."""

    facts: IncidentFacts
    kinds: tuple[str, ...]
    text: str = ""
    reporter: str = ""
    may_close: bool = False
    authority_told: bool | None = None
    """None while it is open."""
    told_on: date | None = None
    told: str = ""
    """As typed in the form: `yes`, `no` or nothing."""
    on: str = ""
    faults: tuple[str, ...] = ()
