"""Typed: the problem picture of an area."""

import re

from bot.group_words import cut_group, group_named, number_in
from bot.turn import Reply, Turn
from bot.understand import fold
from cards.acts import Act
from sspf.domain.problem_pictures import PicturePart
from sspf.ports import Services
from sspf.use_cases.show_picture import (
    PictureTyped,
    end_picture_row,
    open_picture_form,
    show_picture,
)

PARTS: tuple[tuple[PicturePart, str], ...] = (
    (PicturePart.RISK_GROUP, r"riskgrupp|risk group"),
    (PicturePart.PROTECTION, r"skydd|protect"),
    (PicturePart.POSITIVE_FORCE, r"positiv"),
    (PicturePart.PROBLEM, r"problem"),
)
BY = re.compile(r"(?:från|fran|from)\b\s*", re.IGNORECASE)
SOURCE = re.compile(r"(?:källa|kalla|source)\b\s*:?\s*", re.IGNORECASE)


async def show(turn: Turn, services: Services) -> Reply:
    """`problembild`, `problembild för Lokal grupp Norr`."""
    group = group_named(turn.rest, turn.organisation)
    return Reply(message=await show_picture(services, turn.who, group or ""))


async def add(turn: Turn, services: Services) -> Reply:
    """`problembild problem: många på torget; från Hyresvärden; källa trygghetsmätningen`."""
    said, own = cut_group(turn.rest, turn.organisation)
    head, _, text = said.partition(":")
    first, *rest = [part.strip() for part in text.split(";")]
    contributor = next((BY.sub("", p, count=1) for p in rest if BY.match(p)), "")
    source = next((SOURCE.sub("", p, count=1) for p in rest if SOURCE.match(p)), "")
    part = next((str(p) for p, words in PARTS if re.match(words, fold(head))), "")
    typed = PictureTyped(
        group=own or "", part=part, what=first, contributor=contributor, source=source
    )
    form = await open_picture_form(services, turn.who, typed)
    if form.faults or not first:
        return Reply(message=form)
    fields = {f.id: f.value for f in form.fields}
    return Reply(message=form, asks=Act.PICTURE_SAVE, typed=fields)


async def end(turn: Turn, services: Services) -> Reply:
    """`ta bort rad 3 ur problembilden`."""
    return Reply(message=await end_picture_row(services, turn.who, number_in(turn.rest)))
