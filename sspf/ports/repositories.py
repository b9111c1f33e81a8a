"""What is kept, one Protocol per aggregate; everything is inside one municipality."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from sspf.domain.audit import Entry
from sspf.domain.briefings import Briefing
from sspf.domain.commitments import Change, Commitment, CommitmentId
from sspf.domain.decisions import Attendance, Check, Decision, Item, ItemId
from sspf.domain.incidents import Incident
from sspf.domain.invitations import Absence, Answer
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.organisation import GroupKey, Organisation, PartyKey, PersonId
from sspf.domain.outbox import Delivery, Message, Sent, Sweep
from sspf.domain.reach import Reach
from sspf.domain.references import Ref, Reference, SentCard
from sspf.ports.outside import Conversation


class Organisations(Protocol):
    async def get(self) -> Organisation: ...
    async def put(self, organisation: Organisation) -> None: ...


class Meetings(Protocol):
    async def get(self, id: MeetingId) -> Meeting:
        """Raises UnknownMeetingError."""
        ...

    async def put(self, meeting: Meeting) -> None:
        """Insert (version 1) or replace version - 1; StaleError when it is another version."""
        ...

    async def discard(self, draft: Meeting) -> None:
        """Take away a draft, of which nobody but its convener has known.

        StaleError when it is no draft any more, or another version.
        """
        ...

    async def of_group(self, group: GroupKey) -> list[Meeting]:
        """All meetings of a group in order of time."""
        ...

    async def held_since(self, day: date) -> list[Meeting]:
        """All groups' meetings on or after a local day, in order of time."""
        ...


class Invitations(Protocol):
    async def put(self, answer: Answer) -> None:
        """One row per meeting and person; the newest answer replaces the former."""
        ...

    async def of_meeting(self, meeting: MeetingId) -> list[Answer]: ...
    async def put_absence(self, absence: Absence) -> None: ...
    async def absences(self) -> list[Absence]: ...


class Briefings(Protocol):
    """`parts` are readable; `draft` is sealed at rest."""

    async def find(self, meeting: MeetingId, party: PartyKey) -> Briefing | None: ...
    async def put(self, briefing: Briefing) -> None:
        """Insert (version 1) or replace version - 1; StaleError when it is another version."""
        ...

    async def of_meeting(self, meeting: MeetingId) -> list[Briefing]: ...


class Minutes(Protocol):
    """Items, decisions, attendance and checks of a meeting."""

    async def put_item(self, item: Item) -> None:
        """Insert (version 1) or replace version - 1; StaleError when it is another version."""
        ...

    async def item(self, id: ItemId) -> Item: ...
    async def items(self, meeting: MeetingId) -> list[Item]: ...
    async def add_decision(self, decision: Decision) -> bool:
        """False, and nothing changed, when its origin has made one before."""
        ...

    async def decisions(self, meeting: MeetingId) -> list[Decision]: ...
    async def put_attendance(self, meeting: MeetingId, rows: Sequence[Attendance]) -> None:
        """Replaces what was written before."""
        ...

    async def attendance(self, meeting: MeetingId) -> list[Attendance]: ...
    async def put_check(self, check: Check) -> None: ...
    async def checks(self, meeting: MeetingId) -> list[Check]: ...


class Commitments(Protocol):
    async def get(self, id: CommitmentId) -> Commitment:
        """Raises UnknownCommitmentError."""
        ...

    async def put(self, commitment: Commitment) -> None:
        """Insert (version 1) or replace version - 1; StaleError when it is another version."""
        ...

    async def of_group(self, group: GroupKey) -> list[Commitment]:
        """In order of number."""
        ...

    async def still_open(self) -> list[Commitment]:
        """All groups' open ones, soonest due first."""
        ...

    async def open_of_group(
        self,
        group: GroupKey,
        *,
        owner: PersonId | None = None,
        parties: Sequence[PartyKey] = (),
        due_until: date | None = None,
    ) -> list[Commitment]:
        """A group's open ones, soonest due first; what is not named does not limit."""
        ...

    async def made_by(self, origin: str) -> Commitment | None:
        """What this cause has made before."""
        ...

    async def next_number(self, year: int, taken: frozenset[str]) -> int:
        """A number never given before in the year, skipping `Å-<year>-<number>` in `taken`."""
        ...

    async def add_change(self, change: Change) -> None: ...
    async def last_change(self, by: PersonId) -> Change | None:
        """The newest change by this person that is not undone."""
        ...

    async def mark_undone(self, change: Change) -> None: ...
    async def changes(self, id: CommitmentId) -> list[Change]: ...


