"""Case keys in memory; of many replicas, all are given the same one."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from secrets import token_bytes

from sspf.domain.organisation import MunicipalityId
from sspf.ports import KeyDestroyedError


@dataclass
class FakeCaseKeys:
    """Implements sspf.ports.CaseKeys."""

    keys: dict[tuple[MunicipalityId, str], bytes] = field(default_factory=dict)
    gone: dict[tuple[MunicipalityId, str], datetime] = field(default_factory=dict)

    async def create(self, municipality: MunicipalityId, case: str) -> None:
        if (municipality, case) in self.gone:
            raise KeyDestroyedError
        self.keys.setdefault((municipality, case), token_bytes(32))

    async def open(self, municipality: MunicipalityId, case: str) -> bytes:
        try:
            return self.keys[municipality, case]
        except KeyError:
            raise KeyDestroyedError from None

    async def open_many(
        self, municipality: MunicipalityId, cases: Collection[str]
    ) -> dict[str, bytes]:
        return {c: self.keys[municipality, c] for c in cases if (municipality, c) in self.keys}

    async def destroy(self, municipality: MunicipalityId, case: str, at: datetime) -> None:
        self.keys.pop((municipality, case), None)
        self.gone.setdefault((municipality, case), at)

    async def destroyed(self, municipality: MunicipalityId) -> dict[str, datetime]:
        return {case: at for (of, case), at in self.gone.items() if of == municipality}
