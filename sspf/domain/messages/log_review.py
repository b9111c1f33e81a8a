"""What is said when the log is to be looked through: counts and places, no case and no content."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LogReviewFacts:
    month: str
    """ISO year and month."""
    version: int
    reads: int
    people: int
    cases: int
    many_cases: int
    odd_hours: int
    refused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LogReviewNews:
    """To the log reviewer: how many, and a button that opens them."""

    facts: LogReviewFacts
    is_overdue: bool = False
    may_open: bool = True
    """False for administrators, who only see to it that somebody does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogReviewLine:
    """One entry, local wall time; `purpose` and `ground` are codes."""

    position: int
    at: datetime
    actor: str
    party: str
    tag: str
    purpose: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogReviewStanding:
    """The sample and what is out of the ordinary, with the button that signs."""

    facts: LogReviewFacts
    sample: tuple[LogReviewLine, ...]
    odd: tuple[LogReviewLine, ...]
    signed_at: datetime | None = None
    signed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoLogReview:
    """Nothing waits to be looked through."""
