"""The pages in a real Chromium: light and dark, on a phone and on a desk."""

from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.async_api import Page

from tests.bot.pages.visiting import Visitor
from tests.bot.rehearsal.browsing import AXE, a_browser
from tests.journeys.play import Play

SIZES = ((320, 640), (1280, 900))
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
NEEDS_AXE = pytest.mark.skipif(not AXE.is_file(), reason="the page is not made: run make page")
SMALLEST = 44
"""Pixels: what a finger hits."""


async def faults(page: Page) -> list[str]:
    """All that axe finds, best practice too."""
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = await page.evaluate("async () => (await axe.run()).violations")
    return [f"{fault['id']}: {node['html']}" for fault in found for node in fault["nodes"]]


async def is_too_wide(page: Page) -> bool:
    wide: bool = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return wide


async def too_small(page: Page) -> list[str]:
    """Whatever can be pressed and is lower than a finger."""
    found: list[str] = await page.evaluate(
        """least => [...document.querySelectorAll('button, select, textarea, .choice, .fault a')]
        .filter(e => e.getBoundingClientRect().height < least).map(e => e.outerHTML)""",
        SMALLEST,
    )
    return found


@NEEDS_AXE
@pytest.mark.accepts("R-110")
@pytest.mark.stage("called")
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("scheme", SCHEMES)
async def test_given_the_page_of_a_kallelse_then_axe_finds_nothing_and_all_of_it_is_seen(
    chat: Play,
    browser_of_rut: Visitor,
    chromium: Path,
    size: tuple[int, int],
    scheme: Literal["light", "dark"],
) -> None:
    """As it is first seen, with what is wrong, when it was done, and when it is closed."""
    async with a_browser(chromium) as browser:
        context = await browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            java_script_enabled=True,
            locale="sv-SE",
            bypass_csp=True,
        )
        page = await context.new_page()
        await page.goto(browser_of_rut.address)
        said = {"first": await faults(page), "small": await too_small(page)}
        wide = [await is_too_wide(page)]
        await page.fill("#d1", "Ring 070-123 45 67")
        await page.click("button[value=skicka]")
        await page.locator(".fault").wait_for()
        said |= {"wrong": await faults(page), "small wrong": await too_small(page)}
        wide.append(await is_too_wide(page))
        await page.locator(".fault a").first.click()
        focused = await page.evaluate("document.activeElement.id")
        await page.check("input[value=accepted]")
        await page.click("button[value=svara]")
        await page.locator(".done").wait_for()
        said["done"] = await faults(page)
        await page.goto(browser_of_rut.address[:-1])
        said["closed"] = await faults(page)
        wide.append(await is_too_wide(page))

    assert {name: found for name, found in said.items() if found} == {}
    assert wide == [False, False, False]
    assert focused == "d1"


@pytest.mark.stage("called")
async def test_given_a_browser_without_script_then_everything_works_and_nothing_is_complained_of(
    chat: Play, browser_of_pia: Visitor, chromium: Path
) -> None:
    """With the policy in force and by the keyboard alone."""
    async with a_browser(chromium) as browser:
        context = await browser.new_context(java_script_enabled=False)
        page = await context.new_page()
        complaints: list[str] = []
        page.on("console", lambda said: complaints.append(said.text))
        await page.goto(browser_of_pia.address)
        await page.locator("#svar").focus()
        await page.keyboard.press("Space")
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await page.locator(".done").wait_for()
        assert "Ditt svar nu: du kommer." in await page.inner_text("main")

    assert complaints == []
    assert "Svarade via webblänk." in await chat.say("frida", "läget")
