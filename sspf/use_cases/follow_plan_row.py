"""Rows of yearly plans as they go on: sent, anchored, approved, ranked, done, carried over."""

from collections.abc import Callable

from sspf.domain.annual_plans import PlanRow, carry_origin, may_see
from sspf.domain.errors import NoRoadError, NotAllowedError, UnknownRowError
from sspf.domain.group_tree import above, approver_of, speaks_for
from sspf.domain.messages.board import Board
from sspf.domain.messages.general import phrase
from sspf.domain.organisation import GroupKey
from sspf.ports import Services
from sspf.use_cases.group_of import spoken_group
from sspf.use_cases.plan_row_board import plan_row_board
from sspf.use_cases.raise_matter import news
from sspf.use_cases.room import AskersRoom, Who, enter
from sspf.use_cases.show_annual_plan import annual_plan

HIGHEST_RANK = 99


async def show_plan_row(services: Services, who: Who, number: int) -> Board:
    """UnknownRowError for one that does not exist or that this person may not see."""
    async with enter(services, who) as room:
        return _board(room, await _visible(room, number))


async def send_plan(services: Services, who: Who, named: str, year: int | None) -> Board:
    """The year's rows to the group above, whose inbox shows them from now on."""
    async with enter(services, who) as room:
        group = spoken_group(room, named)
        higher = above(room.organisation, group.key)
        if not higher:
            raise NoRoadError(group.key)
        rows = await _of(room, group.key, year or room.today.year)
        unsent = [row for row in rows if row.sent_on is None]
        for row in unsent:
            await _keep(room, row.sent(room.today), "plan_row:send")
        if unsent:
            receiver = approver_of(room.organisation, group.key) or higher[0].key
            await room.queue(*news(room, unsent[-1].id, receiver, unsent[-1].version))
        return await annual_plan(room, group.key, year or room.today.year)


async def anchor_row(services: Services, who: Who, number: int) -> Board:
    """In the first of the asker's bodies, from below, where it is not yet anchored (E5)."""
    async with enter(services, who) as room:
        row = await _visible(room, number)
        way = (row.group, *(g.key for g in above(room.organisation, row.group)))
        mine = [group for group in way if speaks_for(room.asker, group)]
        if not mine:
            raise NotAllowedError(room.me.id)
        been = {step.group for step in row.steps}
        left = [group for group in mine if group not in been]
        return await _step(room, row, lambda r: r.anchored((left or mine)[0], room.today), "anchor")


async def approve_row(services: Services, who: Who, number: int) -> Board:
    """By the body that approves; PlanStepError before it has been sent and anchored (D11)."""
    async with enter(services, who) as room:
        row = await _visible(room, number)
        approver = approver_of(room.organisation, row.group)
        if approver is None or not speaks_for(room.asker, approver):
            raise NotAllowedError(room.me.id)
        return await _step(room, row, lambda r: r.approved(approver, room.today), "approve")


async def rank_row(services: Services, who: Who, number: int, rank: int) -> Board:
    """Its place among what has come; by somebody who speaks for a group above (E16)."""
    async with enter(services, who) as room:
        row = await _visible(room, number)
        higher = above(room.organisation, row.group)
        if row.sent_on is None or not any(speaks_for(room.asker, g.key) for g in higher):
            raise NotAllowedError(room.me.id)
        if not 1 <= rank <= HIGHEST_RANK:
            raise UnknownRowError(rank)
        return await _step(room, row, lambda r: r.ranked(rank), "rank")


async def finish_row(services: Services, who: Who, number: int) -> Board:
    async with enter(services, who) as room:
        row = await _visible(room, number)
        if not speaks_for(room.asker, row.group):
            raise NotAllowedError(room.me.id)
        return await _step(room, row, lambda r: r.done(room.today), "done")


async def carry_plan(services: Services, who: Who, named: str, year: int | None) -> Board:
    """Open rows of the year become rows of the next; done again it carries nothing more (D6)."""
    async with enter(services, who) as room:
        group = spoken_group(room, named)
        old = year or room.today.year
        for row in await _of(room, group.key, old):
            made = await room.uow.plan_rows.made_by(carry_origin(row.number, old + 1))
            if row.is_open and made is None:
                number = await room.uow.plan_rows.next_number()
                carried = row.carried(number, old + 1, room.me.id, room.now)
                await _keep(room, carried, "plan_row:carry")
        return await annual_plan(room, group.key, old + 1)


async def _step(
    room: AskersRoom, row: PlanRow, change: Callable[[PlanRow], PlanRow], action: str
) -> Board:
    changed = change(row)
    if changed != row:
        await _keep(room, changed, f"plan_row:{action}")
    return _board(room, changed)


async def _keep(room: AskersRoom, row: PlanRow, tag: str) -> None:
    await room.uow.plan_rows.put(row)
    await room.note(tag, row.id, controller=row.controller, version=row.version)


async def _visible(room: AskersRoom, number: int) -> PlanRow:
    row = await room.uow.plan_rows.get(number)
    if room.me.is_guest or not may_see(room.asker, row, room.now):
        raise UnknownRowError(number)
    return row


async def _of(room: AskersRoom, group: GroupKey, year: int) -> list[PlanRow]:
    return [r for r in await room.uow.plan_rows.every() if (r.group, r.year) == (group, year)]


def _board(room: AskersRoom, row: PlanRow) -> Board:
    intro = (phrase("plan_row.of", group=room.organisation.group(row.group).name),)
    return Board(title="title.plan_row", intro=intro, rows=(plan_row_board(room, row),))
