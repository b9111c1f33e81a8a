"""Retention by the public road: a decision, a year, and what is left (K9, K10)."""

from dataclasses import replace
from datetime import date

import pytest

from sspf.domain.case_texts import CaseTextId
from sspf.domain.tallies import Counted, TallyKind
from sspf.ports import KeyDestroyedError
from storage.sqlite_files import CHECKPOINT, on_sqlite
from tests.factories import FRITID
from tests.factories_cases import a_case_text, a_release
from tests.factories_tallies import a_raised
from tests.journeys.play import Play
from tests.storage.canaries import holding
from tests.use_cases.individual import BOARD, OF_A_YOUTH, WITH_CONSENT, WITHOUT, with_individuals
from tests.use_cases.retained import with_files
from tests.use_cases.world import NORRSJO, RUT, norrsjo

DECISION = "gallringsbeslut GB-2027-3; 2026-12-16"
TEAMS = "chats.jsonl"
"""What the rehearsal's Teams remembers of its chats: no file of the product's."""
LONG_AFTER = "2028-03-01 09:00"


async def with_cases(chat: Play) -> None:
    """The scenario's three with a text each, N27-02 and N27-03 closed in February 2027."""
    house = chat.run.house
    await with_individuals(house)
    await with_files(house)
    async with house.services.unit_of_work(NORRSJO) as uow:
        for number, case in enumerate((WITH_CONSENT, WITHOUT, OF_A_YOUTH)):
            text = a_case_text(
                id=CaseTextId(f"text-{number}"),
                case=case,
                meeting=norrsjo().meetings[0].id,
                written_by=RUT,
                controller=BOARD,
                marking=replace(a_case_text().marking, authority=BOARD),
            )
            await uow.case_texts.put(text)
            await uow.case_texts.put(text.release([a_release(FRITID)]))


async def decided(chat: Play) -> None:
    assert "Skriv in det som nämnden har beslutat" in await chat.say("kaj", DECISION)
    assert "Det börjar gälla" in await chat.say("kaj", "ja")


async def texts_left(chat: Play) -> int:
    async with chat.run.house.services.unit_of_work(NORRSJO) as uow:
        every = [
            await uow.case_texts.all_of_case(case) for case in (WITH_CONSENT, WITHOUT, OF_A_YOUTH)
        ]
    return sum(map(len, every))


async def counted(chat: Play) -> list[Counted]:
    """Every counter there is."""
    async with chat.run.house.services.unit_of_work(NORRSJO) as uow:
        return list(await uow.tallies.between(date(2026, 1, 1), date(2028, 12, 1)))


@pytest.mark.long
@pytest.mark.accepts("R-91", "R-92", "R-94")
async def test_given_the_clock_in_2028_then_each_kind_goes_by_its_period_and_a_receipt_comes(
    chat: Play,
) -> None:
    """K9."""
    await with_cases(chat)
    async with chat.run.house.services.unit_of_work(NORRSJO) as uow:
        assert await uow.tallies.add(a_raised(date(2026, 12, 1)), origin=f"case:{WITHOUT}")
    before = await counted(chat)
    await decided(chat)

    await chat.to(LONG_AFTER)

    assert await texts_left(chat) == 0
    assert "N27-01" in await chat.say("kaj", "ärende N27-01")
    nobody = await chat.say("kaj", "ärende N27-99")
    for gone in ("N27-02", "N27-03"):
        assert await chat.say("kaj", f"ärende {gone}") == nobody
    async with chat.run.house.services.unit_of_work(NORRSJO) as uow:
        assert len(await uow.consents.of_case(OF_A_YOUTH)) == 1
    (receipt, *_) = chat.titled("kaj", "Gallringskvitto")[::-1]
    assert "enligt GB-2027-3" in receipt
    assert "2 ärenden" in receipt
    standing = await chat.say("kaj", "gallring")
    assert "Texter om en ungdom: 3 månader" in standing
    assert "1 ärende har inte avslutats på länge" in standing
    await assert_no_way_back(chat)
    after = await counted(chat)
    new = [each for each in after if each not in before]
    assert all(each in after for each in before)
    goes_on = {TallyKind.CASE_OPEN, TallyKind.CASE_CARRIED}  # how many are open, month by month
    assert {each.kind for each in new} <= goes_on


async def assert_no_way_back(chat: Play) -> None:
    """R-92: no file leads from anything to what the cases said, and their keys are gone."""
    house = chat.run.house
    for case in (WITHOUT, OF_A_YOUTH):
        with pytest.raises(KeyDestroyedError):
            await house.services.case_keys.open(NORRSJO, case)
    await on_sqlite(house.database.engine, CHECKPOINT)
    assert holding("case-1", chat.folder)  # the search does find
    for code in ("N27-02", "N27-03"):
        found = {file.name for file in holding(code, chat.folder)}
        assert found <= {TEAMS}, code


@pytest.mark.long
@pytest.mark.accepts("R-90")
async def test_given_no_decision_then_nothing_goes_and_the_coordinator_is_told(chat: Play) -> None:
    """K10."""
    await with_cases(chat)
    before = await texts_left(chat)

    await chat.to("2027-05-03 09:00")

    assert await texts_left(chat) == before
    assert "Det finns inget gallringsbeslut" in "".join(chat.titled("kaj", "Gallring"))
    standing = await chat.say("kaj", "gallring")
    assert "Därför gallras ingenting" in standing
    assert "3 texter om en ungdom" in standing
    assert "Ingenting har gallrats." in standing


@pytest.mark.long
@pytest.mark.accepts("R-93")
async def test_given_a_hold_on_a_case_then_its_texts_stay_when_the_others_go(chat: Play) -> None:
    await with_cases(chat)
    await decided(chat)
    await chat.say("kaj", "stoppa gallring N27-03: tillsyn")
    assert "Gallringen av N27-03 är stoppad." in await chat.say("kaj", "ja")

    await chat.to("2027-05-03 09:00")
    assert await texts_left(chat) == 1
    assert "1 ärende är stoppat" in await chat.say("kaj", "gallring")

    assert "Stoppet för N27-03 är släppt" in await chat.say("kaj", "släpp gallringsstopp N27-03")
    await chat.to("2027-05-03 11:00")
    assert await texts_left(chat) == 0


async def test_given_anybody_else_then_retention_is_not_theirs(chat: Play) -> None:
    for who in ("rut", "frida", "pia", "dag"):
        assert "Du har inte behörighet" in await chat.say(who, "gallring")
        assert "Du har inte behörighet" in await chat.say(who, "gallringsbeslut GB-1 2026-12-16")
