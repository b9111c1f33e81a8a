"""Understood, and refused with the reason. That it was asked is noted, and no word of it."""

from bot.turn import Reply, Turn, notice
from sspf.ports import Services
from sspf.use_cases.note_refusal import note_refusal


async def sensitive(turn: Turn, services: Services) -> Reply:
    """R-50: nobody is selected by sensitive data or by offence."""
    await note_refusal(services, turn.who, "sensitive")
    return notice("answer.refused_sensitive")


async def by_name(turn: Turn, services: Services) -> Reply:
    """R-51: the same words whether or not there is such a name."""
    await note_refusal(services, turn.who, "name")
    if turn.slots.get("contains") == "personnummer":
        return notice("answer.personal_number")
    return notice("answer.refused_name")


async def ranking(turn: Turn, services: Services) -> Reply:
    """R-47."""
    await note_refusal(services, turn.who, "ranking")
    return notice("answer.refused_ranking")