class Outbox(Protocol):
    async def add(self, message: Message) -> bool:
        """Queue once. False when this key was queued before."""
        ...

    async def add_missing(self, messages: Sequence[Message]) -> None:
        """Queue many at once; those whose keys were queued before stay as they are."""
        ...

    async def known(self, keys: Sequence[str]) -> frozenset[str]:
        """Those of the keys that have been queued before."""
        ...

    async def claim(self, now: datetime, at_most: int) -> list[Sent]:
        """Take due rows that nobody holds, oldest first; attempts are counted here.

        Nobody to whom a message is being sent, by whichever program, is among the recipients.
        Due by the injected clock; held by the database's own time, for 60 seconds. A row whose
        lease ran out after its send was begun comes back with state UNKNOWN.
        """
        ...

    async def begin(self, key: str, reason: str = "") -> None:
        """Written down before the bytes leave: the send has begun.

        `reason` stays on the row for whoever claims it next; empty leaves what stands there.
        """
        ...

    async def finish(self, key: str, state: Delivery, at: datetime, reason: str = "") -> bool:
        """SENT, DROPPED, DEAD or UNKNOWN; frees the row. False: nothing was changed."""
        ...

    async def postpone(self, key: str, until: datetime, reason: str) -> None:
        """Nothing was delivered; due again at `until`."""
        ...

    async def hand_back(self, key: str, until: datetime, reason: str) -> None:
        """Nothing was even tried: as `postpone`, and the claim is not counted as an attempt."""
        ...

    async def release(self, keep: Sequence[str] = ()) -> int:
        """What this program has claimed and not begun is free again, but for these keys.

        How many rows. The claim is not counted as an attempt.
        """
        ...

    async def drop(self, sweep: Sweep, at: datetime, at_most: int) -> list[PersonId]:
        """Drop together, oldest first; whom each of them was to, somebody perhaps many times."""
        ...

    async def count_dropped(self, person: PersonId, reason: str, since: datetime) -> int:
        """Rows to this person that were dropped for this reason at `since` or later."""
        ...

    async def next_due(self) -> datetime | None:
        """When the earliest unsent row is due."""
        ...

    async def log(self, at_most: int) -> list[Sent]:
        """Newest first: all states, by when they were due."""
        ...

    async def waiting(self, person: PersonId) -> list[Sent]:
        """Rows to this person that are not sent yet, in the order they were queued."""
        ...

    async def about(self, subject: str) -> list[Sent]:
        """Every row about this meeting, commitment or card, in the order they were queued."""
        ...

    async def dead(self, person: PersonId, since: datetime) -> list[Sent]:
        """Rows to this person that were given up, DEAD or UNKNOWN, at `since` or later."""
        ...

    async def revive(self, key: str, at: datetime) -> None:
        """A row that was given up is due once more, as if new; nothing happens to any other."""
        ...


class Cards(Protocol):
    """References on buttons, the cards that carry them, and what was typed in them."""

    async def add_references(self, references: Sequence[Reference]) -> None:
        """The same reference again changes nothing."""
        ...

    async def reference(self, ref: Ref) -> Reference | None: ...
    async def mark_used(self, ref: Ref, at: datetime) -> None: ...
    async def add_card(self, card: SentCard) -> None: ...
    async def cards_about(self, subject: str, kind: str) -> list[SentCard]:
        """Not yet replaced, oldest first."""
        ...

    async def card(self, id: str) -> SentCard | None: ...
    async def card_in(self, conversation: str, activity: str) -> SentCard | None: ...
    async def put_card(self, card: SentCard) -> None: ...
    async def keep(
        self, person: PersonId, ref: str, values: Mapping[str, Any], at: datetime
    ) -> None:
        """Everything that was typed, sealed, before anything is judged."""
        ...

    async def kept(self, person: PersonId, ref: str) -> Mapping[str, Any] | None:
        """The newest that was typed in this card."""
        ...


class Conversations(Protocol):
    async def find(self, person: PersonId) -> Conversation | None: ...
    async def put(self, conversation: Conversation) -> None: ...
    async def forget(self, person: PersonId) -> None:
        """Nothing happens when none was known."""
        ...


class Reaches(Protocol):
    """What is known of the road to each person."""

    async def find(self, person: PersonId) -> Reach | None: ...
    async def put(self, reach: Reach) -> None: ...
    async def every(self) -> list[Reach]:
        """By person."""
        ...


class Incidents(Protocol):
    """Personal data incidents; the text is sealed at rest."""

    async def get(self, number: int) -> Incident:
        """Raises UnknownIncidentError."""
        ...

    async def made_by(self, origin: str) -> Incident | None:
        """What this cause has made before."""
        ...

    async def still_open(self) -> list[Incident]:
        """In order of number."""
        ...

    async def next_number(self) -> int:
        """1 and on, never the same twice."""
        ...

    async def put(self, incident: Incident) -> None:
        """Insert (version 1) or replace version - 1; StaleError when it is another version."""
        ...


class AuditLog(Protocol):
    async def add(self, entry: Entry) -> None:
        """Append; sealed to the entry before."""
        ...

    async def entries(self) -> list[Entry]: ...
