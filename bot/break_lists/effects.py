"""What a break does to proposed dates, in the words that people write."""

import re

from bot.understand import fold
from sspf.domain.organisation import BreakEffect

WORDS = {
    "": BreakEffect.WARN,
    "varna": BreakEffect.WARN,
    "warn": BreakEffect.WARN,
    "flytta": BreakEffect.MOVE,
    "flytta moten": BreakEffect.MOVE,
    "move": BreakEffect.MOVE,
    "hoppa over": BreakEffect.SKIP,
    "inga moten": BreakEffect.SKIP,
    "skip": BreakEffect.SKIP,
}
SAID = re.compile(
    r"[,(]?\s*\b(varna|flytta moten|flytta|hoppa over|inga moten)\b\s*\)?", re.IGNORECASE
)


def effect_named(text: str) -> BreakEffect | None:
    """None for a word that means none of them."""
    return WORDS.get(fold(text).strip())


def effect_in(text: str) -> tuple[BreakEffect, str]:
    """The effect that stands somewhere in a line, and the line without it."""
    found = SAID.search(fold(text))
    if not found:
        return BreakEffect.WARN, text
    return WORDS[found[1]], f"{text[: found.start()]} {text[found.end() :]}"
