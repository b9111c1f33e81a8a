"""Where a program may die: points with names, counted as they are passed. There it stands still.

All of them lie in the tests' own transactions and ports; the product knows of none.
"""

import json
import os
import signal
from collections import Counter
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

CALLED: ContextVar[str] = ContextVar("called", default="")
"""The repository's method that is at work."""
ABOUT: ContextVar[str] = ContextVar("about", default="")
"""The key of the message that is being sent; empty in a turn."""
TURN: ContextVar[str] = ContextVar("turn", default="")
"""The activity that is being answered."""


@dataclass(frozen=True, slots=True)
class Bomb:
    """Goes off the `nth` time (from 0) that the point is passed."""

    point: str
    nth: int = 0


@dataclass(slots=True)
class Points:
    """What one program has passed, and what it had under way."""

    note: Path
    """Where a program that stands still leaves what was in flight."""
    bomb: Bomb | None = None
    is_held_everywhere: bool = False
    """It stands still each time that a point is passed."""
    is_armed: bool = False
    passed: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, str] = field(default_factory=dict)
    """Key of a claimed row → its kind."""
    taken: Counter[str] = field(default_factory=Counter)
    """In flight: the other side has the message, and no commit of ours says so."""
    begun: set[str] = field(default_factory=set)
    """Written down as begun, and not as ended."""

    def here(self, name: str) -> None:
        if not self.is_armed:
            return
        here = Bomb(name, self.passed[name])
        self.passed[name] += 1
        if self.is_held_everywhere or self.bomb == here:
            self._stand_still(here)

    def ended(self, key: str) -> None:
        self.taken.pop(key, None)
        self.begun.discard(key)

    def kind_of(self, key: str) -> str:
        return self.kinds.get(key, key.partition(":")[0])

    def write_down(self) -> None:
        """For whoever began this program."""
        self._note(passed=dict(self.passed))

    def note_standing(self, here: Bomb) -> None:
        under_way = {"taken": dict(self.taken), "begun": sorted(self.begun)}
        self._note(point=here.point, nth=here.nth, **under_way)

    def _stand_still(self, here: Bomb) -> None:
        """With every thread, until whoever began this program kills it or lets it go on."""
        self.note_standing(here)
        os.kill(os.getpid(), signal.SIGSTOP)

    def _note(self, **noted: object) -> None:
        self.note.write_text(json.dumps(noted), encoding="utf-8")
