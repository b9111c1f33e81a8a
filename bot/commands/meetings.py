"""Typed: the calendar, the kallelse, answers to it; moving and cancelling are asked about first."""

import re

from bot.confirm_meetings import confirm_meetings
from bot.dates import find_date
from bot.meeting_told import told_next
from bot.meeting_words import asked_changes
from bot.turn import Reply, Turn, notice
from bot.understand import fold
from bot.words import people_named
from cards.acts import Act
from sspf.domain.invitations import Response
from sspf.domain.meetings import MeetingId
from sspf.ports import Services
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.call_calendar import find_calendar_call
from sspf.use_cases.call_meeting import wait_with_invitation
from sspf.use_cases.show_meetings import (
    open_invitation,
    open_invitation_ask,
    show_meetings,
    show_next_meeting,
)

NAMES_SOMEBODY = re.compile(r"\b(?!jag\b|vi\b)\w+ kommer\b|\bersattare\b")
"""`kan inte, Kim kommer istället`."""


async def next_meeting(turn: Turn, services: Services) -> Reply:
    return told_next(await show_next_meeting(services, turn.who))


async def meetings(turn: Turn, services: Services) -> Reply:
    return Reply(message=await show_meetings(services, turn.who))


async def send_invitation(turn: Turn, services: Services) -> Reply:
    """Says first whom it goes to; a press, or a typed ja, sends it. Drafts come before the rest."""
    drafts = await find_calendar_call(services, turn.who)
    if drafts is not None:
        return Reply(message=drafts, asks=Act.CALENDAR_CALL)
    ask = await open_invitation_ask(services, turn.who)
    return Reply(message=ask, asks="" if ask.already_called else Act.INVITATION_SEND)


async def wait(turn: Turn, services: Services) -> Reply:
    """`skicka som planerat`: the kallelse goes out on its day, and is not asked about again."""
    ask = await open_invitation_ask(services, turn.who)
    await wait_with_invitation(services, turn.who, ask.meeting.id, ask.planned_on)
    return notice("answer.waiting", date=ask.planned_on)


async def invitation(turn: Turn, services: Services) -> Reply:
    """Of the next meeting; `kallelse 18 mars` of another."""
    today = services.working_days(turn.organisation).local(services.clock.now()).date()
    on = find_date(turn.rest, today)
    return Reply(message=await open_invitation(services, turn.who, on=on))


async def accept(turn: Turn, services: Services) -> Reply:
    return await _answer(turn, services, Response.ACCEPTED)


async def tentative(turn: Turn, services: Services) -> Reply:
    return await _answer(turn, services, Response.TENTATIVE)


async def decline(turn: Turn, services: Services) -> Reply:
    """`kan inte, Kim kommer` names the deputy."""
    return await _answer(turn, services, Response.DECLINED)


async def change(turn: Turn, services: Services) -> Reply:
    """`flytta 18 feb till 25 feb och ställ in 15 april`; shown first, changed by a press or ja."""
    today = services.working_days(turn.organisation).local(services.clock.now()).date()
    asked = asked_changes(turn.text, today)
    if not asked:
        return notice("answer.which_day")
    return await confirm_meetings(turn, services, asked)


async def _answer(turn: Turn, services: Services, response: Response) -> Reply:
    called = await open_invitation(services, turn.who)
    meeting = MeetingId(called.meeting.id)
    deputy = None
    if response is Response.DECLINED and turn.person.party:
        for group in turn.person.groups:
            named = people_named(turn.rest, turn.organisation, group)
            deputy = next((p.id for p in named if p.party == turn.person.party), deputy)
        if deputy is None and NAMES_SOMEBODY.search(fold(turn.rest)):
            return notice(
                "answer.which_deputy", party=turn.organisation.party(turn.person.party).name
            )
    return Reply(
        message=await answer_invitation(services, turn.who, meeting, response, deputy=deputy)
    )
