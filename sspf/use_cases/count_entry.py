"""Who came on a list and who left it, as numbers of the list alone; no figure of the forum's."""

from sspf.domain.entries import Entry
from sspf.domain.tallies import TallyKind, fitting
from sspf.use_cases.room import Room


async def count_entry(room: Room, before: Entry, after: Entry) -> None:
    """A choice that both have confirmed, and leaving: each once for one name on one list."""
    if before.is_on_the_list is after.is_on_the_list:
        return
    kind, reason = TallyKind.LIST_CHOSEN, ""
    if before.is_on_the_list:
        kind, reason = TallyKind.LIST_SWAPPED, after.left_reason
    words = {"list": after.list, **({"reason": reason} if reason else {})}
    await room.uow.tallies.add(fitting(kind, room.today, **words), origin=after.id)
