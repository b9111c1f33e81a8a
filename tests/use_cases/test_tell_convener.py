"""What was not delivered is told to the convener: once, folded, and never in a loop."""

from dataclasses import replace
from datetime import date

import pytest

from sspf.domain.messages.reach import Reached
from sspf.domain.outbox import Delivery, Kind, Sent
from sspf.ports import PermanentFailureError, TemporaryFailureError
from sspf.use_cases.deliver_messages import deliver_messages
from tests.fakes.meter import FakeMeter
from tests.use_cases.world import FRIDA, LEO, MEMBERS, NORRSJO, PIA, RUT, TORE, Scene

NOT_INSTALLED = PermanentFailureError("failed.not_installed")


@pytest.fixture
async def called(scene: Scene) -> Scene:
    """Six kallelser and six calendar entries wait."""
    await scene.call()
    return scene


def row(scene: Scene) -> Sent:
    return scene.row(f"{Kind.INVITATION}:{scene.first}:{RUT}")


async def deliver(scene: Scene, minutes: int = 0) -> None:
    scene.clock.advance(minutes=minutes)
    await deliver_messages(scene.services, NORRSJO)


def told(scene: Scene) -> list[Sent]:
    return [s for s in scene.rows() if s.message.kind is Kind.NOT_REACHED]


async def test_given_a_kallelse_is_given_up_when_it_ends_then_the_convener_is_told(
    called: Scene,
) -> None:
    called.messenger.failures[RUT] = [NOT_INSTALLED]
    await deliver(called)
    assert called.said(Reached) == []
    await deliver(called, minutes=6)

    assert called.said(Reached) == [FRIDA]


async def test_given_many_are_given_up_at_once_when_told_then_it_is_one_message(
    called: Scene,
) -> None:
    for person in (RUT, PIA, TORE):
        called.messenger.failures[person] = [NOT_INSTALLED] * 3
    await deliver(called)
    await deliver(called, minutes=6)

    (card,) = [
        what.payload["card"] for _, what in called.messenger.said if what.summary == "Reached"
    ]
    states = {line.name.split()[0]: line.state for line in card.parts[0].lines}
    assert [name for name in states if states[name] == "not_installed"] == ["Rut", "Pia", "Tore"]


async def test_given_the_convener_was_told_of_a_person_when_more_fails_then_not_again(
    called: Scene,
) -> None:
    called.messenger.shut[RUT] = NOT_INSTALLED
    called.state.conversations.pop(RUT)
    for day in (12, 13, 14, 15):
        await called.tick(date(2027, 1, day), "08.30")
        await called.tick(date(2027, 1, day), "09.00")
    for day, clock in ((20, "16.30"), (21, "08.30"), (21, "11.00")):
        await called.tick(date(2027, 1, day), clock)

    assert called.row(f"{Kind.AGENDA}:{called.first}:{RUT}").state is Delivery.DEAD
    assert called.said(Reached) == [FRIDA]


async def test_given_another_fails_after_the_convener_was_told_when_morning_comes_then_told(
    called: Scene,
) -> None:
    called.messenger.failures[RUT] = [NOT_INSTALLED]
    await deliver(called)
    await deliver(called, minutes=6)
    async with called.units(NORRSJO) as uow:
        for one in (PIA,):
            message = row(called).message
            key = message.key.replace(RUT, one)
            await uow.outbox.add(replace(message, key=f"{key}:again", recipient=one))
    called.messenger.failures[PIA] = [NOT_INSTALLED]
    await deliver(called, minutes=1)
    await deliver(called, minutes=30)
    assert called.said(Reached) == [FRIDA]
    called.at(date(2026, 12, 18), "08.30")
    await deliver(called)

    assert called.said(Reached) == [FRIDA, FRIDA]


async def test_given_the_telling_fails_when_it_ends_then_nobody_is_told_of_that(
    called: Scene,
) -> None:
    called.messenger.failures[RUT] = [NOT_INSTALLED]
    await deliver(called)
    called.messenger.failures[FRIDA] = [NOT_INSTALLED] * 9
    for _ in range(5):
        await deliver(called, minutes=20)

    assert [(s.message.recipient, s.state) for s in told(called)] == [(FRIDA, Delivery.DEAD)]


async def test_given_it_is_the_convener_who_is_not_reached_then_the_stand_in_is_told(
    called: Scene,
) -> None:
    called.messenger.failures[FRIDA] = [NOT_INSTALLED]
    await deliver(called)

    assert [s.message.recipient for s in told(called)] == [LEO]


async def test_given_everybody_is_reached_before_it_is_told_then_it_is_not(called: Scene) -> None:
    called.messenger.failures[RUT] = [NOT_INSTALLED]
    await deliver(called)
    await called.install(RUT)
    await deliver(called)
    await deliver(called, minutes=6)

    assert called.said(Reached) == []
    assert (told(called)[0].state, told(called)[0].reason) == (Delivery.DROPPED, "dropped.reached")


async def test_given_it_failed_five_times_when_given_up_then_the_convener_is_told(
    called: Scene,
) -> None:
    called.messenger.failures[RUT] = [TemporaryFailureError("failed.busy")] * 5
    for _ in range(8):
        await deliver(called, minutes=15)

    assert called.said(Reached) == [FRIDA]


# Figures


async def test_given_rows_that_end_when_counted_then_each_by_kind_outcome_and_lateness(
    called: Scene,
) -> None:
    meter = called.services.meter
    assert isinstance(meter, FakeMeter)
    meter.sends.clear()
    called.messenger.failures[RUT] = [NOT_INSTALLED]
    await deliver(called, minutes=2)

    invited = sorted((k, o, late) for k, o, late in meter.sends if k == Kind.INVITATION)
    assert invited == [("invitation", "dead", 120.0)] + [("invitation", "sent", 120.0)] * 5
    assert len(meter.sends) == 2 * len(MEMBERS)
