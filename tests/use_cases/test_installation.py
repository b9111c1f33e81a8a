"""Somebody adds the bot, takes it away, or is heard from: where they are reached, what waited."""

from datetime import date

import pytest

from sspf.domain.messages.general import Help
from sspf.domain.messages.meeting import Invitation
from sspf.domain.outbox import Delivery, Kind
from sspf.domain.reach import REMOVED, ReachState
from sspf.ports import PermanentFailureError
from sspf.use_cases.deliver_messages import deliver_messages
from sspf.use_cases.forget_conversation import forget_conversation
from sspf.use_cases.install import install_municipality
from sspf.use_cases.note_installation import note_installation
from sspf.use_cases.note_turn import note_turn
from tests.use_cases.world import NORRSJO, RUT, Scene, a_place

NOT_INSTALLED = PermanentFailureError("failed.not_installed")


async def deliver(scene: Scene) -> None:
    await deliver_messages(scene.services, NORRSJO)


async def heard(scene: Scene, **changes: str) -> None:
    await note_turn(scene.services, scene.who(RUT), a_place(RUT, **changes))


def forget_everything(scene: Scene) -> None:
    """As if nobody had been welcomed."""
    scene.state.conversations.clear()
    scene.state.outbox.clear()
    scene.state.reach.clear()


async def test_given_somebody_adds_the_bot_when_told_twice_then_there_is_one_welcome(
    scene: Scene,
) -> None:
    forget_everything(scene)
    await scene.install(RUT)
    await scene.install(RUT)
    await deliver(scene)
    await scene.install(RUT)
    await deliver(scene)

    assert scene.said(Help) == [RUT]
    assert scene.state.conversations[RUT] == a_place(RUT)


async def test_given_somebody_adds_the_bot_in_the_evening_then_they_are_welcomed_at_once(
    scene: Scene,
) -> None:
    """It answers what the person just did; everything else waits for the morning."""
    forget_everything(scene)
    scene.at(date(2026, 12, 17), "21.00")
    await scene.install(RUT)
    await deliver(scene)

    assert scene.said(Help) == [RUT]


async def test_given_a_municipality_put_in_place_at_night_when_added_then_welcomed_at_once(
    scene: Scene,
) -> None:
    """The welcome that installing queued for the morning does not stand in the way."""
    forget_everything(scene)
    scene.at(date(2026, 12, 17), "02.00")
    await install_municipality(scene.services, scene.organisation, ())
    await deliver(scene)
    assert scene.said(Help) == []
    await scene.install(RUT)
    await deliver(scene)
    scene.at(date(2026, 12, 17), "09.00")
    await deliver(scene)

    assert scene.said(Help)[0] == RUT
    assert scene.said(Help).count(RUT) == 1


async def test_given_nobody_added_it_when_it_is_evening_then_a_welcome_waits(scene: Scene) -> None:
    forget_everything(scene)
    await scene.install(RUT)
    await forget_conversation(scene.services, scene.who(RUT))
    scene.at(date(2026, 12, 17), "21.00")
    await deliver(scene)

    assert scene.messenger.said == []


async def test_given_a_kallelse_was_given_up_when_the_person_adds_the_bot_then_it_comes_once(
    scene: Scene,
) -> None:
    scene.messenger.failures[RUT] = [NOT_INSTALLED]
    await scene.call()
    await deliver(scene)
    await scene.install(RUT)
    await scene.install(RUT)
    await deliver(scene)
    await scene.install(RUT)
    await deliver(scene)

    assert scene.said(Invitation).count(RUT) == 1


@pytest.mark.parametrize("reason", ["failed.too_large", "failed.internal", "failed.disabled"])
async def test_given_it_was_given_up_for_something_else_when_the_bot_is_added_then_it_stays_so(
    scene: Scene, reason: str
) -> None:
    scene.messenger.failures[RUT] = [PermanentFailureError(reason)]
    await scene.call()
    await deliver(scene)
    await scene.install(RUT)
    await deliver(scene)

    assert scene.said(Invitation).count(RUT) == 0


async def test_given_the_meeting_is_over_when_the_person_adds_the_bot_then_the_kallelse_is_not_sent(
    scene: Scene,
) -> None:
    scene.messenger.failures[RUT] = [NOT_INSTALLED]
    await scene.call()
    await deliver(scene)
    scene.at(date(2027, 1, 14), "09.00")
    scene.state.meetings[scene.first] = scene.meeting().cancel(scene.clock.now())
    await scene.install(RUT)
    await deliver(scene)

    row = scene.row(f"{Kind.INVITATION}:{scene.first}:{RUT}")
    assert (row.state, row.reason) == (Delivery.DROPPED, "dropped.cancelled")


async def test_given_somebody_removes_the_bot_then_the_place_is_forgotten_and_it_is_audited(
    scene: Scene,
) -> None:
    await forget_conversation(scene.services, scene.who(RUT))
    await forget_conversation(scene.services, scene.who(RUT))

    known = scene.state.reach[RUT]
    assert RUT not in scene.state.conversations
    assert (known.state, known.reason) == (ReachState.NOT_INSTALLED, REMOVED)
    assert scene.tags().count("reach:change") == len(scene.organisation.people) + 1


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "groupChat"}, {"kind": "channel"}, {"member": "other"}, {"tenant": "other"}],
    ids=["group", "channel", "another's", "another tenant"],
)
async def test_given_a_place_that_is_not_the_persons_own_when_told_of_then_nothing_is_kept(
    scene: Scene, wrong: dict[str, str]
) -> None:
    before = dict(scene.state.conversations), dict(scene.state.reach), list(scene.state.entries)
    place = a_place(RUT, conversation="19:meeting", **wrong)
    await note_installation(scene.services, scene.who(RUT), place)
    await note_turn(scene.services, scene.who(RUT), place)

    after = dict(scene.state.conversations), dict(scene.state.reach), list(scene.state.entries)
    assert after == before


async def test_given_the_service_has_moved_when_heard_then_the_new_address_is_kept(
    scene: Scene,
) -> None:
    await heard(scene, service_url="https://new.example.org/")

    assert scene.state.conversations[RUT].service_url == "https://new.example.org/"
    assert "conversation:keep" in scene.tags()


async def test_given_nothing_has_changed_when_heard_again_then_nothing_is_written(
    scene: Scene,
) -> None:
    await heard(scene)
    before = scene.state.copied()
    scene.clock.advance(minutes=4)
    await heard(scene)

    assert scene.state == before


async def test_given_somebody_was_blocked_when_heard_from_then_what_waited_is_sent(
    scene: Scene,
) -> None:
    """The block was lifted, and Teams has no event for that."""
    scene.messenger.failures[RUT] = [PermanentFailureError("failed.blocked")]
    await scene.call()
    await deliver(scene)
    await heard(scene)
    await deliver(scene)

    assert scene.said(Invitation).count(RUT) == 1


async def test_given_a_card_was_sent_when_the_person_writes_then_they_are_reached(
    scene: Scene,
) -> None:
    await heard(scene)
    await scene.call()
    await deliver(scene)
    assert scene.state.reach[RUT].state is ReachState.SENT
    scene.clock.advance(seconds=5)
    await heard(scene)

    assert scene.state.reach[RUT].state is ReachState.REACHED
