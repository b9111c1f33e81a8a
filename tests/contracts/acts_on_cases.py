"""What is done with cases, under ids that are the same in every municipality."""

from sspf.domain.cases import CaseCode
from sspf.domain.consents import GroundId
from sspf.ports import UnitOfWork
from tests.factories import NOW, OPERATIVE
from tests.factories_cases import N27_01, a_case, a_case_file, a_consent, a_ground


async def take_up(uow: UnitOfWork, said: str) -> None:
    """Once; done again, its file says something new."""
    before = await uow.case_files.find(N27_01)
    if before is not None:
        await uow.case_files.put(before.changed(gate=said, remind_on=NOW.date()))
        return
    await uow.cases.put(a_case())
    await uow.case_files.put(a_case_file(gate=said, remind_on=NOW.date()))
    await uow.consents.put(a_consent(purpose=said))
    await uow.consents.put_ground(a_ground(weighing=said))


async def of_cases(uow: UnitOfWork) -> list[object]:
    """All that can be read of them."""
    code = CaseCode("N27-01")
    if await uow.cases.find(N27_01) is None:
        return [await uow.cases.with_code(code), await uow.case_files.find(N27_01)]
    return [
        await uow.cases.get(N27_01),
        await uow.cases.with_code(code),
        await uow.cases.of_group(OPERATIVE),
        await uow.cases.next_number(2027),
        await uow.cases.rights({OPERATIVE}),
        await uow.case_files.find(N27_01),
        await uow.case_files.due(NOW.date()),
        await uow.consents.get(a_consent().id),
        await uow.consents.of_case(N27_01),
        await uow.consents.ground(GroundId("ground-1")),
        await uow.consents.grounds_of_case(N27_01),
    ]
