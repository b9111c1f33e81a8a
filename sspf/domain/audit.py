"""Audit entries: who did what to which, and when. Never any content (R-71)."""

from dataclasses import dataclass
from datetime import datetime

from sspf.domain.organisation import AuthorityKey, PersonId

SYSTEM = PersonId("system")


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
