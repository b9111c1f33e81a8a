"""Frames: what a sentence must hold, and may not, to have an intent; read from frames/*.txt."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "frames"
SUBJECTS = ("refusals", "dialogue", "commitments", "meetings", "briefings", "cases")
"""In order of precedence, when two frames fit equally well."""
EVERYTHING = "ALLPARTS"


@dataclass(frozen=True, slots=True)
class Frame:
    intent: str
    needs: tuple[frozenset[str], ...]
    """Of each set one kind must be there."""
    forbids: frozenset[str]

    def fits(self, kinds: frozenset[str]) -> bool:
        return kinds.isdisjoint(self.forbids) and not any(map(kinds.isdisjoint, self.needs))


@dataclass(frozen=True, slots=True)
class Grammar:
    frames: tuple[Frame, ...]
    accepts: dict[str, frozenset[str]]
    """What may stand in a sentence of the intent, beside what a frame asks for."""

    by_kind: dict[str, tuple[int, ...]]
    """The places of the frames that one of these kinds is asked for first in."""
    naming: dict[str, tuple[Frame, ...]]
    """The frames that ask for a kind or forbid it."""

    def fitting(self, kinds: frozenset[str]) -> Iterator[Frame]:
        """The frames that fit, in their order."""
        places = {place for kind in kinds for place in self.by_kind.get(kind, ())}
        return (self.frames[place] for place in sorted(places) if self.frames[place].fits(kinds))

    def turns_on(self, kind: str, kinds: frozenset[str]) -> bool:
        """Whether it makes a difference to any frame if this kind is there as well."""
        with_it = kinds | {kind}
        return any(f.fits(kinds) != f.fits(with_it) for f in self.naming.get(kind, ()))

    @property
    def intents(self) -> frozenset[str]:
        return frozenset(self.accepts)


@cache
def grammar() -> Grammar:
    frames: list[Frame] = []
    accepts: dict[str, frozenset[str]] = {}
    for line in _lines():
        if " < " in line:
            intent, _, kinds = line.partition(" < ")
            accepts[intent] = frozenset(kinds.split())
        else:
            intent, _, asked = line.partition(": ")
            frames.append(_frame(intent, asked.split()))
    return Grammar(tuple(frames), accepts, _indexed(frames), _naming(frames))


def _indexed(frames: list[Frame]) -> dict[str, tuple[int, ...]]:
    """Each frame is found by the kinds of its most telling need."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, frame in enumerate(frames):
        telling = min(frame.needs, key=lambda need: (all(k.islower() for k in need), len(need)))
        for kind in telling:
            found[kind].append(place)
    return {kind: tuple(places) for kind, places in found.items()}


def _naming(frames: list[Frame]) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        for kind in frame.forbids.union(*frame.needs):
            found[kind].append(frame)
    return {kind: tuple(those) for kind, those in found.items()}


def _frame(intent: str, asked: list[str]) -> Frame:
    return Frame(
        intent=intent,
        needs=tuple(frozenset(word.split("/")) for word in asked if not word.startswith("!")),
        forbids=frozenset(word[1:] for word in asked if word.startswith("!")),
    )


def _lines() -> Iterator[str]:
    for subject in SUBJECTS:
        for line in (FOLDER / f"{subject}.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield line
