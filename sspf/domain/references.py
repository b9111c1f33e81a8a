"""A button's reference: opaque, bound to recipient, act, object and version."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from sspf.domain.organisation import PersonId

Ref = NewType("Ref", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What one button means. The verb that comes back with it is never trusted."""

    ref: Ref
    person: PersonId
    act: str
    subject: str
    version: int = 0
    value: str = ""
    """A fixed choice that the button carries, as an answer or a page number."""
    conversation: str = ""
    """The shared chat that it was shown in, the only place where it works; empty: a private one."""
    issued_at: datetime | None = None
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentCard:
    """A card that a person has in front of them, so that it can be replaced later."""

    id: str
    person: PersonId
    conversation: str
    activity: str
    kind: str
    subject: str
    version: int
    sent_at: datetime
    replaced_at: datetime | None = None
