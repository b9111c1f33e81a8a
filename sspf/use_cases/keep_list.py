"""Show a list that two agencies keep together, and one of its entries. To others nothing exists."""

from sspf.domain.choices import Choice
from sspf.domain.entries import Conversation, Entry, EntryCode, EntryId, EntryState, Measure
from sspf.domain.entry_access import may_keep_list, may_see_entry
from sspf.domain.errors import UnknownEntryError
from sspf.domain.list_rules import ListRule
from sspf.domain.messages.lists import EntryLine, EntrySheet, ListBoard, MeasureLine, TalkLine
from sspf.domain.organisation import IndividualMode, PartyKey
from sspf.domain.outbox import Message
from sspf.domain.selections import next_selection_on
from sspf.ports import Services
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.log_reading import log_reading
from sspf.use_cases.room import AskersRoom, Who, enter


async def show_list(services: Services, who: Who, key: str) -> ListBoard:
    """UnknownEntryError for everybody but the two, whatever there is (R-27)."""
    async with enter(services, who) as room:
        return await board(room, await kept_list(room, key))


async def show_entry(services: Services, who: Who, id: str) -> EntrySheet:
    async with enter(services, who) as room:
        return await sheet(room, await seen_entry(room, id=EntryId(id)))


async def show_entry_with_code(services: Services, who: Who, code: str) -> EntrySheet:
    async with enter(services, who) as room:
        return await sheet(room, await seen_entry(room, code=EntryCode(code.upper())))


async def compose_entry(room: AskersRoom, message: Message) -> object:
    """To the other agency: somebody has been proposed. Read again just before it is sent."""
    try:
        entry = await seen_entry(room, id=EntryId(message.subject))
    except UnknownEntryError:
        return Dropped("dropped.no_access")
    return await sheet(room, entry)


async def compose_board(room: AskersRoom, message: Message) -> object:
    """A reminder that it is time to choose again."""
    rule = _rule(room, str(message.values["list"]))
    if rule is None or not may_keep_list(room.asker, rule):
        return Dropped("dropped.no_access")
    return await board(room, rule)


async def kept_list(room: AskersRoom, key: str) -> ListRule:
    """The rule of a list that this person keeps. The same work is done whatever there is."""
    rule = _rule(room, key)
    await log_reading(room, case="", record=f"list:{key}", purpose="list", ground="own")
    if rule is None or not may_keep_list(room.asker, rule):
        raise UnknownEntryError(key)
    return rule


async def seen_entry(
    room: AskersRoom, *, id: EntryId | None = None, code: EntryCode | None = None
) -> Entry:
    """An entry that this person may see; written down before it is shown."""
    entry = await _found(room, id, code)
    await log_reading(
        room, case="", record=entry.id if entry else "none", purpose="entry", ground="own"
    )
    rule = _rule(room, entry.list) if entry else None
    if entry is None or rule is None or not may_see_entry(room.asker, rule, entry):
        raise UnknownEntryError(code or id)
    return entry


async def written_entry(room: AskersRoom, id: EntryId) -> tuple[ListRule, Entry]:
    """An entry that this person may write in."""
    entry = await seen_entry(room, id=id)
    rule = rule_of(room, entry)
    if not may_keep_list(room.asker, rule):
        raise UnknownEntryError(id)
    return rule, entry


def rule_of(room: AskersRoom, entry: Entry) -> ListRule:
    rule = _rule(room, entry.list)
    if rule is None:
        raise UnknownEntryError(entry.id)
    return rule


def own_party(room: AskersRoom) -> PartyKey:
    if room.me.party is None:
        raise UnknownEntryError(room.me.id)
    return room.me.party


async def board(room: AskersRoom, rule: ListRule) -> ListBoard:
    entries = await room.uow.entries.of_list(rule.key)
    here = [e for e in entries if e.state is not EntryState.LEFT]
    held = await room.uow.entries.selections(rule.group)
    review = room.organisation.list_review
    begun = min((e.chosen_on for e in entries if e.chosen_on), default=None)
    by = next_selection_on(begun, tuple(held), review) if begun and review else None
    return ListBoard(
        key=rule.key,
        name=rule.name,
        entries=tuple(line(room, rule, e) for e in here),
        used=sum(e.is_on_the_list for e in here),
        slots=rule.max_entries,
        select_by=by,
        is_late=by is not None and by < room.today,
        last_outcome=held[-1].outcome if held else "",
        last_on=held[-1].held_on if held else None,
    )


