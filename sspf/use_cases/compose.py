"""A queued message made into what is said, read again from the database just before it is sent.

What no longer holds is not sent: a moved meeting, a commitment that is done, a person who has
left. Rights are asked about here too, as they are now.
"""

from collections.abc import Awaitable, Callable

from sspf.domain.invitations import called_to, is_declined
from sspf.domain.meetings import Meeting, MeetingId, MeetingStatus
from sspf.domain.messages.general import Locked, Notice
from sspf.domain.messages.meeting import Today
from sspf.domain.messages.minutes import Objection
from sspf.domain.outbox import Kind, Message
from sspf.use_cases.answer_apart import compose_answer
from sspf.use_cases.await_link import link_of
from sspf.use_cases.call_calendar import compose_calendar_kallelse
from sspf.use_cases.compose_changes import compose_change
from sspf.use_cases.compose_commitments import (
    compose_digest,
    compose_news,
    compose_owner_list,
)
from sspf.use_cases.compose_consents import OF_CONSENTS
from sspf.use_cases.compose_group_news import compose_group_news
from sspf.use_cases.draft_reports import compose_report
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.fold_overdue import compose_catch_up
from sspf.use_cases.follow_incidents import compose_incident
from sspf.use_cases.gather_items import gather_items, has_open_items
from sspf.use_cases.keep_list import compose_board, compose_entry
from sspf.use_cases.lines import facts
from sspf.use_cases.open_briefing import current, form, own_party, receipt
from sspf.use_cases.plan_events import SHOWING_A_LINK
from sspf.use_cases.put_event_again import compose_trouble
from sspf.use_cases.raise_signal import compose_signal
from sspf.use_cases.recall_cards import CASE, OLD
from sspf.use_cases.recall_lists import LISTED
from sspf.use_cases.redraw_cards import redrawn
from sspf.use_cases.remind_cases import compose_case_news
from sspf.use_cases.remind_oneself import compose_own_reminder
from sspf.use_cases.review_log import compose_log_review
from sspf.use_cases.room import AskersRoom
from sspf.use_cases.show_agenda import agenda, approval
from sspf.use_cases.show_capture import capture
from sspf.use_cases.show_guest import compose_guest, compose_not_coming
from sspf.use_cases.show_help import help_card
from sspf.use_cases.show_mandate import compose_mandate, compose_seat_empty
from sspf.use_cases.show_meetings import invitation_ask, invitation_or_answer
from sspf.use_cases.show_plan import plan
from sspf.use_cases.show_reached import compose_reached
from sspf.use_cases.show_retention import compose_purged
from sspf.use_cases.show_standing import standing
from sspf.use_cases.warn_retention import compose_retention

TAKES_AWAY = (CASE, LISTED)
Composer = Callable[[AskersRoom, Message], Awaitable[object]]


async def compose(room: AskersRoom, message: Message) -> object:
    """One of the classes of sspf.domain.messages, or Dropped."""
    is_away = room.me.has_left or not room.me.serves(room.today)
    if is_away and message.values.keys().isdisjoint(TAKES_AWAY):
        return Dropped("dropped.left")  # what takes a case away is done for those who left too
    return await COMPOSERS[message.kind](room, message)


async def _welcome(room: AskersRoom, message: Message) -> object:
    return await help_card(room, is_welcome=True)


async def _invitation_ask(room: AskersRoom, message: Message) -> object:
    meeting = await _meeting(room, message)
    if meeting.status is not MeetingStatus.PLANNED:
        return Dropped("dropped.called")
    return invitation_ask(room, meeting)


async def _invitation(room: AskersRoom, message: Message) -> object:
    meeting = await _meeting(room, message)
    answers = await room.uow.invitations.of_meeting(meeting.id)
    absences = await room.uow.invitations.absences()
    if room.me.id not in called_to(room.organisation, meeting, answers, absences):
        return Dropped("dropped.not_called")
    return _past(room, meeting) or await invitation_or_answer(room, meeting)


async def _request(room: AskersRoom, message: Message) -> object:
    meeting = await _meeting(room, message)
    past = _past(room, meeting)
    if past:
        return past
    briefing = await current(room, meeting, own_party(room, meeting))
    if briefing.is_submitted:
        return Dropped("dropped.answered")
    return await form(room, meeting)


async def _standing(room: AskersRoom, message: Message) -> object:
    meeting = await _meeting(room, message)
    return _past(room, meeting) or await standing(room, meeting)


async def _approval(room: AskersRoom, message: Message) -> object:
    meeting = await _meeting(room, message)
    if meeting.agenda_approved_at or meeting.sequence != message.revision:
        return Dropped("dropped.approved")
    return _past(room, meeting) or await approval(room, meeting)


async def _agenda(room: AskersRoom, message: Message) -> object:
    meeting = await _meeting(room, message)
    if meeting.sequence != message.revision:
        return Dropped("dropped.moved_again")
    return _past(room, meeting) or await agenda(room, meeting)


async def _today(room: AskersRoom, message: Message) -> object:
    meeting = await _meeting(room, message)
    if meeting.held_on != room.today or await _declined(room, meeting):
        return Dropped("dropped.not_coming")
    today = Today(meeting=facts(room, meeting), join_url=await link_of(room, meeting))
    return _past(room, meeting) or today


