"""The yearly self-check: how a group stands in each of the model's points (E11, E19)."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from sspf.domain.organisation import AuthorityKey, GroupKey, PersonId


class Stands(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfCheck:
    """One group's answers of one year, by the key of the model's point."""

    number: int
    group: GroupKey
    year: int
    answers: dict[str, str] = field(default_factory=dict)
    """Key of the point → a value of `Stands`."""
    controller: AuthorityKey
    added_by: PersonId
    """Whoever answered last."""
    added_at: datetime
    origin: str = ""
    """Of the group and the year: there is one of each."""
    version: int = 1

    @property
    def id(self) -> str:
        return f"selfcheck-{self.number}"

    def answered(self, point: str, stands: Stands, by: PersonId, at: datetime) -> "SelfCheck":
        """The same answer once more changes nothing."""
        if self.answers.get(point) == stands:
            return self
        return replace(
            self,
            answers={**self.answers, point: stands.value},
            added_by=by,
            added_at=at,
            version=self.version + 1,
        )


REMINDED_FROM = (11, 1)
"""Month and day from which a group that has not answered is reminded: while the year lasts."""


def is_reminded(answers: Collection[str], points: Collection[str], today: date) -> bool:
    """Late in the year, while some point has no answer."""
    is_late = today >= date(today.year, *REMINDED_FROM)
    return is_late and any(point not in answers for point in points)


def origin_of(group: GroupKey, year: int) -> str:
    return f"{group}:{year}"
