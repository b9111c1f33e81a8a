"""The archive of one municipality, in memory: what it was asked for, in order."""

from dataclasses import dataclass, field

from sspf.domain.organisation import MunicipalityId
from sspf.ports.archive import Contents, Receipt
from tests.fakes.unit_of_work import FakeDatabase


@dataclass
class FakeArchive:
    database: FakeDatabase
    asked: list[str] = field(default_factory=list)

    async def read(self, municipality: MunicipalityId) -> Contents:
        self.asked.append("read")
        entries = len(self.database.states[municipality].entries)
        return Contents(documents={"audit.json": b"[]\n"}, rows={"audit": entries})

    async def receipt(self, municipality: MunicipalityId) -> Receipt:
        self.asked.append("receipt")
        state = self.database.states.get(municipality)
        entries = len(state.entries) if state else 0
        return Receipt(
            municipality=municipality,
            rows={"audit": entries},
            audit_entries=entries,
            audit_head="00" * 32 if entries else "",
        )

    async def mail_keys(self, municipality: MunicipalityId) -> tuple[str, ...]:
        return ()

    async def erase(self, municipality: MunicipalityId) -> None:
        self.asked.append("erase")
        self.database.states.pop(municipality, None)

    async def clean(self) -> None:
        self.asked.append("clean")
