"""Typed: the municipality's school breaks."""

import re

from bot.break_lists.reading import breaks_said
from bot.turn import Reply, Turn, notice
from cards.acts import Act
from sspf.ports import Services
from sspf.use_cases.change_breaks import preview_breaks, preview_removal
from sspf.use_cases.show_breaks import show_breaks

YEAR = re.compile(r"\b(20\d{2})\b")


async def show(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_breaks(services, turn.who))


async def add(turn: Turn, services: Services) -> Reply:
    """`lov: sportlov 22 feb–26 feb`, one a line, or rows of a table with semicolons."""
    today = services.working_days(turn.organisation).local(services.clock.now()).date()
    read = breaks_said(turn.rest, turn.organisation.name, today)
    if not read.breaks and not read.bad and not read.elsewhere:
        return notice("breaks.how")
    card = await preview_breaks(services, turn.who, read)
    return Reply(message=card, asks="" if card.diff.is_empty else Act.BREAKS_SAVE)


async def remove(turn: Turn, services: Services) -> Reply:
    """`ta bort lov sportlov`, or `… sportlov 2027`."""
    year = YEAR.search(turn.rest)
    name = YEAR.sub("", turn.rest).strip(" .!:,")
    card = await preview_removal(services, turn.who, name, int(year[1]) if year else None)
    if card.diff.is_empty:
        return notice("breaks.none_such")
    return Reply(message=card, asks=Act.BREAKS_SAVE)
