"""The scenario's list of steps on the page, in a real browser."""

from pathlib import Path

import pytest

from tests.bot.rehearsal.browsing import AXE, a_browser, a_tab
from tests.bot.rehearsal.fakes import a_world

pytestmark = pytest.mark.skipif(not AXE.is_file(), reason="the page is not made: run make page")


async def test_steps_to_come_stand_in_the_list(chromium: Path) -> None:
    async with a_world() as world, a_browser(chromium) as browser, a_tab(world, browser) as tab:
        await tab.page.locator("#steps-summary").click()
        listed = await tab.page.locator("#steps").bounding_box()
        last = await tab.page.locator("#steps li").last.bounding_box()

    assert listed is not None
    assert last is not None
    assert last["y"] >= listed["y"]
    assert last["y"] + last["height"] <= listed["y"] + listed["height"] + 1
