"""Everything that decides what is sent in one municipality, at one moment."""

from dataclasses import dataclass, field
from datetime import date

from sspf.domain.briefings import Briefing
from sspf.domain.commitments import Commitment
from sspf.domain.cycle import Cycle, cycle_of
from sspf.domain.invitations import Absence, Answer, card_holders, standing_in
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.organisation import Organisation, PartyKey, Person
from sspf.domain.working_days import WorkingDays


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything that decides what is sent in one municipality."""

    organisation: Organisation
    days: WorkingDays
    meetings: tuple[Meeting, ...]
    answers: tuple[Answer, ...] = ()
    absences: tuple[Absence, ...] = ()
    briefings: tuple[Briefing, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    """All that are open, and those that the meetings above decided on."""
    unclosed: frozenset[MeetingId] = frozenset()
    """Meetings with an item that has no outcome yet: their plan is not settled (A16)."""
    cycles: dict[MeetingId, Cycle] = field(default_factory=dict)

    def cycle(self, meeting: Meeting) -> Cycle:
        """Computed once for each meeting; a moved meeting is another World."""
        if meeting.id not in self.cycles:
            offsets = self.organisation.rules.offsets
            self.cycles[meeting.id] = cycle_of(meeting, offsets, self.days)
        return self.cycles[meeting.id]

    def missing(self, meeting: Meeting) -> tuple[PartyKey, ...]:
        """Agencies whose briefing has not been submitted; a draft counts as missing."""
        done = {b.party for b in self.briefings if b.meeting == meeting.id and b.is_submitted}
        return tuple(p for p in self.organisation.answering(meeting.group) if p not in done)

    def holders(self, meeting: Meeting, on: date) -> tuple[Person, ...]:
        """Everyone who gets an agency's card for this meeting."""
        named = standing_in(self.answers, meeting)
        seats = self.organisation.answering(meeting.group)
        return tuple(
            person
            for party in seats
            for person in card_holders(
                self.organisation, meeting.group, party, on, self.absences, named
            )
        )
