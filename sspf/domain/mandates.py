"""Who can decide at the table: each seat, in words, before the meeting and during it (A12)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sspf.domain.invitations import Absence, Answer, Response, called_to, is_away
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import Organisation, Party, PartyKey, Person, PersonId


class Mandate(StrEnum):
    """How a seat stands before a meeting."""

    WITH = "with"
    WITHOUT = "without"
    """Somebody comes, and has said that they may not decide."""
    UNSAID = "unsaid"
    """Somebody comes, and it is not known whether they may decide."""
    UNANSWERED = "unanswered"
    NOBODY = "nobody"
    """Everybody who was called has said no, and nobody comes in their place."""
    EMPTY = "empty"
    """Nobody is registered for the seat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatMandate:
    party: Party
    state: Mandate
    people: tuple[Person, ...] = ()
    """Those whom the state is about."""


def has_mandate(person: Person, answer: Answer | None) -> bool | None:
    """What was said of this meeting goes before the standing flag; None: not known."""
    if answer is not None and answer.mandate is not None:
        return answer.mandate
    return True if person.has_mandate else None


def seats_of(
    organisation: Organisation,
    meeting: Meeting,
    answers: Iterable[Answer],
    absences: Iterable[Absence] = (),
) -> tuple[SeatMandate, ...]:
    """Every seat that the bot speaks to, in the model's order. Whoever is away does not come."""
    absences = tuple(absences)
    said = {
        a.person: a
        for a in answers
        if (a.meeting, a.meeting_sequence) == (meeting.id, meeting.sequence)
    }
    members = {p.id for p in organisation.members(meeting.group)}
    called = called_to(organisation, meeting, said.values(), absences)
    found = []
    for key in organisation.answering(meeting.group):
        seated = tuple(p for p in organisation.seated(meeting.group, key) if p.id in called)
        away = {p.id for p in seated if is_away(absences, p.id, meeting.held_on)}
        silent = tuple(p for p in seated if p.id not in away or p.id in said)
        named = frozenset(called) - members
        found.append(_seat(organisation.party(key), silent, said, named, has_members=bool(seated)))
    return tuple(found)


def _seat(
    party: Party,
    called: tuple[Person, ...],
    said: Mapping[PersonId, Answer],
    named: frozenset[PersonId],
    *,
    has_members: bool,
) -> SeatMandate:
    if not called:
        return SeatMandate(party=party, state=Mandate.NOBODY if has_members else Mandate.EMPTY)
    # A deputy who is named and has not answered counts as coming: the seat is filled.
    coming = tuple(p for p in called if _comes(p, said, named))
    if not coming:
        silent = tuple(p for p in called if _is_silent(said.get(p.id)))
        state = Mandate.UNANSWERED if silent else Mandate.NOBODY
        return SeatMandate(party=party, state=state, people=silent or called)
    known = {p.id: has_mandate(p, said.get(p.id)) for p in coming}
    if True in known.values():
        able = tuple(p for p in coming if known[p.id])
        return SeatMandate(party=party, state=Mandate.WITH, people=able)
    state = Mandate.UNSAID if None in known.values() else Mandate.WITHOUT
    return SeatMandate(party=party, state=state, people=coming)


def _comes(person: Person, said: Mapping[PersonId, Answer], named: frozenset[PersonId]) -> bool:
    answer = said.get(person.id)
    if answer is None:
        return person.id in named
    return answer.response is Response.ACCEPTED


def _is_silent(answer: Answer | None) -> bool:
    return answer is None or answer.response is Response.TENTATIVE


def lacking(
    organisation: Organisation,
    meeting: Meeting,
    answers: Iterable[Answer],
    present: frozenset[PersonId],
) -> tuple[PartyKey, ...]:
    """Agencies at the table of whom nobody there may decide.

    `present`: who is ticked; nobody ticked yet: those who have said that they come.
    """
    answers = tuple(answers)
    if not present:
        short = (Mandate.WITHOUT, Mandate.UNSAID)
        seats = seats_of(organisation, meeting, answers)
        return tuple(seat.party.key for seat in seats if seat.state in short)
    current = {
        a.person: a
        for a in answers
        if (a.meeting, a.meeting_sequence) == (meeting.id, meeting.sequence)
    }
    found = []
    for key in organisation.answering(meeting.group):
        here = [p for p in organisation.seated(meeting.group, key) if p.id in present]
        if here and not any(has_mandate(p, current.get(p.id)) for p in here):
            found.append(key)
    return tuple(found)
