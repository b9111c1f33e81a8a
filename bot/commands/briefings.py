"""Typed: the briefing, part by part, for those who cannot or will not use the card."""

import re

from bot.turn import Reply, Turn, notice
from bot.understand import fold
from bot.words import parties_named
from sspf.domain.merging import PartAnswer
from sspf.domain.organisation import PartyKey
from sspf.ports import Services
from sspf.use_cases.open_briefing import open_briefing, reopen_briefing
from sspf.use_cases.show_standing import open_oral_form, remind_missing, show_standing
from sspf.use_cases.write_briefing import note_oral_briefing, save_draft, submit_briefing

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
    answer = _answer(number, text)
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


async def oral(turn: Turn, services: Services) -> Reply:
    """`muntligt polis 1: text` notes one part; without it the form is shown."""
    shown = await show_standing(services, turn.who)
    meeting = shown.meeting.id
    named = parties_named(turn.rest.partition(":")[0], turn.organisation)
    found = re.search(r"(\d)\s*:\s*(.+)", turn.rest, re.DOTALL)
    if not named or not found:
        return Reply(message=await open_oral_form(services, turn.who, meeting))
    answer = _answer(int(found[1]), found[2].strip())
    form = await note_oral_briefing(services, turn.who, meeting, PartyKey(named[0]), (answer,))
    return Reply(message=form or await show_standing(services, turn.who, meeting))


def _answer(number: int, text: str) -> PartAnswer:
    said = fold(text).strip(" .!")
    if said in NOTHING:
        return PartAnswer(number=number, text="", nothing=True, raises=False)
    return PartAnswer(number=number, text=text, nothing=False, raises=True if said in YES else None)
