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
