"""Typed: count one more contact without a person, and take it back."""

import re

from bot.tally_files.reading import RANGE, period_said
from bot.turn import Reply, Turn, notice
from bot.understand import fold
from bot.words import parties_named
from cards.text import Text
from sspf.domain.case_closing import RECEIVERS
from sspf.domain.report_rules import body_key
from sspf.domain.tallies import Estimate
from sspf.ports import Services
from sspf.use_cases.count_contact import Contact, count_contact, take_back_contact
from sspf.use_cases.keep_estimate import keep_estimate

MOST_WORDS = 3
ONE_MORE = re.compile(r"[\s:(]*\+\s*1\)?[\s.!]*$")
"""The count said last: `lotsad till BUP +1`."""
ANY_OTHER = "other"
AT_RISK = "M01"
INTERVENTION = "intervention"
"""The type of the groups that the other track belongs to (G1)."""
REASONS = (
    ("police", r"polis|police"),
    ("not_reached", r"gick inte att na|nas inte|not reached"),
    ("unwilling", r"vill inte|ville inte|unwilling|does not want"),
    ("other", r"annat|annan|other"),
)
"""Why somebody says no: what is kept is the key, whatever else was typed (G3)."""
ANSWERS = (
    ("better", r"battre|better"),
    ("same", r"samma|oforandra|same"),
    ("worse", r"samre|worse"),
    ("unknown", r"vet inte|unknown"),
)
VOICES = (("youth", r"ungdom|youth"), ("parent", r"foralder|parent"))


async def contact(turn: Turn, services: Services) -> Reply:
    return await _count(turn, services, Contact("coordinator"))


async def offered(turn: Turn, services: Services) -> Reply:
    return await _count(turn, services, Contact("offered"))


async def guided(turn: Turn, services: Services) -> Reply:
    """`lotsad till MiniMaria`: an actor or an agency that the municipality knows, nobody else.

    Or one of the bodies that a case can be guided to when it is closed: both count alike (C29).
    """
    said, organisation = fold(ONE_MORE.sub("", turn.rest).strip(" .!?")), turn.organisation
    for actor in organisation.sayings.actors:
        if said == fold(actor):
            return await _count(turn, services, Contact("guided", body_key(actor), actor))
    for key in parties_named(said, organisation)[:1]:
        if len(said.split()) <= MOST_WORDS:
            name = organisation.party(key).name
            return await _count(turn, services, Contact("guided", key, name))
    bodies = _bodies(turn)
    for body, name in bodies.items():
        if said == fold(name):
            return await _count(turn, services, Contact("guided", body, name))
    parties = (party.name for party in organisation.parties)
    names = tuple(dict.fromkeys((*organisation.sayings.actors, *parties, *bodies.values())))
    return notice("answer.count_to_whom", names=names)


def _bodies(turn: Turn) -> dict[str, str]:
    text = Text.load(turn.person.language)
    return {key: text(f"case.receiver.{key}") for key in RECEIVERS if key != ANY_OTHER}


async def sig_listed(turn: Turn, services: Services) -> Reply:
    """Somebody who gets no case: those who do are counted when it is raised."""
    if not _has_sig(turn):
        return notice("answer.no_sig")
    return await _count(turn, services, Contact("sig_listed"))


async def sig_declined(turn: Turn, services: Services) -> Reply:
    """`räkna +1 SIG tackat nej: vill inte samverka med polis`."""
    if not _has_sig(turn):
        return notice("answer.no_sig")
    said = fold(turn.rest.strip(" :.!?"))
    reason = _key(said, REASONS)
    if said and not reason:
        return notice("answer.count_why")
    return await _count(turn, services, Contact("sig_declined", word=reason))


async def voice(turn: Turn, services: Services) -> Reply:
    """`räkna +1 ungdom bättre`."""
    said = fold(turn.rest)
    who, answer = _key(said, VOICES), _key(said, ANSWERS)
    if not answer:
        return notice("answer.count_answer")
    return await _count(turn, services, Contact(who, word=answer))


async def estimate(turn: Turn, services: Services) -> Reply:
    """`uppskattning 2027: 75-150`: how many young people are believed to be at risk."""
    period, _, said = turn.rest.partition(":")
    days, found = period_said(period.strip()), RANGE.fullmatch(said.strip(" .!?"))
    if days is None or found is None or int(found[1]) > int(found[2]):
        return notice("answer.estimate_how")
    low, high = int(found[1]), int(found[2])
    believed = Estimate(metric=AT_RISK, first=days[0], last=days[1], low=low, high=high)
    return Reply(message=await keep_estimate(services, turn.who, believed))


def _key(said: str, among: tuple[tuple[str, str], ...]) -> str:
    return next((key for key, words in among if re.search(rf"\b(?:{words})", said)), "")


def _has_sig(turn: Turn) -> bool:
    return any(group.type == INTERVENTION for group in turn.organisation.groups)


async def undo(turn: Turn, services: Services) -> Reply:
    return Reply(message=await take_back_contact(services, turn.who))


async def _count(turn: Turn, services: Services, contact: Contact) -> Reply:
    return Reply(message=await count_contact(services, turn.who, contact, turn.activity))
