"""Which reports a municipality owes, when, and to whom; and how its numbers are shown outside."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NewType

ReportKey = NewType("ReportKey", str)
SMALL_CELL = 5


class ClockKind(StrEnum):
    MONTHS = "months"
    """On the last day of each of these months: yearly, half-yearly, term."""
    AFTER = "after"
    """So many months after a start, once or again and again (U3: the source says neither)."""
    BEFORE = "before"
    """So many weeks before another report is due."""


NO_WORD = re.compile(r"[^a-zåäö0-9]+")


def body_key(name: str) -> str:
    """The key by which an outside actor is counted: `MiniMaria` is `minimaria`."""
    return NO_WORD.sub("_", name.lower()).strip("_")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportClock:
    kind: ClockKind
    months: tuple[int, ...] = ()
    """Calendar months; of AFTER, how many months to wait."""
    weeks: int = 0
    report: ReportKey = ReportKey("")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRule:
    key: ReportKey
    clock: ReportClock
    group: str = ""
    """Key of the group that writes it; empty: nobody in particular, so the coordinator."""
    receivers: tuple[str, ...] = ()
    """Names, as they are read: groups and those outside. Empty: the model is silent."""
    owners: tuple[str, ...] = ()
    """Keys of the agencies that write it together (U3); empty: the group's coordinator."""
    metrics: tuple[str, ...] = ()
    """Empty: every figure that is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """What of a municipality's model and own choices concerns figures and reports."""

    rules: tuple[ReportRule, ...] = ()
    starts_on: date | None = None
    """From when the months of an AFTER are counted; None: such a report is never due."""
    repeats: bool = False
    small_cell: int = SMALL_CELL
    """Smaller counts of persons and cases are not shown outside; 1 by recorded decision only."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The model's words: `reason|3a` to what people read."""

    def rule(self, key: ReportKey) -> ReportRule | None:
        return next((rule for rule in self.rules if rule.key == key), None)
