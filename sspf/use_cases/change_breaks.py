"""School breaks are added, changed and taken away: shown first, saved then, with their history."""

from collections.abc import Sequence
from dataclasses import replace

from sspf.domain.access import may_set_breaks
from sspf.domain.breaks import (
    BreakChange,
    BreakDiff,
    BreakList,
    ChangeKind,
    applied,
    difference,
    fault_of,
    named,
)
from sspf.domain.errors import NotAllowedError
from sspf.domain.guards import cleaned
from sspf.domain.messages.breaks import BreakBook, BreaksPreview
from sspf.domain.organisation import Break, MunicipalityId
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Room, Who, enter, enter_alone
from sspf.use_cases.show_breaks import break_book


async def preview_breaks(services: Services, who: Who, read: BreakList) -> BreaksPreview:
    """NotAllowedError for anybody but the administrator and conveners."""
    async with enter(services, who) as room:
        _must_set(room)
        diff = difference(room.organisation.breaks, _right(read.breaks))
        return _preview(room, diff, read)


async def preview_removal(
    services: Services, who: Who, name: str, year: int | None
) -> BreaksPreview:
    """Those of that name which are not over, or which begin or end in the year that is said."""
    async with enter(services, who) as room:
        _must_set(room)
        fits = [
            one
            for one in named(room.organisation.breaks, name)
            if (year in (one.first.year, one.last.year) if year else one.last >= room.today)
        ]
        return _preview(room, BreakDiff(removed=tuple(fits)), BreakList())


async def save_breaks(
    services: Services, who: Who, wanted: Sequence[Break], unwanted: Sequence[Break]
) -> BreakBook:
    """Done again it changes nothing: what is saved is what the list differs in by then."""
    async with enter(services, who) as room:
        _must_set(room)
        diff = difference(room.organisation.breaks, _right(wanted), unwanted)
        return await break_book(room, await _save(services, room, diff))


async def import_breaks(
    services: Services, municipality: MunicipalityId, read: BreakList, *, only_shown: bool
) -> BreakDiff:
    """From the command line, by whoever runs the house."""
    async with enter_alone(services, municipality) as room:
        diff = difference(room.organisation.breaks, _right(read.breaks))
        if not only_shown:
            await _save(services, room, diff)
        return diff


async def _save(services: Services, room: Room, diff: BreakDiff) -> tuple[Break, ...]:
    """The breaks as they are now."""
    if diff.is_empty:
        return room.organisation.breaks
    breaks = applied(room.organisation.breaks, diff)
    await room.uow.organisations.put(replace(room.organisation, breaks=breaks))
    await room.uow.break_changes.add(_changes(services, room, diff))
    await room.note("organisation:breaks", room.organisation.municipality)
    return breaks


def _changes(services: Services, room: Room, diff: BreakDiff) -> list[BreakChange]:
    lines = [
        *((ChangeKind.ADDED, one) for one in diff.added),
        *((ChangeKind.CHANGED, new) for _, new in diff.changed),
        *((ChangeKind.REMOVED, one) for one in diff.removed),
    ]
    return [
        BreakChange(
            id=services.new_id(),
            at=room.now,
            by=room.actor,
            kind=kind,
            name=one.name,
            first=one.first,
            last=one.last,
            school_form=one.school_form,
            effect=one.effect,
        )
        for kind, one in lines
    ]


def _preview(room: AskersRoom, diff: BreakDiff, read: BreakList) -> BreaksPreview:
    return BreaksPreview(
        municipality=room.organisation.name, diff=diff, bad=read.bad, elsewhere=read.elsewhere
    )


def _right(breaks: Sequence[Break]) -> list[Break]:
    """Judged here again, whoever read them, and without characters that are not to be seen."""
    plain = [
        replace(one, name=cleaned(one.name), school_form=cleaned(one.school_form)) for one in breaks
    ]
    return [one for one in plain if fault_of(one) is None]


def _must_set(room: AskersRoom) -> None:
    if not may_set_breaks(room.asker):
        raise NotAllowedError(room.me.id)
