"""Which commitments a question is about, with the reader's rights already in it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sspf.domain.cases import CaseId
from sspf.domain.commitments import Commitment, CommitmentStatus, Effect
from sspf.domain.folding import holds
from sspf.domain.levels import BriefingLevel, PreventionLevel
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import GroupKey, PartyKey, PersonId


class Order(StrEnum):
    """How a list is sorted; what is equal is sorted by number."""

    DUE = "due"
    AGENCY = "agency"
    STATUS = "status"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Empty values do not limit. What belongs to a case is wanted where `of_cases` opens it."""

    group: GroupKey
    levels: frozenset[BriefingLevel]
    """Those that the reader may see in the group, where it is asked; none: nothing is found."""
    of_cases: frozenset[tuple[CaseId, PartyKey]] = frozenset()
    """(case, owner agency) of commitments on level 3 that the reader may know of."""
    statuses: frozenset[CommitmentStatus] = frozenset()
    parties: tuple[PartyKey, ...] = ()
    parties_not: tuple[PartyKey, ...] = ()
    together: tuple[PartyKey, ...] = ()
    """Every one of these takes part, as the owner or beside it."""
    owner: PersonId | None = None
    due_from: date | None = None
    due_until: date | None = None
    at_meeting: bool | None = None
    """True: due at the next meeting; False: due on a date of its own."""
    meeting: MeetingId | None = None
    """Where it was decided."""
    decided_from: date | None = None
    decided_until: date | None = None
    closed_from: date | None = None
    closed_until: date | None = None
    effect: Effect | None = None
    prevention: PreventionLevel | None = None
    goal: str = ""
    words: tuple[str, ...] = ()
    """Of sspf.domain.folding.sought; every one of them is in the text."""

    def holds(self, commitment: Commitment) -> bool:
        """The same as the database asks, for one commitment."""
        return (
            commitment.group == self.group
            and self._is_open_to_reader(commitment)
            and self._is_of_its_kind(commitment)
            and self._has_its_agencies(commitment)
            and self._has_its_days(commitment)
            and all(holds(commitment.text, word) for word in self.words)
        )

    def _is_open_to_reader(self, commitment: Commitment) -> bool:
        """Of a case only what `of_cases` names; and nobody looks for words in what is sealed."""
        if commitment.case is None:
            return commitment.level in self.levels
        return (commitment.case, commitment.party) in self.of_cases and not self.words

    def _is_of_its_kind(self, commitment: Commitment) -> bool:
        return (
            (not self.statuses or commitment.status in self.statuses)
            and self.owner in (None, commitment.owner)
            and self.meeting in (None, commitment.meeting)
            and self.effect in (None, commitment.effect)
            and self.prevention in (None, commitment.prevention)
            and (not self.goal or self.goal in commitment.goals)
        )

    def _has_its_agencies(self, commitment: Commitment) -> bool:
        taking_part = (commitment.party, *commitment.taking_part)
        return (
            (not self.parties or commitment.party in self.parties)
            and commitment.party not in self.parties_not
            and all(party in taking_part for party in self.together)
        )

    def _has_its_days(self, commitment: Commitment) -> bool:
        due = commitment.due
        return (
            _within(due.on, self.due_from, self.due_until)
            and self.at_meeting in (None, due.is_next_meeting)
            and _within(commitment.decided_on, self.decided_from, self.decided_until)
            and _within(commitment.closed_on, self.closed_from, self.closed_until)
        )


def _within(day: date | None, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    if day is None:
        return False
    return (first is None or first <= day) and (last is None or day <= last)
