"""A typed sentence read in its moment: who asks, when, and what was answered last."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from bot.clocks import now
from bot.editions import EDITIONS, Edition
from bot.turn import Turn
from bot.understanding.context import Context, NotRecalledError
from bot.understanding.meaning import Meaning
from bot.understanding.normalise import normalised
from bot.understanding.reading import read as read_words
from bot.understanding.understand import understand
from bot.understanding.vocabulary import Vocabulary, vocabulary_of
from sspf.domain.organisation import Organisation, PartyKey
from sspf.ports import Services
from sspf.use_cases.recall import Recalled, recall


class _Words:
    """All of an organisation that makes a vocabulary; most editions change none of it."""

    def __init__(self, of: Organisation) -> None:
        self.organisation = of
        self._known = of.municipality, of.parties, of.people, of.groups, of.breaks
        self._sayings = of.sayings

    def __hash__(self) -> int:
        return hash(self._known)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Words) and self._all == other._all

    @property
    def _all(self) -> tuple[object, ...]:
        return *self._known, self._sayings


async def read(services: Services, turn: Turn) -> Meaning:
    """Nothing of the text is kept or logged here.

    What was answered last lies in the database; it is only looked up for the few sentences that
    turn on it.
    """
    try:
        return understand(turn.text, context_of(turn, Recalled(now=now(turn, services)), False))
    except NotRecalledError:
        return understand(turn.text, context_of(turn, await recall(services, turn.who)))


def context_of(turn: Turn, recalled: Recalled, is_recalled: bool = True) -> Context:
    answered = recalled.answered
    return Context(
        now=recalled.now,
        vocabulary=_vocabulary(Edition(turn.organisation)),
        group=recalled.group or "",
        party=turn.person.party,
        last_meeting=recalled.last_meeting,
        next_meeting=recalled.next_meeting,
        breaks=turn.organisation.breaks,
        last=meaning_from(answered) if answered else None,
        open_question=recalled.has_question,
        is_recalled=is_recalled,
    )


def parties_said(text: str, organisation: Organisation) -> list[PartyKey]:
    """Agencies in whatever words for them: "soc", "rektorn", "områdespolisen"; in their order."""
    items = read_words(normalised(text), _vocabulary(Edition(organisation))).items
    said = dict.fromkeys(item.value("AGENCY") for item in items if not item.guessed)
    known = {party.key for party in organisation.parties}
    return [PartyKey(key) for key in said if key in known]


def kept_form(meaning: Meaning) -> dict[str, Any]:
    """As it is sealed until the next turn."""
    return {"intent": meaning.intent, "slots": dict(meaning.slots)}


def meaning_from(kept: Mapping[str, Any]) -> Meaning:
    """What somebody chose, or asked before, is sure."""
    return Meaning(str(kept["intent"]), dict(kept["slots"]), 1.0)


@lru_cache(maxsize=EDITIONS)
def _vocabulary(edition: Edition) -> Vocabulary:
    return _vocabulary_of(_Words(edition.organisation))


@lru_cache(maxsize=EDITIONS)
def _vocabulary_of(words: _Words) -> Vocabulary:
    return vocabulary_of(words.organisation)
