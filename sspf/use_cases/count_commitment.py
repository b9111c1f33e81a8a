"""What is decided and done about single people, as numbers alone: they outlive the case (A4, A16).

Meetings and commitments of the other two levels stand where they are, and are counted there.
"""

from collections.abc import Iterator
from datetime import date

from sspf.domain.commitments import Commitment
from sspf.domain.decisions import Item
from sspf.domain.statistics import COUNTED, DONE
from sspf.domain.tallies import Tally, TallyKind, days_class, fitting
from sspf.use_cases.room import Room


async def count_promised(room: Room, commitment: Commitment) -> None:
    if _is_counted(commitment):
        made = fitting(TallyKind.CASE_PROMISED, room.today, party=commitment.party)
        await room.uow.tallies.add(made, origin=commitment.id)


async def count_change(room: Room, before: Commitment, after: Commitment) -> None:
    """Done is counted once; taken back, it is taken back here too."""
    if not _is_counted(after) or (before.status in DONE) is (after.status in DONE):
        return
    if after.status in DONE:
        for one in _kept(after, room.today):
            await room.uow.tallies.add(one, origin=after.id)
        return
    for one in _kept(before, before.closed_on or room.today):
        await room.uow.tallies.take_back(one, origin=after.id)


async def count_item(room: Room, before: Item, after: Item) -> None:
    """A point about a case and what it was closed with; closed anew, it is counted anew."""
    if before.case is None or before.outcome is after.outcome:
        return
    if before.outcome is not None:
        old = fitting(TallyKind.CASE_ITEM, room.today, outcome=before.outcome)
        if not await room.uow.tallies.take_back(old, origin=_version(before)):
            return
    if after.outcome is not None:
        new = fitting(TallyKind.CASE_ITEM, room.today, outcome=after.outcome)
        await room.uow.tallies.add(new, origin=_version(after))


def _is_counted(commitment: Commitment) -> bool:
    return commitment.case is not None or commitment.level not in COUNTED


def _kept(commitment: Commitment, on: date) -> Iterator[Tally]:
    yield fitting(TallyKind.CASE_KEPT, on, party=commitment.party)
    days = days_class((on - commitment.decided_on).days)
    yield fitting(TallyKind.WAITED_KEPT, on, days=days)


def _version(item: Item) -> str:
    return f"{item.id}:{item.version}"
