"""One way to say one thing: a pattern with gaps, and its reading when they are filled."""

from dataclasses import dataclass
from string import Formatter

from tests.bot.understanding_measured.closed_lists import Slots
from tests.bot.understanding_measured.fillers import FILLERS


@dataclass(frozen=True)
class Template:
    intent: str
    pattern: str
    slots: Slots
    polite: bool = True
    """Whether "hej, … tack" may stand around it; not around a mere yes, hello or thanks."""

    def parts(self) -> list[tuple[str, str | None]]:
        """(words, name of the gap that follows or None), from left to right."""
        return [(words, gap) for words, gap, _, _ in Formatter().parse(self.pattern)]

    def english(self) -> bool:
        return self.pattern.startswith("EN ")


def ways(intent: str, patterns: str, /, polite: bool = True, **slots: object) -> list[Template]:
    """One template a line of `patterns`; `slots` are what every line says besides its gaps."""
    lines = [line.strip() for line in patterns.strip().splitlines()]
    return [Template(intent, line, slots, polite) for line in lines]


def unknown_gaps(template: Template) -> set[str]:
    return {gap for _, gap in template.parts() if gap is not None} - set(FILLERS)
