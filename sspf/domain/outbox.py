"""What is to be sent: kinds, ids and business keys, never a text that a person wrote."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sspf.domain.organisation import AuthorityKey, PersonId


class Kind(StrEnum):
    """Each kind of message has one title, which is all a locked screen may show (R-60)."""

    WELCOME = "welcome"
    INVITATION_ASK = "invitation_ask"
    INVITATION = "invitation"
    INVITATION_MOVED = "invitation_moved"
    INVITATION_CANCELLED = "invitation_cancelled"
    CALENDAR_REQUEST = "calendar_request"
    CALENDAR_CANCEL = "calendar_cancel"
    BRIEFING_REQUEST = "briefing_request"
    STANDING = "standing"
    AGENDA_APPROVAL = "agenda_approval"
    AGENDA = "agenda"
    TODAY = "today"
    CAPTURE = "capture"
    CLOSE_ITEMS = "close_items"
    PLAN_CHECK = "plan_check"
    OWNER_LIST = "owner_list"
    DIGEST = "digest"
    OBJECTION = "objection"
    HELP_WANTED = "help_wanted"
    DATE_CHANGED = "date_changed"
    COMMITMENT_CANCELLED = "commitment_cancelled"
    ASKED_HOW = "asked_how"
    ORAL_NOTED = "oral_noted"
    REPLACE = "replace"


MAIL = frozenset({Kind.CALENDAR_REQUEST, Kind.CALENDAR_CANCEL})


class Delivery(StrEnum):
    DUE = "due"
    LEASED = "leased"
    SENT = "sent"
    UNKNOWN = "unknown"
    DROPPED = "dropped"
    DEAD = "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A row of the outbox."""

    key: str
    """What makes it a message of its own: `digest:rut:2027-02-05`. Queued once for ever."""
    kind: Kind
    recipient: PersonId
    subject: str
    """Id of the meeting, commitment or sent card that it is about."""
    controller: AuthorityKey
    send_at: datetime
    revision: int = 0
    """Version of the subject's part that it speaks of; another one makes it pointless."""
    why: str = ""
    """Catalogue key of the reason, for the log that people read."""
    values: Mapping[str, str | int] = field(default_factory=dict)
    """Numbers and ids that the reason and the card need; never text that a person wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A message with what became of it."""

    message: Message
    state: Delivery
    at: datetime | None
    attempts: int = 0
    reason: str = ""
    """Catalogue key of why it was dropped, or ended unknown or dead."""
    sequence: int = 0
