"""What is said about figures: to those who steer, convene or coordinate."""

from dataclasses import dataclass
from datetime import date

from sspf.domain.choices import Choice
from sspf.domain.statistics import GroupFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupStatistics:
    group: str
    """The group's name."""
    figures: GroupFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """Numbers only: no text, no name, no code, nothing of the individual level."""

    first: date
    last: date
    groups: tuple[GroupStatistics, ...]
    """Those that have had a meeting in the period."""
    goals: tuple[Choice, ...] = ()
    """The model's goals with their names."""
