"""Training together: days that everybody in some groups is asked to keep free (E10)."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sspf.domain.organisation import AuthorityKey, GroupKey, Organisation, Person, PersonId

TITLE_LIMIT = 150
AHEAD = timedelta(days=7)
"""How long before its day a training is reminded of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    number: int
    title: str
    held_on: date
    group: GroupKey | None = None
    """Whom it is for; None: all groups."""
    cancelled_on: date | None = None
    controller: AuthorityKey
    added_by: PersonId
    added_at: datetime
    origin: str = ""
    version: int = 1

    @property
    def id(self) -> str:
        return f"training-{self.number}"

    @property
    def is_on(self) -> bool:
        return self.cancelled_on is None

    def cancel(self, on: date) -> "Training":
        """The first time is what is kept."""
        if self.cancelled_on is not None:
            return self
        return replace(self, cancelled_on=on, version=self.version + 1)

    def is_for(self, person: Person) -> bool:
        """Guests have meetings of their own."""
        if person.has_left or person.is_guest or not person.groups:
            return False
        return self.group is None or self.group in person.groups

    def is_near(self, today: date) -> bool:
        return self.is_on and today >= self.held_on - AHEAD and today <= self.held_on


def asked_to(training: Training, organisation: Organisation) -> tuple[Person, ...]:
    return tuple(p for p in organisation.people if training.is_for(p))
