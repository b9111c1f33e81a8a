"""To the right person's own chat or not at all; once more or not at all; and the convener told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sspf.domain.outbox import NO_ANSWER, Delivery, Kind, Sent
from sspf.domain.reach import ReachState
from sspf.ports import (
    PermanentFailureError,
    TemporaryFailureError,
    UnknownOutcomeError,
)
from sspf.use_cases.deliver_messages import deliver_messages
from tests.use_cases.world import FRIDA, LEO, NORRSJO, RUT, Scene, a_place

LEASE = timedelta(seconds=61)
NOT_INSTALLED = PermanentFailureError("failed.not_installed")


@pytest.fixture
async def called(scene: Scene) -> Scene:
    """Six kallelser and six calendar entries wait."""
    await scene.call()
    return scene


def row(scene: Scene, kind: Kind = Kind.INVITATION) -> Sent:
    return scene.row(f"{kind}:{scene.first}:{RUT}")


async def deliver(scene: Scene, minutes: int = 0) -> None:
    scene.clock.advance(minutes=minutes)
    await deliver_messages(scene.services, NORRSJO)


def told(scene: Scene) -> list[Sent]:
    return [s for s in scene.rows() if s.message.kind is Kind.NOT_REACHED]


def in_own_chat(scene: Scene) -> bool:
    return all(to.conversation == f"conversation-{to.person}" for to in scene.messenger.places)


# Before each send


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "groupChat"},
        {"kind": "channel"},
        {"member": "somebody else"},
        {"member": ""},
        {"tenant": "another tenant"},
    ],
    ids=["a meeting's chat", "channel", "another's", "never looked at", "moved tenant"],
)
async def test_given_the_known_place_is_not_the_persons_own_when_sent_then_they_are_reached_anew(
    called: Scene, wrong: dict[str, str]
) -> None:
    called.state.conversations[RUT] = a_place(RUT, conversation="19:meeting", **wrong)
    called.messenger.reached.clear()
    called.messenger.places.clear()
    await deliver(called)

    assert called.messenger.reached == [RUT]
    assert in_own_chat(called)
    assert called.state.conversations[RUT] == a_place(RUT)


async def test_given_the_known_place_is_right_when_sent_then_nobody_is_asked(
    called: Scene,
) -> None:
    called.messenger.reached.clear()
    await deliver(called)

    assert called.messenger.reached == []


@pytest.mark.parametrize("wrong", [{"member": "somebody else"}, {"kind": "groupChat"}])
async def test_given_reaching_leads_to_another_chat_when_sent_then_nothing_goes_there(
    called: Scene, wrong: dict[str, str]
) -> None:
    called.state.conversations.clear()
    called.messenger.places.clear()
    called.messenger.found[RUT] = a_place(RUT, **wrong)
    await deliver(called)

    assert RUT not in [to.person for to in called.messenger.places]
    assert (row(called).state, row(called).reason) == (Delivery.DEAD, "failed.wrong_address")


async def test_given_the_chat_is_gone_when_sent_then_they_are_reached_once_more(
    called: Scene,
) -> None:
    called.state.conversations[RUT] = a_place(RUT, conversation="old")
    called.messenger.failures[RUT] = [PermanentFailureError("failed.gone")]
    await deliver(called)

    assert row(called).state is Delivery.SENT
    assert called.state.conversations[RUT].conversation == "conversation-rut"


async def test_given_the_chat_is_gone_and_the_bot_too_when_sent_then_it_is_given_up(
    called: Scene,
) -> None:
    called.messenger.failures[RUT] = [PermanentFailureError("failed.gone")]
    called.messenger.shut[RUT] = NOT_INSTALLED
    await deliver(called)

    assert (row(called).state, row(called).reason) == (Delivery.DEAD, "failed.not_installed")
    assert RUT not in called.state.conversations
    assert called.state.reach[RUT].state is ReachState.NOT_INSTALLED


# What a failed send says of the person


@pytest.mark.parametrize(
    ("failure", "state"),
    [
        (PermanentFailureError("failed.blocked"), ReachState.BLOCKED),
        (PermanentFailureError("failed.disabled"), ReachState.DISABLED),
        (PermanentFailureError("failed.too_large"), ReachState.SENT),
    ],
    ids=["blocked", "disabled", "too large"],
)
async def test_given_a_refusal_when_sent_then_it_is_kept_with_the_person_if_it_is_about_them(
    called: Scene, failure: Exception, state: ReachState
) -> None:
    called.messenger.failures[RUT] = [failure]
    await deliver(called)

    assert called.state.reach[RUT].state is state


async def test_given_the_road_is_shut_when_written_down_then_it_is_audited(called: Scene) -> None:
    called.messenger.failures[RUT] = [NOT_INSTALLED]
    await deliver(called)

    changes = [e.subject for e in called.state.entries if e.tag == "reach:change"]
    assert changes.count(RUT) == 2  # taken once, at the welcome; then not


# Nobody knows whether it arrived


async def test_given_two_replicas_died_in_the_middle_when_the_third_comes_then_it_sends_no_more(
    called: Scene,
) -> None:
    """One more send, and then never again, however it ended."""
    for begun in ("", NO_ANSWER):
        replica = called.units.replica()
        async with replica(NORRSJO) as uow:
            for one in await uow.outbox.claim(called.clock.now(), 20):
                await uow.outbox.begin(one.message.key, begun)
        called.units.let_pass(LEASE)
    await deliver(called)

    assert called.messenger.said == []
    assert {s.state for s in called.rows() if s.message.subject == called.first} >= {
        Delivery.UNKNOWN
    }
    assert row(called).state is Delivery.UNKNOWN


async def test_given_a_replica_died_in_the_middle_when_the_next_comes_then_a_card_is_sent_once_more(
    called: Scene,
) -> None:
    async with called.units.replica()(NORRSJO) as uow:
        for one in await uow.outbox.claim(called.clock.now(), 20):
            await uow.outbox.begin(one.message.key)
    called.units.let_pass(LEASE)
    await deliver(called)

    assert row(called).state is Delivery.SENT


async def test_given_a_replica_died_while_it_mailed_when_the_next_comes_then_mail_is_not_repeated(
    called: Scene,
) -> None:
    async with called.units.replica()(NORRSJO) as uow:
        for one in await uow.outbox.claim(called.clock.now(), 20):
            await uow.outbox.begin(one.message.key)
    called.units.let_pass(LEASE)
    await deliver(called)

    assert called.mail.posted == []
    assert row(called, Kind.CALENDAR_REQUEST).state is Delivery.UNKNOWN
    assert {s.message.recipient for s in told(called)} == {FRIDA, LEO}


async def test_given_no_answer_and_then_busy_when_it_gets_no_answer_again_then_it_is_given_up(
    called: Scene,
) -> None:
    called.messenger.failures[RUT] = [
        UnknownOutcomeError(NO_ANSWER),
        TemporaryFailureError("failed.busy"),
        UnknownOutcomeError(NO_ANSWER),
    ]
    for _ in range(6):
        await deliver(called, minutes=10)

    tried = [p for p, what in called.messenger.begun if p == RUT and "NOT" not in what.summary]
    assert (row(called).state, len(tried)) == (Delivery.UNKNOWN, 3)


async def test_given_it_was_in_doubt_at_closing_time_when_morning_comes_then_the_doubt_is_kept(
    called: Scene,
) -> None:
    async with called.units.replica()(NORRSJO) as uow:
        for one in await uow.outbox.claim(called.clock.now(), 20):
            await uow.outbox.begin(one.message.key)
    called.units.let_pass(LEASE)
    called.at(date(2026, 12, 17), "18.00")
    await deliver(called)

    assert row(called).may_be_there


async def test_given_it_was_sent_and_could_not_be_written_down_then_it_is_in_doubt_not_failed(
    called: Scene,
) -> None:
    class Forgetful:
        """A database that fails the first time a send is to be marked."""

        def __init__(self) -> None:
            self.begun = 0

        def __call__(self, municipality: object) -> object:
            self.begun += 1
            if called.messenger.begun and self.begun and not called.messenger.updated:
                called.messenger.updated.append((RUT, "", called.messenger.begun[0][1]))
                raise OSError("disk full")
            return called.units(NORRSJO)

    called.services = replace(called.services, unit_of_work=Forgetful())  # type: ignore[arg-type]
    await deliver(called)

    doubtful = [s for s in called.rows() if s.reason == NO_ANSWER]
    assert len(doubtful) == 1
