"""What is to be sent: kinds, ids and business keys, never a text that a person wrote."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from zlib import crc32

from sspf.domain.organisation import AuthorityKey, PersonId


class Kind(StrEnum):
    """Each kind of message has one title, which is all a locked screen may show (R-60)."""

    WELCOME = "welcome"
    INVITATION_ASK = "invitation_ask"
    INVITATION = "invitation"
    INVITATION_MOVED = "invitation_moved"
    INVITATION_CANCELLED = "invitation_cancelled"
    GUEST_INVITATION = "guest_invitation"
    NOT_COMING = "not_coming"
    """A deputy is not needed after all, or a guest is no longer invited."""
    SEAT_EMPTY = "seat_empty"
    MANDATE = "mandate"
    CALENDAR_REQUEST = "calendar_request"
    CALENDAR_CANCEL = "calendar_cancel"
    BRIEFING_REQUEST = "briefing_request"
    LETTER = "letter"
    """A request by mail, to somebody whom its card did not reach."""
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
    NOT_REACHED = "not_reached"
    INCIDENT = "incident"
    LOG_REVIEW = "log_review"
    CATCH_UP = "catch_up"
    CALENDAR_KALLELSE = "calendar_kallelse"
    SIGNAL = "signal"
    OWNER_CHANGED = "owner_changed"
    ANSWER = "answer"
    """What was asked where others read along."""
    ENTRY_PROPOSED = "entry_proposed"
    SELECTION_DUE = "selection_due"
    EVENT = "event"
    """To the organiser's calendar: the meeting's event is to be as the meeting is."""
    EVENT_ROOM = "event_room"
    """The online meeting's own settings and chat."""
    EVENT_TROUBLE = "event_trouble"
    REPORT = "report"
    GROUP_NEWS = "group_news"
    """A matter has come to a group, a plan to its inbox, or an agreement is to be reviewed."""
    CASE_NEWS = "case_news"
    """Something in a case is to be seen to."""
    COMMITMENTS_ENDED = "commitments_ended"
    """To their owner, when the consent that they stood on was taken back: a number."""
    CONSENT_ENDING = "consent_ending"
    YOUTH_ADULT = "youth_adult"
    CONSENT_CHECK = "consent_check"
    PURGED = "purged"
    """Gallringskvitto: what was destroyed, in numbers."""
    RETENTION = "retention"
    """There is no decision on retention, or there are cases that are never closed."""
    OWN_REMINDER = "own_reminder"
    """What somebody asked to be reminded of, and nobody else is told of."""
    NOT_RECALLED = "not_recalled"
    """A card that shows something of a case could not be replaced."""


AT_ANY_HOUR = frozenset({Kind.REPLACE, Kind.INCIDENT, Kind.ANSWER})
"""Everything else waits for a working day between 8 and 17."""
NOT_WHILE_AWAY = frozenset(
    {
        Kind.BRIEFING_REQUEST,
        Kind.STANDING,
        Kind.MANDATE,
        Kind.AGENDA_APPROVAL,
        Kind.AGENDA,
        Kind.TODAY,
        Kind.CAPTURE,
        Kind.CLOSE_ITEMS,
        Kind.PLAN_CHECK,
        Kind.OWNER_LIST,
        Kind.OBJECTION,
        Kind.HELP_WANTED,
        Kind.DATE_CHANGED,
        Kind.COMMITMENT_CANCELLED,
        Kind.ASKED_HOW,
        Kind.ORAL_NOTED,
        Kind.CATCH_UP,
        Kind.REPORT,
        Kind.CASE_NEWS,
    }
)
"""Waits until somebody who is away is back, and is not sent if it is pointless by then.

A kallelse, and what changes it, is sent all the same: rules demand it, and it is for a day to
come. So is what tells of an incident, and what tells that somebody was not reached.
"""
AWAY = "held.away"
"""Reason on a row that waits for its recipient to come back."""
MAIL = frozenset({Kind.CALENDAR_REQUEST, Kind.CALENDAR_CANCEL, Kind.LETTER})
AHEAD = frozenset({Kind.REPLACE})
"""Goes before all others, and until it is done: it takes away what may no longer be read."""
EVENTS = frozenset({Kind.EVENT, Kind.EVENT_ROOM})
"""To the calendar, not to a person. Each may be done again: done twice is as if done once."""
NO_CHAT = MAIL | EVENTS
ELSE_BY_LETTER = frozenset({Kind.BRIEFING_REQUEST, Kind.AGENDA, Kind.DIGEST})
"""What goes by mail instead, when its card was given up: a request, that the agenda is ready, and
numbers. A kallelse, moved or cancelled, is in a calendar or a mail anyhow."""
NO_ANSWER = "failed.no_answer"
"""Reason on a row that may have arrived: the bytes left, and nobody knows."""
PACED = "failed.paced"
"""Reason on a row whose turn has not come: Microsoft's limits let nothing through just now."""
NO_ACCOUNT = "dropped.no_account"
"""Reason on a card to somebody who is not in Teams: what has a letter goes by letter."""
FOLDED = "dropped.folded"
PAST = "dropped.past"
STALE_AFTER = timedelta(hours=12)
"""What only tells something is, when it is so late, one of many that are told as a number."""
ONLY_TELLS = frozenset(
    {
        Kind.DIGEST,
        Kind.STANDING,
        Kind.OWNER_LIST,
        Kind.DATE_CHANGED,
        Kind.COMMITMENT_CANCELLED,
        Kind.OWNER_CHANGED,
        Kind.ORAL_NOTED,
        Kind.COMMITMENTS_ENDED,
    }
)
"""Nobody has to do anything, and what it says can be asked for: "mina åtaganden", "dagordning".

Never folded, however late: a kallelse and its mail, a meeting moved or cancelled, a briefing that
is asked for, the agenda and its approval, a plan to look through, a question, an objection, a call
for help, an incident, and whatever tells that somebody was not reached. A welcome is the first
that a person sees.
"""
OF_A_MEETING_AHEAD = frozenset(
    {
        Kind.INVITATION,
        Kind.INVITATION_MOVED,
        Kind.GUEST_INVITATION,
        Kind.SEAT_EMPTY,
        Kind.MANDATE,
        Kind.BRIEFING_REQUEST,
        Kind.LETTER,
        Kind.STANDING,
        Kind.AGENDA_APPROVAL,
        Kind.AGENDA,
        Kind.TODAY,
        Kind.ORAL_NOTED,
        Kind.EVENT,
        Kind.EVENT_ROOM,
        Kind.EVENT_TROUBLE,
    }
)
"""Pointless once the meeting is over; each is looked at when its turn comes too."""
FIRST_WAIT = timedelta(seconds=20)
JITTER = 0.25


