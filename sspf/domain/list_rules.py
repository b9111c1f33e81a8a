"""Lists of people and themes that two agencies follow together, as the model has them: data."""

from dataclasses import dataclass
from enum import StrEnum

from sspf.domain.choices import Choice
from sspf.domain.keys import GroupKey, PartyKey


class EntryKind(StrEnum):
    PERSON = "person"
    THEME = "theme"
    """A focus area (inriktning) instead of a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRule:
    """Youngsters, Top 5, or whatever the model calls it (DOMAIN 12)."""

    key: str
    name: str
    letter: str
    """What its codes begin with."""
    group: GroupKey
    """Where its agencies meet."""
    parties: tuple[PartyKey, ...]
    """The only ones that may know that it exists, and each must confirm a choice (T2, Y1)."""
    max_age: int | None = None
    """Above it a notice, never a block (Y2)."""
    max_entries: int | None = None
    """One more takes a swap with a reason, or a logged override (T1)."""
    kinds: tuple[EntryKind, ...] = (EntryKind.PERSON,)
    steps: tuple[Choice, ...] = ()
    problems: tuple[Choice, ...] = ()
    """What the picture may hold (T3)."""
    measures: tuple[Choice, ...] = ()
    """What can be done, to choose from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListReview:
    """How often they choose anew, and when they evaluate (U1, U3)."""

    reselect_weeks: int = 8
    evaluate_months: int = 4
    repeats: bool = True
    """The source does not say: a setting."""
    by_entry: bool = False
    """The clock starts with each entry; False: with the list."""
    evaluators: tuple[PartyKey, ...] = ()
    receivers: tuple[GroupKey, ...] = ()
    """Groups to which it is presented; it stays open until each has a date (U4)."""
