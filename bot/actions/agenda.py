"""Buttons of the agenda: approve and send it, add to it, read it."""

from bot.turn import Reply, Turn
from cards import agenda_edit
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import PartyKey
from sspf.ports import Services
from sspf.use_cases.approve_agenda import add_item, approve_agenda
from sspf.use_cases.show_agenda import open_agenda_edit, show_agenda, show_whole_text


async def approve(turn: Turn, services: Services) -> Reply:
    return Reply(message=await approve_agenda(services, turn.who, _meeting(turn)))


async def edit(turn: Turn, services: Services) -> Reply:
    return Reply(message=await open_agenda_edit(services, turn.who, _meeting(turn)))


async def add(turn: Turn, services: Services) -> Reply:
    sent = agenda_edit.Submission.model_validate(turn.inputs)
    return Reply(message=await add_item(services, turn.who, _meeting(turn), sent.title, sent.point))


async def whole(turn: Turn, services: Services) -> Reply:
    point, _, party = turn.pressed.value.partition("|")
    text = await show_whole_text(services, turn.who, _meeting(turn), point, PartyKey(party))
    return Reply(message=text, beside=True)


async def page(turn: Turn, services: Services) -> Reply:
    number = int(turn.pressed.value or 1)
    return Reply(message=await show_agenda(services, turn.who, _meeting(turn), number))


def _meeting(turn: Turn) -> MeetingId:
    return MeetingId(turn.pressed.subject)
