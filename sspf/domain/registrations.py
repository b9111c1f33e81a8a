"""The register of what has come in or gone out on individual level (R-81): no word of what it says.

Source: OSL 5:1, 5:2. Kept in the same transaction as what it tells of.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sspf.domain.organisation import AuthorityKey, PartyKey, PersonId


class RecordKind(StrEnum):
    """What was registered; its neutral subject line stands in the catalogues."""

    CASE_TEXT = "case_text"
    LEGAL_GROUND = "legal_ground"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    year: int
    number: int
    """Running in the year and the municipality."""
    at: datetime
    kind: RecordKind
    item: str
    """Opaque id of what was registered."""
    sender: PartyKey
    recipients: tuple[PartyKey, ...]
    registered_by: PersonId
    controller: AuthorityKey

    @property
    def name(self) -> str:
        """`2027-0004`."""
        return f"{self.year}-{self.number:04d}"
