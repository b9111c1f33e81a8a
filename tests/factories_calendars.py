"""Secret addresses and changed breaks, valid unless told otherwise."""

from datetime import date
from typing import Any

from sspf.domain.breaks import BreakChange, ChangeKind
from sspf.domain.feeds import Feed, FeedScope, digest_of
from sspf.domain.organisation import BreakEffect
from tests.factories import NOW, RUT

SECRET = "5ec2e7" * 10


def a_feed(**changes: Any) -> Feed:
    facts: dict[str, Any] = {
        "id": "person:rut",
        "digest": digest_of(SECRET),
        "scope": FeedScope.PERSON,
        "person": RUT,
        "group": None,
        "made_at": NOW,
    }
    return Feed(**(facts | changes))


def a_break_change(**changes: Any) -> BreakChange:
    facts: dict[str, Any] = {
        "id": "change-1",
        "at": NOW,
        "by": RUT,
        "kind": ChangeKind.ADDED,
        "name": "sportlov",
        "first": date(2027, 2, 22),
        "last": date(2027, 2, 26),
        "school_form": "",
        "effect": BreakEffect.WARN,
    }
    return BreakChange(**(facts | changes))
