"""What is done about an entry: measures, conversations of concern, who else sees it, leaving."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from sspf.domain.capture import text_faults
from sspf.domain.entries import (
    Conversation,
    Entry,
    EntryCode,
    EntryId,
    Measure,
    entry_code,
)
from sspf.domain.entry_access import may_keep_list
from sspf.domain.errors import FollowUpMissingError, UnknownEntryError
from sspf.domain.guards import cleaned
from sspf.domain.levels import BriefingLevel
from sspf.domain.list_rules import ListRule
from sspf.domain.messages.lists import EntrySheet, EntryStepForm
from sspf.domain.organisation import PartyKey
from sspf.ports import Services
from sspf.use_cases.count_entry import count_entry
from sspf.use_cases.keep_list import (
    kept_list,
    own_party,
    rule_of,
    seen_entry,
    sheet,
    takes_text,
    written_entry,
)
from sspf.use_cases.recall_lists import put_entry
from sspf.use_cases.room import AskersRoom, Who, enter

TEXT_LIMIT = 300
MOST_MEASURES = 6
"""Of one conversation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """As typed in one of the small forms of an entry."""

    fields: dict[str, str]

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "").strip()

    def picked(self, name: str) -> tuple[str, ...]:
        return tuple(v for v in self[name].split(",") if v)

    def lines(self, name: str) -> tuple[str, ...]:
        return tuple(cleaned(v) for v in self[name].splitlines() if v.strip())

    def day(self, name: str) -> date | None:
        try:
            return date.fromisoformat(self[name])
        except ValueError:
            return None


Step = Callable[[AskersRoom, ListRule, Entry, Said], tuple[Entry | None, tuple[str, ...]]]
"""The entry as it becomes, or None and what is wrong."""


async def change_entry(
    services: Services, who: Who, id: str, version: int, step: str, said: Said
) -> EntrySheet:
    """One of STEPS. The sheet comes back, with what is wrong or with what has become.

    `version`: of the sheet that was pressed; pressed twice, the second changes nothing.
    """
    async with enter(services, who) as room:
        rule, entry = await written_entry(room, EntryId(id))
        if entry.version != version:
            return await sheet(room, entry, faults=("fault.entry.stale",), typed=said.fields)
        try:
            changed, faults = STEPS[step](room, rule, entry, said)
        except FollowUpMissingError:
            changed, faults = None, ("fault.entry.follow_up",)
        if changed is None:
            return await sheet(room, entry, faults=faults, typed=said.fields)
        await put_entry(room, changed, f"entry:{step}")
        await count_entry(room, entry, changed)
        return await sheet(room, changed)


async def open_step(
    services: Services, who: Who, code: str, step: str, typed: dict[str, str]
) -> EntryStepForm:
    """The form of one step with what was typed in it; nothing is saved yet."""
    async with enter(services, who) as room:
        entry = await seen_entry(room, code=EntryCode(code))
        rule = rule_of(room, entry)
        if not may_keep_list(room.asker, rule):
            raise UnknownEntryError(code)
        name, _, number = step.partition(":")
        return EntryStepForm(
            sheet=await sheet(room, entry, typed=typed),
            step=name,
            number=int(number) if number.isdigit() else 0,
        )


async def move_entry(services: Services, who: Who, id: str, version: int, to: str) -> EntrySheet:
    """From one list to the other, an explicit step; both confirm it anew there (Y2)."""
    async with enter(services, who) as room:
        _, entry = await written_entry(room, EntryId(id))
        target = await kept_list(room, to)
        mark = sha256(f"{entry.id}|{to}|{version}".encode()).hexdigest()[:24]
        made = [e for e in await room.uow.entries.of_list(to) if e.id == mark]
        if made:
            return await sheet(room, made[0])
        if entry.version != version:
            return await sheet(room, entry, faults=("fault.entry.stale",))
        party, year = own_party(room), room.today.year
        number = await room.uow.entries.next_number(to, year)
        moved = replace(
            entry,
            id=EntryId(mark),
            list=target.key,
            code=entry_code(target.letter, year, number),
            group=target.group,
            proposed_by=party,
            proposed_on=room.today,
            noted_by=room.me.id,
            confirmed_by=(party,),
            state=type(entry.state).PROPOSED,
            chosen_on=None,
            kept_on=(),
            came_from=entry.id,
            version=1,
        )
        left = entry.leave(room.today, "moved")
        await put_entry(room, left, "entry:leave")
        await count_entry(room, entry, left)
        await put_entry(room, moved, "entry:move")
        return await sheet(room, moved)


