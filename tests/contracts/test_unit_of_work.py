"""What every unit of work must do."""

import asyncio

import pytest

from sspf.domain.errors import UnknownMeetingError
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import MunicipalityId
from tests.contracts.stores import Begin, Store
from tests.factories import (
    MEETING,
    NOW,
    RUT,
    SKOLA,
    a_briefing,
    a_commitment,
    a_meeting,
    a_message,
    an_answer,
    an_entry,
)


async def test_given_a_block_that_raises_then_nothing_of_it_is_kept(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async def write_and_fail() -> None:
        async with store.begin(norrsjo) as uow:
            await uow.meetings.put(a_meeting().call(NOW))
            await uow.meetings.put(a_meeting(id="m2"))
            await uow.briefings.put(a_briefing())
            await uow.invitations.put(an_answer())
            await uow.commitments.put(a_commitment().start())
            await uow.outbox.add(a_message())
            await uow.cards.keep(RUT, "ref-1", {"text": "…"}, NOW)
            await uow.audit.add(an_entry())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await write_and_fail()

    async with store.begin(norrsjo) as uow:
        assert await uow.meetings.get(MEETING) == a_meeting()
        with pytest.raises(UnknownMeetingError):
            await uow.meetings.get(MeetingId("m2"))
        assert await uow.briefings.find(MEETING, SKOLA) is None
        assert await uow.invitations.of_meeting(MEETING) == []
        assert await uow.commitments.get(a_commitment().id) == a_commitment()
        assert await uow.outbox.log(10) == []
        assert await uow.cards.kept(RUT, "ref-1") is None
        assert await uow.audit.entries() == []


async def test_given_a_block_that_is_cancelled_then_nothing_of_it_is_kept(
    store: Store, norrsjo: MunicipalityId
) -> None:
    begun = asyncio.Event()

    async def hang() -> None:
        async with store.begin(norrsjo) as uow:
            await uow.outbox.add(a_message())
            begun.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(hang())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    async with store.begin(norrsjo) as uow:
        assert await uow.outbox.log(10) == []


async def test_given_many_at_once_when_each_counts_up_then_none_is_lost(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async def take(begin: Begin) -> int:
        async with begin(norrsjo) as uow:
            number = await uow.commitments.next_number(2029, frozenset())
            await asyncio.sleep(0)
            await uow.audit.add(an_entry(version=number))
            return number

    numbers = await asyncio.gather(*(take(b) for b in [store.begin, store.other] * 10))

    assert sorted(numbers) == list(range(1, 21))
    async with store.begin(norrsjo) as uow:
        assert len(await uow.audit.entries()) == 20


async def test_the_unit_of_work_knows_its_municipality(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        assert uow.municipality == norrsjo
