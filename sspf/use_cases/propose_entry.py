"""Propose somebody, or a theme, for a list; the other agency confirms it (T1, T2)."""

from dataclasses import dataclass, replace
from hashlib import sha256

from sspf.domain.capture import text_faults
from sspf.domain.choices import Choice
from sspf.domain.entries import GROUNDS, Entry, EntryId, EntryState, entry_code
from sspf.domain.guards import cleaned
from sspf.domain.levels import BriefingLevel
from sspf.domain.list_rules import EntryKind, ListRule
from sspf.domain.messages.lists import EntryForm, EntrySheet
from sspf.domain.organisation import PartyKey
from sspf.domain.outbox import Kind, Message
from sspf.ports import Services
from sspf.use_cases.count_entry import count_entry
from sspf.use_cases.keep_list import (
    kept_list,
    own_party,
    sheet,
    takes_text,
    written_entry,
)
from sspf.use_cases.recall_lists import put_entry
from sspf.use_cases.room import AskersRoom, Who, enter

NOTE_LIMIT = 300
TITLE_LIMIT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """As typed."""

    kind: str = "person"
    title: str = ""
    problems: tuple[str, ...] = ()
    ground: str = ""
    note: str = ""
    above_age: bool = False
    swap: str = ""
    """Id of the entry that leaves its slot; empty: none."""
    reason: str = ""
    """Why somebody is swapped out, or why the list is longer than it is meant to be."""


async def open_entry_form(
    services: Services, who: Who, key: str, typed: Proposed | None = None
) -> EntryForm:
    async with enter(services, who) as room:
        return await _form(room, await kept_list(room, key), typed or Proposed(), ())


async def propose_entry(
    services: Services, who: Who, key: str, proposed: Proposed, origin: str
) -> EntrySheet | EntryForm:
    """`origin`: the button's reference; pressed twice it proposes once."""
    async with enter(services, who) as room:
        rule = await kept_list(room, key)
        made_id = EntryId(sha256(f"{room.uow.municipality}|{origin}".encode()).hexdigest()[:24])
        made = [e for e in await room.uow.entries.of_list(key) if e.id == made_id]
        if made:
            return await sheet(room, made[0])
        faults = await _faults(room, rule, proposed)
        if faults:
            return await _form(room, rule, proposed, faults)
        return await sheet(room, await _propose(room, rule, proposed, made_id))


async def confirm_entry(services: Services, who: Who, id: str) -> EntrySheet:
    """The other agency says yes; by one of those who had confirmed already nothing changes."""
    async with enter(services, who) as room:
        rule, entry = await written_entry(room, EntryId(id))
        party = own_party(room)
        if entry.state is not EntryState.PROPOSED or party in entry.confirmed_by:
            return await sheet(room, entry)
        confirmed = entry.confirm(party, rule.parties, room.today)
        await put_entry(room, confirmed, "entry:confirm")
        await count_entry(room, entry, confirmed)
        if confirmed.is_on_the_list:
            await _swap_out(room, confirmed)
        return await sheet(room, confirmed)


async def _propose(room: AskersRoom, rule: ListRule, said: Proposed, id: EntryId) -> Entry:
    party = own_party(room)
    year = room.today.year
    number = await room.uow.entries.next_number(rule.key, year)
    kind = EntryKind(said.kind)
    entry = Entry(
        id=id,
        list=rule.key,
        code=entry_code(rule.letter, year, number),
        group=rule.group,
        controller=room.organisation.controller_of(party),
        kind=kind,
        proposed_by=party,
        proposed_on=room.today,
        noted_by=room.me.id,
        ground=said.ground if kind is EntryKind.PERSON else "",
        ground_note=cleaned(said.note) if takes_text(room) else "",
        title=cleaned(said.title) if kind is EntryKind.THEME else "",
        problems=tuple(p.key for p in rule.problems if p.key in said.problems),
        above_age=said.above_age,
        confirmed_by=(party,),
        takes_slot_of=said.swap,
        over_limit="" if said.swap else cleaned(said.reason),
    )
    await put_entry(room, entry, "entry:propose")
    await room.queue(*_asked(room, rule, entry, party))
    return entry


async def _swap_out(room: AskersRoom, entry: Entry) -> None:
    """The one whose slot was asked for leaves it, now that both have said yes."""
    if not entry.takes_slot_of:
        return
    former = await room.uow.entries.get(EntryId(entry.takes_slot_of))
    if former.is_on_the_list:
        left = former.leave(room.today, "swapped", swapped_for=entry.id)
        await put_entry(room, left, "entry:swap")
        await count_entry(room, former, left)


def _asked(room: AskersRoom, rule: ListRule, entry: Entry, by: PartyKey) -> list[Message]:
    """To the members of the other agency; the notice says nothing."""
    return [
        Message(
            key=f"{Kind.ENTRY_PROPOSED}:{entry.id}:{person.id}",
            kind=Kind.ENTRY_PROPOSED,
            recipient=person.id,
            subject=entry.id,
            controller=room.organisation.controller_of(person.party),
            send_at=room.days.next_sending(room.now),
            why="why.entry",
        )
        for party in rule.parties
        if party != by
        for person in room.organisation.seated(rule.group, party)
        if not person.is_deputy
    ]


async def _faults(room: AskersRoom, rule: ListRule, said: Proposed) -> tuple[str, ...]:
    faults: list[str] = []
    is_theme = said.kind == EntryKind.THEME
    if said.kind not in rule.kinds:
        faults.append("fault.entry.kind")
    if is_theme:
        faults += text_faults(cleaned(said.title), TITLE_LIMIT, BriefingLevel.GROUP, "entry.title")
    elif said.ground not in GROUNDS:
        faults.append("fault.entry.ground")
    if said.note:
        faults += text_faults(cleaned(said.note), NOTE_LIMIT, BriefingLevel.INDIVIDUAL, "entry")
    return tuple(faults) + await _slot_faults(room, rule, said)


async def _slot_faults(room: AskersRoom, rule: ListRule, said: Proposed) -> tuple[str, ...]:
    """A full list takes a swap with its reason, or a reason to be longer for a while (T1)."""
    entries = [e for e in await room.uow.entries.of_list(rule.key) if e.is_on_the_list]
    is_full = rule.max_entries is not None and len(entries) >= rule.max_entries
    if not is_full:
        return ()
    if said.swap and said.swap not in {e.id for e in entries}:
        return ("fault.entry.swap",)
    if not cleaned(said.reason):
        return ("fault.entry.full",)
    return text_faults(cleaned(said.reason), NOTE_LIMIT, BriefingLevel.INDIVIDUAL, "entry")


async def _form(
    room: AskersRoom, rule: ListRule, said: Proposed, faults: tuple[str, ...]
) -> EntryForm:
    entries = [e for e in await room.uow.entries.of_list(rule.key) if e.is_on_the_list]
    is_full = rule.max_entries is not None and len(entries) >= rule.max_entries
    form = EntryForm(
        key=rule.key,
        name=rule.name,
        kinds=rule.kinds,
        grounds=GROUNDS,
        problems=rule.problems,
        to_swap=tuple(Choice(key=e.id, name=e.title or e.code) for e in entries) if is_full else (),
        max_age=rule.max_age,
        takes_text=takes_text(room),
    )
    return replace(
        form,
        kind=said.kind,
        title=said.title,
        chosen=said.problems,
        ground=said.ground,
        note=said.note,
        above_age=said.above_age,
        swap=said.swap,
        reason=said.reason,
        faults=faults,
    )
