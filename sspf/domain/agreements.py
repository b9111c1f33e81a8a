"""The register of agreements and guidelines: where each lies, and when it is to be looked at anew.

Source: ACCEPTANCE E12. Only the link is kept, never the document.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sspf.domain.organisation import (
    AuthorityKey,
    Organisation,
    Person,
    PersonId,
    Role,
)

AGREEMENT_LIMIT = 150
LINK_LIMIT = 300
AHEAD = (timedelta(days=30), timedelta(days=0))
"""How long before its day a review is reminded of."""
KEEPERS = frozenset({Role.COORDINATOR, Role.ADMIN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    number: int
    title: str
    link: str = ""
    """An https address, or nothing."""
    review_on: date
    reviewed_on: date | None = None
    """When it was last looked at."""
    controller: AuthorityKey
    added_by: PersonId
    added_at: datetime
    origin: str = ""
    version: int = 1

    @property
    def id(self) -> str:
        return f"agreement-{self.number}"

    def reviewed(self, on: date, next_on: date) -> "Agreement":
        """Looked at, and when next; said again with the same day it changes nothing."""
        if (self.reviewed_on, self.review_on) == (on, next_on):
            return self
        return replace(self, reviewed_on=on, review_on=next_on, version=self.version + 1)

    def reminder_on(self, today: date) -> timedelta | None:
        """The latest reminder whose day has come; whoever slept through one gets only the next."""
        reached = [ahead for ahead in AHEAD if today >= self.review_on - ahead]
        return min(reached) if reached else None


def keeps_register(person: Person) -> bool:
    return bool(KEEPERS & person.roles)


def reminded(organisation: Organisation) -> tuple[Person, ...]:
    """Those who keep the register; in a municipality with none of them, nobody."""
    return tuple(p for p in organisation.people if keeps_register(p))


def is_link(words: str) -> bool:
    return (
        words.startswith("https://") and len(words) <= LINK_LIMIT and not set(words) & {" ", "\n"}
    )
