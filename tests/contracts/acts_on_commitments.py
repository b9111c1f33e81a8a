"""What can be done to commitments, each with a word that would be seen elsewhere if it leaked."""

from sspf.domain.commitments import commitment_id
from sspf.ports import UnitOfWork
from tests.factories import RUT, a_change, a_commitment


async def promise(uow: UnitOfWork, said: str) -> None:
    number = await uow.commitments.next_number(2027, frozenset())
    made = a_commitment(id=commitment_id(2027, number), text=said, origin=f"origin-{number}")
    await uow.commitments.put(made)
    await uow.commitments.put(made.start())
    await uow.commitments.add_change(a_change(made, made.start()))


async def undo(uow: UnitOfWork, said: str) -> None:
    last = await uow.commitments.last_change(RUT)
    if last:
        await uow.commitments.mark_undone(last)
