"""What every Minutes must do."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from sspf.domain.decisions import ItemId, Outcome
from sspf.domain.errors import StaleError
from sspf.domain.levels import PreventionLevel, Subject
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import MunicipalityId
from tests.contracts.stores import Store
from tests.factories import (
    FRIDA,
    KAJ,
    MEETING,
    NOW,
    RUT,
    a_check,
    a_decision,
    an_attendance,
    an_item,
)

ITEM = an_item().id


async def test_given_an_item_when_closed_then_its_outcome_is_kept(
    store: Store, norrsjo: MunicipalityId
) -> None:
    item = an_item(goals=("trygghet", "närvaro"), case="N27-01")
    closed = item.close(Outcome.WATCH, Subject.GROUP, PreventionLevel.SELECTIVE, "13-15")

    async with store.begin(norrsjo) as uow:
        await uow.minutes.put_item(item)
        await uow.minutes.put_item(closed)
    async with store.begin(norrsjo) as uow:
        assert await uow.minutes.item(ITEM) == closed
        with pytest.raises(StaleError):
            await uow.minutes.put_item(closed)


async def test_given_no_such_item_when_read_then_it_is_not_found(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        with pytest.raises(LookupError):
            await uow.minutes.item(ItemId("nowhere"))


async def test_given_items_when_listed_then_they_come_by_number(
    store: Store, norrsjo: MunicipalityId
) -> None:
    items = [an_item(id=f"item-{n}", number=n) for n in (2, 10, 1)]

    async with store.begin(norrsjo) as uow:
        for item in items:
            await uow.minutes.put_item(item)
        assert [item.number for item in await uow.minutes.items(MEETING)] == [1, 2, 10]


async def test_given_the_same_cause_twice_when_decided_then_there_is_one_decision(
    store: Store, norrsjo: MunicipalityId
) -> None:
    again = a_decision(id="decision-2", number=2, text="Något annat")

    async with store.begin(norrsjo) as uow:
        assert await uow.minutes.add_decision(a_decision())
        assert not await uow.minutes.add_decision(again)
        assert await uow.minutes.decisions(MEETING) == [a_decision()]


async def test_given_no_cause_when_decided_twice_then_there_are_two(
    store: Store, norrsjo: MunicipalityId
) -> None:
    both = [a_decision(id=f"decision-{n}", number=n, origin="") for n in (2, 1)]

    async with store.begin(norrsjo) as uow:
        for decision in both:
            assert await uow.minutes.add_decision(decision)
        assert await uow.minutes.decisions(MEETING) == both[::-1]


async def test_given_attendance_when_written_again_then_it_replaces_the_former(
    store: Store, norrsjo: MunicipalityId
) -> None:
    first = [an_attendance(), an_attendance(person=FRIDA, title="fritidsassistent")]
    second = [an_attendance(person=KAJ, party=None), an_attendance(title="tf. rektor")]

    async with store.begin(norrsjo) as uow:
        await uow.minutes.put_attendance(MEETING, first)
        assert await uow.minutes.attendance(MEETING) == first
        await uow.minutes.put_attendance(MEETING, second)
    async with store.begin(norrsjo) as uow:
        assert await uow.minutes.attendance(MEETING) == second
        await uow.minutes.put_attendance(MEETING, [])
        assert await uow.minutes.attendance(MEETING) == []


async def test_given_one_person_twice_when_attendance_is_written_then_it_is_refused(
    store: Store, norrsjo: MunicipalityId
) -> None:
    with pytest.raises((LookupError, IntegrityError)):
        async with store.begin(norrsjo) as uow:
            await uow.minutes.put_attendance(MEETING, [an_attendance(), an_attendance()])


async def test_given_a_second_word_on_the_notes_when_read_then_it_replaces_the_first(
    store: Store, norrsjo: MunicipalityId
) -> None:
    objection = a_check(
        at=NOW + timedelta(hours=1), is_right=False, objection="Fel datum i punkt 4"
    )

    async with store.begin(norrsjo) as uow:
        for check in (a_check(), a_check(person=FRIDA), objection):
            await uow.minutes.put_check(check)
        assert await uow.minutes.checks(MEETING) == [a_check(person=FRIDA), objection]
        assert await uow.minutes.checks(MeetingId("nowhere")) == []


async def test_the_factories_fit_together(store: Store, norrsjo: MunicipalityId) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.minutes.put_check(a_check(person=RUT))
        await uow.minutes.put_item(an_item())
