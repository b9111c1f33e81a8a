"""What somebody asks of the commitments, in the asker's own terms: `next meeting`, `mine`."""

import json
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sspf.domain.levels import PreventionLevel
from sspf.domain.organisation import PartyKey, PersonId
from sspf.domain.wanted import Order

DATES = ("due_from", "due_until", "since", "until")
TUPLES = ("parties", "parties_not", "together")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Empty values do not limit."""

    mine: bool = False
    owner: PersonId | None = None
    parties: tuple[PartyKey, ...] = ()
    parties_not: tuple[PartyKey, ...] = ()
    together: tuple[PartyKey, ...] = ()
    """All of them take part in it."""
    status: str = "open"
    """`open`, `overdue`, `any`, or the name of one CommitmentStatus."""
    late_over: int = 0
    """Overdue by more days than this."""
    level: int = 0
    level_not: int = 0
    group: str = ""
    case: str = ""
    """Opaque id of the one case that is asked about."""
    meeting: str = ""
    """Where it was decided: `last`, `next` or an ISO date."""
    due: str = ""
    """`by_next_meeting`, `before_next_meeting`, `before`, `none`; empty: the dates below alone."""
    due_from: date | None = None
    due_until: date | None = None
    week: int = 0
    """ISO week that `due_until` ends, for saying it."""
    since_last_meeting: bool = False
    since: date | None = None
    until: date | None = None
    """A period: when it was closed, of those that are closed; else when it was decided."""
    effect: str = ""
    prevention: PreventionLevel | None = None
    goal: str = ""
    text: str = ""
    by: Order = Order.DUE

    def encoded(self) -> str:
        """A short text that `decoded` reads; it travels in a reference, never in a card."""
        said: dict[str, Any] = {
            f.name: _plain(getattr(self, f.name))
            for f in fields(self)
            if getattr(self, f.name) != f.default
        }
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def decoded(text: str) -> "Query":
        """What is not a query's own text is every open one."""
        said: dict[str, Any] = json.loads(text) if text.startswith("{") else {}
        for name in DATES:
            if name in said:
                said[name] = date.fromisoformat(said[name])
        for name in TUPLES:
            if name in said:
                said[name] = tuple(map(PartyKey, said[name]))
        if "prevention" in said:
            said["prevention"] = PreventionLevel(said["prevention"])
        if "by" in said:
            said["by"] = Order(said["by"])
        return Query(**said)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
