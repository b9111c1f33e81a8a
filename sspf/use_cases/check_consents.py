"""Warned of in time: a consent that ends, a young person who turns 18, a case without consent.

Source: RULES R-126, R-14; DOMAIN section 9. What is sent names nobody and no case: the coordinator
opens the case to see which. Only the list before the meeting, in the own chat, has codes.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from sspf.domain.access import Record, decide
from sspf.domain.case_access import Matter
from sspf.domain.cases import Case
from sspf.domain.consents import COORDINATION, Consent, Givers, missing_givers, opens
from sspf.domain.cycle import MORNING
from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.consent import ConsentCheck, ConsentRow
from sspf.domain.organisation import IndividualMode, PersonId
from sspf.domain.outbox import Kind, Message
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.knowing_room import knows, log_readings
from sspf.use_cases.room import AskersRoom, Room

WARNED = (21, 7)
"""Days before a consent ends, or a young person turns 18 (R-126)."""
CHECKED = -2
"""Working days before the meeting."""
SLACK = 10
"""More days than people are ever off in one go."""
LOOK_BACK = timedelta(days=3)
"""What was to be told while nothing ran is told now, and once."""


async def plan_consents(room: Room, meetings: Sequence[Meeting]) -> list[Message]:
    """What is due to be told this morning; nothing where there is no individual level."""
    if room.organisation.individual is IndividualMode.OFF:
        return []
    if room.now < room.days.at(room.today, MORNING) or not room.days.is_working(room.today):
        return []
    return [*await _ending(room), *await _turning(room), *await _checks(room, meetings)]


async def compose_check(room: AskersRoom, message: Message) -> object:
    """Read again: the cases of mine in which nobody may share with the coordinator today."""
    meeting = await room.uow.meetings.get(MeetingId(message.subject))
    if not meeting.is_on or room.now >= meeting.starts_at:
        return Dropped("dropped.past")
    knowing = await knows(room)
    rows = [
        ConsentRow(case=case.id, code=case.code, valid_to=None, missing=missing)
        for case, missing in await _unshared(room, meeting)
        if case.coordinator == room.me.id and _may_know(knowing, case)
    ]
    if not rows:
        return Dropped("dropped.nothing_left")
    await log_readings(knowing, "list")
    return ConsentCheck(meeting_on=meeting.held_on, rows=tuple(rows))


def _may_know(room: AskersRoom, case: Case) -> bool:
    record = Record(
        group=case.group, level=BriefingLevel.INDIVIDUAL, case=case.id, matter=Matter.CONSENT
    )
    opened = decide(room.asker, record, room.now)
    if opened is not None:
        room.readings.append((case.id, "consents", opened.code))
    return opened is not None


async def _ending(room: Room) -> list[Message]:
    days = _warned_of(room)
    found = []
    for which, case, valid_to in await room.uow.consents.ending(days.keys()):
        consent = await room.uow.consents.get(which)
        coordinator = (await room.uow.cases.get(case)).coordinator
        if coordinator is not None and not consent.is_withdrawn(room.now):
            key = f"{Kind.CONSENT_ENDING}:{which}:{valid_to.isoformat()}:{days[valid_to]}"
            found.append(_warning(room, Kind.CONSENT_ENDING, coordinator, key, valid_to))
    return found


async def _turning(room: Room) -> list[Message]:
    days, found = _warned_of(room), []
    for case in await open_cases(room):
        on = case.adult_on
        if case.coordinator is not None and on is not None and on in days:
            key = f"{Kind.YOUTH_ADULT}:{case.id}:{on.isoformat()}:{days[on]}"
            found.append(_warning(room, Kind.YOUTH_ADULT, case.coordinator, key, on))
    return found


def _warned_of(room: Room) -> dict[date, int]:
    """Days that are warned of now, each with how many days ahead; on the last working day before,
    where the day itself is none."""
    first = room.today - LOOK_BACK
    found: dict[date, int] = {}
    for ahead in WARNED:
        for later in range(2 * LOOK_BACK.days + SLACK):
            day = first + timedelta(days=later)
            if first < room.days.on_or_before(day) <= room.today:
                found[day + timedelta(days=ahead)] = ahead
    return found


async def _checks(room: Room, meetings: Sequence[Meeting]) -> list[Message]:
    due = [m for m in meetings if m.is_on and _check_day(room, m) <= room.today <= m.held_on]
    found = []
    for meeting in due:
        unshared = [case for case, _ in await _unshared(room, meeting)]
        for person in dict.fromkeys(c.coordinator for c in unshared if c.coordinator):
            found.append(
                Message(
                    key=f"{Kind.CONSENT_CHECK}:{meeting.id}:{meeting.sequence}:{person}",
                    kind=Kind.CONSENT_CHECK,
                    recipient=person,
                    subject=meeting.id,
                    controller=meeting.controller,
                    send_at=room.now,
                    why="why.consent_check",
                )
            )
    return found


def _check_day(room: Room, meeting: Meeting) -> date:
    return room.days.add(meeting.held_on, CHECKED)


async def _unshared(room: Room, meeting: Meeting) -> list[tuple[Case, int]]:
    """Open cases of the meeting's group in which nobody may pass anything to the coordinator on
    the day of the meeting, each with how many givers it lacks."""
    found = []
    for case in await room.uow.cases.of_group(meeting.group):
        if not case.is_open:
            continue
        consents = await room.uow.consents.of_case(case.id)
        givers = givers_of(room, case)
        if not any(_reaches_coordinator(c, givers, room, meeting) for c in consents):
            lacking = [len(missing_givers(c, givers, meeting.held_on)) for c in consents]
            found.append((case, min(lacking, default=0)))
    return found


def _reaches_coordinator(consent: Consent, givers: Givers, room: Room, meeting: Meeting) -> bool:
    senders = {sender for sender, recipient in consent.pairs if recipient == COORDINATION}
    then = room.local(max(meeting.starts_at, room.now))
    return any(opens(consent, givers, s, COORDINATION, None, then) for s in senders)


def givers_of(room: Room, case: Case) -> Givers:
    rules = room.organisation.cases.consent
    return Givers(guardians=case.guardians, adult_on=case.adult_on, rules=rules)


async def open_cases(room: Room) -> list[Case]:
    return [
        case
        for group in room.organisation.groups
        for case in await room.uow.cases.of_group(group.key)
        if case.is_open
    ]


def _warning(room: Room, kind: Kind, person: PersonId, key: str, on: date) -> Message:
    return Message(
        key=key,
        kind=kind,
        recipient=person,
        subject=on.isoformat(),
        controller=room.organisation.controller,
        send_at=room.now,
        why=f"why.{kind}",
        values={"on": on.isoformat()},
    )
