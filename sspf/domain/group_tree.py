"""The tree of groups: who is above, below and beside, and which road a thing may take."""

from enum import StrEnum

from sspf.domain.access import Asker, may_remind
from sspf.domain.organisation import Group, GroupKey, Organisation


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"
    SIDEWAYS = "sideways"


def above(organisation: Organisation, group: GroupKey) -> tuple[Group, ...]:
    """Nearest first; empty for a group at the top."""
    found: list[Group] = []
    parent = organisation.group(group).parent
    while parent is not None and parent not in {g.key for g in found}:
        found.append(organisation.group(parent))
        parent = found[-1].parent
    return tuple(found)


def below(organisation: Organisation, group: GroupKey) -> tuple[Group, ...]:
    """Every group under this one at any depth, in the organisation's order."""
    return tuple(
        g for g in organisation.groups if group in {a.key for a in above(organisation, g.key)}
    )


def direction(organisation: Organisation, start: GroupKey, to: GroupKey) -> Direction | None:
    """None: no road goes from the one to the other.

    Sideways is to a group of the same kind or under the same group; and the next in the chain is
    always a road, as it is the model that says so.
    """
    if start == to:
        return None
    if to in {g.key for g in above(organisation, start)}:
        return Direction.UP
    if to in {g.key for g in below(organisation, start)}:
        return Direction.DOWN
    one, other = organisation.group(start), organisation.group(to)
    alike = one.type == other.type or (one.parent is not None and one.parent == other.parent)
    chained = (start, to) in zip(organisation.ways.chain, organisation.ways.chain[1:], strict=False)
    return Direction.SIDEWAYS if alike or chained else None


def next_in_chain(organisation: Organisation, been_at: tuple[GroupKey, ...]) -> GroupKey | None:
    """The body that comes next for what has been at these, in order; None past the last.

    A chain may come back to a body, so it is counted how far along it the thing has come.
    """
    chain, place = organisation.ways.chain, 0
    for group in been_at:
        if place < len(chain) and chain[place] == group:
            place += 1
    return GroupKey(chain[place]) if 0 < place < len(chain) else None


def approver_of(organisation: Organisation, group: GroupKey) -> GroupKey | None:
    """The nearest group above that the model lets approve plans; else the one right above."""
    higher = above(organisation, group)
    named = [g.key for g in higher if g.key in organisation.ways.approvers]
    return named[0] if named else higher[0].key if higher else None


def speaks_for(asker: Asker, group: GroupKey) -> bool:
    """Convener, stand-in or coordinator of the group; any member of one that has none of them."""
    if group not in asker.person.groups or asker.person.is_guest:
        return False
    held = asker.organisation.group(group)
    has_none = held.convener is None and not asker.organisation.coordinators(group)
    return may_remind(asker, group) or has_none
