"""Destroys what has been kept for as long as was decided (gallring), once, by whoever comes first.

Each step is one transaction with its receipt. Of a case the key goes first and the rows after, in
the transaction that holds the case's row: killed between, nothing opens, and whoever comes next
takes the rows by the purge log, which lies with the keys (ADR 0024). Source: RULES R-90 to R-94.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial

from sspf.domain.cases import CaseId
from sspf.domain.entries import EntryId
from sspf.domain.errors import StaleError
from sspf.domain.organisation import AuthorityKey, MunicipalityId
from sspf.domain.retention import Kept, Limits
from sspf.ports import Services
from sspf.use_cases.purge_receipts import add_to_receipt, queue_receipt
from sspf.use_cases.recall_cards import lock_cards
from sspf.use_cases.replay_purges import forget_purged
from sspf.use_cases.retention_due import (
    Due,
    cases_due,
    consents_due,
    due_in,
    entries_due,
    files_with_texts,
)
from sspf.use_cases.room import Room, enter_alone
from sspf.use_cases.stop_messages import stop_messages
from sspf.use_cases.warn_retention import warn_retention

BY_ROWS = (Kept.TEXTS, Kept.CARDS, Kept.GROUP_TEXTS, Kept.CONSENTS)


async def purge(services: Services, municipality: MunicipalityId) -> int:
    """How much went: texts, cards, cases, entries and consents. Run again, nothing more.

    Without a decision in force nothing is touched, and those who can see to one are told (R-90).
    """
    gone = await forget_purged(services, municipality)
    plan = await _plan(services, municipality)
    await warn_retention(services, municipality)
    if plan is None:
        return gone
    steps = [
        *(partial(_sweep, services, municipality, what) for what in BY_ROWS),
        *(partial(_case, services, municipality, case) for case in plan.cases),
        *(partial(_entry, services, municipality, entry) for entry in plan.entries),
    ]
    return gone + sum([await _once(step) for step in steps])


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to go one by one."""

    cases: tuple[CaseId, ...]
    entries: tuple[EntryId, ...]


async def _plan(services: Services, municipality: MunicipalityId) -> Plan | None:
    async with enter_alone(services, municipality) as room:
        due = await due_in(room)
        if due is None:
            return None
        entries = await entries_due(room, due.limits)
        return Plan(
            cases=tuple(await cases_due(room, due.limits)),
            entries=tuple(entry.id for entry in entries),
        )


async def _once(step: Callable[[], Awaitable[int]]) -> int:
    """Another replica is at the same: what it has not done is done the next time."""
    try:
        return await step()
    except StaleError:
        return 0


async def _sweep(services: Services, municipality: MunicipalityId, what: Kept) -> int:
    async with enter_alone(services, municipality) as room:
        due = await due_in(room)
        if due is None:
            return 0
        gone = await SWEEPS[what](room, due.limits)
        if gone:
            await _write_down(room, due, what, gone)
        return gone


async def _texts(room: Room, limits: Limits) -> int:
    """Of meetings, and what is written in a case that was closed so long ago."""
    gone = await room.uow.purges.sweep(Kept.TEXTS, limits)
    files = await files_with_texts(room, limits)
    for file in files:
        await room.uow.case_files.put(file.without_texts())
    return gone + len(files)


async def _cards(room: Room, limits: Limits) -> int:
    """Replaced where they were sent; Teams itself keeps what the municipality has set there."""
    cards = await room.uow.cards.of_cases_before(limits.cards_before)
    replaced = await lock_cards(room, cards, "old")
    return replaced + await room.uow.purges.sweep(Kept.CARDS, limits)


async def _consents(room: Room, limits: Limits) -> int:
    ended = await consents_due(room, limits)
    gone = await room.uow.purges.sweep(Kept.CONSENTS, limits)
    return gone + await room.uow.consents.remove(ended)


async def _group_texts(room: Room, limits: Limits) -> int:
    return await room.uow.purges.sweep(Kept.GROUP_TEXTS, limits)


async def _case(services: Services, municipality: MunicipalityId, id: CaseId) -> int:
    async with enter_alone(services, municipality) as room:
        due = await due_in(room)
        case = await room.uow.cases.find(id)
        if due is None or case is None:
            return 0
        # Its row is ours until this ends: nobody can begin to hold it, or write in it, meanwhile.
        await room.uow.cases.put(replace(case, version=case.version + 1))
        if id in {hold.case for hold in await room.uow.retention.holds()}:
            return 0
        await lock_cards(room, await room.uow.cards.cards_of_case(id), "purged")
        await stop_messages(room, frozenset({id}), "dropped.purged")
        await _destroy(services, room, id, case.controller)
        await room.uow.purges.sweep(Kept.CASES, due.limits)
        await _write_down(room, due, Kept.CASES, 1)
        return 1


async def _entry(services: Services, municipality: MunicipalityId, id: EntryId) -> int:
    async with enter_alone(services, municipality) as room:
        due = await due_in(room)
        if due is None:
            return 0
        entry = next((e for e in await entries_due(room, due.limits) if e.id == id), None)
        if entry is None:
            return 0
        await room.uow.entries.put(replace(entry, version=entry.version + 1))
        await lock_cards(room, await room.uow.cards.cards_of_record(id), "purged")
        await stop_messages(room, frozenset({str(id)}), "dropped.purged")
        await _destroy(services, room, id, entry.controller)
        await _write_down(room, due, Kept.ENTRIES, 1)
        return 1


async def _destroy(services: Services, room: Room, id: str, controller: AuthorityKey) -> None:
    """The key first: from here on nothing of it opens, in no replica and in no copy."""
    await services.case_keys.destroy(room.uow.municipality, id, room.now)
    await room.uow.purges.forget([id])
    await room.note("case:purge", id, controller=controller, case=id)


async def _write_down(room: Room, due: Due, what: Kept, gone: int) -> None:
    receipt = await add_to_receipt(room, room.today, what, gone, due.reference)
    await room.note("retention:purge", receipt.id, version=receipt.version)
    await queue_receipt(room, receipt)


SWEEPS: dict[Kept, Callable[[Room, Limits], Awaitable[int]]] = {
    Kept.TEXTS: _texts,
    Kept.CARDS: _cards,
    Kept.GROUP_TEXTS: _group_texts,
    Kept.CONSENTS: _consents,
}
