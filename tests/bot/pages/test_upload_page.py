"""The page that takes a kalendarium: read, shown, asked about, and saved once as a draft."""

import re
from collections.abc import AsyncIterator, Mapping
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Literal

import aiohttp
import pytest
import pytest_asyncio
from openpyxl import Workbook

from bot.pages.uploads import MOST_BYTES
from tests.bot.pages.test_in_a_browser import (
    NEEDS_AXE,
    SCHEMES,
    SIZES,
    faults,
    is_too_wide,
    too_small,
)
from tests.bot.pages.visiting import ADDRESS, Seen, Visitor, seen_of
from tests.bot.rehearsal.browsing import a_browser
from tests.journeys.play import Play

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
LIST = "16 september 2027 kl. 13.00\n14 oktober 2027 kl. 13.00\n"
DOUBTFUL = "24 december 2027 kl. 13.00\n13 januari 2028 kl. 13.00\n"


class Uploader:
    """The convener in front of the page."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self.session, self.address = session, address
        self._visitor = Visitor(session, address)

    async def look(self) -> Seen:
        return await self._visitor.look()

    async def read(self, text: str = "", file: bytes = b"", name: str = "") -> Seen:
        form = (await self.look()).html
        return await self.send({**hidden(form), "lista": text, "gor": "las"}, file, name)

    async def save(self, shown: Seen, **chosen: str) -> Seen:
        return await self.send({**hidden(shown.html), "gor": "spara", **chosen})

    async def send(
        self,
        fields: Mapping[str, str],
        file: bytes = b"",
        name: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Seen:
        body = aiohttp.FormData(quote_fields=False)
        for key, value in fields.items():
            body.add_field(key, value)
        body.add_field("fil", BytesIO(file), filename=name, content_type="application/octet-stream")
        async with self.session.post(self.address, data=body, headers=headers) as answer:
            return await seen_of(answer)


def hidden(html: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in HIDDEN.findall(html)}


async def opened(chat: Play) -> str:
    """The address that the convener is given."""
    found = ADDRESS.search(await chat.say("frida", "ladda upp kalendarium"))
    assert found
    return found[0]


@pytest_asyncio.fixture
async def uploader(chat: Play) -> AsyncIterator[Uploader]:
    async with aiohttp.ClientSession() as session:
        yield Uploader(session, await opened(chat))


def a_workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Datum", "Tid"])
    sheet.append(["2027-09-16", "13.00"])
    sheet.append(["2027-10-14", "13.00"])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


async def test_given_a_pasted_list_when_read_then_it_is_shown_and_nothing_is_saved(
    chat: Play, uploader: Uploader
) -> None:
    shown = await uploader.read(LIST)

    assert shown.status == 200
    assert "Ingen får något mejl än." in shown.words
    assert "Torsdag 16 september 2027, vecka 37" in shown.words
    assert "2 möten hittades." in shown.words
    assert "16 september" not in await chat.say("frida", "möten")


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("kalendarium.csv", "datum;tid\n2027-09-16;13.00\n2027-10-14;13.00\n".encode("utf-8-sig")),
        ("kalendarium.xlsx", a_workbook()),
        ("utan ändelse", LIST.encode()),
    ],
    ids=["csv", "xlsx", "text"],
)
async def test_given_a_file_when_read_and_saved_then_it_is_a_draft_that_nobody_is_told_of(
    chat: Play, uploader: Uploader, name: str, file: bytes
) -> None:
    mails = len(list((chat.folder / "mail").glob("*")))
    shown = await uploader.read(file=file, name=name)
    saved = await uploader.save(shown)

    assert "Kalendariet är sparat som utkast" in saved.words
    assert "2 möten finns i utkastet." in saved.words
    assert "16 september" in await chat.say("frida", "möten")
    assert "16 september" not in await chat.say("rut", "möten")
    assert len(list((chat.folder / "mail").glob("*"))) == mails


async def test_given_it_was_saved_when_the_link_is_used_again_then_it_is_closed(
    uploader: Uploader,
) -> None:
    shown = await uploader.read(LIST)
    await uploader.save(shown)

    assert (await uploader.look()).status == 404
    assert (await uploader.save(shown)).status == 404


async def test_given_a_quarter_of_an_hour_has_gone_then_the_link_is_closed(
    chat: Play, uploader: Uploader
) -> None:
    await chat.to("2026-12-17 08:46")

    assert (await uploader.look()).status == 404


async def test_given_a_newer_link_then_the_former_is_closed(chat: Play, uploader: Uploader) -> None:
    await chat.to("2026-12-17 08:35")
    newer = await opened(chat)

    assert newer != uploader.address
    assert (await uploader.look()).status == 404


async def test_given_a_doubtful_date_when_saved_unanswered_then_it_is_asked_and_the_rest_kept(
    chat: Play, uploader: Uploader
) -> None:
    shown = await uploader.read(DOUBTFUL + "34 maj\n")
    assert "Julafton" in shown.words
    asked = await uploader.save(shown)

    assert asked.status == 422
    assert "Kalendariet är inte sparat än." in asked.words
    assert 'href="#m0"' in asked.html
    assert "34 maj" in asked.words
    assert "24 december 2027" not in await chat.say("frida", "möten")
    saved = await uploader.save(asked, m0="remove")
    assert "1 möte finns i utkastet." in saved.words


@pytest.mark.parametrize(
    ("file", "name", "says"),
    [
        (b"", "", "Välj en fil eller klistra in en lista."),
        (b"%PDF-1.7 nonsense", "lista.pdf", "Listan kunde inte läsas."),
        (b"PK\x03\x04 broken", "lista.xlsx", "Listan kunde inte läsas."),
        (b"hej alla", "lista.txt", "Jag hittade inga datum."),
    ],
    ids=["nothing", "pdf", "broken", "no dates"],
)
async def test_given_what_cannot_be_read_then_it_is_said_kindly(
    uploader: Uploader, file: bytes, name: str, says: str
) -> None:
    seen = await uploader.read(file=file, name=name)

    assert seen.status == 422
    assert says in seen.words


async def test_given_a_text_without_dates_when_read_then_what_was_typed_stands_there(
    uploader: Uploader,
) -> None:
    seen = await uploader.read("<b>hej</b> alla")

    assert seen.typed["lista"] == "<b>hej</b> alla"


async def test_given_a_file_that_is_too_large_then_it_is_refused_unread(
    uploader: Uploader,
) -> None:
    seen = await uploader.read(file=b"x" * (MOST_BYTES + 1), name="stor.csv")

    assert seen.status == 413


async def test_given_a_form_from_elsewhere_or_made_up_then_nothing_is_taken(
    chat: Play, uploader: Uploader
) -> None:
    shown = await uploader.read(LIST)
    fields = {**hidden(shown.html), "gor": "spara"}
    sent = [
        await uploader.send(fields, headers={"Origin": "https://evil.example.org"}),
        await uploader.send({**fields, "form": "x"}),
        await uploader.send({**fields, "poster": "no list of ours"}),
        await uploader.send({**fields, "gor": "annat"}),
    ]

    assert [seen.status for seen in sent] == [400] * 4
    assert "16 september" not in await chat.say("frida", "möten")


async def test_given_the_name_of_a_file_then_it_is_neither_kept_nor_logged(
    chat: Play, uploader: Uploader, caplog: pytest.LogCaptureFixture
) -> None:
    name = "Kanariefågeln.csv"
    shown = await uploader.read(file=LIST.encode(), name=name)
    await uploader.save(shown)
    await chat.close()
    kept = b"".join(f.read_bytes() for f in chat.folder.rglob("*") if f.is_file())

    assert "Kanariefågeln" not in shown.html
    assert name.encode() not in kept
    assert "Kanariefågeln" not in caplog.text


@NEEDS_AXE
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("scheme", SCHEMES)
async def test_given_the_page_that_takes_a_calendar_then_axe_finds_nothing(
    chat: Play,
    uploader: Uploader,
    chromium: Path,
    size: tuple[int, int],
    scheme: Literal["light", "dark"],
) -> None:
    """The form, what was read, what is asked for, and what was saved."""
    said: dict[str, list[str]] = {}
    wide: list[bool] = []
    async with a_browser(chromium) as browser:
        context = await browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, bypass_csp=True
        )
        page = await context.new_page()
        await page.goto(uploader.address)
        said["form"] = [*await faults(page), *await too_small(page)]
        wide.append(await is_too_wide(page))
        await page.fill("#lista", DOUBTFUL + LIST + "34 maj\n")
        await page.click("button[value=las]")
        await page.locator(".rows").wait_for()
        said["read"] = [*await faults(page), *await too_small(page)]
        wide.append(await is_too_wide(page))
        await page.click("button[value=spara]")
        await page.locator(".fault").wait_for()
        said["asked"] = await faults(page)
        await page.locator("input[value=remove]").first.check()
        await page.click("button[value=spara]")
        await page.locator(".done").wait_for()
        said["saved"] = await faults(page)
        wide.append(await is_too_wide(page))

    assert {name: found for name, found in said.items() if found} == {}
    assert not any(wide)
