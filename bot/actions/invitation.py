"""Buttons of the kallelse: send it, answer it, move or cancel the meeting."""

from datetime import datetime, time

from bot.turn import Reply, Turn, notice
from cards import invitation
from cards.acts import Act
from cards.meeting_change import CANCELLED
from sspf.domain.invitations import Response
from sspf.domain.meetings import MeetingId
from sspf.domain.messages.general import Notice, Span
from sspf.domain.organisation import PersonId
from sspf.ports import Services
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.call_meeting import call_meeting, wait_with_invitation
from sspf.use_cases.change_meeting import Wanted, change_meetings
from sspf.use_cases.handle_card import find_choice
from sspf.use_cases.show_meetings import open_invitation, open_invitation_ask

MOMENT = len("2027-02-25 13:00")
RESPONSES = {
    Act.INVITATION_ACCEPT: Response.ACCEPTED,
    Act.INVITATION_TENTATIVE: Response.TENTATIVE,
}


async def send(turn: Turn, services: Services) -> Reply:
    meeting = MeetingId(turn.pressed.subject)
    await call_meeting(services, turn.who, meeting)
    return Reply(message=await open_invitation_ask(services, turn.who, meeting))


async def wait(turn: Turn, services: Services) -> Reply:
    meeting = MeetingId(turn.pressed.subject)
    ask = await open_invitation_ask(services, turn.who, meeting)
    await wait_with_invitation(services, turn.who, meeting, ask.planned_on)
    return notice("answer.waiting", date=ask.planned_on)


async def answer(turn: Turn, services: Services) -> Reply:
    response = RESPONSES[Act(turn.pressed.act)]
    return Reply(message=await _answered(turn, services, response))


async def decline(turn: Turn, services: Services) -> Reply:
    sent = invitation.Submission.model_validate(turn.inputs)
    deputy = None
    if sent.deputy:
        chosen = await find_choice(services, turn.who, sent.deputy, Act.INVITATION_DEPUTY)
        deputy = PersonId(chosen.value) if chosen.value else None
    return Reply(message=await _answered(turn, services, Response.DECLINED, deputy))


async def change(turn: Turn, services: Services) -> Reply:
    meeting = MeetingId(turn.pressed.subject)
    return Reply(message=await open_invitation(services, turn.who, meeting))


async def move(turn: Turn, services: Services) -> Reply:
    pressed = turn.pressed
    wanted = wanted_change(pressed.subject, pressed.version, pressed.value)
    (moved,) = await change_meetings(services, turn.who, [wanted])
    span = Span(moved.starts, moved.ends)
    return Reply(
        message=Notice(key="answer.moved", values=(("date", moved.held_on), ("span", span)))
    )


async def cancel(turn: Turn, services: Services) -> Reply:
    wanted = wanted_change(turn.pressed.subject, turn.pressed.version, CANCELLED)
    (gone,) = await change_meetings(services, turn.who, [wanted])
    return Reply(message=Notice(key="answer.cancelled", values=(("date", gone.held_on),)))


async def change_several(turn: Turn, services: Services) -> Reply:
    each = [row.split("|", 2) for row in turn.pressed.value.split(";")]
    wanted = [wanted_change(id_, int(version), became) for id_, version, became in each]
    changed = await change_meetings(services, turn.who, wanted)
    return Reply(message=Notice(key="answer.changed", values=(("n", len(changed)),)))


def wanted_change(meeting: str, sequence: int, became: str) -> Wanted:
    """`2027-02-25 13:00-14:30`, or a mark that it is cancelled. Older cards say no end."""
    id_ = MeetingId(meeting)
    if became == CANCELLED:
        return Wanted(meeting=id_, to=None, sequence=sequence)
    moment, ends = became[:MOMENT], became[MOMENT + 1 :]
    to = datetime.fromisoformat(moment)
    minutes = None
    if ends:
        end = datetime.combine(to.date(), time.fromisoformat(ends))
        minutes = int((end - to).total_seconds()) // 60
    return Wanted(meeting=id_, to=to.date(), starts=to.time(), minutes=minutes, sequence=sequence)


async def dismiss(turn: Turn, services: Services) -> Reply:
    return Reply(message=Notice(key="answer.nothing_changed"))


async def _answered(
    turn: Turn, services: Services, response: Response, deputy: PersonId | None = None
) -> object:
    pressed = turn.pressed
    return await answer_invitation(
        services,
        turn.who,
        MeetingId(pressed.subject),
        response,
        deputy=deputy,
        sequence=pressed.version,
    )
