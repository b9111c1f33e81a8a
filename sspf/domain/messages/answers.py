"""What is said in answer to a question about the work as a whole, or about oneself."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf.domain.agenda import FollowUp
from sspf.domain.commitments import Effect
from sspf.domain.messages.commitment import CommitmentLine
from sspf.domain.messages.general import Phrase
from sspf.domain.messages.meeting import MeetingFacts, PartyChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisesOf:
    """What became of one agency's promises; never of one person's."""

    party: str
    counts: FollowUp
    effects: tuple[tuple[Effect, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Promises:
    """ "Har vi gjort det vi lovade?": what the last meeting decided, and what came of it."""

    group: str
    meeting_on: date
    counts: FollowUp
    effects: tuple[tuple[Effect, int], ...]
    of: tuple[PromisesOf, ...]
    """Agencies that promised something, in the order of the seats."""
    older_open: int = 0
    """Still open from before that meeting."""
    late: tuple[CommitmentLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingText:
    """One part of one agency's briefing, as it was submitted."""

    party: str
    part: str
    text: str
    is_late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingTexts:
    """What agencies have written before a meeting, or those parts of it that hold some words."""

    meeting: MeetingFacts
    texts: tuple[BriefingText, ...]
    scope: tuple[Phrase, ...]
    missing: tuple[str, ...] = ()
    """Agencies that were asked about and have not submitted."""
    concern_link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    name: str
    title: str
    email: str
    why: Phrase
    """Coordinator, convener, of an agency: as what this person answers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """Whom to turn to, with a text for the municipality's own pages (B7)."""

    people: tuple[Contact, ...]
    municipality: str
    parties: tuple[str, ...] = ()
    """Names of those that work together here, as the public text says them."""
    public: Contact | None = None
    """Who stands in the public text; None: nobody coordinates, so there is none."""
    concern_link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnData:
    """ "Vad sparas om mig?": what is kept about the person who asks, read from the data."""

    name: str
    title: str
    email: str
    workplace: str
    party: str
    groups: tuple[str, ...]
    language: str
    reminders: str
    """`on`, `less` or `off`."""
    heard_at: datetime | None
    """Local."""
    absences: tuple[tuple[date, date], ...]
    open_commitments: int
    own_reminders: tuple[date, ...] = ()
    """Days on which the person has asked to be reminded of something; of what is not kept."""
    controller: str
    """The authority that answers for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalForm:
    """A signal between meetings: what, to whom, and on which agenda it lands (A10)."""

    meeting: MeetingFacts
    parties: tuple[PartyChoice, ...]
    text: str = ""
    chosen: tuple[str, ...] = ()
    """Keys of agencies."""
    level: str = ""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalSaved:
    """It stands on the agenda."""

    meeting: MeetingFacts
    parties: tuple[str, ...]
    """Who are told at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """To the people of an agency that a signal names."""

    meeting: MeetingFacts
    by: str
    text: str
    item: str = ""
    """Id of it, where the reader may raise a case that came up in it (A19)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmGiving:
    """Another agency is to keep a promise: now and new, and why."""

    line: CommitmentLine
    to: PartyChoice
    owner: str
    """The person of that agency who is to keep it."""
    needs_reason: bool
    reason: str = ""
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCommitment:
    """One commitment, chosen in the compose box to stand in a message that others read."""

    line: CommitmentLine


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    at: datetime
    """Local."""
    actor: str
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessLog:
    """To the data protection officer: who did what, and when; never any content."""

    lines: tuple[LogLine, ...]
