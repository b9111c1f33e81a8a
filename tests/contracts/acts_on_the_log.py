"""Everything that can be done with the audit log, and to rows of purged cases."""

from dataclasses import replace
from datetime import timedelta

from sspf.domain.cases import CaseId
from sspf.domain.consents import ConsentId
from sspf.domain.log_review import LogReview
from sspf.domain.retention import (
    HoldReason,
    Kept,
    LegalHold,
    Limits,
    Periods,
    PurgeReceipt,
    RetentionDecision,
)
from sspf.ports import UnitOfWork
from tests.factories import FRIDA, KOMMUN, NOW, an_entry

REVIEW = LogReview(
    month="2027-01",
    controller=KOMMUN,
    made_at=NOW,
    seed="seed",
    reads=3,
    people=2,
    cases=2,
    many_cases=0,
    odd_hours=1,
    refused=0,
    sample=(2, 10, 5),
    odd=(),
)


DECISION = RetentionDecision(
    reference="GB-2027-3",
    decided_on=NOW.date(),
    periods=Periods(),
    recorded_by=FRIDA,
    recorded_at=NOW,
    controller=KOMMUN,
)
RECEIPT = PurgeReceipt(
    made_on=NOW.date(), reference="GB-2027-3", controller=KOMMUN, counts={Kept.TEXTS: 9}
)
HOLD = LegalHold(
    case=CaseId("held"),
    reason=HoldReason.REQUEST,
    put_on=NOW.date(),
    put_by=FRIDA,
    controller=KOMMUN,
)
LONG_AGO = NOW - timedelta(days=9999)
NOTHING_OLD = Limits(
    meetings_before=LONG_AGO,
    group_before=LONG_AGO,
    cards_before=LONG_AGO,
    closed_by=LONG_AGO.date(),
    cases_by=LONG_AGO.date(),
    consents_by=LONG_AGO.date(),
    consents_before=LONG_AGO,
)


async def note(uow: UnitOfWork, said: str) -> None:
    await uow.audit.add(an_entry(subject=said))
    if await uow.log_reviews.find(REVIEW.month) is None:
        await uow.log_reviews.put(replace(REVIEW, seed=said))
    await uow.purges.forget([said])
    await uow.audit.add_all([an_entry(subject=said, case="c1")])
    await decide_and_purge(uow)


async def decide_and_purge(uow: UnitOfWork) -> None:
    """A decision, two holds of which one is lifted, a receipt, and a sweep that takes nothing."""
    if not await uow.retention.decisions():
        await uow.retention.put_decision(DECISION)
        await uow.retention.put_receipt(RECEIPT)
    for case in (HOLD.case, CaseId("lifted")):
        await uow.retention.put_hold(replace(HOLD, case=case))
    await uow.retention.lift_hold(CaseId("lifted"))
    await uow.purges.sweep(Kept.TEXTS, NOTHING_OLD)
    await uow.consents.remove([ConsentId("gone")])


async def of_the_log(uow: UnitOfWork) -> list[object]:
    return [
        await uow.audit.entries(),
        await uow.audit.newest(9),
        await uow.audit.of_case("c1"),
        await uow.audit.to_review(NOW, NOW + timedelta(hours=1)),
        await uow.audit.at_places([1]),
        await uow.log_reviews.find(REVIEW.month),
        await uow.log_reviews.unsigned(),
        [await uow.retention.decisions(), await uow.retention.holds()],
        await uow.retention.receipt(RECEIPT.made_on),
        await uow.retention.receipts(9),
        await uow.purges.present(["case-1", "entry-1"]),
        await uow.purges.due(Kept.TEXTS, NOTHING_OLD),
        await uow.cards.of_cases_before(NOW + timedelta(days=999)),
        await uow.cases.every(),
        await uow.consents.recorded_before(NOW + timedelta(days=999)),
    ]
