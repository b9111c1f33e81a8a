"""Answers to a kallelse, deputies and absence: who comes, and who gets an agency's card."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sspf.domain.meetings import Meeting, MeetingId
from sspf.domain.organisation import GroupKey, Organisation, PartyKey, Person, PersonId
from sspf.domain.roads import Road


class Response(StrEnum):
    """RFC 5545 PARTSTAT in our own words."""

    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One person's answer to one kallelse; the newest counts."""

    meeting: MeetingId
    person: PersonId
    response: Response
    answered_at: datetime
    deputy: PersonId | None = None
    mandate: bool | None = None
    """Whether the person comes with mandate to decide for the agency; None: not said (A12)."""
    meeting_sequence: int = 0
    """An answer to a meeting that has since been moved does not count as an answer to it."""
    road: Road = Road.TEAMS
    noted_by: PersonId | None = None
    """Whoever wrote it down when it was said by word of mouth."""
    said_at: datetime | None = None
    """When it was said, if it was noted."""

    def says_the_same(self, other: "Answer") -> bool:
        """Whenever it was given, by whichever road."""
        here, there = (
            (a.meeting, a.person, a.meeting_sequence, a.response, a.deputy, a.mandate)
            for a in (self, other)
        )
        return here == there


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """A person is away, first to last day, both included."""

    person: PersonId
    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def standing_in(answers: Iterable[Answer], meeting: Meeting) -> frozenset[PersonId]:
    """Deputies whom a member has named for this meeting on the day it has now."""
    return frozenset(
        a.deputy
        for a in answers
        if a.meeting == meeting.id and a.meeting_sequence == meeting.sequence
        if a.response is Response.DECLINED and a.deputy
    )


def is_declined(answers: Iterable[Answer], meeting: Meeting, person: PersonId) -> bool:
    """The person has said no to the day that the meeting has now."""
    return any(
        a.person == person
        and a.response is Response.DECLINED
        and (a.meeting, a.meeting_sequence) == (meeting.id, meeting.sequence)
        for a in answers
    )


def called_to(
    organisation: Organisation,
    meeting: Meeting,
    answers: Iterable[Answer],
    absences: Iterable[Absence] = (),
) -> tuple[PersonId, ...]:
    """Everyone who is called: the members whose assignment holds on the day of the meeting,
    deputies who are named, and those of a member who is away on that day.
    """
    day = meeting.held_on
    members = [p.id for p in organisation.members(meeting.group) if p.serves(day)]
    away = {a.person for a in absences if a.holds(meeting.held_on)}
    instead = {
        person.id
        for party in organisation.answering(meeting.group)
        for seated in [organisation.seated(meeting.group, party, day)]
        if any(p.id in away and not p.is_deputy for p in seated)
        for person in seated
        if person.is_deputy and person.id not in away
    }
    named = sorted((standing_in(answers, meeting) | instead) - set(members))
    return (*members, *named)


def is_away(absences: Iterable[Absence], person: PersonId, on: date) -> bool:
    return any(a.person == person and a.holds(on) for a in absences)


def back_on(absences: Iterable[Absence], person: PersonId, on: date) -> date:
    """The first day from this one on that the person is here; one absence may follow another."""
    own = tuple(a for a in absences if a.person == person)
    while is_away(own, person, on):
        on = max(a.last for a in own if a.holds(on)) + timedelta(days=1)
    return on


def card_holders(
    organisation: Organisation,
    group: GroupKey,
    party: PartyKey,
    on: date,
    absences: tuple[Absence, ...] = (),
    named: frozenset[PersonId] = frozenset(),
) -> tuple[Person, ...]:
    """Who gets an agency's card: the seat's members; a deputy only in a member's place.

    `named` are deputies whom a member has named for this meeting.
    """
    away = {a.person for a in absences if a.holds(on)}
    seated = organisation.seated(group, party, on)
    present = [p for p in seated if not p.is_deputy and p.id not in away]
    somebody_away = any(not p.is_deputy and p.id in away for p in seated)
    deputies = [
        p for p in seated if p.is_deputy and p.id not in away and (somebody_away or p.id in named)
    ]
    return (*present, *deputies)
