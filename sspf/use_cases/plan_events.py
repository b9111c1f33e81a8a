"""The organiser's calendar is to be as the meetings are: who is in an event, and what is queued."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sspf.domain.calendar_events import (
    LINK_PATIENCE,
    STILL_UNDER_WAY,
    CalendarEvent,
    Road,
    event_due_at,
    event_message,
    must_change,
    road_of,
)
from sspf.domain.invitations import called_to
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Delivery, Kind, Message, Sent
from sspf.domain.references import SentCard
from sspf.domain.world import World
from sspf.use_cases.room import Room

SHOWING_A_LINK = (Kind.INVITATION, Kind.INVITATION_MOVED)


async def plan_events(room: Room, world: World) -> list[Message]:
    """What the calendar, and the cards that went without its link, are to be told now."""
    if not room.has_calendar:
        return []
    first = min((m.held_on for m in world.meetings), default=room.today)
    known = {e.meeting: e for e in await room.uow.calendar_events.since(first)}
    due: list[Message] = []
    for meeting in world.meetings:
        event = known.get(meeting.id)
        people = called_to(room.organisation, meeting, world.answers, world.absences)
        due += await _change(room, meeting, event, people, at=room.now)
        due += await _show_link(room, meeting, event)
    return due


async def change_event(room: Room, meeting: Meeting, at: datetime | None = None) -> list[Message]:
    """The same for one meeting, when something has just been done to it. `at`: no sooner."""
    if not room.has_calendar:
        return []
    event = await room.uow.calendar_events.find(meeting.id)
    called = await _called(room, meeting)
    return await _change(room, meeting, event, called, at=at or room.now)


async def attendees(room: Room, meeting: Meeting) -> tuple[PersonId, ...]:
    """Who stands in the event: all who are called, but for those who are called by mail."""
    rows = await room.uow.outbox.about(meeting.id)
    return _by_event(room, await _called(room, meeting), _mailed(rows))


async def _called(room: Room, meeting: Meeting) -> tuple[PersonId, ...]:
    answers = await room.uow.invitations.of_meeting(meeting.id)
    return called_to(room.organisation, meeting, answers, await room.uow.invitations.absences())


def by_mail(room: Room, people: Iterable[PersonId], rows: Sequence[Sent]) -> list[PersonId]:
    """Those of them whose calendar is told by mail. `rows`: all about the meeting."""
    mailed = _mailed(rows)
    return [one for one in people if _road(room, one, mailed) is Road.MAIL]


def _mailed(rows: Sequence[Sent]) -> set[PersonId]:
    return {
        row.message.recipient
        for row in rows
        if row.message.kind is Kind.CALENDAR_REQUEST and row.state is not Delivery.DROPPED
    }


def told_of_events(room: Room, meeting: Meeting) -> PersonId | None:
    """In whose name the calendar is changed, and who hears when it cannot be."""
    group = room.organisation.group(meeting.group)
    members = [person.id for person in room.organisation.members(meeting.group)]
    return group.convener or group.stand_in or next(iter(members), None)


def link_is_awaited_until(room: Room, meeting: Meeting) -> datetime | None:
    """A kallelse goes without it after this instant; None: no event is due."""
    due_at = event_due_at(meeting)
    return None if due_at is None else room.days.next_sending(due_at) + LINK_PATIENCE


async def _change(
    room: Room,
    meeting: Meeting,
    event: CalendarEvent | None,
    called: Sequence[PersonId],
    *,
    at: datetime,
) -> list[Message]:
    to = told_of_events(room, meeting)
    likely = _by_event(room, called, set())
    if to is None or not must_change(event, meeting, likely, room.now):
        return []
    if meeting.is_on:  # only then is it asked who was called by mail before there was a calendar
        really = _by_event(room, called, _mailed(await room.uow.outbox.about(meeting.id)))
        if not must_change(event, meeting, really, room.now):
            return []
    return [event_message(event, meeting, to, room.days.next_sending(at))]


def _by_event(
    room: Room, called: Sequence[PersonId], mailed: set[PersonId]
) -> tuple[PersonId, ...]:
    return tuple(one for one in called if _road(room, one, mailed) is Road.EVENT)


def _road(room: Room, id: PersonId, mailed: set[PersonId]) -> Road:
    person = room.organisation.person(id)
    return road_of(person, has_calendar=room.has_calendar, was_mailed=id in mailed)


async def _show_link(room: Room, meeting: Meeting, event: CalendarEvent | None) -> list[Message]:
    """Cards that did not wait long enough are replaced, once, by the same with the link."""
    if event is None or event.linked_at is None or event.shown_at or not meeting.is_on:
        return []
    until = link_is_awaited_until(room, meeting)
    was_in_time = until is not None and event.linked_at <= until
    if was_in_time or room.now >= event.linked_at + STILL_UNDER_WAY:
        await room.uow.calendar_events.put(event.shown(room.now))
    return [] if was_in_time else await _replacing(room, meeting, event.linked_at)


async def _replacing(room: Room, meeting: Meeting, linked_at: datetime) -> list[Message]:
    cards: list[SentCard] = []
    for kind in SHOWING_A_LINK:
        cards += await room.uow.cards.cards_about(meeting.id, kind)
    return [
        Message(
            key=f"replace:{card.id}:link",
            kind=Kind.REPLACE,
            recipient=card.person,
            subject=card.id,
            controller=meeting.controller,
            send_at=room.now,
            why="why.link",
        )
        for card in cards
        if card.sent_at <= linked_at + STILL_UNDER_WAY
    ]
