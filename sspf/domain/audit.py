"""Audit entries: who did what to which, and when. Never any content (R-71)."""

from dataclasses import dataclass
from datetime import datetime

from sspf.domain.organisation import AuthorityKey, PersonId

SYSTEM = PersonId("system")
READING = "case:read"
READINGS = frozenset({READING, "case:print", "case:export", "case:mail"})
"""Tags of what left a copy of something about a case: the subject is the case, or `case/record`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    at: datetime
    actor: PersonId
    tag: str
    """`subject:action`, as `commitment:complete`."""
    subject: str
    """Id of what was done something to."""
    controller: AuthorityKey
    version: int = 0
    case: str = ""
    """Id of the case that it is about, never its code; empty: none."""
    ground: str = ""
    """Code of the legal ground that opened it, or id of the consent (R-70)."""
    purpose: str = ""
    """Code of the screen or the purpose that it was read for (R-70)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """How far a municipality's log had come, as kept outside the database."""

    position: int
    hash: str
    """Of the entry at this position, in hexadecimal."""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An entry with its place in the log."""

    position: int
    entry: Entry
