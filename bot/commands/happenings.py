"""Typed: something has happened. One word begins; its steps are ticked by number."""

import re

from bot.clocks import today
from bot.dates import find_date
from bot.group_words import cut_group, number_in
from bot.turn import Reply, Turn
from bot.understand import fold
from cards.acts import Act
from sspf.ports import Services
from sspf.use_cases.begin_happening import (
    HappeningTyped,
    end_happening,
    open_happening_form,
    show_happening,
    tick_step,
)

STEP = re.compile(r"(?:klart|done)\s+(\d{1,2})\b")


async def begin(turn: Turn, services: Services) -> Reply:
    """`händelse`, `händelse 20 januari för Lokal grupp Norr`: shown first, begun by a ja."""
    said, group = cut_group(turn.rest, turn.organisation)
    on = find_date(said, today(turn, services))
    typed = HappeningTyped(group=str(group or ""), held=on.isoformat() if on else "")
    form = await open_happening_form(services, turn.who, typed)
    if form.faults:
        return Reply(message=form)
    fields = {field.id: field.value for field in form.fields}
    return Reply(message=form, asks=Act.HAPPENING_BEGIN, typed=fields)


async def show(turn: Turn, services: Services) -> Reply:
    """`visa händelse 1`, and `händelse 1 klart 2`."""
    number, step = number_in(turn.rest), STEP.search(fold(turn.rest))
    if step:
        return Reply(message=await tick_step(services, turn.who, number, step[1]))
    return Reply(message=await show_happening(services, turn.who, number))


async def end(turn: Turn, services: Services) -> Reply:
    """`avsluta händelse 1`."""
    return Reply(message=await end_happening(services, turn.who, number_in(turn.rest)))
