"""Everything that can be done with the audit log, and to rows of purged cases."""

from dataclasses import replace
from datetime import timedelta

from sspf.domain.log_review import LogReview
from sspf.ports import UnitOfWork
from tests.factories import KOMMUN, NOW, an_entry

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


async def note(uow: UnitOfWork, said: str) -> None:
    await uow.audit.add(an_entry(subject=said))
    if await uow.log_reviews.find(REVIEW.month) is None:
        await uow.log_reviews.put(replace(REVIEW, seed=said))
    await uow.purges.forget([said])
    await uow.audit.add_all([an_entry(subject=said, case="c1")])


async def of_the_log(uow: UnitOfWork) -> list[object]:
    return [
        await uow.audit.entries(),
        await uow.audit.newest(9),
        await uow.audit.of_case("c1"),
        await uow.audit.to_review(NOW, NOW + timedelta(hours=1)),
        await uow.audit.at_places([1]),
        await uow.log_reviews.find(REVIEW.month),
        await uow.log_reviews.unsigned(),
    ]
