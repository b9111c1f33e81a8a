"""Typed: the agenda and the action plan."""

import re

from bot.turn import Reply, Turn, notice
from bot.understand import fold
from bot.words import parties_named
from cards.acts import Act
from sspf.domain.agenda import Point
from sspf.ports import Services
from sspf.use_cases.approve_agenda import add_item, open_approval
from sspf.use_cases.show_agenda import show_agenda, show_whole_text
from sspf.use_cases.show_plan import check_plan, show_plan


async def show(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_agenda(services, turn.who))


async def whole(turn: Turn, services: Services) -> Reply:
    """`läs hela 3 polis`: one agency's text under the third point, uncut."""
    shown = await show_agenda(services, turn.who)
    number = re.match(r"\s*(\d{1,2})", turn.rest)
    points = {point.number: point.key for point in shown.points}
    named = parties_named(turn.rest, turn.organisation)
    if not number or int(number[1]) not in points or not named:
        return notice("answer.whole_how")
    point = points[int(number[1])]
    return Reply(
        message=await show_whole_text(services, turn.who, shown.meeting.id, point, named[0])
    )


async def approve(turn: Turn, services: Services) -> Reply:
    """Shows what is sent to whom; a press, or a typed ja, sends it."""
    shown = await open_approval(services, turn.who)
    return Reply(message=shown, asks="" if shown.approved_at else Act.AGENDA_APPROVE)


async def add(turn: Turn, services: Services) -> Reply:
    """`punkt: text` lands under the common calendar; `punkt gruppnivå: text` under group level."""
    if not turn.rest:
        return notice("answer.item_how")
    shown = await show_agenda(services, turn.who)
    is_group = "gruppniva" in fold(turn.rest.partition(":")[0])
    point = Point.GROUP_LEVEL if is_group else Point.CALENDAR
    title = turn.rest.partition(":")[2] if is_group else turn.rest
    return Reply(message=await add_item(services, turn.who, shown.meeting.id, title.strip(), point))


async def plan(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_plan(services, turn.who))


async def plan_right(turn: Turn, services: Services) -> Reply:
    shown = await show_plan(services, turn.who)
    return Reply(message=await check_plan(services, turn.who, shown.meeting.id))


async def plan_wrong(turn: Turn, services: Services) -> Reply:
    shown = await show_plan(services, turn.who)
    return Reply(message=await check_plan(services, turn.who, shown.meeting.id, turn.rest))
