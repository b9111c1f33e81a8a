"""Prevention levels and goals as words of a sentence; pure.

Universal, selective and individual prevention are not the three parts of the preparation: a
measure on group level may be universal.
"""

import re
from collections.abc import Mapping

from bot.understand import fold
from sspf.domain.levels import PreventionLevel
from sspf.domain.organisation import Organisation

PREVENTION = {
    "universell": PreventionLevel.UNIVERSAL,
    "selektiv": PreventionLevel.SELECTIVE,
    "individuell": PreventionLevel.INDIVIDUAL,
}
PART = re.compile(
    r"\bniva ?-?\d|\blevel ?\d|\ballman|\bgrupp(?:niva|delen)|\bindivid(?:niva|delen)"
)
"""A part of the preparation, said in its own words."""


def prevention_named(text: str) -> PreventionLevel | None:
    return next((level for word, level in PREVENTION.items() if word in fold(text)), None)


def goal_named(text: str, organisation: Organisation) -> str:
    """The key of the goal whose whole name is said; empty when none is."""
    goals = organisation.rules.goals
    return next((goal.key for goal in goals if fold(goal.name) in fold(text)), "")


def with_prevention(
    text: str, slots: Mapping[str, object], organisation: Organisation
) -> dict[str, object]:
    """The slots, with what the sentence says of prevention and goals in words of their own.

    What is left out ("inte universella") stays as it was understood.
    """
    said = dict(slots)
    prevention = prevention_named(text)
    if prevention is not None and "level_not" not in said:
        said["prevention"] = prevention.value
        if not PART.search(fold(text)):
            said.pop("level", None)
    if goal := goal_named(text, organisation):
        said["goal"] = goal
        said.pop("text", None)
    return said
