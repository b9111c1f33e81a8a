"""Cards of the lists that two agencies keep go from those who may see them no more (R-27, R-62).

Nothing is drawn anew in their place: who may not see a list is told that nothing exists.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sspf.domain.access import Asker
from sspf.domain.entries import Entry, EntryId
from sspf.domain.entry_access import LIST, may_see_record
from sspf.domain.errors import UnknownEntryError
from sspf.domain.organisation import AuthorityKey
from sspf.domain.outbox import Kind, Message
from sspf.domain.references import SentCard
from sspf.ports import UnitOfWork
from sspf.use_cases.room import AskersRoom

LISTED = "list"
"""Value of a message that replaces a card because its reader may not see the list any more."""


async def keep_records(room: AskersRoom, card: SentCard, records: Collection[str]) -> None:
    """Write down what a card shows of lists; what has closed since it was drawn is recalled."""
    if not records:
        return
    await room.uow.cards.put_records(card.id, frozenset(records))
    organisation = await room.uow.organisations.hold()
    person = organisation.person(room.me.id)
    asker = replace(room.asker, person=person, organisation=organisation)
    await recall_records(room.uow, asker, room.now, [(card, frozenset(records))], "late")


async def recall_records(
    uow: UnitOfWork,
    asker: Asker,
    now: datetime,
    cards: Collection[tuple[SentCard, frozenset[str]]],
    cause: str,
) -> int:
    """How many of these cards of the asker's are being replaced: once for each card and cause."""
    queued = 0
    for card, records in cards:
        if not all([await _sees(uow, asker, record, now) for record in sorted(records)]):
            message = locking(card, cause, asker.organisation.controller, now)
            queued += await uow.outbox.add(message)
    return queued


async def put_entry(room: AskersRoom, entry: Entry, tag: str) -> None:
    await room.uow.entries.put(entry)
    await room.note(tag, entry.id, controller=entry.controller, version=entry.version)
    await recall_entry(room, entry)


async def recall_entry(room: AskersRoom, entry: Entry) -> None:
    """Cards of an entry as it has become go from those who may not see it any more. Something must
    have been written in the log before: whoever sends such a card now waits for that."""
    here = {person.id: person for person in room.organisation.people}
    for card in await room.uow.cards.cards_of_record(entry.id):
        asker = replace(room.asker, person=here[card.person], is_private=True)
        of_it = [(card, frozenset({entry.id}))]
        await recall_records(room.uow, asker, room.now, of_it, f"entry.{entry.version}")


async def _sees(uow: UnitOfWork, asker: Asker, record: str, now: datetime) -> bool:
    if record.startswith(LIST):
        return may_see_record(asker, record.removeprefix(LIST), None, now)
    try:
        entry = await uow.entries.get(EntryId(record))
    except UnknownEntryError:
        return False
    return may_see_record(asker, entry.list, entry, now)


def locking(card: SentCard, cause: str, controller: AuthorityKey, now: datetime) -> Message:
    return Message(
        key=f"{Kind.REPLACE}:{card.id}:{cause}",
        kind=Kind.REPLACE,
        recipient=card.person,
        subject=card.id,
        controller=controller,
        send_at=now,
        why="why.closed",
        values={LISTED: 1},
    )
