"""Typed: the briefing, part by part, for those who cannot or will not use the card."""

import re

from bot.absent import no_case
from bot.actions.briefing import sent_or_asked
from bot.case_answers import code_in, typed_content
from bot.turn import Reply, Turn, notice
from bot.understand import fold
from sspf.domain.levels import BriefingLevel
from sspf.domain.merging import PartAnswer
from sspf.ports import Services
from sspf.use_cases.change_case_text import find_draft, remove_case_text, write_case_text
from sspf.use_cases.move_to_individual import move_to_individual
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
    level = turn.organisation.rules.parts[number - 1].level
    if level is BriefingLevel.INDIVIDUAL and code_in(text):
        return await _of_case(turn, services, text)
    answer = part_answer(number, text)
    saved = await save_draft(services, turn.who, shown.meeting.id, (answer,))
    return Reply(message=saved)


async def _of_case(turn: Turn, services: Services, text: str) -> Reply:
    """`underlag 3 N27-01 egen, fler nej, skyddad nej: text`."""
    saved = await write_case_text(services, turn.who, code_in(text), typed_content(text))
    return Reply(message=saved) if saved else no_case(turn)


async def move_text(turn: Turn, services: Services) -> Reply:
    """`flytta del 2 till individnivå`."""
    number = re.search(r"\d{1,2}", turn.rest)
    if number is None:
        return await show(turn, services)
    moved = await move_to_individual(services, turn.who, None, int(number[0]))
    return Reply(message=moved)


async def remove_text(turn: Turn, services: Services) -> Reply:
    """`ta bort texten om N27-02`."""
    found = await find_draft(services, turn.who, code_in(turn.rest))
    if found is None:
        return no_case(turn)
    return Reply(message=await remove_case_text(services, turn.who, found))


async def ask_family(turn: Turn, services: Services) -> Reply:
    """`inhämta samtycke om N27-02`."""
    found = await find_draft(services, turn.who, code_in(turn.rest))
    return notice("stopped.ask_family") if found else no_case(turn)


async def send(turn: Turn, services: Services) -> Reply:
    return sent_or_asked(await submit_briefing(services, turn.who, None))


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
