"""How well each intent explains a sentence: what it asks for is there, and little else is."""

from dataclasses import dataclass

from bot.understanding.acting import ACTIONS, asks, may_be_meant
from bot.understanding.context import Context
from bot.understanding.evidence import about_at, evidence, kinds_of
from bot.understanding.frames import EVERYTHING, Frame, grammar
from bot.understanding.items import Reading
from bot.understanding.subject import subject_of

SMALL, FULL, PRECISE = 0.5, 1.0, 1.1
"""What a small word, a content word and one with a certain value count when a frame asks."""
BESIDE = 0.3
AFTER = {"after about"}
"""What stands after "om" is what a search is about, whatever words it is."""
NAMED = {"in subject"}
"""What stands after "hur går det med" is a name, whatever words it is."""
CAREFUL = 1.2
CAREFULLY = frozenset(
    ("refuse_sensitive_search", "refuse_name_search", "refuse_ranking", "report_concern")
)
"""A refusal is weighed heavier: what it costs to be wrong is more on the other side."""
RATHER = 1.0
"""So much more must speak for an act in a sentence that asks."""
NOT_DONE = "NEGATED"
"""Asked for by what is shown instead of an act: the act's own words are no more than that."""
LEFT_OVER = 1.1
"""What a content word costs that the intent has no place for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    intent: str
    score: float
    coverage: float
    """How much of the content is explained, 0 to 1."""
    frame: Frame


def candidates(reading: Reading, context: Context) -> list[Candidate]:
    """The best frame of each intent that fits, best first; earlier frames win a tie."""
    kinds = evidence(reading, context)
    marks = _marks(reading)
    of_items = [
        (kinds_of(item) | mark, item.weight)
        for item, mark in zip(reading.items, marks, strict=True)
        if not item.is_small
    ]
    best: dict[str, Candidate] = {}
    for frame in grammar().fitting(kinds):
        if not may_be_meant(frame.intent, reading):
            continue
        candidate = _candidate(frame, of_items)
        known = best.get(frame.intent)
        if known is None or candidate.score > known.score:
            best[frame.intent] = candidate
    if asks(reading):
        return sorted(best.values(), key=_rather_an_answer)
    return sorted(best.values(), key=lambda found: -found.score)


def _rather_an_answer(found: Candidate) -> float:
    """Whoever asks wants nothing done, if what is said can be answered."""
    return (RATHER if found.intent in ACTIONS else 0.0) - found.score


def _marks(reading: Reading) -> list[set[str]]:
    """Which items stand after "om", and which are the name of what the sentence is about."""
    about, subject = about_at(reading), subject_of(reading)
    return [
        (AFTER if about is not None and at > about else set())
        | (NAMED if subject is not None and at >= subject[1] else set())
        for at in range(len(reading.items))
    ]


def _candidate(frame: Frame, of_items: list[tuple[set[str], float]]) -> Candidate:
    accepted = grammar().accepts.get(frame.intent, frozenset())
    if "ABOUT" in frozenset().union(*frame.needs):
        accepted |= AFTER
    needed = frozenset().union(*frame.needs)
    if any(kind.startswith("SUBJECT") for kind in needed):
        accepted |= NAMED
    total = sum(weight for _, weight in of_items)
    if EVERYTHING in accepted or NOT_DONE in needed:
        explained = total
    else:
        explained = sum(w for kinds, w in of_items if kinds & accepted or kinds & needed)
    asked = sum(_worth(need) for need in frame.needs)
    careful = CAREFUL if frame.intent in CAREFULLY else 0.0
    return Candidate(
        intent=frame.intent,
        score=careful + asked + BESIDE * explained - LEFT_OVER * (total - explained),
        coverage=explained / total if total else 1.0,
        frame=frame,
    )


def _worth(need: frozenset[str]) -> float:
    if all(kind.islower() for kind in need):
        return SMALL
    return PRECISE if all("=" in kind for kind in need) else FULL
