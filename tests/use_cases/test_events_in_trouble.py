"""The calendar fails, is late, or is changed by somebody else's hand."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import time

import pytest
import pytest_asyncio

from sspf.domain.calendar_events import EventState
from sspf.domain.errors import NotConvenerError
from sspf.domain.messages.event import EventTrouble
from sspf.domain.messages.meeting import Invitation
from sspf.domain.outbox import Delivery
from sspf.domain.reach import nothing_known
from sspf.ports import (
    PermanentFailureError,
    TemporaryFailureError,
    UnknownOutcomeError,
)
from sspf.use_cases.change_meeting import move_meeting
from sspf.use_cases.put_event_again import put_event_again
from tests.use_cases.calendared import LATER, Calendared, calendared, calls
from tests.use_cases.world import FRIDA, LEO, MEMBERS, RUT

LOST = UnknownOutcomeError("failed.no_answer")
BUSY = TemporaryFailureError("failed.busy", 30)


@pytest_asyncio.fixture
async def scene() -> AsyncIterator[Calendared]:
    yield await calendared()


async def test_given_the_event_was_taken_away_by_hand_when_moved_then_told_and_made_anew_on_wish(
    scene: Calendared,
) -> None:
    await scene.call()
    await scene.tick()
    scene.outlook.events.clear()
    await move_meeting(scene.services, scene.who(FRIDA), scene.first, LATER, time(13))
    scene.clock.advance(minutes=5)
    await scene.until_quiet()
    assert scene.shown == []
    assert scene.said(EventTrouble) == [FRIDA]
    assert scene.event is EventState.GONE

    assert await put_event_again(scene.services, scene.who(FRIDA), scene.first)
    assert await put_event_again(scene.services, scene.who(FRIDA), scene.first)
    await scene.until_quiet()

    assert scene.outlook.created == ["event-1", "event-2"]
    assert scene.shown == [(LATER, set(MEMBERS))]
    assert scene.outlook.asked[-1].key != scene.outlook.asked[0].key
    assert scene.tags().count("event:again") == 1


async def test_given_the_mailbox_is_gone_then_the_convener_is_told_once_and_calls_go_out(
    scene: Calendared,
) -> None:
    scene.outlook.before += [PermanentFailureError("failed.calendar_missing")] * 9
    await scene.call()
    await scene.until_quiet()

    assert len(scene.outlook.asked) == 1
    assert scene.said(EventTrouble) == [FRIDA]
    assert [card.join_url for card in calls(scene)] == [""] * 6


async def test_given_graph_is_away_all_night_then_it_is_tried_for_hours_and_then_told(
    scene: Calendared,
) -> None:
    scene.outlook.before += [BUSY] * 99
    await scene.call()
    for _ in range(40):
        await scene.tick()
        scene.clock.advance(hours=3)

    assert len(scene.outlook.asked) in range(6, 11)  # a night in between is waited out
    assert scene.row("event:").state is Delivery.DEAD
    assert scene.said(EventTrouble) == [FRIDA]


async def test_given_the_link_is_late_then_the_kallelse_waits_then_goes_and_is_replaced(
    scene: Calendared,
) -> None:
    scene.outlook.before.append(TemporaryFailureError("failed.busy", 400))
    await scene.call()
    await scene.tick()
    scene.clock.advance(minutes=4)
    await scene.tick()
    assert calls(scene) == []
    scene.clock.advance(minutes=2)
    await scene.tick()
    assert [card.join_url for card in calls(scene)] == [""] * 6
    scene.clock.advance(minutes=2)
    await scene.until_quiet()

    seen = [what.payload["card"] for _, _, what in scene.messenger.updated]
    assert [card.join_url for card in seen] == ["https://teams.example.org/meet/event-1"] * 6
    assert len(calls(scene)) == 6


async def test_given_the_link_is_in_time_then_no_card_is_sent_twice(scene: Calendared) -> None:
    await scene.call()
    await scene.until_quiet()

    assert scene.messenger.updated == []
    assert len(calls(scene)) == 6
    assert scene.state.calendar_events[scene.first].shown_at is not None


async def test_given_the_room_cannot_be_closed_then_the_event_stands_and_nobody_is_troubled(
    scene: Calendared,
) -> None:
    scene.outlook.room_fails.append(PermanentFailureError("failed.calendar_refused"))
    await scene.call()
    await scene.until_quiet()

    assert scene.event is EventState.THERE
    assert not scene.state.calendar_events[scene.first].is_closed
    assert scene.said(EventTrouble) == []


async def test_11_given_a_long_stop_when_up_again_then_the_event_is_made_once() -> None:
    """Failure mode 11: the scheduler was silent, or there are two of it."""
    scene = await calendared()
    await scene.call()
    other = replace(scene.services, unit_of_work=scene.units.replica())
    scene.clock.advance(days=26)
    for services in (other, scene.services, other):
        scene.services = services
        await scene.tick()
    scene.clock.advance(minutes=30)
    await scene.until_quiet()

    assert scene.outlook.created == ["event-1"]
    assert len(calls(scene)) == 6


async def test_11_given_a_stop_past_the_meeting_when_up_again_then_nothing_is_asked() -> None:
    scene = await calendared()
    await scene.call()
    scene.clock.advance(days=60)
    await scene.until_quiet()

    assert scene.first not in {asked.meeting.id for asked in scene.outlook.asked}


async def test_2_given_the_calendar_fails_then_each_persons_card_says_nothing_false(
    scene: Calendared,
) -> None:
    """Failure mode 2: "sent" but never received. What is not in the calendar is not said to be."""
    scene.outlook.before += [PermanentFailureError("failed.calendar_refused")]
    await scene.call()
    await scene.until_quiet()

    row = scene.row("event:")
    assert (row.state, row.reason) == (Delivery.DEAD, "failed.calendar_refused")
    assert scene.event is EventState.ASKED
    assert scene.said(EventTrouble) == [FRIDA]


async def test_given_a_stranger_when_it_is_wished_again_then_refused(scene: Calendared) -> None:
    await scene.call()
    await scene.tick()

    with pytest.raises(NotConvenerError):
        await put_event_again(scene.services, scene.who(RUT), scene.first)
    assert await put_event_again(scene.services, scene.who(LEO), scene.first) is False


async def test_given_somebody_without_the_app_when_written_to_then_it_is_put_there(
    scene: Calendared,
) -> None:
    scene.messenger.failures[RUT] = [PermanentFailureError("failed.not_installed")]
    scene.messenger.shut[RUT] = PermanentFailureError("failed.not_installed")
    scene.outlook.on_install = lambda: scene.messenger.shut.clear()
    await scene.call()
    await scene.tick()

    assert scene.outlook.installed == [scene.organisation.person(RUT).entra_object_id]
    assert RUT in scene.said(Invitation)


async def test_given_nobody_may_put_the_app_then_it_is_told_as_before(scene: Calendared) -> None:
    scene.messenger.failures[RUT] = [PermanentFailureError("failed.not_installed")]
    organizer = scene.services.organizer
    assert organizer
    scene.services = replace(scene.services, organizer=replace(organizer, apps=None))
    await scene.call()
    await scene.tick()

    assert scene.outlook.installed == []
    assert scene.row(f"invitation:{scene.first}:{RUT}").reason == "failed.not_installed"


async def test_10_given_somebody_took_the_app_away_then_it_is_not_put_back(
    scene: Calendared,
) -> None:
    """Failure mode 10: who has said no by taking it away is left alone."""
    removed = nothing_known(RUT, scene.clock.now()).removed(scene.clock.now())
    async with scene.units(scene.who(RUT).municipality) as uow:
        await uow.reach.put(removed)
    scene.messenger.failures[RUT] = [PermanentFailureError("failed.not_installed")]
    await scene.call()
    await scene.tick()

    assert scene.outlook.installed == []
