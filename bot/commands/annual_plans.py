"""Typed: a group's yearly plan, its rows and their steps, and the inbox of those above."""

import re
from datetime import date

from bot.dates import find_date
from bot.group_words import after_number, cut_group, keys, number_in, parts_of, year_in
from bot.turn import Reply, Turn, notice
from bot.understand import fold
from bot.words import parties_named
from cards.acts import Act
from sspf.domain.organisation import Organisation
from sspf.ports import Services
from sspf.use_cases.follow_plan_row import (
    anchor_row,
    approve_row,
    carry_plan,
    finish_row,
    rank_row,
    send_plan,
    show_plan_row,
)
from sspf.use_cases.propose_plan_row import RowTyped, open_plan_row_form
from sspf.use_cases.show_annual_plan import show_annual_plan, show_inbox

LEAD = re.compile(r"(?:drivande(?: part)?|leads?|leading)\b\s*:?\s*")
WITH = re.compile(r"(?:med|tillsammans med|with)\b\s*")
FOCUS = re.compile(r"(?:omrade|fokus|focus)\b\s*:?\s*")
PART_OF = re.compile(r"(?:del av|hor till|part of)\b\D*(\d{1,6})")
TRIAL = re.compile(r"(?:provas|trial)\b")
LEVEL_FROM_START = "1"
YEAR_FIRST = re.compile(r"\s*(?:(?:för )?20\d{2}\b)?\s*:?\s*")


async def show(turn: Turn, services: Services) -> Reply:
    """`årsplan`, `årsplan 2028 för Lokal grupp Norr`."""
    said, own = cut_group(turn.rest, turn.organisation)
    return Reply(message=await show_annual_plan(services, turn.who, own or "", year_in(said)))


async def inbox(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_inbox(services, turn.who))


async def propose(turn: Turn, services: Services) -> Reply:
    """`ny planrad 2027: minska skolk; drivande Skola; med Polis; område skolk; del av 3`."""
    typed = _typed(turn, services)
    form = await open_plan_row_form(services, turn.who, typed)
    if form.faults or not typed.what:
        return Reply(message=form)
    fields = {f.id: f.value for f in form.fields}
    return Reply(message=form, asks=Act.ROW_SAVE, typed=fields)


async def send(turn: Turn, services: Services) -> Reply:
    said, own = cut_group(turn.rest, turn.organisation)
    return Reply(message=await send_plan(services, turn.who, own or "", year_in(said)))


async def carry(turn: Turn, services: Services) -> Reply:
    """`för över årsplan 2027`: what is still open goes to the year after."""
    said, own = cut_group(turn.rest, turn.organisation)
    return Reply(message=await carry_plan(services, turn.who, own or "", year_in(said)))


async def open_one(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_plan_row(services, turn.who, number_in(turn.rest)))


async def anchor(turn: Turn, services: Services) -> Reply:
    return Reply(message=await anchor_row(services, turn.who, number_in(turn.rest)))


async def approve(turn: Turn, services: Services) -> Reply:
    return Reply(message=await approve_row(services, turn.who, number_in(turn.rest)))


async def done(turn: Turn, services: Services) -> Reply:
    return Reply(message=await finish_row(services, turn.who, number_in(turn.rest)))


async def rank(turn: Turn, services: Services) -> Reply:
    """`prioritera planrad 3: 1`."""
    place = number_in(after_number(turn.rest))
    if not place:
        return notice("answer.rank_how")
    return Reply(message=await rank_row(services, turn.who, number_in(turn.rest), place))


def _typed(turn: Turn, services: Services) -> RowTyped:
    organisation = turn.organisation
    said, own = cut_group(turn.rest, organisation)
    text = YEAR_FIRST.sub("", said, count=1)
    head = said[: len(said) - len(text)]
    today = services.working_days(organisation).local(services.clock.now()).date()
    parts = parts_of(text, organisation, today)
    found = {"lead": "", "serves": "", "trial": ""}
    others: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    for part in parts.others:
        low = fold(part)
        if (match := LEAD.match(low)) and (
            named := parties_named(part[match.end() :], organisation)
        ):
            found["lead"] = str(named[0])
        elif match := WITH.match(low):
            others = keys(parties_named(part[match.end() :], organisation))
        elif match := FOCUS.match(low):
            focus = _focus(low[match.end() :], organisation)
        elif match := PART_OF.match(low):
            found["serves"] = match[1]
        elif TRIAL.match(low):
            found["trial"] = _iso(find_date(part, today))
    return RowTyped(
        group=own or "",
        what=parts.text,
        year=str(year_in(head) or ""),
        parties=others,
        focus=focus,
        level=parts.level or LEVEL_FROM_START,
        **found,
    )


def _focus(said: str, organisation: Organisation) -> tuple[str, ...]:
    """Codes whose words the text holds."""
    words = organisation.ways.focus
    return tuple(key for key, name in words.items() if fold(name) in said or key in said)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