def wait_before_next(key: str, attempts: int) -> timedelta:
    """Twice as long each time, and up to a quarter more: what failed together comes back apart.

    The share is drawn from the row's own key, so that a run can be repeated to the second.
    """
    share = crc32(f"{key}:{attempts}".encode()) / 2**32
    times: float = 2.0**attempts * (1 + JITTER * share)
    return FIRST_WAIT * times


def mail_key(meeting: str, person: PersonId, sequence: int, *, is_cancelled: bool) -> str:
    """Names the mail about one call to a meeting, to one person; its file bears the key's hash."""
    return f"{meeting}-{person}-{sequence}{'-cancel' if is_cancelled else ''}"


def letter_key(subject: str, person: PersonId, revision: int, instead: Kind) -> str:
    """Names the mail that goes to one person instead of a card of that kind."""
    named = f"{mail_key(subject, person, revision, is_cancelled=False)}-letter"
    return named if instead is Kind.BRIEFING_REQUEST else f"{named}-{instead}"


def letter_of(message: "Message") -> Kind:
    """Which kind of card the letter goes instead of."""
    return Kind(str(message.values.get("of", Kind.BRIEFING_REQUEST)))


def letter_instead(message: "Message", now: datetime) -> "Message":
    """Of a card that was given up: once for each call to a meeting; of a reminder once a day."""
    is_request = message.kind is Kind.BRIEFING_REQUEST
    kind = "" if is_request else f"{message.kind}:"
    return Message(
        key=f"{Kind.LETTER}:{kind}{message.subject}:{message.recipient}:{message.revision}",
        kind=Kind.LETTER,
        recipient=message.recipient,
        subject=message.subject,
        controller=message.controller,
        send_at=now,
        revision=message.revision,
        why="why.letter",
        values={} if is_request else {**message.values, "of": message.kind},
    )


class Delivery(StrEnum):
    DUE = "due"
    LEASED = "leased"
    SENDING = "sending"
    """It is written down that the bytes will leave; nothing is written of how that went."""
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

    @property
    def may_be_there(self) -> bool:
        """An earlier send of it was begun, and how that ended is not known."""
        return self.state is Delivery.UNKNOWN or self.reason == NO_ANSWER

    @property
    def may_be_there_twice(self) -> bool:
        """The one more send that an unknown outcome allows was begun too, and never ended."""
        return self.state is Delivery.UNKNOWN and self.reason == NO_ANSWER


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """Which waiting rows are dropped together, without being looked at one by one."""

    kinds: frozenset[Kind]
    before: datetime
    """Due at this instant or earlier."""
    reason: str
    subjects: frozenset[str] | None = None
    """Only about these; None: about anything."""


def catch_up(person: PersonId, controller: AuthorityKey, now: datetime, today: date) -> Message:
    """One message of what was not sent one by one: once a person and day."""
    return Message(
        key=f"{Kind.CATCH_UP}:{person}:{today.isoformat()}",
        kind=Kind.CATCH_UP,
        recipient=person,
        subject=today.isoformat(),
        controller=controller,
        send_at=now,
        why="why.catch_up",
    )
