"""Five hundred dates are saved without holding up whoever else writes to the bot."""

import asyncio
from datetime import date, time, timedelta

from sspf.domain.calendar_warnings import Hours
from sspf.use_cases.draft_calendar import save_calendar_draft
from tests.use_cases.world import FRIDA, Scene

DATES = 500


async def test_given_a_long_list_when_saved_then_others_have_many_turns_meanwhile(
    scene: Scene,
) -> None:
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    first = date(2027, 9, 1)
    wished = [
        Hours(on=first + timedelta(days=n), starts=time(13), ends=time(15)) for n in range(DATES)
    ]
    beside = asyncio.create_task(others())
    await save_calendar_draft(scene.services, scene.who(FRIDA), wished)
    beside.cancel()

    assert sum(m.is_draft for m in scene.state.meetings.values()) == DATES
    assert turns >= DATES // 10
