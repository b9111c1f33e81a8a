"""Typed: which reports there are, one of them, and everything that its card can do."""

import re
from datetime import date

from bot.commands.incident import past_day
from bot.group_words import parts_of
from bot.turn import Reply, Turn
from bot.understand import fold
from cards.acts import Act
from sspf.ports import Services
from sspf.use_cases.promise_improvement import ImprovementTyped, open_improvement_form
from sspf.use_cases.show_reports import list_reports
from sspf.use_cases.write_report import (
    approve_report,
    count_report_anew,
    edit_report,
    hand_over_report,
    open_report,
)

NUMBER = re.compile(r"\s*(\d{1,6})\s*:?\s*")
ISO = re.compile(r"\d{4}-\d\d-\d\d")
TO = re.compile(r"(?:till|to)\s+(?:the\s+)?", re.IGNORECASE)
WHEN = re.compile(
    r"\s+(?:den |on )?(?:\d{4}-\d\d-\d\d|\d{1,2} [a-zåäö]{3,9}(?: \d{4})?|i ?dag|i ?gar|i ?går"
    r"|today|yesterday)\s*[.!]?$",
    re.IGNORECASE,
)


async def listed(turn: Turn, services: Services) -> Reply:
    return Reply(message=await list_reports(services, turn.who))


async def open_one(turn: Turn, services: Services) -> Reply:
    """`rapport 1`; with a colon and words, those become its text."""
    number, rest = _split(turn)
    if rest:
        return Reply(message=await edit_report(services, turn.who, number, rest))
    return Reply(message=await open_report(services, turn.who, number))


async def approve(turn: Turn, services: Services) -> Reply:
    return Reply(message=await approve_report(services, turn.who, _split(turn)[0]))


async def count(turn: Turn, services: Services) -> Reply:
    return Reply(message=await count_report_anew(services, turn.who, _split(turn)[0]))


async def hand_over(turn: Turn, services: Services) -> Reply:
    """`lämnat rapport 1 till styrgruppen 28 januari`; without a day, today."""
    number, rest = _split(turn)
    said = TO.sub("", rest, count=1)
    found = WHEN.search(said)
    today = _today(turn, services)
    day = _day(found[0], today) if found else today
    name = said[: found.start()] if found else said
    to = name.strip(" .!,"), day.isoformat() if day else ""
    return Reply(message=await hand_over_report(services, turn.who, number, *to))


async def improve(turn: Turn, services: Services) -> Reply:
    """`förbättring i rapport 1: Fler sommarjobb; ansvarig Skola; klart 1 juni`."""
    number, rest = _split(turn)
    parts = parts_of(rest, turn.organisation, _today(turn, services))
    typed = ImprovementTyped(what=parts.text, owner=parts.owner, due=parts.due)
    form = await open_improvement_form(services, turn.who, number, typed)
    if form.faults or not typed.what:
        return Reply(message=form)
    fields = {field.id: field.value for field in form.fields}
    return Reply(message=form, asks=Act.REPORT_PROMISE, typed=fields)


def _day(said: str, today: date) -> date | None:
    """A whole date is that day; without a year it is the last such day that has been."""
    if whole := ISO.search(said):
        try:
            return date.fromisoformat(whole[0])
        except ValueError:
            return None
    return past_day(fold(said), today)


def _split(turn: Turn) -> tuple[int, str]:
    """The number and what follows it."""
    found = NUMBER.match(turn.rest)
    return (int(found[1]), turn.rest[found.end() :].strip()) if found else (0, "")


def _today(turn: Turn, services: Services) -> date:
    return services.working_days(turn.organisation).local(services.clock.now()).date()
