"""What every Reaches must do, and what the outbox tells of who was not reached."""

from datetime import timedelta

import pytest

from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import Delivery
from sspf.domain.reach import Reach, ReachState
from sspf.ports import UnitOfWork
from tests.contracts.stores import Store
from tests.factories import FRIDA, NOW, RUT, a_conversation, a_message

HOUR = timedelta(hours=1)
KEY = a_message().key
BLOCKED = Reach(
    person=RUT, state=ReachState.BLOCKED, since=NOW, reason="failed.blocked", heard_at=NOW - HOUR
)


@pytest.mark.parametrize("state", ReachState)
async def test_given_a_road_when_put_then_it_replaces_the_former(
    store: Store, norrsjo: MunicipalityId, state: ReachState
) -> None:
    newest = Reach(person=RUT, state=state, since=NOW, sent_at=NOW)

    async with store.begin(norrsjo) as uow:
        await uow.reach.put(BLOCKED)
        assert await uow.reach.find(RUT) == BLOCKED
        await uow.reach.put(newest)
    async with store.begin(norrsjo) as uow:
        assert await uow.reach.find(RUT) == newest
        assert await uow.reach.find(FRIDA) is None
        assert await uow.reach.every() == [newest]


async def test_given_a_place_when_forgotten_then_there_is_none(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.conversations.put(a_conversation())
        await uow.conversations.put(a_conversation(person=FRIDA))
        await uow.conversations.forget(RUT)
        await uow.conversations.forget(RUT)
    async with store.begin(norrsjo) as uow:
        assert await uow.conversations.find(RUT) is None
        assert await uow.conversations.find(FRIDA) is not None


async def test_given_rows_about_several_things_when_one_is_asked_about_then_its_own_in_order(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        for key, subject in (("b", "m"), ("other", "n"), ("a", "m")):
            await uow.outbox.add(a_message(key=key, subject=subject))
        found = await uow.outbox.about("m")

    assert [row.message.key for row in found] == ["b", "a"]


async def dead(uow: UnitOfWork) -> list[str]:
    return [row.message.key for row in await uow.outbox.dead(RUT, NOW)]


async def test_given_a_row_that_was_given_up_when_revived_then_it_is_due_as_if_new(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.outbox.add(a_message())
        await uow.outbox.claim(NOW, 1)
        await uow.outbox.begin(KEY)
        await uow.outbox.finish(KEY, Delivery.DEAD, NOW, "failed.not_installed")
        assert await dead(uow) == [KEY]
        assert await uow.outbox.dead(RUT, NOW + HOUR) == []
        assert await uow.outbox.dead(FRIDA, NOW) == []
        await uow.outbox.revive(KEY, NOW + HOUR)
        assert await dead(uow) == []
    async with store.other(norrsjo) as uow:
        assert await uow.outbox.claim(NOW, 1) == []
        (again,) = await uow.outbox.claim(NOW + HOUR, 1)

    assert (again.state, again.attempts, again.reason) == (Delivery.LEASED, 1, "")


@pytest.mark.parametrize("state", [Delivery.SENT, Delivery.DROPPED, Delivery.UNKNOWN])
async def test_given_a_row_that_ended_otherwise_when_revived_then_nothing_happens(
    store: Store, norrsjo: MunicipalityId, state: Delivery
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.outbox.add(a_message())
        await uow.outbox.claim(NOW, 1)
        await uow.outbox.finish(KEY, state, NOW)
        await uow.outbox.revive(KEY, NOW)
        await uow.outbox.revive("never queued", NOW)
        assert await uow.outbox.claim(NOW + HOUR, 9) == []


async def test_given_a_row_that_waits_when_hastened_then_it_is_due_at_once_and_never_later(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.outbox.add(a_message(send_at=NOW + HOUR))
        await uow.outbox.hasten(KEY, NOW)
        await uow.outbox.hasten(KEY, NOW + HOUR)
        await uow.outbox.hasten("never queued", NOW)

        assert [s.message.key for s in await uow.outbox.claim(NOW, 9)] == [KEY]


async def test_given_a_row_that_was_tried_when_hastened_then_it_keeps_its_wait(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.outbox.add(a_message())
        await uow.outbox.claim(NOW, 1)
        await uow.outbox.postpone(KEY, NOW + HOUR, "failed.busy")
        await uow.outbox.hasten(KEY, NOW)

        assert await uow.outbox.claim(NOW, 9) == []


async def test_given_a_reason_when_a_send_is_begun_then_the_next_to_claim_it_reads_it(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.outbox.add(a_message())
        await uow.outbox.claim(NOW, 1)
        await uow.outbox.begin(KEY, "failed.no_answer")
        await uow.outbox.begin(KEY)
    await store.let_leases_run_out()
    async with store.other(norrsjo) as uow:
        (again,) = await uow.outbox.claim(NOW, 1)

    assert (again.state, again.reason) == (Delivery.UNKNOWN, "failed.no_answer")
