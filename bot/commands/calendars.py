"""Typed: a list of dates, one's own absence, the overall aim."""

import asyncio
from datetime import date

from bot.absences import absence_in
from bot.calendar_reading.files import read_pasted
from bot.calendar_reading.recognising import is_list_of_dates
from bot.turn import Reply, Turn, notice
from bot.understand import Understood
from cards.acts import Act
from sspf.ports import Services
from sspf.use_cases.change_aim import confirm_aim
from sspf.use_cases.convened_group import named_in
from sspf.use_cases.draft_calendar import preview_calendar, usual_of
from sspf.use_cases.set_absence import end_absence, set_absence


def dates_alone(turn: Turn, understood: Understood | None) -> Understood | None:
    """A calendar pasted without `nya möten:` before it means just that."""
    if understood is not None and understood.command == "new_meetings":
        return understood
    groups = (group.name for group in turn.organisation.groups)
    is_list = is_list_of_dates(turn.text, groups)
    return Understood("new_meetings", turn.text, True) if is_list else understood


async def new_meetings(turn: Turn, services: Services) -> Reply:
    """`nya möten: 15 april 13.00, v. 45 tis`: shown first, saved as a draft by a press or a ja."""
    context = await usual_of(services, turn.who, turn.rest)
    # Some hundred lines take a tenth of a second, in which nobody else would be answered.
    reading = await asyncio.to_thread(read_pasted, turn.rest, context)
    if not reading.wishes and not reading.questions:
        return notice("answer.no_dates")
    named = "" if named_in(reading) else turn.rest
    card = await preview_calendar(services, turn.who, reading, named=named)
    doubtful = any(planned.is_doubtful for planned in card.planned)
    is_open = doubtful or card.left or not card.planned
    return Reply(message=card, asks="" if is_open else Act.CALENDAR_SAVE)


async def absence(turn: Turn, services: Services) -> Reply:
    """`borta till 5 mars`, `borta v. 8`, `tillbaka 1 april`; one date is that day alone."""
    today = _today(turn, services)
    days = absence_in(turn.text, today)
    if days is None or (days[1] < days[0] and days[1] >= today):
        return notice("answer.absent_how")
    away = await set_absence(services, turn.who, *days)
    return notice("answer.absent", first=away.first, last=away.last)


async def back(turn: Turn, services: Services) -> Reply:
    """`jag är tillbaka`: the absence ends today."""
    ended = await end_absence(services, turn.who)
    return notice("answer.back" if ended else "answer.not_away")


async def not_away(turn: Turn, services: Services) -> Reply:
    """`inte borta`: those to come are taken back too."""
    ended = await end_absence(services, turn.who, also_to_come=True)
    return notice("answer.back" if ended else "answer.not_away")


async def aim(turn: Turn, services: Services) -> Reply:
    """`övergripande mål: …`, by the steering group; shown first, changed by a press or a ja."""
    card = await confirm_aim(services, turn.who, turn.rest)
    asks = "" if card.faults else Act.AIM_CHANGE
    return Reply(message=card, asks=asks, typed={"aim": card.new})


def _today(turn: Turn, services: Services) -> date:
    return services.working_days(turn.organisation).local(services.clock.now()).date()
