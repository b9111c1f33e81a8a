"""Everything that can be done with the audit log, and to rows of purged cases."""

from sspf.ports import UnitOfWork
from tests.factories import an_entry


async def note(uow: UnitOfWork, said: str) -> None:
    await uow.audit.add(an_entry(subject=said))
    await uow.purges.forget([said])
    await uow.audit.add_all([an_entry(subject=said, case="c1")])


async def of_the_log(uow: UnitOfWork) -> list[object]:
    return [
        await uow.audit.entries(),
        await uow.audit.newest(9),
        await uow.audit.of_case("c1"),
    ]