def line(room: AskersRoom, rule: ListRule, entry: Entry) -> EntryLine:
    names = {p.key: p.name for p in rule.problems}
    waiting = [p for p in rule.parties if p not in entry.confirmed_by]
    return EntryLine(
        id=entry.id,
        version=entry.version,
        code=entry.code,
        list_name=rule.name,
        title=entry.title,
        state=entry.state,
        problems=tuple(names.get(key, key) for key in entry.problems),
        waits_for=_names(room, waiting) if entry.state is EntryState.PROPOSED else (),
        lacks_measure=entry.lacks_measure,
        above_age=rule.max_age if entry.above_age else None,
        to_follow_up=sum(bool(c.measures) and c.closed_on is None for c in entry.conversations),
    )


async def sheet(
    room: AskersRoom,
    entry: Entry,
    *,
    faults: tuple[str, ...] = (),
    typed: dict[str, str] | None = None,
) -> EntrySheet:
    rule = rule_of(room, entry)
    party = own_party(room)
    writes = may_keep_list(room.asker, rule)
    return EntrySheet(
        line=line(room, rule, entry),
        ground=entry.ground,
        proposed_by=room.organisation.party(entry.proposed_by).name,
        proposed_on=entry.proposed_on,
        measures=tuple(_measure(room, n, m) for n, m in enumerate(entry.measures, start=1)),
        talks=tuple(_talk(room, n, c) for n, c in enumerate(entry.conversations, start=1)),
        let_in=_names(room, list(entry.visible_to)),
        may_confirm=writes
        and entry.state is EntryState.PROPOSED
        and party not in entry.confirmed_by,
        may_write=writes and entry.is_on_the_list,
        both=_choices(room, list(rule.parties)),
        others=_choices(room, _others(room, rule)),
        kinds_of_measure=rule.measures,
        other_lists=tuple(
            Choice(key=r.key, name=r.name)
            for r in room.organisation.lists
            if r.key != rule.key and may_keep_list(room.asker, r)
        ),
        takes_text=takes_text(room),
        faults=faults,
        typed=typed or {},
    )


def takes_text(room: AskersRoom) -> bool:
    """Own words about somebody only where the municipality has decided on free text."""
    return room.organisation.individual is IndividualMode.FREE_TEXT


async def _found(room: AskersRoom, id: EntryId | None, code: EntryCode | None) -> Entry | None:
    if code is not None:
        return await room.uow.entries.with_code(code)
    try:
        return await room.uow.entries.get(id or EntryId(""))
    except UnknownEntryError:
        return None


def _rule(room: AskersRoom, key: str) -> ListRule | None:
    return next((rule for rule in room.organisation.lists if rule.key == key), None)


def _others(room: AskersRoom, rule: ListRule) -> list[PartyKey]:
    return [p.key for p in room.organisation.parties if p.bot_access and p.key not in rule.parties]


def _choices(room: AskersRoom, parties: list[PartyKey]) -> tuple[Choice, ...]:
    return tuple(Choice(key=p, name=room.organisation.party(p).name) for p in parties)


def _names(room: AskersRoom, parties: list[PartyKey]) -> tuple[str, ...]:
    return tuple(room.organisation.party(key).name for key in parties)


def _measure(room: AskersRoom, number: int, measure: Measure) -> MeasureLine:
    return MeasureLine(
        number=number,
        text=measure.text,
        party=room.organisation.party(measure.party).name,
        due=measure.due,
        done_on=measure.done_on,
    )


def _talk(room: AskersRoom, number: int, talk: Conversation) -> TalkLine:
    return TalkLine(
        number=number,
        held_on=talk.held_on,
        at_home=talk.at_home,
        parties=_names(room, list(talk.parties)),
        guardians=talk.guardians,
        youth=talk.youth,
        measures=talk.measures,
        follow_up_on=talk.follow_up_on,
        closed_on=talk.closed_on,
        results=talk.results,
    )
