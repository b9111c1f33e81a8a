"""The clock's work: planning twice queues once, and what is foreseen is what happens."""

from datetime import date

import pytest

from sspf.domain.messages.meeting import Invitation
from sspf.domain.outbox import Delivery, Kind
from sspf.use_cases.change_meeting import cancel_meeting, move_meeting
from sspf.use_cases.foresee import Foreseen, foresee
from sspf.use_cases.plan_messages import plan_messages
from tests.use_cases.world import FIRST_DAY, FRIDA, MEMBERS, NORRSJO, Scene, local

STEPS = [
    (date(2026, 12, 17), "08.30"),
    (date(2026, 12, 29), "09.00"),
    (date(2027, 1, 12), "08.30"),
    (date(2027, 1, 18), "08.30"),
    (date(2027, 1, 19), "08.30"),
    (date(2027, 1, 20), "13.00"),
    (date(2027, 1, 20), "15.00"),
    (FIRST_DAY, "08.00"),
    (FIRST_DAY, "13.00"),
    (date(2027, 1, 22), "10.00"),
]


async def foreseen(scene: Scene) -> Foreseen:
    seen = await foresee(scene.services, NORRSJO)
    assert seen is not None
    return seen


@pytest.mark.parametrize(("day", "clock"), STEPS)
async def test_given_an_hour_of_the_cycle_when_planned_twice_then_the_second_queues_nothing(
    scene: Scene, day: date, clock: str
) -> None:
    await scene.call()
    scene.at(day, clock)
    await plan_messages(scene.services, NORRSJO)

    assert await plan_messages(scene.services, NORRSJO) == 0


async def test_given_the_whole_cycle_when_it_goes_by_then_each_step_comes_at_its_hour(
    scene: Scene,
) -> None:
    """What is foreseen is the scenario's calendar, from the ask to the notes."""
    scene.at(date(2026, 12, 16), "12.00")
    seen_at = []
    while scene.clock.now() < local(date(2027, 1, 22), "10.00"):
        seen = await foreseen(scene)
        seen_at.append(seen.at)
        scene.clock.move_to(seen.at)
        await scene.tick()

    assert seen_at == [local(day, clock) for day, clock in STEPS]


async def test_given_what_is_foreseen_when_its_hour_comes_then_just_that_is_sent(
    scene: Scene,
) -> None:
    """For every step of two months: kind, people and hour."""
    scene.at(date(2026, 12, 16), "12.00")
    wrong = []
    while scene.clock.now() < local(date(2027, 2, 19), "12.00"):
        seen = await foreseen(scene)
        scene.clock.move_to(seen.at)
        await scene.tick()
        rows = [s for s in scene.rows() if s.state is Delivery.SENT and s.at == seen.at]
        people = tuple(s.message.recipient for s in rows if s.message.kind is seen.kind)
        if people != seen.people:
            wrong.append((seen, people))

    assert wrong == []


async def test_given_something_waits_when_foreseen_then_it_comes_first(scene: Scene) -> None:
    scene.at(date(2026, 12, 17), "18.00")
    await scene.call()
    seen = await foreseen(scene)

    assert (seen.at, seen.kind) == (local(date(2026, 12, 18), "08.00"), Kind.INVITATION)


async def test_given_a_commitment_when_foreseen_then_its_reminder_comes_in_its_turn(
    meeting_scene: Scene,
) -> None:
    await meeting_scene.commit(on="2027-02-03")
    await meeting_scene.tick(date(2027, 1, 26), "16.00")
    seen = await foreseen(meeting_scene)

    assert (seen.at, seen.kind) == (local(date(2027, 1, 27), "08.30"), Kind.DIGEST)


async def test_given_nothing_is_planned_when_foreseen_then_there_is_nothing(scene: Scene) -> None:
    scene.at(date(2027, 7, 1), "09.00")
    await scene.tick()

    assert await foresee(scene.services, NORRSJO) is None


async def test_given_something_is_due_at_this_moment_when_foreseen_then_it_lies_ahead(
    scene: Scene,
) -> None:
    """What is due now is the tick's; what is foreseen comes after it."""
    await scene.call()
    await scene.tick()
    scene.at(date(2027, 1, 12), "09.00")

    assert (await foreseen(scene)).at > scene.clock.now()


async def test_given_the_future_is_looked_at_when_nothing_is_done_then_nothing_is_queued(
    scene: Scene,
) -> None:
    before = scene.keys()
    await foreseen(scene)

    assert scene.keys() == before


async def test_given_the_machine_was_off_on_the_day_when_it_wakes_then_the_kallelse_still_goes(
    scene: Scene,
) -> None:
    await scene.tick(date(2027, 1, 4), "10.00")

    assert scene.said(Invitation) == list(MEMBERS)


async def test_given_the_meeting_is_moved_when_its_old_days_come_then_the_new_ones_hold(
    scene: Scene,
) -> None:
    await scene.call()
    await scene.tick()
    starts = scene.meeting().starts
    to = date(2027, 1, 28)
    await move_meeting(scene.services, scene.who(FRIDA), scene.first, to, starts)
    await scene.settle()
    seen = await foreseen(scene)

    assert (seen.at, seen.kind) == (local(date(2027, 1, 19), "08.30"), Kind.BRIEFING_REQUEST)


async def test_given_the_meeting_is_cancelled_when_foreseen_then_the_next_one_comes(
    scene: Scene,
) -> None:
    await cancel_meeting(scene.services, scene.who(FRIDA), scene.first)
    await scene.tick()
    seen = await foreseen(scene)

    assert (seen.at, seen.values["on"]) == (local(date(2027, 1, 28), "08.30"), "2027-02-18")