async def _capture(room: AskersRoom, message: Message) -> object:
    meeting = await _meeting(room, message)
    if not meeting.is_on:
        return Dropped("dropped.cancelled")
    await gather_items(room, meeting)
    return await capture(room, meeting)


async def _close_items(room: AskersRoom, message: Message) -> object:
    """The capture card once more, as long as an item has no outcome (A16)."""
    meeting = await _meeting(room, message)
    if not meeting.is_on or not await has_open_items(room, meeting):
        return Dropped("dropped.items_closed")
    return await capture(room, meeting)


async def _plan(room: AskersRoom, message: Message) -> object:
    meeting = await _meeting(room, message)
    return await plan(room, meeting) if meeting.is_on else Dropped("dropped.cancelled")


async def _objection(room: AskersRoom, message: Message) -> object:
    meeting = await _meeting(room, message)
    if not meeting.is_on:
        return Dropped("dropped.cancelled")
    by = str(message.values["by"])
    for check in await room.uow.minutes.checks(meeting.id):
        if check.person == by and not check.is_right:
            name = room.organisation.person(check.person).name
            return Objection(meeting=facts(room, meeting), by=name, text=check.objection)
    return Dropped("dropped.withdrawn")


async def _oral(room: AskersRoom, message: Message) -> object:
    """The receipt of what the convener noted for the agency."""
    meeting = await _meeting(room, message)
    past = _past(room, meeting)
    if past:
        return past
    return receipt(room, meeting, await current(room, meeting, own_party(room, meeting)))


async def _replace(room: AskersRoom, message: Message) -> object:
    """What now stands where the card stood."""
    card = await room.uow.cards.card(message.subject)
    if card is None or card.replaced_at:
        return Dropped("dropped.replaced")
    if CASE in message.values:
        return await redrawn(room, card)
    if OLD in message.values:
        return Notice(key="retention.card_old")
    if LISTED in message.values or card.kind not in (Kind.BRIEFING_REQUEST, *SHOWING_A_LINK):
        return Locked()
    meeting = await room.uow.meetings.get(MeetingId(card.subject))
    if card.kind in SHOWING_A_LINK:
        return _past(room, meeting) or await invitation_or_answer(room, meeting)
    briefing = await current(room, meeting, own_party(room, meeting))
    return receipt(room, meeting, briefing)


async def _meeting(room: AskersRoom, message: Message) -> Meeting:
    return await room.uow.meetings.get(MeetingId(message.subject))


async def _declined(room: AskersRoom, meeting: Meeting) -> bool:
    answers = await room.uow.invitations.of_meeting(meeting.id)
    return is_declined(answers, meeting, room.me.id)


def _past(room: AskersRoom, meeting: Meeting) -> Dropped | None:
    if not meeting.is_on:
        return Dropped("dropped.cancelled")
    return Dropped("dropped.past") if room.now >= meeting.ends_at else None


COMPOSERS: dict[Kind, Composer] = {
    Kind.WELCOME: _welcome,
    Kind.INVITATION_ASK: _invitation_ask,
    Kind.INVITATION: _invitation,
    Kind.INVITATION_MOVED: compose_change,
    Kind.INVITATION_CANCELLED: compose_change,
    Kind.GUEST_INVITATION: compose_guest,
    Kind.NOT_COMING: compose_not_coming,
    Kind.SEAT_EMPTY: compose_seat_empty,
    Kind.MANDATE: compose_mandate,
    Kind.BRIEFING_REQUEST: _request,
    Kind.STANDING: _standing,
    Kind.AGENDA_APPROVAL: _approval,
    Kind.AGENDA: _agenda,
    Kind.TODAY: _today,
    Kind.CAPTURE: _capture,
    Kind.PLAN_CHECK: _plan,
    Kind.CLOSE_ITEMS: _close_items,
    Kind.OWNER_LIST: compose_owner_list,
    Kind.DIGEST: compose_digest,
    Kind.OBJECTION: _objection,
    Kind.ORAL_NOTED: _oral,
    Kind.HELP_WANTED: compose_news,
    Kind.DATE_CHANGED: compose_news,
    Kind.COMMITMENT_CANCELLED: compose_news,
    Kind.ASKED_HOW: compose_news,
    Kind.REPLACE: _replace,
    Kind.NOT_REACHED: compose_reached,
    Kind.INCIDENT: compose_incident,
    Kind.LOG_REVIEW: compose_log_review,
    Kind.PURGED: compose_purged,
    Kind.RETENTION: compose_retention,
    Kind.CATCH_UP: compose_catch_up,
    Kind.CALENDAR_KALLELSE: compose_calendar_kallelse,
    Kind.SIGNAL: compose_signal,
    Kind.OWNER_CHANGED: compose_news,
    Kind.ANSWER: compose_answer,
    Kind.EVENT_TROUBLE: compose_trouble,
    Kind.ENTRY_PROPOSED: compose_entry,
    Kind.SELECTION_DUE: compose_board,
    Kind.REPORT: compose_report,
    Kind.GROUP_NEWS: compose_group_news,
    Kind.CASE_NEWS: compose_case_news,
    Kind.OWN_REMINDER: compose_own_reminder,
    **OF_CONSENTS,
}
