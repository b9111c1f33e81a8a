"""What stands in the way of a change of model: nothing open may lose its group, party or owner."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from sspf.domain.organisation import GroupKey, MunicipalityId, Organisation
from sspf.ports import Services
from sspf.use_cases.room import Room, enter_alone


class Why(StrEnum):
    GROUP_GONE = "group_gone"
    PARTY_GONE = "party_gone"
    OWNER_GONE = "owner_gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheWay:
    """One thing that is still open. Ids and dates, never what was written."""

    what: str
    """commitment, meeting, plan_row or matter."""
    id: str
    """As Å-2027-004, or the meeting's day."""
    why: Why
    key: str
    """Of the group, party or person that would be gone."""


@dataclass(frozen=True, slots=True)
class Left:
    """Keys of whatever the new organisation does not have."""

    groups: frozenset[str]
    parties: frozenset[str]
    people: frozenset[str]


Finder = Callable[[Room, Left], Awaitable[list[InTheWay]]]


async def standing_in_the_way(
    services: Services, municipality: MunicipalityId, after: Organisation
) -> tuple[InTheWay, ...]:
    """Everything that would be broken by `after`; empty when nothing would."""
    async with enter_alone(services, municipality) as room:
        left = _left(room.organisation, after)
        return tuple([thing for find in FINDERS for thing in await find(room, left)])


def _left(before: Organisation, after: Organisation) -> Left:
    here = {g.key for g in after.groups}, {p.key for p in after.parties}
    people = {p.id for p in after.people}
    return Left(
        groups=frozenset(g.key for g in before.groups if g.key not in here[0]),
        parties=frozenset(p.key for p in before.parties if p.key not in here[1]),
        people=frozenset(p.id for p in before.people if p.id not in people and not p.has_left),
    )


async def _commitments(room: Room, left: Left) -> list[InTheWay]:
    found: list[InTheWay] = []
    for c in await room.uow.commitments.still_open():
        for key, keys, why in (
            (c.group, left.groups, Why.GROUP_GONE),
            (c.party, left.parties, Why.PARTY_GONE),
            (c.owner, left.people, Why.OWNER_GONE),
        ):
            if key in keys:
                found.append(InTheWay(what="commitment", id=c.id, why=why, key=str(key)))
    return found


async def _meetings(room: Room, left: Left) -> list[InTheWay]:
    return [
        InTheWay(what="meeting", id=m.held_on.isoformat(), why=Why.GROUP_GONE, key=group)
        for group in sorted(left.groups)
        for m in await room.uow.meetings.of_group(GroupKey(group))
        if m.is_on and m.ends_at > room.now
    ]


async def _plan_rows(room: Room, left: Left) -> list[InTheWay]:
    found: list[InTheWay] = []
    for row in await room.uow.plan_rows.every():
        if row.is_open and row.group in left.groups:
            found.append(_row(row.id, Why.GROUP_GONE, row.group))
        found += [
            _row(row.id, Why.PARTY_GONE, p)
            for p in row.everyone
            if row.is_open and p in left.parties
        ]
    return found


async def _matters(room: Room, left: Left) -> list[InTheWay]:
    found: list[InTheWay] = []
    for m in await room.uow.matters.every():
        if m.is_open and m.at in left.groups:
            found.append(InTheWay(what="matter", id=m.id, why=Why.GROUP_GONE, key=m.at))
        if m.is_open and m.owner in left.parties:
            found.append(InTheWay(what="matter", id=m.id, why=Why.PARTY_GONE, key=str(m.owner)))
    return found


def _row(id: str, why: Why, key: str) -> InTheWay:
    return InTheWay(what="plan_row", id=id, why=why, key=key)


FINDERS: tuple[Finder, ...] = (_commitments, _meetings, _plan_rows, _matters)
"""One for each kind of thing that can be open. Another kind: write its finder, add its line."""
