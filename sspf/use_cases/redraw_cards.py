"""What stands in front of somebody when access to a case has closed: the same card without it.

A card of several things comes back as its reader may read it now. One of a single case, and one
that can no longer be drawn for this reader, is locked (R-17, R-62).
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from sspf.domain.errors import SspfError
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.commitment import CommitmentList
from sspf.domain.messages.general import Locked
from sspf.domain.messages.meeting import MeetingFacts
from sspf.domain.outbox import Kind, Message
from sspf.domain.references import SentCard
from sspf.use_cases.answer_apart import compose_answer
from sspf.use_cases.case_texts import own_texts
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.compose_commitments import compose_digest, compose_owner_list
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.knowing_room import knows, log_readings
from sspf.use_cases.list_commitments import listed
from sspf.use_cases.open_briefing import current, form, own_party, receipt
from sspf.use_cases.room import AskersRoom
from sspf.use_cases.show_agenda import agenda, meeting_of
from sspf.use_cases.show_capture import capture, promised_at
from sspf.use_cases.show_case import listed_cases
from sspf.use_cases.show_plan import plan, planned_meeting

Draw = Callable[[AskersRoom, SentCard], Awaitable[object]]
A_QUERY = "{"
"""How the text of a query begins (Query.encoded)."""


async def redrawn(room: AskersRoom, card: SentCard) -> object:
    """The message of the card as it is now, or Locked."""
    draw = DRAWN_ANEW.get(card.kind)
    if draw is None or not room.me.serves(room.today):
        return Locked()
    try:
        made = await draw(room, card)
    except SspfError:  # the person has left the group, or the meeting is gone
        return Locked()
    return Locked() if made is None or isinstance(made, Dropped) else made


def drawn_by(message: object) -> str:
    """What a card of this message can be drawn anew by: its meeting, or what a list is of.

    Empty: nothing, or what was typed or is of one case; that is written nowhere in the clear.
    """
    if isinstance(message, CommitmentList):
        query = Query.decoded(message.query)
        return "" if query.text or query.case else query.encoded()
    meeting = getattr(message, "meeting", None)
    return meeting.id if isinstance(meeting, MeetingFacts) else ""


async def _agenda(room: AskersRoom, card: SentCard) -> object:
    return await agenda(room, await meeting_of(room, MeetingId(card.subject)))


async def _plan(room: AskersRoom, card: SentCard) -> object:
    knowing = await knows(room)
    made = await plan(knowing, await planned_meeting(knowing, MeetingId(card.subject)))
    await log_readings(knowing, "plan")
    return made


async def _capture(room: AskersRoom, card: SentCard) -> object:
    knowing = await knows(room)
    made = await capture(knowing, await promised_at(knowing, MeetingId(card.subject)))
    await log_readings(knowing, "minutes")
    return made


async def _form(room: AskersRoom, card: SentCard) -> object:
    """The form with what is saved; the receipt where the agency has answered or time is out."""
    meeting = await _meeting(room, card)
    briefing = await current(room, meeting, own_party(room, meeting))
    is_over = room.now >= meeting.ends_at or not meeting.is_on
    if briefing.is_submitted:
        return await _receipt(room, card)
    return Locked() if is_over else await form(room, meeting)


async def _receipt(room: AskersRoom, card: SentCard) -> object:
    meeting = await _meeting(room, card)
    party = own_party(room, meeting)
    own = await own_texts(room, meeting, party)
    return receipt(room, meeting, await current(room, meeting, party), own)


async def _list(room: AskersRoom, card: SentCard) -> object:
    if not card.subject.startswith(A_QUERY):
        return Locked()
    knowing = await knows(room)
    made = await listed(knowing, Query.decoded(card.subject))
    await log_readings(knowing, "list")
    return made


async def _cases(room: AskersRoom, card: SentCard) -> object:
    found = await listed_cases(room)
    return found if found and found.cases else Locked()


async def _meeting(room: AskersRoom, card: SentCard) -> Meeting:
    return await meeting_of(room, MeetingId(card.subject))


def _as_sent(compose: Callable[[AskersRoom, Message], Awaitable[object]]) -> Draw:
    """Composed as it was the first time, from the message that it was sent as."""

    async def draw(room: AskersRoom, card: SentCard) -> object:
        for row in await room.uow.outbox.about(card.subject):
            if row.message.key == card.id:
                return await compose(room, replace(row.message, send_at=room.now))
        return Locked()

    return draw


DRAWN_ANEW: dict[str, Draw] = {
    Kind.AGENDA: _agenda,
    Kind.PLAN_CHECK: _plan,
    Kind.CAPTURE: _capture,
    Kind.CLOSE_ITEMS: _capture,
    Kind.BRIEFING_REQUEST: _form,
    Kind.DIGEST: _as_sent(compose_digest),
    Kind.OWNER_LIST: _as_sent(compose_owner_list),
    Kind.ANSWER: _as_sent(compose_answer),
    "AgendaDocument": _agenda,
    "Plan": _plan,
    "Capture": _capture,
    "BriefingRequest": _form,
    "BriefingReceipt": _receipt,
    "CommitmentList": _list,
    "CaseList": _cases,
}
"""By the kind of message that was sent, or the class of the answer that was given. All others show
one case alone, or ask something of it: they are locked."""
