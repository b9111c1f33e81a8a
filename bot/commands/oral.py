"""Typed: what an agency has said by word of mouth, in answer to a kallelse or as a briefing.

`lämnat muntligt av Polis kl 09.10`, `muntligt polis kl 9.10 1: text 2: inget`,
`muntligt: Pia kommer inte, Bo kommer`.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime, time

from bot.commands.briefings import part_answer
from bot.dates import find_clock
from bot.reading import parties_said
from bot.turn import Reply, Turn, notice
from bot.understand import fold
from bot.words import people_named, sole_member
from sspf.domain.invitations import Response
from sspf.domain.meetings import MeetingId
from sspf.domain.merging import PartAnswer
from sspf.domain.messages.briefing import PartForm
from sspf.domain.organisation import PartyKey, Person
from sspf.ports import Services
from sspf.use_cases.note_oral import Spoken, note_oral_answer
from sspf.use_cases.show_standing import open_oral_form, show_standing
from sspf.use_cases.write_briefing import note_oral_briefing

HOUR = re.compile(r"\b(?:kl(?:ockan|\.)?|at)\s*(\d{1,2})(?:[.:](\d{2}))?\b", re.IGNORECASE)
PART = re.compile(r"(?:^|(?<=\s))(?:del\s*)?([1-9])\s*:(?!\d\d\b)\s*")
RESPONSES = (
    (Response.DECLINED, re.compile(r"\b(?:kommer inte|kan inte|tackar nej|tackade nej|avbojer)\b")),
    (Response.TENTATIVE, re.compile(r"\b(?:vet inte|kanske)\b")),
    (Response.ACCEPTED, re.compile(r"\b(?:kommer|tackar ja|tackade ja)\b")),
)


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed, taken apart."""

    party: PartyKey | None
    people: tuple[Person, ...]
    """In the order of the group."""
    first: Person | None
    """The one who was named first."""
    at: datetime | None
    parts: tuple[PartAnswer, ...]
    response: Response | None
    text: str = ""
    """After a colon, when no part is named."""


async def note(turn: Turn, services: Services) -> Reply:
    """What was said is noted at once; what is missing is asked for in the form."""
    shown = await show_standing(services, turn.who)
    meeting = shown.meeting.id
    said = _taken_apart(turn, services)
    if said.at is not None and said.at > services.clock.now():
        return notice("fault.oral.future")
    if said.response is not None:
        refused = await _note_answer(turn, services, meeting, said)
        if refused is not None:
            return refused
    if said.party and said.parts:
        form = await note_oral_briefing(
            services, turn.who, meeting, said.party, said.parts, said.at
        )
        return Reply(message=form or await show_standing(services, turn.who, meeting))
    if said.response is not None:
        return Reply(message=await show_standing(services, turn.who, meeting))
    form = await open_oral_form(services, turn.who, meeting)
    at = services.working_days(turn.organisation).local(said.at).time() if said.at else None
    parts = _with_text(form.parts, said.text)
    return Reply(message=replace(form, party=said.party or "", said_at=at, parts=parts))


def _with_text(parts: tuple[PartForm, ...], text: str) -> tuple[PartForm, ...]:
    """What was typed without a part's number stands in the first: nothing typed is lost."""
    if not parts or not text:
        return parts
    return replace(parts[0], text=text), *parts[1:]


async def _note_answer(
    turn: Turn, services: Services, meeting: MeetingId, said: Said
) -> Reply | None:
    """None: it is noted."""
    person = said.first or sole_member(said.party, turn.organisation, turn.person.groups)
    if person is None:
        return notice("fault.oral.who")
    others = [p for p in said.people if p.id != person.id and p.party == person.party]
    declined = said.response is Response.DECLINED
    spoken = Spoken(
        person=person.id,
        response=said.response or Response.TENTATIVE,
        deputy=others[0].id if declined and others else None,
        said_at=said.at,
    )
    await note_oral_answer(services, turn.who, meeting, spoken)
    return None


def _taken_apart(turn: Turn, services: Services) -> Said:
    text = turn.rest
    hour = HOUR.search(text)
    text = text if hour is None else text[: hour.start()] + text[hour.end() :]
    first = PART.search(text)
    head = text[: first.start()] if first else text
    parties = parties_said(head, turn.organisation)
    people = _people(turn, head)
    by_place = sorted(people, key=lambda p: fold(head).find(fold(p.first_name)))
    party = PartyKey(parties[0]) if parties else None
    return Said(
        party=party or (by_place[0].party if by_place else None),
        people=tuple(people),
        first=by_place[0] if by_place else None,
        at=_instant(turn, services, _clock(hour) if hour else find_clock(head)),
        parts=_parts(text, first.start()) if first else (),
        response=_response(head),
        text="" if first else head.partition(":")[2].strip(),
    )


def _people(turn: Turn, head: str) -> list[Person]:
    found: dict[str, Person] = {}
    for group in turn.person.groups:
        found |= {p.id: p for p in people_named(head, turn.organisation, group) if p.party}
    return list(found.values())


def _clock(hour: re.Match[str]) -> tuple[int, int] | None:
    """`kl 9` is nine sharp."""
    return find_clock(f"{hour[1]}:{hour[2] or '00'}")


def _instant(turn: Turn, services: Services, clock: tuple[int, int] | None) -> datetime | None:
    """Today at the hour that was typed."""
    if clock is None:
        return None
    days = services.working_days(turn.organisation)
    return days.at(days.local(services.clock.now()).date(), time(*clock))


def _parts(text: str, start: int) -> tuple[PartAnswer, ...]:
    pieces = PART.split(text[start:])[1:]
    return tuple(
        part_answer(int(number), words.strip(" ,;\n"))
        for number, words in zip(pieces[::2], pieces[1::2], strict=True)
    )


def _response(head: str) -> Response | None:
    """The first that fits: `kommer inte` before `kommer`."""
    said = fold(head)
    return next((response for response, way in RESPONSES if way.search(said)), None)
