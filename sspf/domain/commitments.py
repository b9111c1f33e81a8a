"""Commitments (åtaganden): who does what by when. Source: DOMAIN section 11, RULES R-120."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType

from sspf.domain.cases import CaseId
from sspf.domain.errors import CommitmentClosedError
from sspf.domain.levels import BriefingLevel, PreventionLevel, Subject
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import AuthorityKey, GroupKey, PartyKey, PersonId

CommitmentId = NewType("CommitmentId", str)
"""`Å-2027-004`: unique in a municipality, running in the year."""
TEXT_LIMIT = 300
UNDO_WITHIN = timedelta(minutes=10)


class CommitmentStatus(StrEnum):
    PROPOSED = "proposed"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    ON_HOLD = "on_hold"
    NEEDS_HELP = "needs_help"
    DONE = "done"
    FOLLOWED_UP = "followed_up"
    CANCELLED = "cancelled"
    REPLACED = "replaced"
    DROPPED = "dropped"


OPEN = frozenset(
    {
        CommitmentStatus.NOT_STARTED,
        CommitmentStatus.IN_PROGRESS,
        CommitmentStatus.ON_HOLD,
        CommitmentStatus.NEEDS_HELP,
    }
)


class Effect(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    TOO_EARLY = "too_early"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A date, or the next meeting of the group (`meeting` says which one that is now)."""

    on: date
    """For "nästa möte": the day of that meeting, kept up to date as the meeting moves."""
    at_meeting: MeetingId | None = None

    @property
    def is_next_meeting(self) -> bool:
        return self.at_meeting is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    id: CommitmentId
    group: GroupKey
    party: PartyKey
    """Exactly one owner agency; others may take part."""
    owner: PersonId
    controller: AuthorityKey
    text: str
    level: BriefingLevel
    prevention: PreventionLevel
    due: Due
    decided_on: date
    meeting: MeetingId | None = None
    taking_part: tuple[PartyKey, ...] = ()
    goals: tuple[str, ...] = ()
    subject: Subject = Subject.AREA
    case: CaseId | None = None
    status: CommitmentStatus = CommitmentStatus.NOT_STARTED
    effect: Effect | None = None
    note: str = ""
    moved: int = 0
    """How many times it has been given a new date."""
    closed_on: date | None = None
    origin: str = ""
    """What caused it (a card's reference, an activity): the same cause makes it once."""
    version: int = 1

    @property
    def number(self) -> int:
        return int(self.id.rsplit("-", 1)[1])

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def is_overdue(self, today: date) -> bool:
        return self.is_open and self.due.on < today

    def start(self) -> "Commitment":
        return self._change(status=CommitmentStatus.IN_PROGRESS)

    def plan(self) -> "Commitment":
        return self._change(status=CommitmentStatus.NOT_STARTED)

    def ask_for_help(self, note: str) -> "Commitment":
        return self._change(status=CommitmentStatus.NEEDS_HELP, note=note)

    def complete(self, today: date, effect: Effect | None, note: str = "") -> "Commitment":
        return self._change(
            status=CommitmentStatus.DONE, effect=effect, note=note or self.note, closed_on=today
        )

    def postpone(self, due: Due, note: str = "") -> "Commitment":
        """A new date; the former one stays in the history."""
        return self._change(due=due, moved=self.moved + 1, note=note or self.note)

    def follow_meeting(self, due: Due) -> "Commitment":
        """The meeting it was due at got another day: not counted as a postponement."""
        return replace(self, due=due, version=self.version + 1)

    def give_to(self, owner: PersonId) -> "Commitment":
        """Another person of the same agency keeps the promise."""
        return self._change(owner=owner)

    def hand_to(
        self, party: PartyKey, owner: PersonId, controller: AuthorityKey, note: str = ""
    ) -> "Commitment":
        """Another agency keeps the promise, and answers for the row."""
        return self._change(
            party=party,
            owner=owner,
            controller=controller,
            taking_part=tuple(p for p in self.taking_part if p != party),
            note=note or self.note,
        )

    def cancel(self, today: date, reason: str) -> "Commitment":
        return self._change(status=CommitmentStatus.CANCELLED, note=reason, closed_on=today)

    def follow_up(self, effect: Effect | None) -> "Commitment":
        """The meeting confirms what the owner marked as done."""
        if self.status is not CommitmentStatus.DONE:
            raise CommitmentClosedError(self.id)
        return replace(
            self,
            status=CommitmentStatus.FOLLOWED_UP,
            effect=effect or self.effect,
            version=self.version + 1,
        )

    def put_back(self, former: "Commitment") -> "Commitment":
        """Undo: the former facts under a new version."""
        return replace(former, version=self.version + 1)

    def _change(self, **changes: object) -> "Commitment":
        if not self.is_open:
            raise CommitmentClosedError(self.id)
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]  # a field each


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of a commitment's history."""

    commitment: CommitmentId
    by: PersonId
    at: datetime
    before: Commitment
    after: Commitment
    undone: bool = False

    def may_be_undone(self, by: PersonId, now: datetime) -> bool:
        return not self.undone and self.by == by and now - self.at <= UNDO_WITHIN


def commitment_id(year: int, number: int) -> CommitmentId:
    return CommitmentId(f"Å-{year}-{number:03d}")
