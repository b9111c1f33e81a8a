"""Entries of the lists that two agencies keep together (Youngsters, Top 5).

Source: DOMAIN section 12, ACCEPTANCE Y1-Y5, T1-T5, RULES R-27. To everybody else nothing of it
exists. No name: a code, and in each agency's own system the key to it.
"""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NewType, TypeVar

from sspf.domain.errors import EntryClosedError, FollowUpMissingError, NotBothError
from sspf.domain.list_rules import EntryKind
from sspf.domain.organisation import AuthorityKey, GroupKey, PartyKey, PersonId

Part = TypeVar("Part")
EntryId = NewType("EntryId", str)
EntryCode = NewType("EntryCode", str)
"""`T27-01`: the list's letter, the year, the number in the year."""


CENTURY = 2000
GROUNDS = ("OSL_10_18a", "OSL_10_15a", "OSL_12_2")
"""Codes of the grounds on which two agencies may follow somebody together (DOMAIN 12)."""


def entry_code(letter: str, year: int, number: int) -> EntryCode:
    """`T27-01`: the first letter of the list, the year, the number in the year."""
    return EntryCode(f"{letter}{year % 100:02d}-{number:02d}")


class EntryState(StrEnum):
    PROPOSED = "proposed"
    """One of the two has proposed it."""
    CHOSEN = "chosen"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What one of the two does; an entry without an active one is flagged (T4)."""

    text: str
    party: PartyKey
    due: date
    done_on: date | None = None
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A conversation of concern (bekymringssamtal), at home or not (Y3)."""

    held_on: date
    at_home: bool
    parties: tuple[PartyKey, ...]
    """Which of the two took part."""
    guardians: bool
    youth: bool
    measures: tuple[str, ...] = ()
    """What was agreed with the family."""
    follow_up_on: date | None = None
    closed_on: date | None = None
    results: tuple[str, ...] = ()
    """At the follow-up, one for each measure."""

    def book(self, day: date) -> "Conversation":
        return replace(self, follow_up_on=day)

    def close(self, day: date, results: tuple[str, ...] = ()) -> "Conversation":
        """With measures it takes a follow-up that has been held, and a result for each (Y4)."""
        if self.measures:
            if self.follow_up_on is None or self.follow_up_on > day:
                raise FollowUpMissingError
            if len(results) != len(self.measures):
                raise FollowUpMissingError
        return replace(self, closed_on=day, results=results)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One person or theme on one list."""

    id: EntryId
    list: str
    """Key of the list."""
    code: EntryCode
    group: GroupKey
    controller: AuthorityKey
    kind: EntryKind
    proposed_by: PartyKey
    proposed_on: date
    noted_by: PersonId
    ground: str
    """Code of the legal ground on which the two share this person's facts; empty for a theme."""
    ground_note: str = ""
    title: str = ""
    """Of a theme; a person has none."""
    problems: tuple[str, ...] = ()
    area: str = ""
    above_age: bool = False
    """Older than the list is usually for: a notice (Y2)."""
    visible_to: tuple[PartyKey, ...] = ()
    """Further agencies that the two have let in, one slot at a time (T4)."""
    confirmed_by: tuple[PartyKey, ...] = ()
    state: EntryState = EntryState.PROPOSED
    chosen_on: date | None = None
    kept_on: tuple[date, ...] = ()
    """Selections at which it was confirmed again."""
    measures: tuple[Measure, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    came_from: str = ""
    """Id of the entry that it was before it moved to this list (Y2)."""
    takes_slot_of: str = ""
    """Id of the one that leaves its slot to this, once both have confirmed."""
    swapped_for: str = ""
    """Id of the one that took its place."""
    over_limit: str = ""
    """Reason why it stands there beside a full list."""
    left_on: date | None = None
    left_reason: str = ""
    version: int = 1

    @property
    def year(self) -> int:
        return CENTURY + int(self.code.split("-")[0][1:])

    @property
    def number(self) -> int:
        return int(self.code.split("-")[1])

    @property
    def is_on_the_list(self) -> bool:
        return self.state is EntryState.CHOSEN

    @property
    def lacks_measure(self) -> bool:
        """On the list, and nobody is doing anything: shown in words (T4)."""
        return self.is_on_the_list and not any(m.done_on is None for m in self.measures)

    def confirm(self, party: PartyKey, both: tuple[PartyKey, ...], today: date) -> "Entry":
        """One of the two says yes; when each has, it is chosen (T2)."""
        self._must_be(EntryState.PROPOSED)
        if party not in both:
            raise NotBothError(self.id)
        confirmed = tuple(dict.fromkeys((*self.confirmed_by, party)))
        chosen = set(both) <= set(confirmed)
        return self._change(
            confirmed_by=confirmed,
            state=EntryState.CHOSEN if chosen else self.state,
            chosen_on=today if chosen else None,
        )

    def keep(self, today: date) -> "Entry":
        self._must_be(EntryState.CHOSEN)
        return self._change(kept_on=tuple(dict.fromkeys((*self.kept_on, today))))

    def leave(self, today: date, reason: str, *, swapped_for: str = "") -> "Entry":
        if self.state is EntryState.LEFT:
            raise EntryClosedError(self.id)
        if any(c.measures and c.closed_on is None for c in self.conversations):
            raise FollowUpMissingError(self.id)
        return self._change(
            state=EntryState.LEFT, left_on=today, left_reason=reason, swapped_for=swapped_for
        )

    def add_measure(self, measure: Measure) -> "Entry":
        self._must_be(EntryState.CHOSEN)
        return self._change(measures=(*self.measures, measure))

    def finish_measure(self, number: int, today: date, result: str) -> "Entry":
        """`number`: 1 is the first."""
        done = replace(self.measures[number - 1], done_on=today, result=result)
        return self._change(measures=_with(self.measures, number, done))

    def note_conversation(self, conversation: Conversation) -> "Entry":
        self._must_be(EntryState.CHOSEN)
        return self._change(conversations=(*self.conversations, conversation))

    def put_conversation(self, number: int, conversation: Conversation) -> "Entry":
        return self._change(conversations=_with(self.conversations, number, conversation))

    def let_in(self, parties: tuple[PartyKey, ...]) -> "Entry":
        return self._change(visible_to=tuple(dict.fromkeys(parties)))

    def _must_be(self, state: EntryState) -> None:
        if self.state is not state:
            raise EntryClosedError(self.id)

    def _change(self, **changes: object) -> "Entry":
        return replace(self, version=self.version + 1, **changes)  # type: ignore[arg-type]  # a field each


def _with(values: tuple[Part, ...], number: int, value: Part) -> tuple[Part, ...]:
    return (*values[: number - 1], value, *values[number:])
