"""Decisions on retention, legal holds, and receipts of what was destroyed."""

from datetime import date
from typing import Protocol

from sspf.domain.cases import CaseId
from sspf.domain.retention import LegalHold, PurgeReceipt, RetentionDecision


class Retention(Protocol):
    async def decisions(self) -> list[RetentionDecision]:
        """In the order in which they were recorded, those taken back too."""
        ...

    async def put_decision(self, decision: RetentionDecision) -> None:
        """Insert (version 1) or replace version - 1; StaleError when it is another version."""
        ...

    async def holds(self) -> list[LegalHold]:
        """By case."""
        ...

    async def put_hold(self, hold: LegalHold) -> bool:
        """False, and nothing changed, when the case is held already."""
        ...

    async def lift_hold(self, case: CaseId) -> bool:
        """False when it was not held."""
        ...

    async def receipt(self, day: date) -> PurgeReceipt | None: ...
    async def receipts(self, at_most: int) -> list[PurgeReceipt]:
        """Newest first."""
        ...

    async def put_receipt(self, receipt: PurgeReceipt) -> None:
        """Insert (version 1) or replace version - 1; StaleError when it is another version."""
        ...
