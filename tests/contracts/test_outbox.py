"""What every Outbox must do."""

from datetime import timedelta

import pytest

from sspf.domain.errors import StaleError
from sspf.domain.organisation import MunicipalityId
from sspf.domain.outbox import Delivery, Message, Sent
from sspf.ports import UnitOfWork
from tests.contracts.stores import Store
from tests.factories import FRIDA, NOW, a_message

KEY = a_message().key
HOUR = timedelta(hours=1)


def messages(count: int) -> list[Message]:
    return [a_message(key=f"m:{n}", send_at=NOW + n * HOUR) for n in range(count)]


async def the_only_row(uow: UnitOfWork) -> Sent:
    (row,) = await uow.outbox.log(10)
    return row


async def test_given_a_key_queued_before_when_added_again_then_refused(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        assert await uow.outbox.add(a_message())
        assert not await uow.outbox.add(a_message(recipient=FRIDA))
    async with store.begin(norrsjo) as uow:
        await uow.outbox.claim(NOW, 1)
        await uow.outbox.finish(KEY, Delivery.SENT, NOW)
        assert not await uow.outbox.add(a_message())
        assert await uow.outbox.known([KEY, "other"]) == {KEY}
        assert await uow.outbox.known([]) == frozenset()


async def test_given_many_keys_when_asked_for_then_all_known_are_found(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        for message in messages(3):
            await uow.outbox.add(message)
        asked = [f"m:{n}" for n in range(2000)][::-1]
        assert await uow.outbox.known(asked) == {"m:0", "m:1", "m:2"}


async def test_given_due_rows_when_claimed_then_the_oldest_come_first_and_attempts_are_counted(
    store: Store, norrsjo: MunicipalityId
) -> None:
    queued = [a_message(key="late", send_at=NOW), *messages(4)]

    async with store.begin(norrsjo) as uow:
        for message in reversed(queued):
            await uow.outbox.add(message)
    async with store.begin(norrsjo) as uow:
        claimed = await uow.outbox.claim(NOW + 2 * HOUR, 3)

    assert [sent.message for sent in claimed] == [queued[1], queued[0], queued[2]]
    assert {(s.state, s.attempts, s.at) for s in claimed} == {(Delivery.LEASED, 1, None)}
    assert len({s.sequence for s in claimed}) == 3


async def test_given_a_claimed_row_when_its_lease_lasts_then_nobody_else_gets_it(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.outbox.add(a_message())
        await uow.outbox.claim(NOW, 10)
    async with store.other(norrsjo) as uow:
        assert await uow.outbox.claim(NOW + 99 * HOUR, 10) == []
        assert await uow.outbox.next_due() is None


async def test_given_a_holder_that_died_before_sending_then_the_row_is_claimed_again(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.outbox.add(a_message())
        await uow.outbox.claim(NOW, 10)
    await store.let_leases_run_out()

    async with store.other(norrsjo) as uow:
        assert await uow.outbox.next_due() == NOW
        (again,) = await uow.outbox.claim(NOW, 10)

    assert (again.state, again.attempts) == (Delivery.LEASED, 2)


async def test_given_a_holder_that_died_while_sending_then_the_outcome_is_unknown(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.outbox.add(a_message())
        await uow.outbox.claim(NOW, 10)
    async with store.begin(norrsjo) as uow:
        await uow.outbox.begin(KEY)

    for attempts in (2, 3):
        await store.let_leases_run_out()
        async with store.other(norrsjo) as uow:
            (again,) = await uow.outbox.claim(NOW, 10)
        assert (again.state, again.attempts) == (Delivery.UNKNOWN, attempts)


async def test_given_a_lease_that_ran_out_and_nobody_else_when_begun_then_it_is_held_anew(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.outbox.add(a_message())
        await uow.outbox.claim(NOW, 10)
    await store.let_leases_run_out()
    async with store.begin(norrsjo) as uow:
        await uow.outbox.begin(KEY)

    async with store.other(norrsjo) as uow:
        assert await uow.outbox.claim(NOW, 10) == []


async def test_given_somebody_else_has_it_then_the_slow_holder_can_only_say_that_it_was_sent(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.outbox.add(a_message())
        await uow.outbox.claim(NOW, 10)
    await store.let_leases_run_out()
    async with store.other(norrsjo) as uow:
        await uow.outbox.claim(NOW, 10)

    async with store.begin(norrsjo) as uow:
        with pytest.raises(StaleError):
            await uow.outbox.begin(KEY)
        await uow.outbox.finish(KEY, Delivery.DROPPED, NOW, "dropped.moved")
        await uow.outbox.postpone(KEY, NOW + HOUR, "failed.busy")
        assert (await the_only_row(uow)).state is Delivery.LEASED
        await uow.outbox.finish(KEY, Delivery.SENT, NOW)
    async with store.other(norrsjo) as uow:
        await uow.outbox.finish(KEY, Delivery.UNKNOWN, NOW, "unknown.timeout")
        assert (await the_only_row(uow)).state is Delivery.SENT


async def test_given_a_row_that_nobody_claimed_when_begun_then_refused(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.outbox.add(a_message())
        for key in (KEY, "never queued"):
            with pytest.raises(StaleError):
                await uow.outbox.begin(key)


@pytest.mark.parametrize(
    "state", [Delivery.SENT, Delivery.DROPPED, Delivery.DEAD, Delivery.UNKNOWN]
)
async def test_given_a_finished_row_then_it_is_over(
    store: Store, norrsjo: MunicipalityId, state: Delivery
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.outbox.add(a_message())
        await uow.outbox.claim(NOW, 10)
        await uow.outbox.begin(KEY)
        await uow.outbox.finish(KEY, state, NOW + HOUR, "reason.key")
        await uow.outbox.postpone(KEY, NOW + HOUR, "")
    await store.let_leases_run_out()

    async with store.begin(norrsjo) as uow:
        assert await uow.outbox.claim(NOW + 99 * HOUR, 10) == []
        assert await uow.outbox.next_due() is None
        row = await the_only_row(uow)
    assert (row.state, row.at, row.reason) == (state, NOW + HOUR, "reason.key")


async def test_given_a_postponed_row_then_it_is_due_again_as_if_never_begun(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.outbox.add(a_message())
        await uow.outbox.claim(NOW, 10)
        await uow.outbox.begin(KEY)
        await uow.outbox.postpone(KEY, NOW + HOUR, "failed.busy")
    async with store.other(norrsjo) as uow:
        assert await uow.outbox.claim(NOW, 10) == []
        assert await uow.outbox.next_due() == NOW + HOUR
        (again,) = await uow.outbox.claim(NOW + HOUR, 10)

    assert (again.state, again.attempts, again.reason) == (Delivery.LEASED, 2, "failed.busy")


async def test_given_rows_in_all_states_when_the_log_is_read_then_the_newest_come_first(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        for message in messages(3):
            await uow.outbox.add(message)
        await uow.outbox.claim(NOW, 1)
        await uow.outbox.finish("m:0", Delivery.SENT, NOW)
        log = await uow.outbox.log(10)
        newest = await uow.outbox.log(1)

    assert [row.message for row in log] == messages(3)[::-1]
    assert [row.state for row in log] == [Delivery.DUE, Delivery.DUE, Delivery.SENT]
    assert newest == log[:1]


async def test_given_a_text_that_a_person_could_have_written_when_queued_then_refused(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        for field in ("key", "subject", "why"):
            with pytest.raises(ValueError, match="not a key"):
                await uow.outbox.add(a_message(**{field: "Rut har ont"}))
        with pytest.raises(ValueError, match="not a key"):
            await uow.outbox.add(a_message(values={"note": "Rut har ont"}))


async def test_given_a_reason_that_quotes_somebody_when_written_then_it_is_not_kept(
    store: Store, norrsjo: MunicipalityId
) -> None:
    async with store.begin(norrsjo) as uow:
        await uow.outbox.add(a_message())
        await uow.outbox.claim(NOW, 10)
        await uow.outbox.postpone(KEY, NOW, "400: cannot parse 'Rut har ont'")
        assert (await the_only_row(uow)).reason == "other"
        await uow.outbox.finish(KEY, Delivery.DEAD, NOW, "Rut har ont")
        assert (await the_only_row(uow)).reason == "other"
