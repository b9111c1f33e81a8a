"""What a sentence means: an intent, its slots, how sure, and what else it may have meant."""

from collections.abc import Mapping
from dataclasses import dataclass

SURE_ENOUGH = 0.5
"""Below it the bot asks with the nearest meanings, and never acts (R-55)."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """Slots hold what JSON holds: text, numbers, true and false, lists and mappings of them.

    `confidence` is 0 to 1; `near` holds two or three other readings, the nearest first.
    """

    intent: str
    slots: Mapping[str, object]
    confidence: float
    near: tuple["Meaning", ...] = ()

    @property
    def is_sure(self) -> bool:
        return self.confidence >= SURE_ENOUGH
