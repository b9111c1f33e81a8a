"""Everything of one municipality at once: to hand over, or to erase."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from sspf.domain.organisation import MunicipalityId


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Every row of a municipality, what is sealed opened."""

    documents: Mapping[str, bytes]
    """File name → JSON, one for each table; the names tell nothing."""
    rows: Mapping[str, int]
    """Table → how many."""
    unreadable: int = 0
    """Values whose key has been destroyed: they stand as null."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What is left of a municipality that was erased; no name, no text."""

    municipality: MunicipalityId
    rows: Mapping[str, int]
    """Table → how many there were."""
    audit_entries: int
    audit_head: str
    """Hash of the newest audit entry, in hexadecimal: proves a copy of the chain that was kept."""

    @property
    def is_empty(self) -> bool:
        return not any(self.rows.values())


class Archive(Protocol):
    async def read(self, municipality: MunicipalityId) -> Contents: ...
    async def receipt(self, municipality: MunicipalityId) -> Receipt:
        """What an erasure would take, as it stands now; nothing is changed."""
        ...

    async def mail_keys(self, municipality: MunicipalityId) -> tuple[str, ...]:
        """Keys of mail that only this municipality has sent."""
        ...

    async def erase(self, municipality: MunicipalityId) -> None:
        """Every row, all or nothing; again changes nothing."""
        ...

    async def clean(self) -> None:
        """Write over what erased rows leave in the files, where the database can."""
        ...
