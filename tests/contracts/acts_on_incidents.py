"""An incident reported, with numbers that are the same in every municipality."""

from sspf.ports import UnitOfWork
from tests.factories_incidents import an_incident


async def report(uow: UnitOfWork, said: str) -> None:
    number = await uow.incidents.next_number()
    await uow.incidents.put(an_incident(number=number, origin=f"press-{number}", text=said))
