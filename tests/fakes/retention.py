"""Decisions on retention, legal holds and receipts, in memory."""

from datetime import date

from sspf.domain.cases import CaseId
from sspf.domain.retention import LegalHold, PurgeReceipt, RetentionDecision
from tests.fakes.state import State, in_order, put_version


class FakeRetention:
    """Implements sspf.ports.Retention."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def decisions(self) -> list[RetentionDecision]:
        return in_order(self._state.retention_decisions, "recorded_at", "reference")

    async def put_decision(self, decision: RetentionDecision) -> None:
        self._state.check(decision, people=decision.recorded_by)
        kept = self._state.retention_decisions
        put_version(kept, decision.reference, decision, decision.version)

    async def holds(self) -> list[LegalHold]:
        return in_order(self._state.holds, "case")

    async def put_hold(self, hold: LegalHold) -> bool:
        self._state.check(hold)
        return self._state.holds.setdefault(hold.case, hold) is hold

    async def lift_hold(self, case: CaseId) -> bool:
        return self._state.holds.pop(case, None) is not None

    async def receipt(self, day: date) -> PurgeReceipt | None:
        return self._state.purge_receipts.get(day)

    async def receipts(self, at_most: int) -> list[PurgeReceipt]:
        return in_order(self._state.purge_receipts, "made_on")[::-1][:at_most]

    async def put_receipt(self, receipt: PurgeReceipt) -> None:
        self._state.check(receipt)
        put_version(self._state.purge_receipts, receipt.made_on, receipt, receipt.version)
