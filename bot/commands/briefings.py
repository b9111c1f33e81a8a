"""Typed: the briefing, part by part, for those who cannot or will not use the card."""

import re

from bot.turn import Reply, Turn, notice
from bot.understand import fold
from sspf.domain.merging import PartAnswer
from sspf.ports import Services
from sspf.use_cases.open_briefing import open_briefing, reopen_briefing
from sspf.use_cases.show_standing import remind_missing, show_standing
from sspf.use_cases.write_briefing import save_draft, submit_briefing

PART = re.compile(r"\s*(?:del\s*)?(\d{1,2})\s*[:.,-]?\s*(.*)", re.DOTALL)
NOTHING = {"inget", "inget att rapportera", "nej", "ingenting", "nothing"}
YES = {"ja", "vi har nagot", "yes"}


async def show(turn: Turn, services: Services) -> Reply:
    return Reply(message=await open_briefing(services, turn.who))


async def change(turn: Turn, services: Services) -> Reply:
    shown = await open_briefing(services, turn.who)
    return Reply(message=await reopen_briefing(services, turn.who, shown.meeting.id))


async def write(turn: Turn, services: Services) -> Reply:
    """`underlag 1: text`, `underlag 2 inget`, `underlag 3 ja`: saved as a draft at once."""
    found = PART.match(turn.rest)
    if not found:
        return await show(turn, services)
    number, text = int(found[1]), found[2].strip()
    shown = await open_briefing(services, turn.who)
    if number not in {part.number for part in shown.parts}:
        return notice("answer.no_such_part", n=len(shown.parts))
    if not text:
        return notice("answer.part_empty", part=number)
    answer = part_answer(number, text)
    saved = await save_draft(services, turn.who, shown.meeting.id, (answer,))
    return Reply(message=saved)


async def send(turn: Turn, services: Services) -> Reply:
    done = await submit_briefing(services, turn.who, None)
    return Reply(message=done)


async def standing(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_standing(services, turn.who))


async def remind(turn: Turn, services: Services) -> Reply:
    shown = await show_standing(services, turn.who)
    return Reply(message=await remind_missing(services, turn.who, shown.meeting.id))


def part_answer(number: int, text: str) -> PartAnswer:
    """As it is said in words: `inget`, `ja`, or a text."""
    said = fold(text).strip(" .!")
    if said in NOTHING:
        return PartAnswer(number=number, text="", nothing=True, raises=False)
    return PartAnswer(number=number, text=text, nothing=False, raises=True if said in YES else None)
