"""Understood: questions about the calendar, and what its convener and members do to it."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from bot.answers.asked import span_of
from bot.calendar_reading.recognising import days_in
from bot.clocks import today
from bot.commands import calendars, guests, meetings
from bot.confirm_meetings import confirm_meetings
from bot.dates import find_clock
from bot.meeting_told import told_place
from bot.turn import Reply, Turn, notice
from bot.words import people_named
from cards.text import Text
from sspf.domain.invitations import Response
from sspf.domain.messages.general import Span
from sspf.ports import Services
from sspf.use_cases.ask_meeting_change import Asked
from sspf.use_cases.ask_meetings import (
    clashing_meetings,
    list_meetings,
    next_break,
    what_day,
    who_comes,
)
from sspf.use_cases.name_meeting import day_named, name_meeting
from sspf.use_cases.show_meetings import show_next_meeting

RESPONSES = {*map(str, Response), "none"}


async def next_one(turn: Turn, services: Services) -> Reply:
    return await meetings.next_meeting(turn, services)


async def listed(turn: Turn, services: Services) -> Reply:
    span = _days_said(turn, services)
    found = await list_meetings(services, turn.who, span, upcoming=_upcoming(turn))
    return Reply(message=found) if found.meetings else notice("answer.no_meetings")


async def counted(turn: Turn, services: Services) -> Reply:
    span = _days_said(turn, services)
    found = await list_meetings(services, turn.who, span, upcoming=_upcoming(turn))
    key = "answer.meetings_count" if _upcoming(turn) else "answer.meetings_counted"
    return notice(key, n=len(found.meetings))


async def details(turn: Turn, services: Services) -> Reply:
    facts = await name_meeting(services, turn.who, meeting_said(turn))
    if turn.slots.get("ask") in ("place", "join_link"):
        return told_place(facts)
    return notice(
        "answer.meeting_time",
        date=facts.held_on,
        span=Span(facts.starts, facts.ends),
        week=facts.held_on.isocalendar().week,
    )


async def attendance(turn: Turn, services: Services) -> Reply:
    """Who comes, who does not, who has not answered: for the meeting's own members."""
    on, names = await who_comes(services, turn.who, meeting_said(turn))
    said = {kind: of or ("answer.coming.nobody",) for kind, of in names.items()}
    response = str(turn.slots.get("response", ""))
    if response in RESPONSES:
        return notice(f"answer.coming.{response}", date=on, names=said[response])
    return notice("answer.coming.all", date=on, **said)


async def conflicts(turn: Turn, services: Services) -> Reply:
    found = await clashing_meetings(services, turn.who)
    if not found:
        return notice("answer.no_clash")
    text = Text.load(turn.person.language)
    clashes = tuple(
        text("answer.clash", date=text.day(on), names=text.join(map(_worded(text), names)))
        for on, names in found
    )
    return notice("answer.clashes", clashes=clashes)


async def fact(turn: Turn, services: Services) -> Reply:
    """What day or week it is, and whether a day is a holiday or in a break."""
    day = _day(turn.slots.get("date"))
    if turn.slots.get("ask") == "current_week":
        return notice("answer.this_week", week=today(turn, services).isocalendar().week)
    if day is None:
        return await _break(turn, services)
    names = await what_day(services, turn.who, day)
    week = day.isocalendar().week
    if not names:
        return notice("answer.common_day", date=day, week=week)
    return notice("answer.special_day", date=day, names=names, week=week)


async def created(turn: Turn, services: Services) -> Reply:
    """`nya möten: …` shows what would be saved; without dates it says how."""
    day = _day(turn.slots.get("date"))
    if day is None:
        return notice("answer.create_meeting_how")
    clock = str(turn.slots.get("time", ""))
    # More days than the one that was understood would be lost: the list is read as it was typed.
    said = turn.text if days_in(turn.text) > 1 else f"{day} {clock}"
    return await calendars.new_meetings(replace(turn, rest=said), services)


async def moved(turn: Turn, services: Services) -> Reply:
    """Asked about first, with what is on the new day; for the convener alone (A25)."""
    day = _day(turn.slots.get("to")) or _day(turn.slots.get("date"))
    if day is None:
        return notice("answer.which_day")
    if day < today(turn, services):
        return notice("fault.date.past")
    clock = find_clock(str(turn.slots.get("time", "")))
    starts = time(*clock) if clock else None
    asked = Asked(on=_day(turn.slots.get("meeting")), to=day, starts=starts)
    return await confirm_meetings(turn, services, [asked])


async def cancelled(turn: Turn, services: Services) -> Reply:
    asked = Asked(on=_day(turn.slots.get("meeting")), cancel=True)
    return await confirm_meetings(turn, services, [asked])


async def called(turn: Turn, services: Services) -> Reply:
    return await meetings.send_invitation(turn, services)


async def declined(turn: Turn, services: Services) -> Reply:
    """Read from free words: the kallelse is shown, and a press answers it (R-55)."""
    return await meetings.invitation(turn, services)


async def deputised(turn: Turn, services: Services) -> Reply:
    """Who goes in one's place; it is done by declining, in the kallelse or by typing."""
    said = str(turn.slots.get("person", ""))
    named = [p for g in turn.person.groups for p in people_named(said, turn.organisation, g)]
    deputy = next((p for p in named if p.party == turn.person.party), None)
    if not said:
        return notice("answer.deputy_whom")
    if deputy is None or turn.person.party is None:
        return notice("answer.no_deputy")
    await show_next_meeting(services, turn.who)
    return notice("answer.set_deputy", name=deputy.first_name)


async def guest(turn: Turn, services: Services) -> Reply:
    return await guests.invite(replace(turn, rest=turn.text), services)


def meeting_said(turn: Turn) -> str:
    """Which meeting the slots name: `next`, `last`, a date or a weekday."""
    return str(turn.slots.get("meeting") or turn.slots.get("date_hint") or "next")


def _days_said(turn: Turn, services: Services) -> tuple[date | None, date | None]:
    """The days of `period`, or the one of `date` or `date_hint`."""
    said = turn.slots.get("date") or turn.slots.get("date_hint")
    day = day_named(str(said), today(turn, services)) if said else None
    return (day, day) if day else span_of(turn.slots.get("period"), today(turn, services))


def _upcoming(turn: Turn) -> bool:
    return turn.slots.get("status") == "upcoming"


async def _break(turn: Turn, services: Services) -> Reply:
    found = await next_break(services, turn.who)
    if found is None:
        return notice("answer.no_break")
    name, first, last = found
    return notice("answer.break", name=name, first=first, last=last)


def _worded(text: Text) -> Any:
    return lambda name: str(text.worded(name))


def _day(said: object) -> date | None:
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        return None
