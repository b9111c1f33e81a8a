"""A change of a meeting, told to each as the difference between what they heard and what holds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sspf.domain.meetings import Meeting
from sspf.domain.messages.calendar import CalendarKallelse
from sspf.domain.messages.guest import GuestInvitation
from sspf.domain.messages.meeting import (
    Invitation,
    InvitationAnswered,
    InvitationCancelled,
    MeetingChanges,
    MeetingFacts,
)
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import MAIL, Delivery, Kind, Sent
from sspf.domain.planning import message
from sspf.domain.tellings import Road, Telling, telling, told_from
from sspf.ports import CalendarRequest
from sspf.use_cases.let_go import KALLELSE, is_let_go
from sspf.use_cases.plan_events import by_mail
from sspf.use_cases.room import AskersRoom, Room

LOOK_BACK = timedelta(days=60)
"""A meeting whose day has been gone so long is told no more of."""
ARRIVED = frozenset({Delivery.SENT, Delivery.UNKNOWN})


async def tell_change(
    room: Room, before: Meeting, after: Meeting, owners: Sequence[PersonId], carried: int = 0
) -> None:
    """Queue it for everybody who has a kallelse, and the `owners` of what was due there.

    What it says is found when it is sent: changes that came meanwhile are told in the same
    message, and one that has been taken back is not told at all.
    """
    rows = await room.uow.outbox.about(before.id)
    called = await told_people(room, before, rows)
    await _remember(room, before, rows, owners)
    at = room.days.next_sending(told_from(before, after, room.now))
    why = "why.moved" if after.is_on else "why.cancelled"
    values: dict[str, str | int] = {
        "on": after.held_on.isoformat(),
        "carried": carried,
        "gathered": 1,
    }
    card = Kind.INVITATION_MOVED if after.is_on else Kind.INVITATION_CANCELLED
    mail = Kind.CALENDAR_REQUEST if after.is_on else Kind.CALENDAR_CANCEL
    for person in dict.fromkeys([*called, *owners]):
        await room.queue(message(after, card, person, at, why, **values))
    for person in by_mail(room, called, rows):
        await room.queue(message(after, mail, person, at, why, **values))


async def told_people(room: Room, meeting: Meeting, rows: Sequence[Sent]) -> list[PersonId]:
    """Nobody before it is announced. A deputy whom nobody names any more has a kallelse too."""
    if not meeting.is_announced:
        return []
    answers = await room.uow.invitations.of_meeting(meeting.id)
    people = [p.id for p in room.organisation.members(meeting.group)]
    people += [a.deputy for a in answers if a.deputy]
    people += [s.message.recipient for s in rows if _is_kallelse(s)]
    here = {p.id for p in room.organisation.people if not p.has_left}
    return [p for p in dict.fromkeys(people) if p in here and not is_let_go(rows, p)]


async def _remember(
    room: Room, before: Meeting, rows: Sequence[Sent], owners: Sequence[PersonId]
) -> None:
    """What went out before anything was written down of it was told as it was then; and who has
    promised something for the meeting knows its day."""
    known = {(t.person, t.road) for t in await room.uow.tellings.of_meeting(before.id)}
    sent = {
        (s.message.recipient, Road.MAIL if s.message.kind in MAIL else Road.CHAT)
        for s in rows
        if s.state in ARRIVED and (_is_kallelse(s) or s.message.kind is Kind.CALENDAR_REQUEST)
    }
    sent |= {(owner, Road.CHAT) for owner in owners}
    await room.uow.tellings.put([telling(before, *one) for one in sorted(sent - known)])


def _is_kallelse(sent: Sent) -> bool:
    return sent.message.kind in KALLELSE and sent.state is not Delivery.DROPPED


async def untold(room: AskersRoom) -> list[tuple[Telling, Meeting]]:
    """What holds now of meetings that this person has heard something else of, in order of time."""
    told = {t.meeting: t for t in await room.uow.tellings.to(room.me.id) if t.road is Road.CHAT}
    near = await room.meetings_since((room.now - LOOK_BACK).date())
    news = [
        (told[m.id], m)
        for m in near
        if m.id in told and not told[m.id].holds(m) and (not m.is_on or room.now < m.ends_at)
    ]
    about = [(await room.uow.outbox.about(m.id), t, m) for t, m in news]
    return [(t, m) for rows, t, m in about if not is_let_go(rows, room.me.id)]


def told_by(made: object, person: PersonId) -> tuple[Telling, ...]:
    """What a person has been told once this has arrived."""
    if isinstance(made, CalendarRequest):
        told = telling(made.meeting, person, Road.MAIL)
        return (replace(told, is_on=not made.is_cancelled),)
    if isinstance(made, Invitation | InvitationAnswered | GuestInvitation):
        return (_as_told(made.meeting, person, is_on=True),)
    if isinstance(made, CalendarKallelse):
        return tuple(_as_told(meeting, person, is_on=True) for meeting in made.meetings)
    if isinstance(made, InvitationCancelled):
        return (_as_told(made.meeting, person, is_on=False),)
    if isinstance(made, MeetingChanges):
        return tuple(_as_told(c.meeting, person, is_on=not c.is_cancelled) for c in made.changes)
    return ()


def _as_told(facts: MeetingFacts, person: PersonId, *, is_on: bool) -> Telling:
    return Telling(
        meeting=facts.id,
        person=person,
        road=Road.CHAT,
        sequence=facts.version,
        shown=facts.version,
        held_on=facts.held_on,
        starts=facts.starts,
        ends=facts.ends,
        is_on=is_on,
    )
