"""What stands in the way of a change of model: nothing open may lose its group, party or owner."""

from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from sspf.domain.case_files import NO_CONTACT
from sspf.domain.cases import Case
from sspf.domain.consents import COORDINATION
from sspf.domain.entries import EntryState
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import GroupKey, MunicipalityId, Organisation
from sspf.ports import Services
from sspf.use_cases.room import Room, enter_alone


class Why(StrEnum):
    GROUP_GONE = "group_gone"
    PARTY_GONE = "party_gone"
    OWNER_GONE = "owner_gone"
    LEVEL_GONE = "level_gone"
    """The group no longer works with individuals."""
    LIST_GONE = "list_gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class InTheWay:
    """One thing that is still open. Ids and dates, never what was written."""

    what: str
    """commitment, meeting, plan_row, matter, cases or entries."""
    id: str
    """As Å-2027-004, or the meeting's day. Of cases: the group; of entries: the list."""
    why: Why
    key: str
    """Of the group, party, person or list that would be gone."""
    count: int = 1
    """More than one of cases and entries: their codes are for those who may know of them."""


@dataclass(frozen=True, slots=True)
class Left:
    """Keys of whatever the new organisation does not have."""

    groups: frozenset[str]
    parties: frozenset[str]
    people: frozenset[str]
    closed: frozenset[str] = frozenset()
    """Groups that work with individuals no more."""
    lists: frozenset[str] = frozenset()


Finder = Callable[[Room, Left], Awaitable[list[InTheWay]]]


async def standing_in_the_way(
    services: Services, municipality: MunicipalityId, after: Organisation
) -> tuple[InTheWay, ...]:
    """Everything that would be broken by `after`; empty when nothing would."""
    async with enter_alone(services, municipality) as room:
        return await stopping(room, after)


async def stopping(room: Room, after: Organisation) -> tuple[InTheWay, ...]:
    """The same in a room that is open."""
    left = _left(room.organisation, after)
    return tuple([thing for find in FINDERS for thing in await find(room, left)])


def _left(before: Organisation, after: Organisation) -> Left:
    here = {g.key for g in after.groups}, {p.key for p in after.parties}
    people = {p.id for p in after.people}
    return Left(
        groups=frozenset(g.key for g in before.groups if g.key not in here[0]),
        parties=frozenset(p.key for p in before.parties if p.key not in here[1]),
        people=frozenset(p.id for p in before.people if p.id not in people and not p.has_left),
        closed=_with_individuals(before) - _with_individuals(after),
        lists=frozenset(rule.key for rule in before.lists)
        - frozenset(rule.key for rule in after.lists),
    )


def _with_individuals(organisation: Organisation) -> frozenset[str]:
    return frozenset(g.key for g in organisation.groups if BriefingLevel.INDIVIDUAL in g.levels)


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


async def _cases(room: Room, left: Left) -> list[InTheWay]:
    """How many in each group, by what they would lose."""
    found: Counter[tuple[str, Why, str]] = Counter()
    for group in room.organisation.groups:
        for case in await room.uow.cases.of_group(group.key):
            if case.is_listed:
                found.update({(group.key, why, key) for why, key in await _lost(room, case, left)})
    return [
        InTheWay(what="cases", id=group, why=why, key=key, count=n)
        for (group, why, key), n in sorted(found.items())
    ]


async def _lost(room: Room, case: Case, left: Left) -> list[tuple[Why, str]]:
    if case.group in left.groups:
        return [(Why.GROUP_GONE, case.group)]
    if case.group in left.closed:
        return [(Why.LEVEL_GONE, case.group)]
    coordinator = [str(case.coordinator)] if case.coordinator else []
    parties = {str(party) for party in [p async for p in _parties_of(room, case)]}
    return [
        *((Why.OWNER_GONE, person) for person in coordinator if person in left.people),
        *((Why.PARTY_GONE, party) for party in sorted(parties & left.parties)),
    ]


async def _parties_of(room: Room, case: Case) -> AsyncIterator[str]:
    """Whoever raised it or keeps it, takes part, is named in a consent, or has a measure."""
    for party in (case.raised_by, case.archive_agency, *case.parties):
        yield party
    for consent in await room.uow.consents.of_case(case.id):
        for party in {p for pair in consent.pairs for p in pair} - {COORDINATION}:
            yield party
    file = await room.uow.case_files.find(case.id)
    for measure in file.plan.measures if file else ():
        if measure.owner not in NO_CONTACT:
            yield measure.owner


async def _entries(room: Room, left: Left) -> list[InTheWay]:
    found: list[InTheWay] = []
    for key in sorted(left.lists):
        n = sum(e.state is not EntryState.LEFT for e in await room.uow.entries.of_list(key))
        if n:
            found.append(InTheWay(what="entries", id=key, why=Why.LIST_GONE, key=key, count=n))
    return found


def _row(id: str, why: Why, key: str) -> InTheWay:
    return InTheWay(what="plan_row", id=id, why=why, key=key)


FINDERS: tuple[Finder, ...] = (
    _commitments,
    _meetings,
    _plan_rows,
    _matters,
    _cases,
    _entries,
)
"""One for each kind of thing that can be open. Another kind: write its finder, add its line."""
