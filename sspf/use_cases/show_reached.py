"""Vem har nåtts: what became of each kallelse and request, to the convener alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sspf.domain.invitations import called_to
from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.messages.reach import Reached, ReachedLine, ReachedPart
from sspf.domain.organisation import Person, PersonId
from sspf.domain.outbox import EVENTS, Delivery, Kind, Message, Sent
from sspf.domain.reach import UNREACHED, Outcome, Reach, ReachState, newest, outcome_of
from sspf.ports import Services
from sspf.use_cases.call_meeting import must_convene
from sspf.use_cases.dropped import Dropped
from sspf.use_cases.lines import facts
from sspf.use_cases.own_conversation import STILL_MATTERS
from sspf.use_cases.room import AskersRoom, Who, enter

CALLS = frozenset({Kind.INVITATION, Kind.INVITATION_MOVED, Kind.INVITATION_CANCELLED})
"""The newest of these is what a person must have seen."""
TOLD = "dropped.told"
REQUESTS = frozenset({Kind.BRIEFING_REQUEST})
CALENDAR = frozenset({Kind.CALENDAR_REQUEST, Kind.CALENDAR_CANCEL})
LETTERS = CALENDAR | {Kind.LETTER}
NOT_TOLD = frozenset({Kind.REPLACE, Kind.NOT_REACHED, Kind.OWN_REMINDER})
ELSEWHERE = CALLS | REQUESTS | LETTERS | EVENTS | NOT_TOLD
Answers = Mapping[PersonId, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known when the card is made."""

    people: tuple[Person, ...]
    rows: Sequence[Sent]
    known: Mapping[PersonId, Reach]

    def of(self, kinds: frozenset[Kind]) -> dict[PersonId, Sent]:
        """What was told in another message is not looked for here."""
        rows = (row for row in self.rows if row.reason != TOLD)
        return newest(row for row in rows if row.message.kind in kinds)


async def show_reached(services: Services, who: Who, id: MeetingId | None = None) -> Reached:
    """NotConvenerError to anybody but the convener and the stand-in."""
    async with enter(services, who) as room:
        meeting = (
            await room.uow.meetings.get(id)
            if id is not None
            else await room.next_meeting(await room.group())
        )
        return await reached(room, meeting)


async def compose_reached(room: AskersRoom, message: Message) -> object:
    """Read again: who has been reached meanwhile is not told about."""
    found = await reached(room, await room.uow.meetings.get(MeetingId(message.subject)))
    states = {line.state for part in found.parts for line in part.lines}
    return found if states & UNREACHED else Dropped("dropped.reached")


async def reached(room: AskersRoom, meeting: Meeting) -> Reached:
    must_convene(room, meeting)
    known = await _facts(room, meeting)
    calls, requests = known.of(CALLS), known.of(REQUESTS)
    called = _part(room, "invitation", known, calls, await _called_answers(room, meeting))
    asked = _part(room, "request", known, requests, await _briefed(room, meeting))
    told = {line.name for part in (called, asked) for line in part.lines if _is_bad(line)}
    other = [line for line in await _others(room, known) if line.name not in told]
    mail = known.of(CALENDAR)
    letters = _part(room, "mail", known, known.of(LETTERS), {})
    not_mailed = [line for line in letters.lines if _is_bad(line)]
    return Reached(
        meeting=facts(room, meeting),
        parts=(
            called,
            asked,
            ReachedPart(about="mail", lines=tuple(not_mailed)),
            ReachedPart(about="other", lines=tuple(other)),
        ),
        mailed=_mailed(known, mail, called),
        at=room.local(room.now),
    )


async def _facts(room: AskersRoom, meeting: Meeting) -> Facts:
    rows = await room.uow.outbox.about(meeting.id)
    answers = await room.uow.invitations.of_meeting(meeting.id)
    absences = await room.uow.invitations.absences()
    people = {person.id: person for person in room.organisation.people}
    ids = (
        *called_to(room.organisation, meeting, answers, absences),
        *(r.message.recipient for r in rows),
    )
    return Facts(
        people=tuple(people[one] for one in dict.fromkeys(ids) if one in people),
        rows=rows,
        known={reach.person: reach for reach in await room.uow.reach.every()},
    )


def _part(
    room: AskersRoom, about: str, known: Facts, rows: Mapping[PersonId, Sent], answers: Answers
) -> ReachedPart:
    """A line for each person to whom something was to be sent."""
    lines = [
        _line(
            room,
            person,
            outcome_of(person, rows[person.id], known.known.get(person.id), answers.get(person.id)),
        )
        for person in known.people
        if person.id in rows
    ]
    return ReachedPart(about=about, lines=tuple(lines))


async def _others(room: AskersRoom, known: Facts) -> list[ReachedLine]:
    """Those who miss something else, or whom it is known beforehand that nothing reaches."""
    lines = []
    for person in known.people:
        outcome = outcome_of(person, None, known.known.get(person.id))
        since = room.now - STILL_MATTERS
        lost = [
            row
            for row in (*await room.uow.outbox.dead(person.id, since), *_unknown(known, person))
            if row.message.kind not in ELSEWHERE
        ]
        if outcome.state not in UNREACHED and lost:
            outcome = outcome_of(person, lost[-1], None)
        if outcome.state in UNREACHED:
            lines.append(_line(room, person, outcome))
    return lines


def _unknown(known: Facts, person: Person) -> Iterable[Sent]:
    rows = (row for row in known.rows if row.message.recipient == person.id)
    return (row for row in rows if row.state is Delivery.UNKNOWN)


def _line(room: AskersRoom, person: Person, outcome: Outcome) -> ReachedLine:
    return ReachedLine(
        name=person.name,
        party=room.organisation.party(person.party).name if person.party else "",
        state=outcome.state,
        on=room.local(outcome.since).date() if outcome.since else None,
    )


def _mailed(known: Facts, mail: Mapping[PersonId, Sent], called: ReachedPart) -> tuple[str, ...]:
    """The other road: a mail that has left is told of, and is not called read either."""
    missing = {line.name for line in called.lines if line.state != ReachState.REACHED}
    return tuple(
        person.name
        for person in known.people
        if person.name in missing
        and person.id in mail
        and mail[person.id].state is Delivery.SENT
        and mail[person.id].message.kind is Kind.CALENDAR_REQUEST
    )


async def _called_answers(room: AskersRoom, meeting: Meeting) -> Answers:
    answers = await room.uow.invitations.of_meeting(meeting.id)
    return {a.person: a.answered_at for a in answers if a.meeting_sequence == meeting.sequence}


async def _briefed(room: AskersRoom, meeting: Meeting) -> Answers:
    """Who wrote for an agency has seen what was asked; a colleague need not have."""
    briefings = await room.uow.briefings.of_meeting(meeting.id)
    sent = {b.submitted_by: b.submitted_at for b in briefings if not b.is_oral}
    return {who: at for who, at in sent.items() if who is not None and at is not None}


def _is_bad(line: ReachedLine) -> bool:
    return line.state in UNREACHED
