"""One more that no case tells of: kind, month and a word from a list (C7, C24, C29, G1, G3)."""

from dataclasses import dataclass
from datetime import date, datetime

from sspf.domain.commitments import UNDO_WITHIN
from sspf.domain.errors import NotAllowedError, NothingToUndoError
from sspf.domain.messages.figures import ContactCounted
from sspf.domain.organisation import Role
from sspf.domain.tallies import Tally, TallyKind, fitting
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Who, enter

VOICES = ("youth", "parent")
SIG_LISTED, SIG_DECLINED = "sig_listed", "sig_declined"
SLIP = "tally"
"""Where the newest count of one's own is kept, sealed, so that it can be taken back."""


@dataclass(frozen=True, slots=True)
class Contact:
    kind: str
    """coordinator, offered or guided: the three of C7; or sig_listed, sig_declined (G1, G3); or who
    answers in the evaluation: youth, parent (C24)."""
    body: str = ""
    """To whom somebody was guided, as a key."""
    name: str = ""
    """What that body is called."""
    word: str = ""
    """Why somebody said no, or what was answered: a key, and never a text."""


async def count_contact(
    services: Services, who: Who, contact: Contact, cause: str
) -> ContactCounted:
    """The same cause counts once. ValueError for a body that is no key."""
    async with enter(services, who) as room:
        _must_count(room)
        slip = {"kind": contact.kind, "body": contact.body, "cause": cause, "name": contact.name}
        slip |= {"word": contact.word}
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
        word = str(slip.get("word", ""))  # one that was kept by the release before has none
        contact = Contact(str(slip["kind"]), str(slip["body"]), str(slip["name"]), word)
        then = room.local(datetime.fromisoformat(str(slip["at"]))).date()
        tallies = _tallies(room, contact, then)
        gone = [await room.uow.tallies.take_back(one, origin=str(slip["cause"])) for one in tallies]
        if not any(gone):
            raise NothingToUndoError(room.me.id)
        await room.uow.cards.keep(room.me.id, SLIP, {}, room.now)
        await room.note("tally:take_back", f"{then:%Y-%m}")
        return _told(contact, then, is_undone=True)


def _tallies(room: AskersRoom, contact: Contact, on: date) -> list[Tally]:
    """Who is guided on is a contact too, and who says no was on the list: both figures count."""
    if contact.kind in VOICES:
        return [fitting(TallyKind.VOICE, on, said_by=contact.kind, answer=contact.word)]
    if contact.kind == SIG_LISTED:
        return [fitting(TallyKind.SIG_LISTED, on)]
    if contact.kind == SIG_DECLINED:
        no = fitting(TallyKind.SIG_DECLINED, on, reason=contact.word)
        return [fitting(TallyKind.SIG_LISTED, on), no]
    party = str(room.me.party or "")
    found = [fitting(TallyKind.CONTACT, on, contact=contact.kind, party=party)]
    if contact.body:
        found.append(fitting(TallyKind.GUIDED, on, body=contact.body, party=party))
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
