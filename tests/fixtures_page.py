"""The road `page`: the product started as a person starts it, and Chromium in front of its page."""

import asyncio
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, ViewportSize, async_playwright, expect

from tests.bot.rehearsal.browsing import AXE, FLAGS
from tests.fixtures_play import Cli
from tests.journeys.play import ROOT, free_port

SHOTS = ROOT / "var" / "screenshots"
STARTED = "Provkörningen är igång"
WIDE = ViewportSize(width=1440, height=1000)
PATIENCE_MS = 15_000


class OnPage:
    """Does on the page what a person does: is somebody, presses, fills in, writes."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self._shots = 0
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text))

    def chat(self, who: str) -> Locator:
        return self.page.locator(f".chat[data-person={who}]")

    async def be(self, *people: str) -> None:
        """Show these chats, side by side, and no other."""
        more = self.page.locator("#more")
        if await more.get_attribute("aria-expanded") == "false":
            await more.click()
        for box in await self.page.locator("#people input").all():
            await box.set_checked(await box.get_attribute("value") in people)
        await self.chat(people[0]).wait_for()

    async def press(self, who: str, name: str) -> None:
        """The newest button of that name, and what follows from it."""
        async with self.page.expect_response("**/rehearsal/press"):
            await self.chat(who).get_by_role("button", name=name).last.click()

    async def unfold(self, who: str, name: str) -> None:
        await self.chat(who).get_by_role("button", name=name).last.click()

    async def fill(self, who: str, label: str, text: str) -> None:
        await self.chat(who).get_by_label(label).last.fill(text)

    async def choose(self, who: str, label: str, choice: str) -> None:
        """In a drop-down, by the words of the choice."""
        await self.chat(who).get_by_label(label, exact=True).last.select_option(label=choice)

    async def pick(self, who: str, name: str) -> None:
        """One of several that all can be seen."""
        await self.chat(who).get_by_role("radio", name=name).last.check()

    async def tick(self, who: str, label: str) -> None:
        await self.chat(who).get_by_label(label).last.check()

    async def say(self, who: str, text: str) -> None:
        field = self.chat(who).get_by_placeholder("Skriv till SSPF-stödet")
        await field.fill(text)
        async with self.page.expect_response("**/rehearsal/say"):
            await field.press("Enter")

    async def sees(self, who: str, words: str) -> None:
        await expect(self.chat(who).get_by_text(words).last).to_be_visible()

    async def next_until(self, words: str, at_most: int = 8) -> None:
        """Press "Nästa händelse" until the clock shows these words."""
        clock = self.page.locator("#clock")
        for _ in range(at_most):
            before = await clock.inner_text()
            if words in plain(before):
                return
            async with self.page.expect_response("**/rehearsal/clock"):  # it stands still again
                await self.page.locator("#next").click()
            await expect(clock).not_to_have_text(before)
        raise AssertionError(f"the clock never showed {words}: {await clock.inner_text()}")

    async def shot(self, name: str) -> None:
        """The whole screen, as number so-and-so of this play."""
        self._shots += 1
        SHOTS.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=SHOTS / f"{self._shots:02}-{name}.png")


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


@pytest_asyncio.fixture
async def page(chromium: Path, cli: Cli) -> AsyncIterator[OnPage]:
    """Chromium on a rehearsal that `python -m bot run` serves; no complaint may be left in it."""
    if not AXE.is_file():
        pytest.skip("the page is not made: run make page")
    address, process = await started(cli)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        context = await browser.new_context(viewport=WIDE, locale="sv-SE")
        context.set_default_timeout(PATIENCE_MS)
        shown = OnPage(await context.new_page())
        await shown.page.goto(address)
        await shown.page.locator(".chat:visible").first.wait_for()
        yield shown
        await browser.close()
    process.send_signal(signal.SIGTERM)
    _, errors = await asyncio.wait_for(process.communicate(), PATIENCE_MS / 1000)
    assert process.returncode == 0
    assert "ERROR" not in errors.decode()
    assert shown.complaints == []


async def started(cli: Cli) -> tuple[str, asyncio.subprocess.Process]:
    """The address that it prints, and the program."""
    process = await cli.start("run", auth="anonymous", port=str(free_port()))
    assert process.stdout is not None
    while line := (await process.stdout.readline()).decode():
        if STARTED in line:
            return line.split()[-1], process
    _, errors = await process.communicate()
    raise AssertionError(f"the rehearsal did not start: {errors.decode()}")
