"""What is kept, one Protocol per aggregate; everything is inside one municipality."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from typing import Any, Protocol

from sspf.domain.audit import Entry, Placed
from sspf.domain.briefings import Briefing
from sspf.domain.cases import CaseId
from sspf.domain.commitments import Change, Commitment, CommitmentId
from sspf.domain.decisions import Attendance, Check, Decision, Item, ItemId
from sspf.domain.incidents import Incident
from sspf.domain.invitations import Absence, Answer
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.organisation import GroupKey, Organisation, PartyKey, PersonId
from sspf.domain.reach import Reach
from sspf.domain.references import Ref, Reference, SentCard
from sspf.ports.commitment_questions import CommitmentQuestions
from sspf.ports.outside import Conversation


class Organisations(Protocol):
    async def get(self) -> Organisation: ...
    async def put(self, organisation: Organisation) -> None: ...
    async def hold(self) -> Organisation:
        """As it is now; and until the transaction ends nobody else changes it, or writes in the
        log of this municipality: what was done by others is done, what is not comes after."""
        ...


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

    async def confirm_decision(self, before: Decision, after: Decision) -> None:
        """Who has confirmed it at home; StaleError when somebody else did so just now."""
        ...

    async def decisions(self, meeting: MeetingId) -> list[Decision]: ...
    async def put_attendance(self, meeting: MeetingId, rows: Sequence[Attendance]) -> None:
        """Replaces what was written before."""
        ...

    async def attendance(self, meeting: MeetingId) -> list[Attendance]: ...
    async def put_check(self, check: Check) -> None: ...
    async def checks(self, meeting: MeetingId) -> list[Check]: ...


class Commitments(CommitmentQuestions, Protocol):
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

    async def of_case(self, case: CaseId) -> list[Commitment]:
        """All of them, closed ones too, in order of number."""
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
    async def put_cases(self, card: str, cases: AbstractSet[CaseId]) -> None:
        """The cases of which this card shows something now; empty: none any more (R-62)."""
        ...

    async def case_cards_of(self, person: PersonId) -> list[tuple[SentCard, CaseId]]:
        """Cards of this person's that show something of a case, each with one of those cases; not
        yet replaced, oldest first."""
        ...

    async def cards_of_case(self, case: CaseId) -> list[SentCard]:
        """Those that show something of it, not yet replaced, oldest first."""
        ...

    async def put_records(self, card: str, records: AbstractSet[str]) -> None:
        """The lists and entries of which this card shows something now (R-27, R-62)."""
        ...

    async def record_cards_of(self, person: PersonId) -> list[tuple[SentCard, frozenset[str]]]:
        """Cards of this person's that show something of a list, with what; not yet replaced."""
        ...

    async def cards_of_record(self, record: str) -> list[SentCard]:
        """Those that show something of it, not yet replaced, oldest first."""
        ...

    async def of_cases_before(self, sent: datetime) -> list[SentCard]:
        """Those that show something of any case or list, not yet replaced, sent before."""
        ...

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

    async def add_all(self, entries: Sequence[Entry]) -> None:
        """The same for many, at once."""
        ...

    async def to_review(self, since: datetime, before: datetime) -> list[Placed]:
        """Entries about a case, and refusals of one, in this time; in the log's order."""
        ...

    async def at_places(self, positions: Sequence[int]) -> list[Placed]:
        """Those that there are, in the log's order."""
        ...

    async def of_case(self, case: str) -> list[Entry]:
        """Entries about this case: oldest first."""
        ...

    async def entries(self) -> list[Entry]: ...
    async def newest(self, at_most: int) -> list[Entry]:
        """Newest first."""
        ...

    async def readings(self, case: CaseId) -> list[Entry]:
        """Oldest first: who has read, printed or taken out something of the case."""
        ...
