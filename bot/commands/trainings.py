"""Typed: training together, and the yearly self-check."""

import re

from bot.clocks import today
from bot.dates import find_date
from bot.group_words import cut_group, number_in, year_in
from bot.turn import Reply, Turn
from bot.understand import fold
from cards.acts import Act
from sspf.domain.self_checks import Stands
from sspf.ports import Services
from sspf.use_cases.answer_self_check import Answered, answer_self_check, show_self_check
from sspf.use_cases.keep_trainings import (
    TrainingTyped,
    cancel_training,
    open_training_form,
    show_trainings,
)

ANSWER = re.compile(r"(\d{1,2})\s+(ja|delvis|nej|yes|partly|no)\b")
STANDS = {
    **{"ja": Stands.YES, "yes": Stands.YES, "nej": Stands.NO, "no": Stands.NO},
    **{"delvis": Stands.PARTLY, "partly": Stands.PARTLY},
}


async def show(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_trainings(services, turn.who))


async def add(turn: Turn, services: Services) -> Reply:
    """`ny utbildning: Samverkan i praktiken; 12 mars 2027; för Lokal grupp Norr`."""
    said, group = cut_group(turn.rest, turn.organisation)
    title, *rest = [part.strip() for part in said.split(";")]
    days = [day for part in rest if (day := find_date(part, today(turn, services)))]
    typed = TrainingTyped(
        title=title, held=days[0].isoformat() if days else "", group=str(group or "")
    )
    form = await open_training_form(services, turn.who, typed)
    if form.faults or not title:
        return Reply(message=form)
    fields = {field.id: field.value for field in form.fields}
    return Reply(message=form, asks=Act.TRAINING_SAVE, typed=fields)


async def cancel(turn: Turn, services: Services) -> Reply:
    """`ställ in utbildning 2`."""
    return Reply(message=await cancel_training(services, turn.who, number_in(turn.rest)))


async def self_check(turn: Turn, services: Services) -> Reply:
    """`självskattning`, `självskattning för Lokal grupp Norr: 1 ja; 2 delvis; 10 nej`."""
    named, colon, given = turn.rest.partition(":")
    if not colon and ANSWER.match(fold(turn.rest)):
        named, given = "", turn.rest
    _, group = cut_group(named, turn.organisation)
    found = tuple((n, STANDS[word]) for n, word in ANSWER.findall(fold(given)))
    year, key = year_in(named), str(group or "")
    if not found:
        return Reply(message=await show_self_check(services, turn.who, key, year))
    said = Answered(group=key, year=year, answers=found)
    return Reply(message=await answer_self_check(services, turn.who, said))
