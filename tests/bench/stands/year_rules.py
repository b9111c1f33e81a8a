"""What must hold of a whole year, judged from outside: by what left, and by what is kept."""

from collections import Counter, defaultdict

from sspf.domain.commitments import CommitmentId
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.agenda import AgendaDocument
from sspf.domain.messages.commitment import Digest
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import MAIL, Delivery, Kind, Sent
from tests.bench.stands.year_house import Sending, Year
from tests.bench.stands.year_people import People

OF_CANCELLING = (Kind.INVITATION_CANCELLED, Kind.CALENDAR_CANCEL)
ENDED_WELL = (Delivery.SENT, Delivery.DROPPED)
ALL_ROWS = 1_000_000


class Rules:
    """Counts how often each rule was held against something, and how often it did not hold."""

    def __init__(self, year: Year, people: People) -> None:
        self._year = year
        self._people = people
        self.held: Counter[str] = Counter()
        self.broken: Counter[str] = Counter()
        self._sent: Counter[str] = Counter()
        self._digests: Counter[tuple[PersonId, str]] = Counter()
        year.looks.append(self.look)

    def look(self, sending: Sending) -> None:
        """At each message as it leaves."""
        self._sent[sending.key] += 1
        self._judge("no_message_twice", holds=self._sent[sending.key] == 1)
        if isinstance(sending.message, Digest):
            self._look_at_digest(sending, sending.message)
        if sending.subject in self._people.cancelled:
            self._judge("nothing_after_cancel", holds=sending.kind in OF_CANCELLING)

    def _look_at_digest(self, sending: Sending, digest: Digest) -> None:
        day = sending.at.astimezone(self._year.town.time_zone).date().isoformat()
        self._digests[(sending.person, day)] += 1
        self._judge("one_digest_a_day", holds=self._digests[(sending.person, day)] == 1)
        spoken = {one.line.id for one in digest.lines} | {c.id for c in digest.late_elsewhere}
        self._judge("no_reminder_of_what_is_done", holds=not spoken & self._people.done)

    async def look_at_agendas(self) -> None:
        """Before anybody acts on them: all that is open in the group must stand in each."""
        got = [s for s in self._year.inbox if isinstance(s.message, AgendaDocument)]
        if not got:
            return
        async with self._year.services.unit_of_work(self._year.town.municipality) as uow:
            still = await uow.commitments.still_open()
            meetings = {s.subject: await uow.meetings.get(MeetingId(s.subject)) for s in got}
        for sending in got:
            meeting = meetings[sending.subject]
            of_it = {c.id for c in still if c.group == meeting.group and c.meeting != meeting.id}
            self._judge("carry_over_complete", holds=of_it <= _followed(sending.message))

    async def look_back(self) -> None:
        """At the end: at every row of the queue, every meeting, every commitment, the audit log."""
        year = self._year
        async with year.services.unit_of_work(year.town.municipality) as uow:
            rows = await uow.outbox.log(ALL_ROWS)
            meetings = [m for g in year.town.groups for m in await uow.meetings.of_group(g.key)]
            still = await uow.commitments.still_open()
        off = {m.id for m in meetings if not m.is_on}
        for commitment in still:
            self._judge(
                "nothing_due_at_a_cancelled_meeting", holds=commitment.due.at_meeting not in off
            )
        self._look_at_rows(rows)
        for meeting in meetings:
            if meeting.called_at is not None:
                self._look_at_calls(meeting, rows)
        self._judge("audit_chain_verifies", holds=await year.broken_at() is None)

    def _look_at_rows(self, rows: list[Sent]) -> None:
        now = self._year.clock.now()
        for row in rows:
            ended = row.state in ENDED_WELL or row.message.send_at > now
            self._judge("every_due_row_ends", holds=ended)
            if row.state is Delivery.SENT and row.message.kind not in (*MAIL, Kind.REPLACE):
                self._judge("every_row_is_one_send", holds=self._sent[row.message.key] == 1)

    def _look_at_calls(self, meeting: Meeting, rows: list[Sent]) -> None:
        """One card and one calendar entry to each who is called; the entry anew if it moves."""
        got: defaultdict[Kind, Counter[PersonId]] = defaultdict(Counter)
        for row in rows:
            if row.message.subject == meeting.id and row.state is Delivery.SENT:
                got[row.message.kind][row.message.recipient] += 1
        for person in self._year.town.members(meeting.group):
            self._judge("one_kallelse_each", holds=got[Kind.INVITATION][person.id] == 1)
        twice = [n for n in got[Kind.INVITATION].values() if n != 1]
        self._judge("one_kallelse_each", holds=not twice)

    def _judge(self, rule: str, *, holds: bool) -> None:
        self.held[rule] += 1
        self.broken[rule] += not holds


def _followed(message: object) -> set[CommitmentId]:
    assert isinstance(message, AgendaDocument)
    return {line.id for point in message.points for line in point.commitments}
