"""Sending what is due: every outcome, and that two copies have one effect."""

from datetime import date, timedelta

import pytest

from sspf.domain.messages.briefing import BriefingRequest
from sspf.domain.messages.meeting import Invitation
from sspf.domain.outbox import Delivery, Kind, Message, Sent
from sspf.ports import (
    PermanentFailureError,
    TemporaryFailureError,
    UnknownOutcomeError,
)
from sspf.use_cases.deliver_messages import deliver_messages
from sspf.use_cases.end_message import AT_MOST_ATTEMPTS
from tests.use_cases.world import KAJ, KIM, MEMBERS, NORRSJO, PIA, RUT, Scene

LEASE = timedelta(seconds=61)


@pytest.fixture
async def called(scene: Scene) -> Scene:
    """Six kallelser and six calendar entries wait."""
    await scene.call()
    return scene


def row(scene: Scene) -> Sent:
    return scene.row(f"{Kind.INVITATION}:{scene.first}:{RUT}")


def failing(scene: Scene, *failures: Exception) -> None:
    scene.messenger.failures[RUT] = list(failures)


async def deliver(scene: Scene) -> int:
    return await deliver_messages(scene.services, NORRSJO)


async def test_given_messages_due_when_delivered_then_each_is_sent_once(called: Scene) -> None:
    sent = [await deliver(called), await deliver(called)]

    assert (sent, called.said(Invitation)) == ([12, 0], list(MEMBERS))


async def test_given_it_was_sent_when_looked_at_then_it_is_marked_with_its_hour(
    called: Scene,
) -> None:
    await deliver(called)

    assert (row(called).state, row(called).at) == (Delivery.SENT, called.clock.now())


async def test_given_it_was_sent_when_looked_at_then_the_card_is_a_row(called: Scene) -> None:
    await deliver(called)

    card = called.state.cards[row(called).message.key]
    assert (card.person, card.kind, card.subject) == (RUT, Kind.INVITATION, called.first)


async def test_given_it_was_sent_when_looked_at_then_its_buttons_are_known(called: Scene) -> None:
    await deliver(called)

    assert f"Invitation|{row(called).message.key}" in called.state.references


async def test_given_nobody_was_reached_before_when_sent_then_the_place_is_remembered(
    called: Scene,
) -> None:
    await deliver(called)

    assert called.state.conversations[RUT].conversation == "conversation-rut"


async def test_given_it_is_not_yet_due_when_delivered_then_it_waits(called: Scene) -> None:
    called.clock.advance(minutes=-5)

    assert await deliver(called) == 0


@pytest.mark.parametrize(
    "failure",
    [TemporaryFailureError("failed.busy"), UnknownOutcomeError("failed.no_answer")],
    ids=["temporary", "unknown"],
)
async def test_given_a_failure_that_may_pass_when_time_has_gone_then_it_is_sent_again(
    called: Scene, failure: Exception
) -> None:
    failing(called, failure)
    await deliver(called)
    called.clock.advance(minutes=5)
    await deliver(called)

    assert called.said(Invitation).count(RUT) == 1


async def test_given_an_unknown_outcome_when_sent_again_then_the_buttons_are_the_same(
    called: Scene,
) -> None:
    failing(called, UnknownOutcomeError("failed.no_answer"))
    await deliver(called)
    called.clock.advance(minutes=5)
    await deliver(called)

    copies = [w for p, w in called.messenger.begun if p == RUT]
    assert [w.references[0].ref for w in copies] == [copies[0].references[0].ref] * 2


async def test_given_the_other_side_names_a_wait_when_it_is_longer_then_it_is_kept(
    called: Scene,
) -> None:
    failing(called, TemporaryFailureError("failed.busy", wait_seconds=600))
    await deliver(called)

    assert row(called).message.send_at == called.clock.now() + timedelta(minutes=10)


async def test_given_the_other_side_names_a_short_wait_when_put_off_then_our_own_is_kept(
    called: Scene,
) -> None:
    failing(called, TemporaryFailureError("failed.busy", wait_seconds=0))
    await deliver(called)

    assert row(called).message.send_at >= called.clock.now() + timedelta(seconds=20)


async def test_given_nobody_knows_whether_it_arrived_when_put_off_then_at_least_a_minute(
    called: Scene,
) -> None:
    failing(called, UnknownOutcomeError("failed.no_answer"))
    await deliver(called)

    assert row(called).message.send_at >= called.clock.now() + timedelta(seconds=60)


async def test_given_it_fails_again_and_again_when_waiting_then_each_wait_is_longer(
    called: Scene,
) -> None:
    failing(called, *[TemporaryFailureError("failed.busy")] * 3)
    waits = []
    for _ in range(3):
        await deliver(called)
        waits.append(row(called).message.send_at - called.clock.now())
        called.clock.move_to(row(called).message.send_at)

    assert waits == sorted(set(waits))


