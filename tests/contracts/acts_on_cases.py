"""Acts on cases, consents and legal grounds, and all that can be read of them."""

from collections.abc import Awaitable
from dataclasses import replace

from sspf.domain.cases import CaseCode, CaseId, case_code
from sspf.domain.entries import EntryCode, EntryId
from sspf.domain.errors import SspfError
from sspf.ports import UnitOfWork
from tests.factories import NOW, OPERATIVE, a_sent_card, an_entry
from tests.factories_cases import N27_01, a_case, a_case_file, a_consent, a_ground
from tests.factories_lists import PAIR, a_selection
from tests.factories_lists import an_entry as a_list_entry


async def raise_case(uow: UnitOfWork, said: str) -> None:
    number = await uow.cases.next_number(2027)
    key = N27_01 if number == 1 else CaseId(f"case-{number}")
    code = case_code("N", 2027, number)
    await uow.cases.put(a_case(id=key, code=code, guardians=len(said)))
    await uow.case_files.put(a_case_file(case=key, gate=said, remind_on=NOW.date()))


async def consent(uow: UnitOfWork, said: str) -> None:
    if await uow.cases.with_code(CaseCode("N27-01")) is None:
        await raise_case(uow, said)
    held = await uow.consents.of_case(N27_01)
    version = held[0].version + 1 if held else 1
    await uow.consents.put(a_consent(purpose=said, version=version))
    grounds = await uow.consents.grounds_of_case(N27_01)
    version = grounds[0].version + 1 if grounds else 1
    await uow.consents.put_ground(replace(a_ground(weighing=said), version=version))


async def show_case(uow: UnitOfWork, said: str) -> None:
    if await uow.cases.with_code(CaseCode("N27-01")) is None:
        await raise_case(uow, said)
    await uow.cards.put_card(a_sent_card(id="card-case", subject=said))
    await uow.cards.put_cases("card-case", {N27_01})
    await uow.audit.add(an_entry(tag="case:read", subject=said, case=N27_01))


async def choose(uow: UnitOfWork, said: str) -> None:
    number = await uow.entries.next_number("top5", 2027)
    await uow.entries.put(a_list_entry(number, area=said))
    await uow.entries.add_selection(a_selection(kept=len(said)))
    await uow.cards.put_records(a_sent_card().id, {f"entry-{number}"})


async def cases_of(uow: UnitOfWork) -> list[object]:
    return [
        await or_none(uow.cases.get(N27_01)),
        await uow.cases.with_code(CaseCode("N27-01")),
        await uow.cases.of_group(OPERATIVE),
        await uow.cases.rights({OPERATIVE}),
        await uow.cases.find(N27_01),
        await uow.case_files.find(N27_01),
        await uow.case_files.due(NOW.date()),
        await uow.consents.of_case(N27_01),
        await uow.consents.grounds_of_case(N27_01),
        await uow.cards.cards_of_case(N27_01),
        await uow.cards.case_cards_of(a_sent_card().person),
        await uow.cards.cards_of_record("entry-1"),
        await uow.cards.record_cards_of(a_sent_card().person),
        await uow.audit.readings(N27_01),
        await uow.commitments.of_case(N27_01),
        await uow.consents.ending({a_consent().valid_to}),
        await uow.consents.grounds_ending({a_ground().expires_on}),
        await or_none(uow.entries.get(EntryId("entry-1"))),
        await uow.entries.with_code(EntryCode("T27-01")),
        await uow.entries.of_list("top5"),
        await uow.entries.selections(PAIR),
        await or_none(uow.consents.get(a_consent().id)),
        await or_none(uow.consents.ground(a_ground().id)),
    ]


async def or_none(found: Awaitable[object]) -> object:
    try:
        return await found
    except (LookupError, SspfError):
        return None
