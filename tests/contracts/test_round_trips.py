"""Whatever the domain can say comes back as it was said."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from sspf.domain.audit import Entry
from sspf.domain.briefings import Briefing
from sspf.domain.commitments import Commitment
from sspf.domain.decisions import Decision, Item
from sspf.domain.meetings import Meeting
from sspf.domain.outbox import Message
from tests.contracts import values
from tests.contracts.stores import Store, settled
from tests.factories import MEETING, NOW, RUT, a_change, a_commitment

# The store lives through all examples of a test; each example takes a municipality of its own.
ARBITRARY = settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@ARBITRARY
@given(meeting=values.meetings())
async def test_a_meeting(store: Store, meeting: Meeting) -> None:
    async with store.begin(await settled(store)) as uow:
        await uow.meetings.put(meeting)
        assert await uow.meetings.get(meeting.id) == meeting


@ARBITRARY
@given(briefing=values.briefings())
async def test_a_briefing(store: Store, briefing: Briefing) -> None:
    async with store.begin(await settled(store)) as uow:
        await uow.briefings.put(briefing)
        assert await uow.briefings.find(MEETING, briefing.party) == briefing


@ARBITRARY
@given(item=values.items())
async def test_an_item(store: Store, item: Item) -> None:
    async with store.begin(await settled(store)) as uow:
        await uow.minutes.put_item(item)
        assert await uow.minutes.item(item.id) == item


@ARBITRARY
@given(decision=values.decisions())
async def test_a_decision(store: Store, decision: Decision) -> None:
    async with store.begin(await settled(store)) as uow:
        assert await uow.minutes.add_decision(decision)
        assert await uow.minutes.decisions(MEETING) == [decision]


@ARBITRARY
@given(commitment=values.commitments())
async def test_a_commitment_and_its_history(store: Store, commitment: Commitment) -> None:
    before = a_commitment(id=commitment.id)
    change = a_change(before, commitment)
    async with store.begin(await settled(store)) as uow:
        await uow.commitments.put(commitment)
        await uow.commitments.add_change(change)
        assert await uow.commitments.get(commitment.id) == commitment
        assert await uow.commitments.changes(commitment.id) == [change]


@ARBITRARY
@given(message=values.messages())
async def test_a_message(store: Store, message: Message) -> None:
    async with store.begin(await settled(store)) as uow:
        await uow.outbox.add(message)
        (sent,) = await uow.outbox.claim(message.send_at, 10)
        assert sent.message == message


@ARBITRARY
@given(entry=values.entries())
async def test_an_audit_entry(store: Store, entry: Entry) -> None:
    async with store.begin(await settled(store)) as uow:
        await uow.audit.add(entry)
        assert await uow.audit.entries() == [entry]


@ARBITRARY
@given(typed=values.typed())
async def test_what_was_typed(store: Store, typed: dict[str, Any]) -> None:
    async with store.begin(await settled(store)) as uow:
        await uow.cards.keep(RUT, "ref-1", typed, NOW)
        assert await uow.cards.kept(RUT, "ref-1") == typed


@pytest.mark.parametrize("text", ["🙂" * 100_000, "\r\n\t\x1b", "'; DROP TABLE meetings; --"])
async def test_a_text_that_is_long_or_odd(store: Store, text: str) -> None:
    commitment = a_commitment(id="Å-2027-002", text=text)
    async with store.begin(await settled(store)) as uow:
        await uow.commitments.put(commitment)
        assert await uow.commitments.get(commitment.id) == commitment
