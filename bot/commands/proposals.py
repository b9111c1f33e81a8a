"""Typed: dates by the group's own cadence, and whether its calendar holds enough of them."""

from dataclasses import replace

from bot.group_words import cut_group_anywhere
from bot.terms import time_asked
from bot.turn import Reply, Turn, notice
from cards.acts import Act
from sspf.domain.calendar_lists import Reading, Wish
from sspf.ports import Services
from sspf.use_cases.check_calendar import check_calendar
from sspf.use_cases.draft_calendar import preview_calendar
from sspf.use_cases.propose_calendar import propose_calendar


async def propose(turn: Turn, services: Services) -> Reply:
    """`föreslå möten för vt 2027 för Norr`: into the preview of dates that are pasted."""
    today = services.working_days(turn.organisation).local(services.clock.now()).date()
    said, group = cut_group_anywhere(turn.rest, turn.organisation)
    asked = time_asked(said, today)
    if not asked.is_understood:
        return notice("propose.which_term")
    named = str(group or "")
    found = await propose_calendar(services, turn.who, asked.span, asked.weekday, named)
    if found.instead is not None:
        return Reply(message=found.instead, beside=True)
    wished = Reading(wishes=tuple(Wish(on=day, starts=starts) for day, starts in found.wanted))
    card = await preview_calendar(services, turn.who, wished, named=named)
    is_open = card.left or any(planned.is_doubtful for planned in card.planned)
    card = replace(card, notes=found.notes)
    return Reply(message=card, asks="" if is_open else Act.CALENDAR_SAVE)


async def check(turn: Turn, services: Services) -> Reply:
    return Reply(message=await check_calendar(services, turn.who))
