"""Oversight of the groups below: counts only, never a word of what they have written (D11)."""

from sspf.domain.annual_plans import share_approved
from sspf.domain.cadence import Kind, Period
from sspf.domain.errors import NotAllowedError
from sspf.domain.group_tree import below
from sspf.domain.messages.board import Board, BoardRow
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.organisation import Group
from sspf.ports import Services
from sspf.use_cases.room import AskersRoom, Who, enter


async def oversee(services: Services, who: Who) -> Board:
    """Each group below one of the asker's; NotAllowedError for somebody with none below."""
    async with enter(services, who) as room:
        lower = {
            group.key: group
            for key in sorted(room.me.groups)
            for group in below(room.organisation, key)
        }
        if not lower or room.me.is_guest:
            raise NotAllowedError(room.me.id)
        rows = [await _row(room, group) for group in lower.values()]
        year = str(room.today.year)
        return Board(
            title="title.oversight", intro=(phrase("oversight.intro", year=year),), rows=tuple(rows)
        )


async def _row(room: AskersRoom, group: Group) -> BoardRow:
    meetings = [m for m in await room.uow.meetings.of_group(group.key) if m.is_on]
    held = [m for m in meetings if m.held_on.year == room.today.year and m.ends_at <= room.now]
    still_open = await room.uow.commitments.open_of_group(group.key)
    late = sum(c.is_overdue(room.today) for c in still_open)
    plan = [
        r
        for r in await room.uow.plan_rows.every()
        if (r.group, r.year) == (group.key, room.today.year)
    ]
    here = [m for m in await room.uow.matters.every() if m.is_open and m.at == group.key]
    every, anchored, approved = share_approved(plan)
    return BoardRow(
        heading=phrase("oversight.heading", group=group.name),
        facts=(
            phrase("oversight.held", n=len(held)),
            phrase("oversight.open", n=len(still_open)),
            phrase("oversight.late", n=late),
            phrase("oversight.plan", n=every, anchored=anchored, approved=approved),
            phrase("oversight.matters", n=len(here)),
        ),
        flags=_flags(room, group, [(m.held_on.year, m.held_on.month) for m in meetings]),
    )


def _flags(room: AskersRoom, group: Group, months: list[tuple[int, int]]) -> tuple[Phrase, ...]:
    """A group that must meet each month and has no meeting in this one (D13)."""
    cadence = group.cadence
    if cadence is None or cadence.kind is not Kind.MIN_PER_PERIOD:
        return ()
    monthly = cadence.period is Period.MONTH
    has = months.count((room.today.year, room.today.month))
    short = monthly and has < (cadence.count or 1)
    return (phrase("oversight.no_meeting", date=room.today),) if short else ()