@pytest.mark.parametrize(
    ("failure", "state", "times"),
    [
        (TemporaryFailureError("failed.busy"), Delivery.DEAD, AT_MOST_ATTEMPTS),
        (UnknownOutcomeError("failed.no_answer"), Delivery.UNKNOWN, 2),
        (ValueError("boom"), Delivery.DEAD, AT_MOST_ATTEMPTS),
    ],
    ids=["temporary", "unknown", "crash"],
)
async def test_given_it_never_passes_when_tried_again_then_it_is_given_up_and_said_so(
    called: Scene, failure: Exception, state: Delivery, times: int
) -> None:
    """What may have arrived is sent once more and never again."""
    failing(called, *[failure] * 20)
    for _ in range(AT_MOST_ATTEMPTS + 3):
        await deliver(called)
        called.clock.advance(minutes=20)

    tried = [p for p, _ in called.messenger.begun].count(RUT)
    assert (row(called).state, tried) == (state, times)
    assert row(called).reason.startswith("failed.")


async def test_given_it_is_refused_for_good_when_sent_then_it_is_given_up_at_once(
    called: Scene,
) -> None:
    failing(called, PermanentFailureError("failed.not_installed"))
    await deliver(called)

    assert (row(called).state, row(called).reason) == (Delivery.DEAD, "failed.not_installed")


@pytest.mark.parametrize(
    "failure",
    [
        TemporaryFailureError("failed.busy"),
        UnknownOutcomeError("failed.no_answer"),
        PermanentFailureError("failed.blocked"),
        ValueError("boom"),
    ],
    ids=["temporary", "unknown", "permanent", "crash"],
)
async def test_given_one_row_fails_when_delivered_then_the_next_ones_are_sent(
    called: Scene, failure: Exception
) -> None:
    failing(called, failure)
    await deliver(called)

    assert called.said(Invitation) == [p for p in MEMBERS if p != RUT]


async def test_given_a_row_that_cannot_be_read_when_delivered_then_the_next_ones_are_sent(
    called: Scene,
) -> None:
    async with called.units(NORRSJO) as uow:
        await uow.outbox.add(
            Message(
                key="invitation_moved:poison",
                kind=Kind.INVITATION_MOVED,  # and no `former` in its values
                recipient=PIA,
                subject=called.first,
                controller=called.organisation.controller,
                send_at=called.clock.now() - timedelta(hours=1),
            )
        )
    await deliver(called)

    assert len(called.said(Invitation)) == len(MEMBERS)


async def test_given_a_crash_when_logged_then_what_it_said_is_not(
    called: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    failing(called, ValueError("Frånvaro 28 % sedan terminsstart"))
    await deliver(called)

    assert "Frånvaro" not in caplog.text
    assert [r for r in caplog.records if "Frånvaro" in str(vars(r))] == []
    assert ["ValueError"] in [vars(r).get("error") for r in caplog.records]


async def test_given_it_was_on_its_way_when_the_replica_died_then_it_is_sent_once_more(
    called: Scene,
) -> None:
    async with called.units(NORRSJO) as uow:
        (sent, *_) = await uow.outbox.claim(called.clock.now(), 1)
        await uow.outbox.begin(sent.message.key)
    other = called.units.replica()
    called.units.let_pass(LEASE)
    async with other(NORRSJO) as uow:
        again = await uow.outbox.claim(called.clock.now(), 1)

    assert [(s.message.key, s.state) for s in again] == [(sent.message.key, Delivery.UNKNOWN)]


async def test_given_another_replica_holds_a_row_when_delivered_then_it_is_left_alone(
    called: Scene,
) -> None:
    async with called.units.replica()(NORRSJO) as uow:
        held = {s.message.key for s in await uow.outbox.claim(called.clock.now(), 3)}
    await deliver(called)

    assert {s.message.key for s in called.rows() if s.state is not Delivery.SENT} & held == held


@pytest.mark.parametrize(
    ("day", "clock"),
    [(date(2027, 1, 12), "20.00"), (date(2027, 1, 12), "17.00"), (date(2027, 1, 16), "10.00")],
    ids=["evening", "five o'clock", "saturday"],
)
async def test_given_the_machine_slept_through_the_day_when_it_wakes_late_then_nobody_is_disturbed(
    called: Scene, day: date, clock: str
) -> None:
    """Nothing is sent outside 08-17 or on free days (DOMAIN 6)."""
    await deliver(called)
    called.messenger.said.clear()
    await called.tick(day, clock)

    assert called.messenger.said == []


async def test_given_it_slept_through_the_day_when_the_next_morning_comes_then_it_is_sent(
    called: Scene,
) -> None:
    await called.tick(date(2027, 1, 12), "20.00")
    called.messenger.said.clear()
    await called.tick(date(2027, 1, 13), "08.00")

    assert called.said(BriefingRequest) == [p for p in MEMBERS if p != KAJ]


async def test_given_it_is_night_when_a_person_answers_then_the_colleagues_card_is_replaced(
    called: Scene,
) -> None:
    """What a person just did is answered at any hour."""
    await called.tick(date(2027, 1, 12), "08.30")
    called.at(date(2027, 1, 12), "22.00")
    await called.submit(KIM)
    await called.tick()

    assert [p for p, _, _ in called.messenger.updated] == [RUT]
