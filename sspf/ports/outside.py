"""What lies outside the house: the clock, keys, Teams, mail. One Protocol per need."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sspf.domain.meetings import Meeting
from sspf.domain.organisation import MunicipalityId, Person, PersonId
from sspf.domain.references import Reference
from sspf.domain.web_links import WebLink


class TemporaryFailureError(Exception):
    """Nothing was delivered; try again later. `wait_seconds` is what the other side asked for."""

    def __init__(self, reason: str, wait_seconds: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait_seconds = wait_seconds


class PermanentFailureError(Exception):
    """Nothing was delivered and trying again will not help."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UnknownOutcomeError(Exception):
    """The bytes left the house and no answer came: it may or may not have been delivered."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotKeptError(Exception):
    """The database did not keep it, or nobody knows whether it did, and nobody asked is to blame.

    The same may be done again from its beginning: every write has a business key or a version.
    """


class Clock(Protocol):
    def now(self) -> datetime:
        """The current instant, aware, in UTC."""
        ...


class KeyProvider(Protocol):
    """Where the keys that seal columns come from."""

    def current(self) -> tuple[str, bytes]:
        """(key id, 32 bytes) to seal with from now on."""
        ...

    def named(self, key_id: str) -> bytes:
        """The key that something was sealed with; KeyError when it has been destroyed."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Where a person is reached."""

    person: PersonId
    conversation: str
    service_url: str
    tenant: str
    bot: str = ""
    user: str = ""
    kind: str = "personal"
    """Bot Framework's conversationType. Nothing but `personal` is ever sent to unasked."""
    member: str = ""
    """Entra object id of the one who was seen to be its member; empty: not looked at yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presented:
    """A message made ready for one person: what is sent, and what its buttons mean."""

    payload: Mapping[str, Any]
    summary: str
    """The fixed title: all that a notice or a locked screen may show."""
    references: tuple[Reference, ...] = ()


class Presenter(Protocol):
    def __call__(self, message: object, person: Person, nonce: str) -> Presented:
        """The same message with the same nonce gets the same references."""
        ...


class Messenger(Protocol):
    """Proactive messages. Each raises Temporary-, Permanent- or UnknownOutcome-."""

    async def reach(self, person: Person, tenant: str) -> Conversation:
        """Open, or find, the private conversation with a person."""
        ...

    async def send(self, to: Conversation, what: Presented) -> str:
        """Returns the activity's id."""
        ...

    async def update(self, to: Conversation, activity: str, what: Presented) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRequest:
    """A kallelse as calendars understand it (RFC 5546 REQUEST or CANCEL)."""

    key: str
    """The same key is the same file: writing it again changes nothing."""
    to: Person
    organizer: Person
    subject: str
    body: str
    meeting: Meeting
    is_cancelled: bool
    at: datetime
    link: str = ""
    """Address of the reader's own page; empty: there is none."""
    reply_to: str = ""
    """Where the reader's calendar sends its answer; empty: to the organizer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail in words alone, to somebody whom no card reaches."""

    key: str
    to: Person
    organizer: Person
    subject: str
    body: str
    at: datetime
    link: str = ""
    reply_to: str = ""


class Mail(Protocol):
    async def send(self, request: "CalendarRequest | Letter") -> None:
        """Raises Temporary-, Permanent- or UnknownOutcome-; the same key is the same mail."""
        ...


class Links(Protocol):
    """Makes addresses that nobody else can make, from what is kept of a link."""

    def address(self, municipality: MunicipalityId, link: WebLink) -> str:
        """Whole, to be copied; empty when the house has no address on the web."""
        ...

    def reply_address(self, municipality: MunicipalityId, link: WebLink) -> str:
        """Where this person's calendar sends its reply; empty when no mail is received."""
        ...

    def is_reply(self, tag: str, municipality: MunicipalityId, link: WebLink) -> bool:
        """Was this tag of an address made for this link?"""
        ...


class NoLinks:
    """A house without an address on the web and without a mailbox."""

    def address(self, municipality: MunicipalityId, link: WebLink) -> str:
        return ""

    def reply_address(self, municipality: MunicipalityId, link: WebLink) -> str:
        return ""

    def is_reply(self, tag: str, municipality: MunicipalityId, link: WebLink) -> bool:
        return False


class Meter(Protocol):
    """Counts what the house does. No personal data: kinds and outcomes only."""

    def sent(self, kind: str, outcome: str, late_seconds: float) -> None:
        """One message left the outbox, as a state of `Delivery`; late: from due to begun."""
        ...


class Words(Protocol):
    """A sentence of the catalogue, for what is sent outside cards (a calendar entry)."""

    def __call__(self, language: str, key: str, **values: object) -> str: ...
