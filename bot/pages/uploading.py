"""The page that takes a kalendarium: what comes back is read, shown, and saved as a draft."""

import asyncio
import re
from dataclasses import dataclass

from bot.calendar_reading.files import read_file
from bot.pages.forms import NotOurFormError
from bot.pages.markup import Markup
from bot.pages.upload_page import draw_preview, draw_saved, draw_upload
from bot.pages.uploads import Uploaded
from cards.calendar_entries import REMOVE, Entries, decoded
from cards.text import Text
from sspf.domain.calendar_lists import Asked, Question, Reading
from sspf.ports import Services
from sspf.use_cases.draft_calendar import preview_calendar, save_calendar_draft, usual_of
from sspf.use_cases.room import Who
from sspf.use_cases.use_link import use_up

ANSWER = re.compile(r"m\d{1,3}|left")
LONGEST_LIST = 20_000
"""Characters of what stands behind the form: a few hundred meetings."""


@dataclass(frozen=True, slots=True)
class Answered:
    page: Markup
    is_well: bool = True
    """False: something has to be mended first."""


async def take(
    services: Services, who: Who, sent: Uploaded, form_token: str, text: Text
) -> Answered:
    act = sent.fields.get("gor")
    if act == "las":
        return await _read(services, who, sent, form_token, text)
    if act == "spara":
        return await _save(services, who, sent, form_token, text)
    raise NotOurFormError


async def _read(
    services: Services, who: Who, sent: Uploaded, form_token: str, text: Text
) -> Answered:
    """The file when there is one, else the text. Whatever is in it, nothing is saved yet."""
    typed = sent.fields.get("lista", "")
    data = sent.file or typed.encode()
    context = await usual_of(services, who)
    # A workbook takes its time, and everybody else's turns are on this loop.
    reading = await asyncio.to_thread(read_file, sent.ending, data, context)
    fault = reading.fault or ("" if reading.wishes or reading.questions else "upload.no_dates")
    if not data.strip():
        fault = "upload.choose"
    if fault:
        page = draw_upload(text, form_token, fault=fault, typed=typed)
        return Answered(page, is_well=False)
    preview = await preview_calendar(services, who, reading)
    return Answered(draw_preview(preview, text, form_token, {}))


async def _save(
    services: Services, who: Who, sent: Uploaded, form_token: str, text: Text
) -> Answered:
    """Each doubtful date must have been answered; the form comes back with what was chosen."""
    chosen = {name: value for name, value in sent.fields.items() if ANSWER.fullmatch(name)}
    entries, answered = _entries(sent.fields.get("poster", ""), chosen)
    if any(entry.is_waiting for entry in answered.meetings):
        unread = sent.fields.get("olasta", "")[:LONGEST_LIST].splitlines()
        preview = await preview_calendar(
            services, who, _reading(entries, unread), named=entries.group
        )
        page = draw_preview(preview, text, form_token, chosen, is_judged=True)
        return Answered(page, is_well=False)
    without = answered.left if chosen.get("left") == REMOVE else ()
    saved = await save_calendar_draft(
        services, who, answered.chosen, without, answered.beside, answered.group
    )
    await use_up(services, who)
    return Answered(draw_saved(saved, text))


def _entries(value: str, chosen: dict[str, str]) -> tuple[Entries, Entries]:
    """As they were shown, and as they were answered. NotOurFormError when it is none of ours."""
    if len(value) > LONGEST_LIST:
        raise NotOurFormError
    try:
        entries = decoded(value)
        return entries, entries.answer({name[1:]: said for name, said in chosen.items()})
    except ValueError:
        raise NotOurFormError from None


def _reading(entries: Entries, unread: list[str]) -> Reading:
    """As it was read, with the lines that could not be."""
    wishes = tuple(entry.wish for entry in entries.meetings)
    asked = [question for entry in entries.meetings for question in entry.questions]
    asked += [Question(code=Asked.UNREADABLE, line=line) for line in unread]
    return Reading(wishes=wishes, questions=tuple(asked))
