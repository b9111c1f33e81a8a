"""Which messages are due now: meetings, briefings and commitments in, messages out. Pure.

Asked again it gives the same keys, so what is queued twice is queued once; asked about an hour
to come it tells what will happen then.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum

from sspf.domain.cycle import MORNING, Step
from sspf.domain.digests import digests
from sspf.domain.invitations import called_to, is_away
from sspf.domain.meetings import Meeting, MeetingStatus
from sspf.domain.organisation import GroupKey, PersonId
from sspf.domain.outbox import Kind, Message
from sspf.domain.world import World


class Audience(StrEnum):
    CONVENER = "convener"
    STAND_IN = "stand_in"
    MEMBERS = "members"
    HOLDERS = "holders"
    """Those who get their agency's card."""
    OWNERS = "owners"


SAID_AT: dict[Step, tuple[tuple[Kind, Audience, str], ...]] = {
    Step.ASK_CONVENER: ((Kind.INVITATION_ASK, Audience.CONVENER, "why.ask_convener"),),
    Step.REQUEST: (
        (Kind.BRIEFING_REQUEST, Audience.HOLDERS, "why.request"),
        (Kind.STANDING, Audience.CONVENER, "why.standing"),
    ),
    Step.MANDATE: ((Kind.MANDATE, Audience.CONVENER, "why.mandate"),),
    Step.APPROVE_AGENDA: ((Kind.AGENDA_APPROVAL, Audience.CONVENER, "why.approve"),),
    Step.ASK_STAND_IN: ((Kind.AGENDA_APPROVAL, Audience.STAND_IN, "why.stand_in"),),
    Step.SEND_UNAPPROVED: ((Kind.AGENDA, Audience.MEMBERS, "why.unapproved"),),
    Step.TODAY: ((Kind.TODAY, Audience.MEMBERS, "why.today"),),
    Step.CAPTURE: ((Kind.CAPTURE, Audience.CONVENER, "why.capture"),),
    Step.NOTES: (
        (Kind.PLAN_CHECK, Audience.MEMBERS, "why.notes"),
        (Kind.CLOSE_ITEMS, Audience.CONVENER, "why.close_items"),
    ),
    Step.FIX_PLAN: ((Kind.OWNER_LIST, Audience.OWNERS, "why.fixed"),),
}
"""What is said at each step, and to whom. INVITE changes the meeting; the reminder of a missing
briefing is part of the day's digest."""


OF_THE_DAY = frozenset(
    {
        Kind.AGENDA_APPROVAL,
        Kind.AGENDA,
        Kind.TODAY,
        Kind.CAPTURE,
        Kind.MANDATE,
        Kind.INVITATION_MOVED,
        Kind.CALENDAR_REQUEST,
    }
)


def due_messages(world: World, now: datetime) -> list[Message]:
    """Every message whose hour has come, in order of time; many may have been queued before."""
    due: list[Message] = []
    for meeting in world.meetings:
        for step, instant in world.cycle(meeting).steps:
            if instant <= now and is_timely(world, meeting, step, now):
                due += _messages(world, meeting, step, instant, now)
    today = world.days.local(now).date()
    if world.days.is_working(today) and now >= world.days.at(today, MORNING):
        due += digests(world, today)
    return sorted(due, key=lambda m: m.send_at)


def is_timely(world: World, meeting: Meeting, step: Step, now: datetime) -> bool:
    """A step whose moment has gone by is not caught up with when it no longer helps anyone."""
    if not meeting.is_on:
        return False
    called = meeting.status is MeetingStatus.CALLED
    today, held_on = world.days.local(now).date(), meeting.held_on
    if step is Step.ASK_CONVENER:
        return not called and today <= world.cycle(meeting).invite_on
    if step is Step.INVITE:
        return now < meeting.starts_at
    if step in (Step.APPROVE_AGENDA, Step.ASK_STAND_IN, Step.SEND_UNAPPROVED):
        return called and now < meeting.starts_at and meeting.agenda_approved_at is None
    if step in (Step.REQUEST, Step.REMIND_MISSING, Step.MANDATE):
        return called and now < meeting.starts_at
    if step is Step.TODAY:
        return called and today == held_on and now < meeting.starts_at
    if step is Step.CAPTURE:
        return called and today == held_on
    waits = step is Step.FIX_PLAN and meeting.id in world.unclosed
    return called and meeting.plan_fixed_at is None and not waits


def coming_instants(world: World, after: datetime, until: datetime) -> list[datetime]:
    """Every instant after `after` at which something may fall due, in order."""
    instants = {
        instant
        for meeting in world.meetings
        for _, instant in world.cycle(meeting).steps
        if after < instant <= until
    }
    day, last = world.days.local(after).date(), world.days.local(until).date()
    while day <= last:
        morning = world.days.at(day, MORNING)
        if world.days.is_working(day) and after < morning <= until:
            instants.add(morning)
        day += timedelta(days=1)
    return sorted(instants)


def next_meeting(meetings: tuple[Meeting, ...], group: GroupKey, after: date) -> Meeting | None:
    """The first meeting of the group on a day after `after` that is not cancelled."""
    ahead = [m for m in meetings if m.group == group and m.is_on and m.held_on > after]
    return min(ahead, key=lambda m: m.starts_at, default=None)


def _messages(
    world: World, meeting: Meeting, step: Step, at: datetime, now: datetime
) -> list[Message]:
    on, today = world.days.local(at).date(), world.days.local(now).date()
    return [
        message(meeting, kind, person, at, why, **_facts(world, meeting))
        for kind, audience, why in SAID_AT.get(step, ())
        for person in _audience(world, meeting, audience, on, today)
    ]


def _audience(
    world: World, meeting: Meeting, audience: Audience, on: date, today: date
) -> list[PersonId]:
    group = world.organisation.group(meeting.group)
    if audience is Audience.MEMBERS:
        return list(called_to(world.organisation, meeting, world.answers, world.absences))
    if audience is Audience.HOLDERS:
        # Who went away after it was asked is stood in for; who has come back is asked then.
        asked = (*world.holders(meeting, on), *world.holders(meeting, max(on, today)))
        return list(dict.fromkeys(p.id for p in asked))
    if audience is Audience.OWNERS:
        owners = [c.owner for c in world.commitments if c.meeting == meeting.id and c.is_open]
        return list(dict.fromkeys(owners))
    one = group.convener if audience is Audience.CONVENER else group.stand_in
    if one and audience is Audience.CONVENER and is_away(world.absences, one, on):
        one = group.stand_in or one
    return [one] if one else []


def message(
    meeting: Meeting, kind: Kind, to: PersonId, at: datetime, why: str, **values: str | int
) -> Message:
    """A message about a meeting: once for each meeting, kind and person.

    What belongs to the day itself is said again when the meeting has got another day; a kallelse
    and a request are not, since the change is told in a message of its own.
    """
    once_more = f":{meeting.sequence}" if kind in OF_THE_DAY else ""
    return Message(
        key=f"{kind}:{meeting.id}:{to}{once_more}",
        kind=kind,
        recipient=to,
        subject=meeting.id,
        controller=meeting.controller,
        send_at=at,
        revision=meeting.sequence,
        why=why,
        values=values,
    )


def _facts(world: World, meeting: Meeting) -> dict[str, str | int]:
    return {
        "on": meeting.held_on.isoformat(),
        "days": abs(world.organisation.rules.offsets.request),
    }
