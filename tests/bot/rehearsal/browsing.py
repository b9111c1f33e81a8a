"""A real Chromium in front of the page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Literal

from playwright.async_api import Browser, Locator, Page, ViewportSize, async_playwright

from bot.rehearsal.page_routes import PAGE
from tests.bot.rehearsal.fakes import World

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--lang=sv-SE",
]
AXE = PAGE / "node_modules/axe-core/axe.min.js"
WIDE, PHONE, SMALL_PHONE = (1440, 900), (390, 844), (320, 568)


class Tab:
    """The page in one browser tab. Whatever the browser complains of stands in `complaints`."""

    def __init__(self, page: Page, world: World) -> None:
        self.page = page
        self.world = world
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(said.text))

    async def open(self) -> None:
        await self.page.goto(self.world.url)
        await self.page.locator(".chat:visible").first.wait_for()

    def chat(self, key: str) -> Locator:
        return self.page.locator(f".chat[data-person={key}]")

    async def view(self, name: str) -> None:
        await self.page.get_by_role("button", name=name, exact=True).click()

    async def faults(self) -> list[str]:
        """What axe finds, best practice too."""
        await self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: list[dict[str, Any]] = await self.page.evaluate(
            "async () => (await axe.run()).violations"
        )
        return [f"{fault['id']}: {node['html']}" for fault in found for node in fault["nodes"]]

    async def is_too_wide(self) -> bool:
        wide: bool = await self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        return wide


@asynccontextmanager
async def a_browser(chromium: Path) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        await browser.close()


@asynccontextmanager
async def a_tab(
    world: World,
    browser: Browser,
    size: tuple[int, int] = WIDE,
    scheme: Literal["light", "dark"] = "light",
) -> AsyncIterator[Tab]:
    viewport = ViewportSize(width=size[0], height=size[1])
    context = await browser.new_context(viewport=viewport, color_scheme=scheme, locale="sv-SE")
    context.set_default_timeout(5000)
    tab = Tab(await context.new_page(), world)
    await tab.open()
    yield tab
    await context.close()
    assert tab.complaints == []
