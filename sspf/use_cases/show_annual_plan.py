"""A group's plan for a year, and the inbox of plans that have come from below (E16)."""

from sspf.domain.annual_plans import PlanRow, RowStatus, may_see, seen
from sspf.domain.errors import NotAllowedError
from sspf.domain.group_tree import above, speaks_for
from sspf.domain.messages.board import Board, Do, Doing, GroupNews
from sspf.domain.messages.general import phrase
from sspf.domain.organisation import GroupKey
from sspf.domain.outbox import Message
from sspf.ports import Services
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.group_of import own_group
from sspf.use_cases.plan_row_board import plan_row_board
from sspf.use_cases.room import AskersRoom, Who, enter


async def show_annual_plan(services: Services, who: Who, named: str, year: int | None) -> Board:
    """The rows of the year; this year when none is said."""
    async with enter(services, who) as room:
        group = own_group(room, named)
        return await annual_plan(room, group.key, year or room.today.year)


async def show_inbox(services: Services, who: Who) -> Board:
    """Rows that have been sent to the asker's groups, ranked ones first; never those unsent."""
    async with enter(services, who) as room:
        rows = [r for r in await _seen(room) if r.sent_on and _is_from_below(room, r) and r.is_open]
        rows.sort(key=lambda r: (r.rank is None, r.rank or 0, r.number))
        waiting = sum(r.status is not RowStatus.APPROVED for r in rows)
        return Board(
            title="title.inbox",
            intro=(phrase("inbox.waiting", n=waiting),) if rows else (),
            rows=tuple(plan_row_board(room, row) for row in rows),
            empty="inbox.none",
        )


async def annual_plan(room: AskersRoom, group: GroupKey, year: int) -> Board:
    rows = [r for r in await _seen(room) if (r.group, r.year) == (group, year)]
    spoken = speaks_for(room.asker, group)
    unsent = any(r.sent_on is None for r in rows) and above(room.organisation, group)
    left = any(r.is_open for r in rows)
    send = Do(what=Doing.PLAN_SEND, subject=str(group), value=str(year))
    carry = Do(what=Doing.PLAN_CARRY, subject=str(group), value=str(year))
    return Board(
        title="title.annual_plan",
        intro=(
            phrase("annual_plan.intro", group=room.organisation.group(group).name, year=str(year)),
        ),
        rows=tuple(plan_row_board(room, row) for row in rows),
        empty="annual_plan.none",
        does=(*((send,) if spoken and unsent else ()), *((carry,) if spoken and left else ())),
    )


async def compose_plan(room: AskersRoom, message: Message) -> object:
    """A plan has come to the inbox of somebody who may still read it there."""
    row = await room.uow.plan_rows.get(int(message.subject.rpartition("-")[2]))
    if not may_see(room.asker, row, room.now):
        return Dropped("dropped.no_access")
    name = room.organisation.group(row.group).name
    return GroupNews(said=phrase("plan.news", group=name, year=str(row.year)))


async def _seen(room: AskersRoom) -> list[PlanRow]:
    if room.me.is_guest:
        raise NotAllowedError(room.me.id)
    return list(seen(room.asker, await room.uow.plan_rows.every(), room.now))


def _is_from_below(room: AskersRoom, row: PlanRow) -> bool:
    higher = {g.key for g in above(room.organisation, row.group)}
    return bool(higher & room.me.groups)
