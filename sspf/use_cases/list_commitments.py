"""Lists of commitments, cut to the asker's rights, soonest first, ten at a time."""

from dataclasses import replace

from sspf.domain.access import Record, may, may_complete, record_of
from sspf.domain.case_access import Matter
from sspf.domain.cases import CaseCode, CaseId
from sspf.domain.commitments import OPEN, Commitment, CommitmentId, CommitmentStatus
from sspf.domain.errors import UnknownCommitmentError
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.commitment import (
    CommitmentCount,
    CommitmentList,
    CommitmentUpdate,
    Following,
)
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.names import swedish_order
from sspf.domain.wanted import Order, Wanted
from sspf.ports import Services
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.knowing_room import enter_knowing
from sspf.use_cases.lines import line
from sspf.use_cases.resolve_query import Resolved, resolve
from sspf.use_cases.room import AskersRoom, Who

PAGE = 10


async def list_commitments(
    services: Services, who: Who, query: Query, first: int = 1
) -> CommitmentList:
    """`first`: number of the first row shown, from 1. In a shared chat what all there may read."""
    async with enter_knowing(services, who, "list") as room:
        return await listed(room, query, first)


async def list_of_case(
    services: Services, who: Who, code: str, query: Query
) -> CommitmentList | None:
    """None: there is no case of that code that this asker may know of; which is not told (R-32)."""
    async with enter_knowing(services, who, "list") as room:
        case = await _case(room, code)
        return await listed(room, replace(query, case=case)) if case else None


async def count_of_case(
    services: Services, who: Who, code: str, query: Query
) -> CommitmentCount | None:
    async with enter_knowing(services, who, "list") as room:
        case = await _case(room, code)
        if case is None:
            return None
        asked = await resolve(room, replace(query, case=case))
        counted = await room.uow.commitments.count(asked.wanted)
        return CommitmentCount(total=counted, scope=asked.scope, of=())


async def _case(room: AskersRoom, code: str) -> CaseId | None:
    """The same statements and the same entry, whether there is one or not."""
    found = await room.uow.cases.with_code(CaseCode(code))
    await room.note("case:sought", room.organisation.municipality)
    if found is None:
        return None
    stub = Record(
        group=found.group, level=BriefingLevel.INDIVIDUAL, case=found.id, matter=Matter.STUB
    )
    return found.id if may(room.asker, stub, room.now) else None


async def listed(room: AskersRoom, query: Query, first: int = 1) -> CommitmentList:
    asked = await resolve(room, query)
    commitments = room.uow.commitments
    total = await commitments.count(asked.wanted)
    shown = await commitments.find(asked.wanted, query.by, first=first, at_most=PAGE)
    return CommitmentList(
        lines=tuple(line(room, c) for c in shown),
        total=total,
        first=first,
        scope=asked.scope,
        query=query.encoded(),
        following=await _following(room, asked) if first == 1 else None,
        late_of=await _late_of(room, asked) if query.status == "overdue" else (),
        hint=None if total else await _hint(room, asked),
        ended=await _ended(room, query, asked) if first == 1 else 0,
    )


async def count_commitments(
    services: Services, who: Who, query: Query, by: str = ""
) -> CommitmentCount:
    """`by`: `agency` counts each of the group's agencies apart, also those with none."""
    async with enter_knowing(services, who, "list") as room:
        asked = await resolve(room, query)
        counted = await room.uow.commitments.count_by_party(asked.wanted)
        seats = room.organisation.seats(asked.wanted.group) if by == "agency" else ()
        return CommitmentCount(
            total=sum(counted.values()),
            scope=asked.scope,
            of=tuple((p.name, counted.get(p.key, 0)) for p in seats if p.bot_access),
        )


async def open_commitment(services: Services, who: Who, id: CommitmentId) -> CommitmentUpdate:
    """The update card; a commitment that may not be seen is as one that does not exist."""
    async with enter_knowing(services, who, "list") as room:
        return update_card(room, await seen_commitment(room, id))


async def seen_commitment(room: AskersRoom, id: CommitmentId) -> Commitment:
    commitment = await room.uow.commitments.get(id)
    if not may(room.asker, record_of(commitment), room.now):
        raise UnknownCommitmentError(id)
    return commitment


def update_card(room: AskersRoom, commitment: Commitment) -> CommitmentUpdate:
    return CommitmentUpdate(
        line=line(room, commitment),
        earliest_due=room.today,
        may_complete=may_complete(room.asker, commitment),
    )


async def _following(room: AskersRoom, asked: Resolved) -> Following | None:
    if asked.following is None or asked.next_on is None:
        return None
    total = await room.uow.commitments.count(asked.following)
    found = await room.uow.commitments.find(asked.following, at_most=PAGE)
    lines = tuple(line(room, c) for c in found)
    return Following(lines=lines, total=total, on=asked.next_on) if total else None


async def _ended(room: AskersRoom, query: Query, asked: Resolved) -> int:
    """Of the asker's own, in cases that are locked to them: a number, and only in a whole list."""
    if room.me.party is None or not _is_whole(query):
        return 0
    locked = {
        (case, room.me.party)
        for case, rights in room.asker.cases.items()
        if rights.is_locked and rights.group == asked.wanted.group
    }
    of_cases = frozenset(locked - asked.wanted.of_cases)
    if not of_cases:
        return 0
    ended = Wanted(
        group=asked.wanted.group,
        levels=frozenset(),
        of_cases=of_cases,
        statuses=frozenset({CommitmentStatus.CANCELLED}),
        owner=room.me.id,
    )
    return await room.uow.commitments.count(ended)


def _is_whole(query: Query) -> bool:
    """All of them or all the asker's own, and of no one kind."""
    plain = replace(query, mine=False, group="", status="open", by=Order.DUE)
    return plain == Query() and query.status in ("open", "any")


async def _late_of(room: AskersRoom, asked: Resolved) -> tuple[tuple[str, int], ...]:
    counted = await room.uow.commitments.count_by_party(asked.wanted)
    named = [(room.organisation.party(party).name, n) for party, n in counted.items()]
    return tuple(sorted(named, key=lambda pair: (-pair[1], swedish_order(pair[0]))))


async def _hint(room: AskersRoom, asked: Resolved) -> Phrase | None:
    """The nearest that there is: some of the words, another status, or all that is open."""
    wanted = asked.wanted
    if len(wanted.words) > 1:
        longest = max(wanted.words, key=len)
        if n := await room.uow.commitments.count(replace(wanted, words=(longest,))):
            return phrase("hint.word", n=n)
    at_any_time = replace(wanted, due_from=None, due_until=None, at_meeting=None)
    wider = {
        "hint.open": replace(at_any_time, statuses=OPEN),
        "hint.any": replace(at_any_time, statuses=frozenset()),
        "hint.every_open": Wanted(
            group=wanted.group, levels=wanted.levels, of_cases=wanted.of_cases, statuses=OPEN
        ),
    }
    for key, other in wider.items():
        if other.words and key != "hint.any":
            continue  # each look for words costs more than all the others together
        if other != wanted and (n := await room.uow.commitments.count(other)):
            return phrase(key, n=n)
    return None
