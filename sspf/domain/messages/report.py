"""What is said about reports: to those who write them and hand them over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sspf.domain.figures import Period
from sspf.domain.reports import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement:
    """One thing to do better: a commitment as it stands now (C26)."""

    number: int
    text: str
    owner: str
    """Name of the person and the agency."""
    due: date
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportShown:
    """One report with its form; `text` and `faults`: what was typed and what is wrong with it."""

    report: Report
    group: str
    """Name of the group that writes it; empty: none."""
    limit: int
    words: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    receiver: str = ""
    on: str = ""
    faults: tuple[str, ...] = ()
    is_late: bool = False
    improvements: tuple[Improvement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    number: int
    key: str
    due_on: date
    is_approved: bool
    missing: tuple[str, ...]
    is_open: bool
    period: Period
    group: str = ""
    """Name of the group that it comes from; empty for the whole municipality's."""
    receivers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportList:
    """Open ones first, soonest due first."""

    reports: tuple[ReportLine, ...]
