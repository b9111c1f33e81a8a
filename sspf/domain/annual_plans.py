"""Rows of a yearly plan: proposed, anchored, approved; each step with its group and date.

A row is a priority or a measure of a group and a year. What is still open when the year ends is
carried over as a row of the next (D6). Never about an individual.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sspf.domain.access import Asker, Record, may
from sspf.domain.errors import PlanStepError
from sspf.domain.group_tree import above, approver_of
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import AuthorityKey, GroupKey, Organisation, PartyKey, PersonId

ROW_LIMIT = 300
FIRST_YEAR, LAST_YEAR = 2000, 2100


class RowStatus(StrEnum):
    """How far the row has come (D17)."""

    DRAFT = "draft"
    ANCHORED = "anchored"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowStep:
    status: RowStatus
    group: GroupKey
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    number: int
    """1 and on in each municipality."""
    group: GroupKey
    year: int
    text: str
    level: BriefingLevel
    """General or group."""
    lead: PartyKey
    """The leading party, exactly one (D20)."""
    parties: tuple[PartyKey, ...] = ()
    """Those who take part besides it."""
    focus: tuple[str, ...] = ()
    serves: int | None = None
    """Number of the overall priority that it is a part of (D8)."""
    trial_until: date | None = None
    """It is tried, and evaluated on this day (E6)."""
    steps: tuple[RowStep, ...] = ()
    sent_on: date | None = None
    """When the plan was sent to the group above: before that nobody there sees the row."""
    rank: int | None = None
    """Which place the group above has given it (E16)."""
    done_on: date | None = None
    carried_from: int | None = None
    controller: AuthorityKey
    made_by: PersonId
    made_at: datetime
    origin: str = ""
    version: int = 1

    @property
    def id(self) -> str:
        return f"row-{self.number}"

    @property
    def status(self) -> RowStatus:
        return self.steps[-1].status if self.steps else RowStatus.DRAFT

    @property
    def everyone(self) -> tuple[PartyKey, ...]:
        return (self.lead, *self.parties)

    @property
    def is_open(self) -> bool:
        return self.done_on is None

    def sent(self, on: date) -> "PlanRow":
        return self if self.sent_on else self._changed(sent_on=on)

    def anchored(self, group: GroupKey, on: date) -> "PlanRow":
        """Anchored in this group; in the same group twice changes nothing."""
        if self._has(RowStatus.ANCHORED, group) or self.status is RowStatus.APPROVED:
            return self
        step = RowStep(status=RowStatus.ANCHORED, group=group, on=on)
        return self._changed(steps=(*self.steps, step))

    def approved(self, group: GroupKey, on: date) -> "PlanRow":
        """PlanStepError before it has been anchored anywhere, or sent."""
        if self.status is RowStatus.APPROVED:
            return self
        if not self.steps or self.sent_on is None:
            raise PlanStepError(self.id)
        step = RowStep(status=RowStatus.APPROVED, group=group, on=on)
        return self._changed(steps=(*self.steps, step))

    def ranked(self, rank: int) -> "PlanRow":
        return self if rank == self.rank else self._changed(rank=rank)

    def done(self, on: date) -> "PlanRow":
        return self._changed(done_on=on) if self.is_open else self

    def carried(self, number: int, year: int, by: PersonId, at: datetime) -> "PlanRow":
        """The same row in a later year: a draft again, for that year's plan is decided anew."""
        return replace(
            self,
            number=number,
            year=year,
            steps=(),
            sent_on=None,
            rank=None,
            carried_from=self.number,
            made_by=by,
            made_at=at,
            origin=carry_origin(self.number, year),
            version=1,
        )

    def is_to_evaluate(self, today: date) -> bool:
        return self.is_open and self.trial_until is not None and self.trial_until <= today

    def _has(self, status: RowStatus, group: GroupKey) -> bool:
        return any(s.status is status and s.group == group for s in self.steps)

    def _changed(self, **fields: object) -> "PlanRow":
        return replace(self, version=self.version + 1, **fields)  # type: ignore[arg-type]


def carry_origin(number: int, year: int) -> str:
    """The same row is carried to the same year once, however often it is asked for."""
    return f"carried:{number}:{year}"


def missing_parties(organisation: Organisation, parties: tuple[PartyKey, ...]) -> list[PartyKey]:
    """Those that the model demands on every row and that are not on this one (D7)."""
    return [PartyKey(p) for p in organisation.ways.together if p not in parties]


def may_see(asker: Asker, row: PlanRow, moment: datetime) -> bool:
    """The group itself; and a group above it once the plan is sent, as far as its levels reach."""
    groups = [row.group]
    if row.sent_on is not None:
        groups += [g.key for g in above(asker.organisation, row.group)]
    return any(may(asker, Record(group=g, level=row.level), moment) for g in groups)


def seen(asker: Asker, rows: list[PlanRow], moment: datetime) -> Iterator[PlanRow]:
    return (row for row in rows if may_see(asker, row, moment))


def waiting_at(organisation: Organisation, row: PlanRow) -> tuple[GroupKey, ...]:
    """Bodies, from the group itself and up to the approver, where it is not yet anchored (E5)."""
    last = approver_of(organisation, row.group)
    way = [row.group]
    for group in above(organisation, row.group):
        way.append(group.key)
        if group.key == last:
            break
    been = {step.group for step in row.steps}
    return tuple(group for group in way if group not in been)


def share_approved(rows: list[PlanRow]) -> tuple[int, int, int]:
    """(all, anchored or further, approved): what is seen from above without a word of the rows."""
    return (
        len(rows),
        sum(row.status is not RowStatus.DRAFT for row in rows),
        sum(row.status is RowStatus.APPROVED for row in rows),
    )
