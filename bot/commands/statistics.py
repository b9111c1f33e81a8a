"""Typed: figures of meetings, briefings and commitments, and all that is counted."""

from bot.tally_files.reading import period_said
from bot.turn import Reply, Turn, notice
from sspf.domain.figures import Period
from sspf.ports import Services
from sspf.use_cases.show_figures import show_figures
from sspf.use_cases.show_statistics import show_statistics


async def show(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_statistics(services, turn.who))


async def every(turn: Turn, services: Services) -> Reply:
    """`alla siffror`, `siffror för vt2027`: without a period, this half-year."""
    said = turn.rest.strip(" .!?")
    days = period_said(said) if said else None
    if said and days is None:
        return notice("answer.figures_when")
    period = Period(first=days[0], last=days[1]) if days else None
    return Reply(message=await show_figures(services, turn.who, period=period))
