"""Typed during a meeting: attendance, commitments, decisions, outcomes. The card says it back."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from bot.dates import find_date
from bot.turn import Reply, Turn, notice
from bot.understand import fold, numbers_in
from bot.words import parties_named, people_named
from cards.acts import Act
from cards.capture_form import Submission
from sspf.domain.decisions import ItemId, Outcome
from sspf.domain.levels import PreventionLevel, Subject
from sspf.domain.organisation import PersonId
from sspf.ports import Services
from sspf.use_cases.confirm_decision import confirm_decision
from sspf.use_cases.record_meeting import Closing, close_item, record_attendance
from sspf.use_cases.show_capture import open_attendance, open_capture

PREVENTION = {
    "universell": PreventionLevel.UNIVERSAL,
    "selektiv": PreventionLevel.SELECTIVE,
    "individuell": PreventionLevel.INDIVIDUAL,
    "universal": PreventionLevel.UNIVERSAL,
    "selective": PreventionLevel.SELECTIVE,
}
SUBJECTS = {
    **{"omrade": Subject.AREA, "grupp": Subject.GROUP, "individ": Subject.INDIVIDUAL},
    **{"area": Subject.AREA, "group": Subject.GROUP},
}
OUTCOMES = {
    "ingen atgard": Outcome.NO_ACTION,
    "atgard": Outcome.ACTION,
    "bevaka": Outcome.WATCH,
    "lyft": Outcome.LIFT,
    "no action": Outcome.NO_ACTION,
    "action": Outcome.ACTION,
    "watch": Outcome.WATCH,
    "lift": Outcome.LIFT,
}
NOBODY = {"", "all", "everybody", "we", "alla", "alla verksamheter", "alla parter", "vi", "vi alla"}
"""Said where an owner should be, and no owner (R-120): the card asks."""
LONGEST_FACT = 30
"""Characters; a longer segment between semicolons is a sentence."""
PRESENTER = ("foredragande", "foredrogs av", "presented by")
LEVEL = re.compile(r"\b(?:niva|level)\s*([12])\b")


async def capture(turn: Turn, services: Services) -> Reply:
    return Reply(message=await open_capture(services, turn.who))


async def new_commitment(turn: Turn, services: Services) -> Reply:
    """`nytt åtagande: text; verksamhet; datum; nivå 1; universell`. Saved when it is confirmed."""
    if not turn.rest:
        return await capture(turn, services)
    fields = _commitment(turn, _today(turn, services))
    form = Submission.model_validate(fields).form()
    card = await open_capture(services, turn.who, form=form)
    return Reply(message=card, asks=Act.CAPTURE_COMMITMENT, typed=fields)


async def decision(turn: Turn, services: Services) -> Reply:
    """`beslut: text; nivå 1; område; universell; föredragande Rut`.

    With `förankras hemma` it waits for those who have no mandate at the table.
    """
    said, presenter = _presented(turn)
    text, rest = _split(said, turn, _today(turn, services))
    kinds = {f"decision_{kind}": value for kind, value in _kinds(rest).items()}
    fields = {"decision": text, **kinds, "decision_presenter": presenter}
    form = Submission.model_validate(fields).form()
    card = await open_capture(services, turn.who, form=form)
    waits = card.form.decision_lacks and "forankra" in fold(rest)
    act = Act.CAPTURE_ANCHOR if waits else Act.CAPTURE_DECISION
    return Reply(message=card, asks=act, typed=fields)


async def confirm(turn: Turn, services: Services) -> Reply:
    """`förankrat beslut 1`: the agency stands behind what was decided without its mandate."""
    numbers = numbers_in(turn.rest)
    if not numbers:
        return notice("answer.which_decision")
    return Reply(message=await confirm_decision(services, turn.who, numbers[0][1]))


async def attendance(turn: Turn, services: Services) -> Reply:
    """`närvaro: Frida, Rut, Sol` writes who is there; without names the form is shown."""
    form = await open_attendance(services, turn.who)
    seated = {p.id for seat in form.seats for p in seat.people}
    named = [
        person.id
        for group in turn.person.groups
        for person in people_named(turn.rest, turn.organisation, group)
        if person.id in seated
    ]
    if not named:
        return Reply(message=form)
    present = frozenset(PersonId(p) for p in named)
    return Reply(message=await record_attendance(services, turn.who, form.meeting.id, present))


async def close(turn: Turn, services: Services) -> Reply:
    """`stäng 2 bevaka område universell`: closes the second item of the meeting."""
    await open_attendance(services, turn.who)  # those who may not write notes are told so
    card = await open_capture(services, turn.who)
    found = re.match(r"\s*(\d{1,2})\s*(.*)", turn.rest, re.DOTALL)
    items = {item.number: item for item in card.items}
    if not found or int(found[1]) not in items:
        return notice("answer.no_such_item", n=len(items))
    words = fold(found[2])
    closing = Closing(
        outcome=_first(OUTCOMES, words),
        subject=_first(SUBJECTS, words),
        prevention=_first(PREVENTION, words),
    )
    item = ItemId(items[int(found[1])].id)
    return Reply(message=await close_item(services, turn.who, item, closing))


def _commitment(turn: Turn, today: date) -> dict[str, str]:
    """The fields as the card would send them back."""
    text, rest = _split(turn.rest, turn, today)
    named = parties_named(rest, turn.organisation)
    is_next = _is_next(rest)
    day = None if is_next else find_date(rest, today)
    goals = [g.key for g in turn.organisation.rules.goals if fold(g.name) in fold(rest)]
    return {
        "text": text,
        "party": named[0] if named else "",
        "taking_part": ",".join(named[1:]),
        "due": "next" if is_next else "date",
        "on": day.isoformat() if day else "",
        "goals": ",".join(goals),
        **_kinds(rest),
    }


def _split(typed: str, turn: Turn, today: date) -> tuple[str, str]:
    """(what is to be done, the facts after it). A semicolon inside the text itself parts nothing:
    only what reads as facts is taken from the end.
    """
    segments = typed.split(";")
    first = len(segments)
    while first > 1 and _is_fact(segments[first - 1], turn, today):
        first -= 1
    return ";".join(segments[:first]).strip(), ";".join(segments[first:])


def _is_fact(segment: str, turn: Turn, today: date) -> bool:
    if len(segment) > LONGEST_FACT:
        return False
    if fold(segment).strip() in NOBODY:
        return True
    goals = [g for g in turn.organisation.rules.goals if fold(g.name) in fold(segment)]
    is_date = _is_next(segment) or find_date(segment, today) is not None
    named = parties_named(segment, turn.organisation)
    return bool(any(_kinds(segment).values()) or goals or is_date or named)


def _presented(turn: Turn) -> tuple[str, str]:
    """(what was typed, without who presented it; the id of whoever that was). A name that nobody
    in the person's groups has stays in the text.
    """
    segments = turn.rest.split(";")
    for place, segment in enumerate(segments[1:], 1):
        if named := _presenter(segment, turn):
            return ";".join(segments[:place] + segments[place + 1 :]), named
    return turn.rest, ""


def _presenter(segment: str, turn: Turn) -> str:
    if not fold(segment).strip().startswith(PRESENTER):
        return ""
    groups = sorted(turn.person.groups)
    people = (p for g in groups for p in people_named(segment, turn.organisation, g))
    return next((str(person.id) for person in people), "")


def _is_next(text: str) -> bool:
    return any(words in fold(text) for words in ("nasta mote", "next meeting"))


def _kinds(rest: str) -> dict[str, str]:
    words = fold(rest)
    level = LEVEL.search(words)
    return {
        "level": level[1] if level else "",
        "prevention": _first(PREVENTION, words),
        "subject": _first(SUBJECTS, words),
    }


def _first(table: Mapping[str, StrEnum], words: str) -> str:
    return next((str(value) for word, value in table.items() if word in words), "")


def _today(turn: Turn, services: Services) -> date:
    return services.working_days(turn.organisation).local(services.clock.now()).date()
