"""What Graph answers, as far as anybody here reads it, and what its failures mean. As a table:

| what came back                          | of a write that may have been done | of all else |
|-----------------------------------------|------------------------------------|-------------|
| 429, 503                                | later, when it asks for it         | the same    |
| 500, 502, 504, 408                      | unknown                            | later       |
| 401                                     | again with a new token, else later | the same    |
| 404 of an event                         | gone                               | gone        |
| 404 of the mailbox, or one without mail | refused: the mailbox is missing    | the same    |
| 410                                     | refused                            | begin anew  |
| 409                                     | refused: it is there already       | the same    |
| 403                                     | refused: not allowed               | the same    |
| other 3xx, 4xx                          | refused                            | refused     |
| nobody took the bytes                   | later                              | later       |
| reset or silent after the bytes left    | unknown                            | later       |
| 2xx that cannot be read                 | unknown                            | later       |

Nothing of what was answered goes into an exception or a log: it names people and meetings.
"""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sspf.ports import (
    CursorLostError,
    PermanentFailureError,
    TemporaryFailureError,
    UnknownOutcomeError,
)
from sspf.ports.organizer import GONE

MISSING, REFUSED = "failed.calendar_missing", "failed.calendar_refused"
ALREADY = "failed.already"
"""It is there: what was asked for has been done before."""
NO_SUCH_ITEM = frozenset({"ErrorItemNotFound", "ErrorInvalidIdMalformed", "NotFound"})
"""Codes of a 404 that say that the event is not there; any other says so of the mailbox."""
LATER = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
HANDED_ON = frozenset({HTTPStatus.REQUEST_TIMEOUT})

Answer = TypeVar("Answer", bound="Read")


class Read(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)


class Address(Read):
    address: str | None = None


class Status(Read):
    response: str | None = None
    time: datetime | None = None


class Attendee(Read):
    email: Address = Field(default=Address(), alias="emailAddress")
    status: Status | None = None


class Moment(Read):
    """A wall time, as Graph writes it: seven digits after the point."""

    date_time: str = Field(alias="dateTime")
    time_zone: str = Field(alias="timeZone")


class Body(Read):
    content: str = ""


class OnlineInfo(Read):
    join_url: str | None = Field(default=None, alias="joinUrl")


class Event(Read):
    """Of a removed one only `id` and `removed` are said."""

    id: str
    subject: str | None = None
    start: Moment | None = None
    end: Moment | None = None
    attendees: tuple[Attendee, ...] = ()
    body: Body | None = None
    online: OnlineInfo | None = Field(default=None, alias="onlineMeeting")
    is_cancelled: bool = Field(default=False, alias="isCancelled")
    transaction: str | None = Field(default=None, alias="transactionId")
    ical_uid: str | None = Field(default=None, alias="iCalUId")
    change_key: str | None = Field(default=None, alias="changeKey")
    etag: str | None = Field(default=None, alias="@odata.etag")
    removed: dict[str, str] | None = Field(default=None, alias="@removed")


class Events(Read):
    value: tuple[Event, ...]
    next: str | None = Field(default=None, alias="@odata.nextLink")
    delta: str | None = Field(default=None, alias="@odata.deltaLink")


class Subscription(Read):
    id: str
    expires_at: datetime = Field(alias="expirationDateTime")


class Chat(Read):
    thread: str | None = Field(default=None, alias="threadId")


class OnlineMeeting(Read):
    id: str
    chat: Chat | None = Field(default=None, alias="chatInfo")
    allow_recording: bool | None = Field(default=None, alias="allowRecording")
    allow_transcription: bool | None = Field(default=None, alias="allowTranscription")


class OnlineMeetings(Read):
    value: tuple[OnlineMeeting, ...]


class User(Read):
    id: str
    mail: str | None = None
    principal: str | None = Field(default=None, alias="userPrincipalName")
    kind: str | None = Field(default=None, alias="userType")


class Users(Read):
    value: tuple[User, ...]


class Installation(Read):
    id: str


class Installations(Read):
    value: tuple[Installation, ...]


class Id(Read):
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What came back instead. `code`: Graph's own word for it, or empty."""

    status: int
    code: str = ""
    wait_seconds: float | None = None
    is_write: bool = False
    """Done, it would be seen: by an attendee, or in a setting."""
    is_of_event: bool = False
    is_delta: bool = False


def failure_of(found: Failure) -> Exception:
    if found.status == HTTPStatus.UNAUTHORIZED:
        return TemporaryFailureError("failed.no_token")
    if found.status in LATER:
        return TemporaryFailureError("failed.busy", found.wait_seconds)
    if found.status >= HTTPStatus.INTERNAL_SERVER_ERROR or found.status in HANDED_ON:
        return no_answer("failed.busy", found.wait_seconds, is_write=found.is_write)
    if found.status == HTTPStatus.GONE and found.is_delta:
        return CursorLostError()
    if found.status == HTTPStatus.CONFLICT:
        return PermanentFailureError(ALREADY)
    return PermanentFailureError(_reason(found))


def no_answer(
    reason: str = "failed.unreachable", wait_seconds: float | None = None, *, is_write: bool
) -> Exception:
    """The bytes have left, and nobody says what became of them."""
    if is_write:
        return UnknownOutcomeError("failed.no_answer")
    return TemporaryFailureError(reason, wait_seconds)


def read(what: type[Answer], body: bytes, *, is_write: bool = False) -> Answer:
    """What cannot be read may have been done all the same."""
    try:
        return what.model_validate_json(body)
    except ValidationError:
        raise no_answer(is_write=is_write) from None


def _reason(found: Failure) -> str:
    if found.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        of_event = found.is_of_event and (not found.code or found.code in NO_SUCH_ITEM)
        return GONE if of_event else MISSING
    return REFUSED if found.status == HTTPStatus.FORBIDDEN else "failed.refused"
