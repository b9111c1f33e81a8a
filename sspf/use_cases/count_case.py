"""What is counted of cases, as it happens. Nothing here leads back to a case (ADR 0025)."""

from dataclasses import replace

from sspf.domain.case_counting import Counting, carried, facts, outcome_key, uncounted
from sspf.domain.case_files import CaseFile
from sspf.domain.case_outcomes import corrected
from sspf.domain.cases import Case
from sspf.domain.tallies import TallyKind, fitting
from sspf.use_cases.room import Room


async def counted_new(room: Room, case: Case, file: CaseFile) -> CaseFile:
    """The file of a case that is raised now, with what has been counted of it."""
    return await _count(room, _now(room, case, file))


async def counted_on(
    room: Room, before: tuple[Case, CaseFile], case: Case, file: CaseFile
) -> CaseFile:
    """The file as it becomes, with what has been counted of it in it.

    `before`: as it stood. What held then in a case of which nothing is counted happened before
    anything was: it is carried in, and not counted as if it happened today.
    """
    if not file.counted:
        was = _now(room, *before)
        held = tuple((fact.key, None) for fact in facts(was))
        for tally in carried(was):
            await room.uow.tallies.add(tally, origin=case.id)
        file = replace(file, counted=held)
    file = await _without_what_was_corrected(room, before[1], file)
    return await _count(room, _now(room, case, file))


async def count_step(room: Room, before: Case, case: Case) -> None:
    """A case has gone on by another road than its own forms: as when a consent is registered."""
    file = await room.uow.case_files.find(case.id)
    if file is None:
        return
    counted = await counted_on(room, (before, file), case, file)
    if counted != file:
        kept = counted.changed()
        await room.uow.case_files.put(kept)
        await room.note("case:count", case.id, controller=case.controller, version=kept.version)


async def _without_what_was_corrected(room: Room, before: CaseFile, file: CaseFile) -> CaseFile:
    """An outcome is changed on its own day only, so in the month in which it was counted."""
    said = corrected(before, file)
    if said is None:
        return file
    on, was = said
    key = outcome_key(on)
    old = fitting(TallyKind.CASE_ITEM, on, outcome=was)
    await room.uow.tallies.take_back(old, origin=f"{file.case}:{key}")
    return replace(file, counted=tuple(mark for mark in file.counted if mark[0] != key))


async def _count(room: Room, at: Counting) -> CaseFile:
    new = uncounted(at)
    for fact in new:
        for tally in fact.tallies:
            await room.uow.tallies.add(tally, origin=f"{at.case.id}:{fact.key}")
    marks = tuple((fact.key, room.today) for fact in new)
    return replace(at.file, counted=(*at.file.counted, *marks))


def _now(room: Room, case: Case, file: CaseFile) -> Counting:
    return Counting(case=case, file=file, rules=room.organisation.cases, today=room.today)
