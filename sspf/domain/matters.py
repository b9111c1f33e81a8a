"""Matters between groups: an item, an assignment sent down, a report sent up; with their history.

A matter is one thing however many bodies it goes through, and it shows every one of them: when it
came, what was decided there and when (D22). Nothing about an individual can be one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sspf.domain.access import Asker, Record, may
from sspf.domain.errors import MatterClosedError, NoRoadError
from sspf.domain.group_tree import Direction, direction
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import AuthorityKey, GroupKey, Organisation, PartyKey, PersonId

MATTER_LIMIT = 500
DECIDED_LIMIT = 500


class MatterKind(StrEnum):
    ITEM = "item"
    ASSIGNMENT = "assignment"
    REPORT = "report"


ROADS: dict[MatterKind, frozenset[Direction]] = {
    MatterKind.ITEM: frozenset(Direction),
    MatterKind.ASSIGNMENT: frozenset({Direction.DOWN}),
    MatterKind.REPORT: frozenset({Direction.UP}),
}
"""Assignments go down and reports up; an item may be sent to a group beside (E14, E15)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One body that the matter has come to."""

    group: GroupKey
    came_on: date
    decided: str = ""
    decided_on: date | None = None
    item: str = ""
    """The agenda item that it became there; empty when the body had no meeting ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    number: int
    """1 and on in each municipality."""
    kind: MatterKind
    text: str
    level: BriefingLevel
    """General or group."""
    controller: AuthorityKey
    made_by: PersonId
    made_at: datetime
    stops: tuple[Stop, ...]
    """At least one: where it was raised."""
    owner: PartyKey | None = None
    """Who sees to it; a matter without one is flagged (E8)."""
    due_on: date | None = None
    closed_on: date | None = None
    origin: str = ""
    """The press or activity that made it: the same cause makes it once."""
    version: int = 1

    @property
    def id(self) -> str:
        return f"matter-{self.number}"

    @property
    def at(self) -> GroupKey:
        """Where it is now."""
        return self.stops[-1].group

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    @property
    def been_at(self) -> tuple[GroupKey, ...]:
        return tuple(stop.group for stop in self.stops)

    def passed(
        self, organisation: Organisation, to: GroupKey, on: date, item: str = ""
    ) -> "Matter":
        """On its way to the next body; sent twice to where it is, it stays as it is."""
        self._must_be_open()
        if to == self.at:
            return self
        self.must_have_a_road(organisation, to)
        return self._changed(stops=(*self.stops, Stop(group=to, came_on=on, item=item)))

    def decided(self, text: str, on: date) -> "Matter":
        """What the body where it is now has said; said again, the newest words stand."""
        self._must_be_open()
        here = replace(self.stops[-1], decided=text, decided_on=on)
        return self._changed(stops=(*self.stops[:-1], here))

    def owned_by(self, party: PartyKey) -> "Matter":
        self._must_be_open()
        return self if party == self.owner else self._changed(owner=party)

    def closed(self, on: date) -> "Matter":
        """Closed once; again changes nothing."""
        return self._changed(closed_on=on) if self.is_open else self

    def must_have_a_road(self, organisation: Organisation, to: GroupKey) -> None:
        """NoRoadError when this kind cannot go there, or its level is not that group's to read."""
        road = direction(organisation, self.at, to)
        later = len(self.stops) > 1
        may_go = road is not None and (later or road in ROADS[self.kind])
        if not may_go or self.level not in organisation.group(to).levels:
            raise NoRoadError(self.id, to)

    def _must_be_open(self) -> None:
        if not self.is_open:
            raise MatterClosedError(self.id)

    def _changed(self, **fields: object) -> "Matter":
        return replace(self, version=self.version + 1, **fields)  # type: ignore[arg-type]


def may_read(asker: Asker, matter: Matter, moment: datetime) -> bool:
    """Members of the bodies that it has been sent to, and of no others."""
    return any(_reads(asker, group, matter, moment) for group in set(matter.been_at))


def readable(asker: Asker, matters: list[Matter], moment: datetime) -> Iterator[Matter]:
    return (m for m in matters if may_read(asker, m, moment))


def _reads(asker: Asker, group: GroupKey, matter: Matter, moment: datetime) -> bool:
    return may(asker, Record(group=group, level=matter.level), moment)
