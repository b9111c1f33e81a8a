"""Cases, consents and texts on them, with ids that are the same in every municipality."""

from dataclasses import replace

from sspf.domain.case_texts import CaseTextId
from sspf.domain.registrations import RecordKind, Registration
from sspf.ports import UnitOfWork
from tests.factories import FRITID, MEETING, NOW, OPERATIVE, RUT, SCHOOL_BOARD, SKOLA
from tests.factories_cases import N27_01, a_case, a_case_text, a_consent, a_ground, a_release


async def write_of_case(uow: UnitOfWork, said: str) -> None:
    if not await uow.cases.of_group(a_case().group):
        await uow.cases.put(a_case())
        await uow.consents.put(a_consent())
        await uow.consents.put_ground(a_ground(recipient=FRITID, sender=SKOLA))
    if await uow.case_texts.find(a_case_text().id, SKOLA) is None:
        text = a_case_text(content=replace(a_case_text().content, text=said))
        await uow.case_texts.put(text)
        await uow.case_texts.put(text.release([a_release(FRITID)]))
        other = a_case_text(id=CaseTextId("text-2"))
        await uow.case_texts.put(other)
        await uow.case_texts.remove(other)
    number = await uow.registrations.next_number(2027)
    await uow.registrations.add(
        Registration(
            year=2027,
            number=number,
            at=NOW,
            kind=RecordKind.CASE_TEXT,
            item=f"text-{number}",
            sender=SKOLA,
            recipients=(FRITID,),
            registered_by=RUT,
            controller=SCHOOL_BOARD,
        )
    )


async def of_case_texts(uow: UnitOfWork) -> list[object]:
    case = await uow.cases.with_code(a_case().code)
    consents = await uow.consents.of_case(N27_01)
    grounds = await uow.consents.grounds_of_case(N27_01)
    return [
        await uow.cases.get(case.id) if case else None,
        [await uow.cases.rights({OPERATIVE}), await uow.cases.next_number(2027)],
        [await uow.consents.get(consent.id) for consent in consents],
        [await uow.consents.ground(ground.id) for ground in grounds],
        await uow.case_texts.of_meeting(MEETING, SKOLA),
        await uow.case_texts.all_of_case(N27_01),
        await uow.registrations.of_year(2027),
    ]
