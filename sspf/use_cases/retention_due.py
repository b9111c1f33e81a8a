"""What is older than the decision in force allows. For jobs: nothing of it is shown to anybody."""

from dataclasses import dataclass, replace
from datetime import date

from sspf.domain.audit import READINGS, SYSTEM
from sspf.domain.case_files import CaseFile
from sspf.domain.cases import Case, CaseId
from sspf.domain.consents import ConsentId
from sspf.domain.entries import Entry
from sspf.domain.retention import (
    Kept,
    Limits,
    Periods,
    closed_on,
    ended_on,
    in_force,
    is_case_due,
    is_entry_due,
    is_left_open,
    limits_of,
    texts_are_over,
)
from sspf.use_cases.room import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """By which decision, and what is older than it allows."""

    reference: str
    limits: Limits


async def due_in(room: Room) -> Due | None:
    """None: no decision is in force."""
    decision = in_force(await room.uow.retention.decisions(), room.today, room.days)
    if decision is None:
        return None
    limits = await limits_in(room, decision.periods)
    return Due(reference=decision.reference, limits=limits)


async def limits_in(room: Room, periods: Periods) -> Limits:
    limits = limits_of(periods, room.now, room.days)
    held = frozenset(hold.case for hold in await room.uow.retention.holds())
    limits = replace(limits, held=held)
    closed = [case.id for case in await closed_cases(room, limits.closed_by)]
    left = [case.id for case in await _left(room, periods)]
    return replace(limits, closed=frozenset(closed) - held, left=frozenset(left) - held)


async def _left(room: Room, periods: Periods) -> list[Case]:
    """Cases that nobody has closed, nor written in, for so long that their texts go."""
    found = []
    for case in await room.uow.cases.every():
        consents = await room.uow.consents.of_case(case.id)
        if is_left_open(case, consents, room.today):
            written = await _written_on(room, case)
            if texts_are_over(case, consents, written, periods, room.today):
                found.append(case)
    return found


async def _written_on(room: Room, case: Case) -> date:
    """The last day on which a person did something to the case, by the log."""
    log = await room.uow.audit.of_case(case.id)
    done = [e.at for e in log if e.tag not in READINGS and e.actor != SYSTEM]
    return max([case.raised_on, *(room.local(at).date() for at in done)])


async def closed_cases(room: Room, by: date) -> list[Case]:
    found = []
    for case in await room.uow.cases.every():
        if case.is_listed:
            continue
        closed = closed_on(await room.uow.case_files.find(case.id))
        if closed is not None and closed <= by:
            found.append(case)
    return found


async def cases_due(room: Room, limits: Limits) -> list[CaseId]:
    found = []
    for case in await closed_cases(room, limits.cases_by):
        if is_case_due(case, await room.uow.case_files.find(case.id), limits, room.today):
            found.append(case.id)
    return found


async def entries_due(room: Room, limits: Limits) -> list[Entry]:
    lists = [rule.key for rule in room.organisation.lists]
    every = [entry for key in lists for entry in await room.uow.entries.of_list(key)]
    return [entry for entry in every if is_entry_due(entry, limits, room.today)]


async def consents_due(room: Room, limits: Limits) -> list[ConsentId]:
    old = await room.uow.consents.recorded_before(limits.consents_before)
    return [
        consent.id
        for consent in old
        if consent.case not in limits.held and ended_on(consent, room.days) <= limits.consents_by
    ]


async def left_open(room: Room) -> int:
    """Cases that are never purged, because nobody has closed them."""
    cases = await room.uow.cases.every()
    return sum(
        [
            is_left_open(case, await room.uow.consents.of_case(case.id), room.today)
            for case in cases
            if case.is_listed
        ]
    )


async def count_due(room: Room, limits: Limits) -> dict[Kept, int]:
    """How much of each; only what there is something of."""
    counts = {what: await room.uow.purges.due(what, limits) for what in Kept}
    counts[Kept.TEXTS] += len(await files_with_texts(room, limits))
    counts[Kept.CARDS] += len(await room.uow.cards.of_cases_before(limits.cards_before))
    counts[Kept.CASES] += len(await cases_due(room, limits))
    counts[Kept.ENTRIES] += len(await entries_due(room, limits))
    counts[Kept.CONSENTS] += len(await consents_due(room, limits))
    return {what: count for what, count in counts.items() if count}


async def files_with_texts(room: Room, limits: Limits) -> list[CaseFile]:
    """Of cases that were closed so long ago, or left open for longer."""
    files = [await room.uow.case_files.find(case) for case in sorted(limits.closed | limits.left)]
    return [file for file in files if file is not None and file.has_texts]
