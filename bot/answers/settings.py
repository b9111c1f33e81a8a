"""Understood: language, reminders, absence; each is one's own and takes effect at once."""

from dataclasses import replace

from bot.answers.asked import span_of
from bot.clocks import today
from bot.commands import calendars, general
from bot.turn import Reply, Turn, notice
from bot.understand import fold
from cards.text import LOCALES
from sspf.ports import Services
from sspf.use_cases.choose_language import choose_language
from sspf.use_cases.choose_reminders import Reminders, choose_reminders
from sspf.use_cases.set_absence import set_absence

LANGUAGES = {"sv": ("svensk", "swedish"), "en": ("engelsk", "english")}


async def language(turn: Turn, services: Services) -> Reply:
    """Said back in the new language; what others have written stays as it is (R-117)."""
    chosen = str(turn.slots.get("language", "")) or _named(turn.rest or turn.text)
    if chosen not in LOCALES:
        return notice("answer.languages")
    await choose_language(services, turn.who, chosen)
    return replace(notice("answer.language"), language=chosen)


async def reminders(turn: Turn, services: Services) -> Reply:
    wanted = str(turn.slots.get("reminders", ""))
    if wanted == Reminders.OFF:
        return await general.no_reminders(turn, services)
    if wanted == Reminders.LESS:
        return await fewer(turn, services)
    return await general.reminders(turn, services)


async def fewer(turn: Turn, services: Services) -> Reply:
    await choose_reminders(services, turn.who, Reminders.LESS)
    return notice("answer.reminders_less")


async def absence(turn: Turn, services: Services) -> Reply:
    """A week is Monday to Friday of it; other words are read as after `borta`."""
    first, last = span_of(turn.slots.get("period"), today(turn, services))
    if first is None or last is None:
        return await calendars.absence(replace(turn, rest=turn.text), services)
    away = await set_absence(services, turn.who, first, last)
    return notice("answer.absent", first=away.first, last=away.last)


def _named(text: str) -> str:
    said = fold(text)
    return next((key for key, words in LANGUAGES.items() if any(w in said for w in words)), "")
