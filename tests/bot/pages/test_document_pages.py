"""The pages of documents in a real Chromium: fetched with a press, read, shown on a screen."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

import pytest
import pytest_asyncio
from playwright.async_api import Page

from tests.bot.pages.test_in_a_browser import (
    NEEDS_AXE,
    SCHEMES,
    SIZES,
    faults,
    is_too_wide,
    too_small,
)
from tests.bot.rehearsal.browsing import a_browser
from tests.journeys.play import Play
from tests.journeys.test_documents import LINK

STAGE = pytest.mark.stage("decided")


async def ordered(chat: Play, text: str, button: str = "") -> str:
    await chat.say("frida", text)
    if button:
        await chat.press("frida", button)
    found = LINK.search(json.dumps(chat.card("frida")))
    assert found
    return found[1]


@pytest_asyncio.fixture
async def addresses(chat: Play) -> AsyncIterator[dict[str, str]]:
    yield {
        "fetch": await ordered(chat, "statistik som excel"),
        "family": await ordered(chat, "information till familjen"),
        "screen": await ordered(chat, "mötesläge", "Visa stort"),
    }


@NEEDS_AXE
@STAGE
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("scheme", SCHEMES)
async def test_given_the_pages_of_documents_then_axe_finds_nothing_and_all_of_it_is_seen(
    addresses: dict[str, str],
    chromium: Path,
    size: tuple[int, int],
    scheme: Literal["light", "dark"],
) -> None:
    said: dict[str, list[str]] = {}
    async with a_browser(chromium) as browser:
        context = await browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, bypass_csp=True
        )
        page = await context.new_page()
        for name, address in addresses.items():
            await page.goto(address)
            said[name] = [*await faults(page), *await too_small(page)]
            said[f"{name} wide"] = ["too wide"] if await is_too_wide(page) else []

    assert said == {name: [] for name in said}


@STAGE
async def test_given_a_press_then_the_browser_saves_the_file_under_its_neutral_name(
    addresses: dict[str, str], chromium: Path
) -> None:
    async with a_browser(chromium) as browser:
        page: Page = await browser.new_page()
        await page.goto(addresses["fetch"])
        async with page.expect_download() as waited:
            await page.get_by_role("button", name="Hämta som Excel").press("Enter")
        saved = await waited.value

    assert saved.suggested_filename == "statistik.xlsx"


@STAGE
async def test_given_a_printer_then_the_family_gets_the_text_and_no_buttons(
    addresses: dict[str, str], chromium: Path
) -> None:
    async with a_browser(chromium) as browser:
        page: Page = await browser.new_page()
        await page.goto(addresses["family"])
        await page.emulate_media(media="print")

        assert not await page.get_by_role("button", name="Hämta som PDF").is_visible()
        assert await page.get_by_text("Vad har ni rätt till?").is_visible()
