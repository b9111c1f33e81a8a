"""The problem picture of an area: four living lists, to which every actor contributes (D16, E3)."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import AuthorityKey, GroupKey, PartyKey, PersonId

PICTURE_LIMIT = 300
CONTRIBUTOR_LIMIT = 80
SOURCE_LIMIT = 120


class PicturePart(StrEnum):
    PROBLEM = "problem"
    RISK_GROUP = "risk_group"
    PROTECTION = "protection"
    POSITIVE_FORCE = "positive_force"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureRow:
    number: int
    group: GroupKey
    part: PicturePart
    text: str
    level: BriefingLevel = BriefingLevel.GROUP
    party: PartyKey | None = None
    """The party that says it; None: an actor without an account does, by this member's hand."""
    contributor: str = ""
    """The actor who has no account, as it was written: an association, a landlord (D21)."""
    source: str = ""
    """A measurement or report that it rests on (D19)."""
    controller: AuthorityKey
    added_by: PersonId
    added_at: datetime
    ended_on: date | None = None
    """It no longer holds; the row stays for history."""
    origin: str = ""
    version: int = 1

    @property
    def id(self) -> str:
        return f"picture-{self.number}"

    @property
    def holds(self) -> bool:
        return self.ended_on is None

    def ended(self, on: date) -> "PictureRow":
        return replace(self, ended_on=on, version=self.version + 1) if self.holds else self


def silent(rows: list[PictureRow], parties: tuple[PartyKey, ...]) -> tuple[PartyKey, ...]:
    """Parties of the group that have said nothing that still holds."""
    said = {row.party for row in rows if row.holds}
    return tuple(party for party in parties if party not in said)
