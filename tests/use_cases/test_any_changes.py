"""Whatever becomes of a meeting, each ends up knowing what holds, and hears nothing twice."""

import asyncio
from datetime import date, time, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sspf.domain.messages.meeting import Invitation, InvitationCancelled
from sspf.domain.outbox import Delivery, Kind
from sspf.domain.tellings import SETTLES, Road
from sspf.use_cases.change_meeting import cancel_meeting, move_meeting
from tests.use_cases.world import FIRST_DAY, FRIDA, MEMBERS, Scene, a_scene

LATER = date(2027, 1, 28)
DAYS = st.sampled_from([FIRST_DAY, LATER, date(2027, 2, 4)])
STEPS = st.lists(
    st.tuples(st.sampled_from(["move", "cancel", "wait", "tick"]), DAYS, st.integers(9, 15)),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_whatever_changes_each_ends_up_knowing_what_holds_and_no_message_tells_nothing_new(
    steps: list[tuple[str, date, int]],
) -> None:
    async def play() -> None:
        scene = await a_scene()
        frida = scene.who(FRIDA)
        await scene.call()
        await scene.tick()
        for what, day, hour in steps:
            if what == "wait":
                scene.clock.advance(minutes=2)
            elif what == "tick":
                await scene.tick()
            elif scene.meeting().is_on:
                if what == "cancel":
                    await cancel_meeting(scene.services, frida, scene.first)
                else:
                    await move_meeting(scene.services, frida, scene.first, day, time(hour))
        scene.clock.advance(minutes=SETTLES // timedelta(minutes=1))
        await scene.tick()
        _judge(scene)

    asyncio.run(play())


def _judge(scene: Scene) -> None:
    meeting = scene.meeting()
    for person in MEMBERS:
        told = scene.state.tellings[meeting.id, person, Road.CHAT]
        mailed = scene.state.tellings[meeting.id, person, Road.MAIL]
        assert told.holds(meeting)
        assert mailed.holds(meeting)
        said = [w.payload["card"] for p, w in scene.messenger.said if p == person]
        facts = [
            (c.meeting.held_on, c.meeting.starts, isinstance(c, InvitationCancelled))
            for c in said
            if isinstance(c, Invitation | InvitationCancelled)
        ]
        assert all(one != after for one, after in pairwise(facts))
    assert not [r for r in scene.rows() if r.state is Delivery.DUE and r.message.kind in CHANGES]


CHANGES = {
    Kind.INVITATION_MOVED,
    Kind.INVITATION_CANCELLED,
    Kind.CALENDAR_REQUEST,
    Kind.CALENDAR_CANCEL,
}