def add_measure(
    room: AskersRoom, rule: ListRule, entry: Entry, said: Said
) -> tuple[Entry | None, tuple[str, ...]]:
    names = {c.key: c.name for c in rule.measures}
    text = cleaned(said["measure_text"]) if takes_text(room) else ""
    text = text or names.get(said["measure_kind"], "")
    party, due = said["measure_party"], said.day("measure_due")
    faults = [
        *text_faults(text, TEXT_LIMIT, BriefingLevel.INDIVIDUAL, "entry.measure"),
        *(() if party in rule.parties else ("fault.owner",)),
        *(() if due else ("fault.entry.date",)),
    ]
    if faults or due is None:
        return None, tuple(faults)
    return entry.add_measure(Measure(text=text, party=PartyKey(party), due=due)), ()


def finish_measure(
    room: AskersRoom, rule: ListRule, entry: Entry, said: Said
) -> tuple[Entry | None, tuple[str, ...]]:
    number = said["number"]
    if not number.isdigit() or not 1 <= int(number) <= len(entry.measures):
        return None, ("fault.entry.number",)
    return entry.finish_measure(int(number), room.today, ""), ()


def note_talk(
    room: AskersRoom, rule: ListRule, entry: Entry, said: Said
) -> tuple[Entry | None, tuple[str, ...]]:
    held = said.day("talk_on")
    names = {c.key: c.name for c in rule.measures}
    written = said.lines("talk_measures") if takes_text(room) else ()
    measures = (*(names[k] for k in said.picked("talk_kinds") if k in names), *written)
    parties = tuple(p for p in rule.parties if p in said.picked("talk_parties"))
    faults = ["fault.entry.many"] if len(measures) > MOST_MEASURES else []
    if held is None or held > room.today:
        faults.append("fault.entry.held")
    if not parties:
        faults.append("fault.entry.parties")
    for text in written:
        faults += text_faults(text, TEXT_LIMIT, BriefingLevel.INDIVIDUAL, "entry.measure")
    if faults or held is None:
        return None, tuple(dict.fromkeys(faults))
    talk = Conversation(
        held_on=held,
        at_home=said["talk_home"] == "ja",
        parties=parties,
        guardians="guardians" in said.picked("talk_present"),
        youth="youth" in said.picked("talk_present"),
        measures=measures,
        follow_up_on=said.day("talk_follow_up"),
    )
    return entry.note_conversation(talk), ()


def close_talk(
    room: AskersRoom, rule: ListRule, entry: Entry, said: Said
) -> tuple[Entry | None, tuple[str, ...]]:
    """Its follow-up has been held, and each measure has a result (Y4)."""
    number = said["number"]
    if not number.isdigit() or not 1 <= int(number) <= len(entry.conversations):
        return None, ("fault.entry.number",)
    talk = entry.conversations[int(number) - 1]
    day = said.day("close_on")
    booked = talk.book(day) if day else talk
    results = tuple(said[f"result_{n}"] for n in range(1, len(talk.measures) + 1))
    known = tuple(r for r in results if r in RESULTS)
    if not any(results) and day:
        return entry.put_conversation(int(number), booked), ()
    closed = booked.close(room.today, known)
    return entry.put_conversation(int(number), closed), ()


def let_in(
    room: AskersRoom, rule: ListRule, entry: Entry, said: Said
) -> tuple[Entry | None, tuple[str, ...]]:
    known = [p.key for p in room.organisation.parties if p.key not in rule.parties]
    return entry.let_in(tuple(p for p in known if p in said.picked("let_in"))), ()


def leave(
    room: AskersRoom, rule: ListRule, entry: Entry, said: Said
) -> tuple[Entry | None, tuple[str, ...]]:
    reason = said["leave_reason"]
    if reason not in REASONS:
        return None, ("fault.entry.reason",)
    return entry.leave(room.today, reason), ()


RESULTS = ("yes", "partly", "no", "too_early")
REASONS = ("better", "other_help", "moved_away", "declined", "other")
STEPS: dict[str, Step] = {
    "measure": add_measure,
    "measure_done": finish_measure,
    "talk": note_talk,
    "talk_close": close_talk,
    "let_in": let_in,
    "leave": leave,
}
