"""One more contact, without a person: kind, month and agency, and nothing else (C7, C29)."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf.domain.commitments import UNDO_WITHIN
from sspf.domain.errors import NotAllowedError, NothingToUndoError
from sspf.domain.messages.figures import ContactCounted
from sspf.domain.organisation import Role
from sspf.domain.tallies import Tally, TallyKind, tally
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Who, enter

SLIP = "tally"
"""Where the newest count of one's own is kept, sealed, so that it can be taken back."""


@dataclass(frozen=True, slots=True)
class Contact:
    kind: str
    """coordinator, offered or guided: the three of C7."""
    body: str = ""
    """To whom somebody was guided, as a key."""
    name: str = ""
    """What that body is called."""


async def count_contact(
    services: Services, who: Who, contact: Contact, cause: str
) -> ContactCounted:
    """The same cause counts once. ValueError for a body that is no key."""
    async with enter(services, who) as room:
        _must_count(room)
        slip = {"kind": contact.kind, "body": contact.body, "cause": cause, "name": contact.name}
        tallies = _tallies(room, contact, room.today)
        new = [await room.uow.tallies.add(one, origin=cause) for one in tallies]
        if any(new):
            at = {"at": room.now.isoformat()}
            await room.uow.cards.keep(room.me.id, SLIP, slip | at, room.now)
            await room.note("tally:add", f"{room.today:%Y-%m}")
        return _told(contact, room.today)


async def take_back_contact(services: Services, who: Who) -> ContactCounted:
    """One's own newest count, within ten minutes; NothingToUndoError otherwise."""
    async with enter(services, who) as room:
        _must_count(room)
        slip = await room.uow.cards.kept(room.me.id, SLIP)
        if not slip or room.now - datetime.fromisoformat(str(slip["at"])) > UNDO_WITHIN:
            raise NothingToUndoError(room.me.id)
        contact = Contact(str(slip["kind"]), str(slip["body"]), str(slip["name"]))
        then = room.local(datetime.fromisoformat(str(slip["at"]))).date()
        tallies = _tallies(room, contact, then)
        gone = [await room.uow.tallies.take_back(one, origin=str(slip["cause"])) for one in tallies]
        if not any(gone):
            raise NothingToUndoError(room.me.id)
        await room.uow.cards.keep(room.me.id, SLIP, {}, room.now)
        await room.note("tally:take_back", f"{then:%Y-%m}")
        return _told(contact, then, is_undone=True)


def _tallies(room: AskersRoom, contact: Contact, on: date) -> list[Tally]:
    """Who is guided on is a contact too: the two figures of them count the same."""
    party = str(room.me.party or "")
    found = [tally(TallyKind.CONTACT, on, contact=contact.kind, party=party)]
    if contact.body:
        found.append(tally(TallyKind.GUIDED, on, body=contact.body, party=party))
    return found


def _must_count(room: AskersRoom) -> None:
    """Members and the coordinator, in their own chat: no guest counts."""
    me = room.me
    if not room.asker.is_private or me.is_guest or not me.groups:
        raise NotAllowedError(me.id)
    if me.party is None and Role.COORDINATOR not in me.roles:
        raise NotAllowedError(me.id)


def _told(contact: Contact, on: date, *, is_undone: bool = False) -> ContactCounted:
    return ContactCounted(
        kind=contact.kind, body=contact.name, month=date(on.year, on.month, 1), is_undone=is_undone
    )
