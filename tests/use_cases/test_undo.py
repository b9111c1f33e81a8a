"""What is taken back meets a world that has gone on."""

from datetime import date, time

from sspf.domain.commitments import Due, Effect
from sspf.use_cases.change_commitment import complete_commitment
from sspf.use_cases.change_meeting import cancel_meeting, move_meeting
from sspf.use_cases.undo_change import undo_last
from tests.use_cases.world import FRIDA, RUT, Scene

LATER = date(2027, 3, 4)


async def test_given_its_meeting_was_moved_while_it_was_done_when_undone_then_it_is_due_there(
    meeting_scene: Scene,
) -> None:
    made = await meeting_scene.commit(due="next", on="")
    services, second = meeting_scene.services, meeting_scene.second
    await complete_commitment(services, meeting_scene.who(RUT), made, Effect.YES)
    await move_meeting(services, meeting_scene.who(FRIDA), second, LATER, time(9))
    await undo_last(services, meeting_scene.who(RUT))

    back = meeting_scene.commitment(made)
    assert back.is_open
    assert back.due == Due(on=LATER, at_meeting=second)


async def test_given_its_meeting_was_cancelled_and_none_comes_after_when_undone_then_as_before(
    meeting_scene: Scene,
) -> None:
    made = await meeting_scene.commit(due="next", on="")
    services, second = meeting_scene.services, meeting_scene.second
    before = meeting_scene.commitment(made).due
    await complete_commitment(services, meeting_scene.who(RUT), made, Effect.YES)
    for meeting in list(meeting_scene.state.meetings.values()):
        if meeting.held_on >= before.on:
            await cancel_meeting(services, meeting_scene.who(FRIDA), meeting.id)
    await undo_last(services, meeting_scene.who(RUT))

    assert meeting_scene.commitment(made).due.at_meeting == second
