"""The page in Chromium: cards, buttons, and the texts that must never be lost."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.bot.rehearsal.browsing import AXE, PHONE, SMALL_PHONE, WIDE, Tab, a_browser, a_tab
from tests.bot.rehearsal.cards import a_form, a_question
from tests.bot.rehearsal.fakes import World, a_card, a_text, a_world, replaces, says

pytestmark = [
    pytest.mark.skipif(not AXE.is_file(), reason="the page is not made: run make page"),
    pytest.mark.asyncio(loop_scope="module"),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser(chromium: Path) -> AsyncIterator[Browser]:
    async with a_browser(chromium) as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def world() -> AsyncIterator[World]:
    async with a_world() as world:
        await world.send_card("frida", a_form())
        await world.send_card("rut", a_form())
        await world.send_card("rut", a_question())
        await world.send("rut", text="Hej Rut. Skriv *hjälp* om du vill. <b>Inte fet</b>")
        yield world


@pytest_asyncio.fixture(loop_scope="module")
async def tab(world: World, browser: Browser) -> AsyncIterator[Tab]:
    async with a_tab(world, browser) as tab:
        yield tab


async def test_cards_and_texts_are_shown_as_they_are_meant(tab: Tab) -> None:
    chat = tab.chat("rut")

    await expect(chat.get_by_role("heading", name="Förbered nästa SSPF-möte")).to_be_visible()
    await expect(chat.locator("strong")).to_have_text("på torsdag")
    await expect(chat.locator(".bubble em")).to_have_text("hjälp")
    await expect(chat.get_by_text("<b>Inte fet</b>")).to_be_visible()
    await expect(chat.locator(".day")).to_have_text("Tisdag 9 februari")
    await expect(chat.locator("header .new")).to_have_text("3 nya")
    await expect(tab.chat("frida").locator("header .new")).to_have_text("1 nytt")


async def test_given_the_bot_changes_a_card_then_that_is_said_where_it_stands(tab: Tab) -> None:
    locked = await tab.world.send_card("frida", a_card("Dagordning"))
    said = tab.chat("frida").get_by_text(", ändrat")
    await expect(said).to_have_count(2)
    await expect(said.locator("visible=true")).to_have_count(0)

    change = {"card": a_card("Innehållet är låst")}
    tab.world.channel.update(tab.world.channel.users["frida"].conversation_id, locked, change)

    await expect(tab.chat("frida").get_by_text("Innehållet är låst")).to_be_visible()
    await expect(said.locator("visible=true")).to_have_count(1)


async def test_no_line_ends_inside_a_code_that_is_to_be_typed(tab: Tab) -> None:
    code = tab.page.locator("#step-text .code")

    await expect(code).to_have_text("N26-02")
    assert await code.evaluate("e => e.getClientRects().length") == 1
    await expect(tab.page.locator("#step-text")).to_have_text(
        "Alla fem verksamheter har fått kortet. Rut har lyft ärende N26-02."
    )


async def test_a_press_replaces_the_card_in_place_and_keeps_the_keyboards_place(tab: Tab) -> None:
    tab.world.bot.answers["skicka"] = replaces(a_card("Underlaget är inskickat"))
    chat = tab.chat("rut")
    await chat.get_by_label("Er text till del 1").fill("Vejpar i C-huset")
    await chat.get_by_label("Inget", exact=True).check()

    await chat.get_by_role("button", name="Skicka in").press("Enter")

    heading = chat.get_by_role("heading", name="Underlaget är inskickat")
    await expect(heading).to_be_focused()
    await expect(chat.locator(".card").first).to_contain_text("Underlaget är inskickat")
    await expect(chat.get_by_text("Förbered nästa")).to_have_count(0)
    await expect(tab.chat("frida").get_by_text("Förbered nästa")).to_have_count(1)
    await expect(chat.locator("header .new")).to_be_empty()
    await expect(tab.chat("frida").locator("header .new")).to_have_text("1 nytt")
    [invoke] = tab.world.bot.heard
    assert invoke["from"]["id"] == "29:rut"
    assert invoke["value"]["action"]["data"] == {
        "ref": "k-skicka",
        "d1": "Vejpar i C-huset",
        "d1_inget": "nej",
        "d3": "inget",
    }


async def test_while_the_bot_thinks_the_button_waits_and_says_so(tab: Tab) -> None:
    chat = tab.chat("rut")
    button = chat.get_by_role("button", name="Klart")

    async def look() -> None:
        await expect(button).to_have_attribute("aria-disabled", "true")
        await expect(chat.get_by_text("Skickar …")).to_be_visible()
        await button.dispatch_event("click")

    tab.world.bot.before_answer = look
    tab.world.bot.answers["klart"] = says("Åtagandet är klart.")

    await button.click()

    await expect(chat.get_by_text("Åtagandet är klart.")).to_be_visible()
    await expect(button).not_to_have_attribute("aria-disabled", "true")
    await expect(button).to_be_focused()
    assert len(tab.world.bot.heard) == 1


async def test_an_error_is_said_under_the_card_and_what_was_typed_stays(tab: Tab) -> None:
    tab.world.bot.answers["utkast"] = (500, None)
    chat = tab.chat("rut")
    await chat.get_by_label("Er text till del 1").fill("Vejpar")

    await chat.get_by_role("button", name="Spara utkast").click()

    notice = chat.get_by_role("status").filter(has_text="Något gick fel. Försök igen om en stund.")
    await expect(notice).to_be_visible()
    await expect(chat.get_by_label("Er text till del 1")).to_have_value("Vejpar")


async def test_what_is_typed_survives_everything_that_happens_around_it(tab: Tab) -> None:
    chat, world = tab.chat("rut"), tab.world
    field, compose = chat.get_by_label("Er text till del 1"), chat.get_by_label("Skriv som Rut")
    await compose.fill("halvfärdig fråga")
    await field.fill("halvfärdigt underlag")
    await field.press("Home")

    await world.send("rut", text="Ett nytt meddelande")
    await expect(chat.get_by_text("Ett nytt meddelande")).to_be_attached()
    await expect(field).to_be_focused()
    await tab.page.get_by_role("button", name="Mörkt läge").click()
    await tab.page.get_by_role("button", name="Nästa händelse").click()
    await expect(tab.page.get_by_text("Onsdag 10 februari kl. 08.30")).to_be_visible()
    for _ in range(2):
        await tab.page.locator("#people").get_by_text("Rut").click()
    await tab.page.set_viewport_size({"width": 390, "height": 800})
    await tab.page.set_viewport_size({"width": 1440, "height": 900})

    await expect(field).to_have_value("halvfärdigt underlag")
    await expect(compose).to_have_value("halvfärdig fråga")


async def test_a_form_says_what_is_missing_before_it_is_sent(tab: Tab) -> None:
    chat = tab.chat("rut")
    tab.world.bot.answers["avbryt"] = replaces(a_card("Åtagandet är avbrutet"))
    await chat.get_by_role("button", name="Avbryt åtagandet").click()

    await chat.get_by_role("button", name="Ja, avbryt").click()
    await expect(chat.get_by_text("Skriv varför det avbryts.")).to_be_visible()
    assert tab.world.bot.heard == []

    await chat.get_by_label("Varför avbryts det?").fill("Kuratorn är sjuk")
    await chat.get_by_role("button", name="Ja, avbryt").click()
    await expect(chat.get_by_text("Åtagandet är avbrutet")).to_be_visible()


async def test_cards_with_the_same_fields_have_ids_of_their_own(tab: Tab) -> None:
    ids: list[str] = await tab.page.evaluate(
        "[...document.querySelectorAll('[id]')].map(e => e.id)"
    )

    assert len(ids) == len(set(ids))


async def test_one_writes_and_is_answered(tab: Tab) -> None:
    tab.world.bot.replies["hej\ndu"] = {"type": "message", "text": "Hej Rut."}
    chat = tab.chat("rut")
    await tab.world.send_card("rut", a_form())
    await expect(chat.get_by_role("button", name="Skicka in")).to_have_count(2)
    field = chat.get_by_label("Skriv som Rut")
    await field.press_sequentially("hej")
    await field.press("Shift+Enter")
    await field.press_sequentially("du")

    await field.press("Enter")

    await expect(chat.locator(".me .bubble")).to_have_text("hej\ndu")
    await expect(chat.locator(".msg").last).to_contain_text("Hej Rut.")
    await expect(chat.locator(".msg").last).to_be_in_viewport()
    await expect(field).to_have_value("")
    await expect(field).to_be_focused()


async def test_nobody_who_reads_further_up_is_torn_away(tab: Tab) -> None:
    chat = tab.chat("rut")
    flow = chat.get_by_role("log")
    for n in range(12):
        await tab.world.send_card("rut", a_card("Påminnelse", a_text(f"Nummer {n}")))
    await expect(chat.get_by_text("Nummer 11")).to_be_attached()
    await flow.evaluate("flow => flow.scrollTop = 40")

    await tab.world.send("rut", text="Det allra senaste")

    offer = chat.get_by_role("button", name="Visa det nya")
    await expect(offer).to_be_visible()
    assert await flow.evaluate("flow => flow.scrollTop") == 40
    await offer.click()
    await expect(chat.get_by_text("Det allra senaste")).to_be_in_viewport()
    await expect(offer).to_be_hidden()


async def test_the_clock_moves_and_says_why_it_cannot(tab: Tab) -> None:
    page = tab.page
    await expect(page.get_by_text("Klockan står stilla tills du flyttar den.")).to_be_visible()
    await page.get_by_label("Till datum").fill("2027-02-01")
    await page.get_by_role("button", name="Gå dit").click()
    await expect(page.get_by_role("alert").filter(has_text="bara framåt")).to_be_visible()
    assert "409" in tab.complaints.pop()  # Chromium's console has a line for every refusal

    await page.get_by_label("Till datum").fill("2027-02-18")
    await page.get_by_role("button", name="Gå dit").click()

    await expect(page.locator(".time")).to_have_text("Torsdag 18 februari kl. 08.00 2027, vecka 7")
    await expect(page.get_by_role("alert").filter(has_text="bara framåt")).to_be_hidden()


async def test_starting_over_asks_first_with_the_safe_answer_in_focus(tab: Tab) -> None:
    start_over = tab.page.get_by_role("button", name="Börja om", exact=True)
    await start_over.click()
    await expect(tab.page.get_by_role("button", name="Avbryt", exact=True)).to_be_focused()
    await tab.page.keyboard.press("Escape")
    assert tab.world.house.started_over == 0

    await start_over.click()
    async with tab.page.expect_response("**/start-over"):
        await tab.page.get_by_role("button", name="Ja, börja om").click()

    assert tab.world.house.started_over == 1


async def test_the_sides_lists_open_and_mail_is_saved(tab: Tab) -> None:
    page = tab.page
    await expect(page.locator("#sent-list li")).to_have_count(6)
    await page.get_by_role("button", name="Visa allt som skickats (9)").click()
    await expect(page.locator("#sent-list li")).to_have_count(9)
    await expect(page.locator("#sent-list")).to_contain_text("Inte skickat: Förbered")

    async with page.expect_download() as download:
        await page.get_by_role("link", name="Öppna kallelse-0012.eml").click()

    assert (await download.value).suggested_filename == "kallelse-0012.eml"


async def test_the_chats_are_emptied_in_the_open_page_too(tab: Tab) -> None:
    tab.world.channel.reset()
    await tab.world.send("rut", text="En ny början")

    await expect(tab.chat("rut").locator(".msg")).to_have_count(1)
    await expect(tab.chat("rut")).to_contain_text("En ny början")


async def test_on_a_phone_there_is_one_person_and_four_tabs(world: World, browser: Browser) -> None:
    async with a_tab(world, browser, PHONE) as tab:
        await expect(tab.chat("frida")).to_be_visible()
        await tab.page.get_by_label("Du är").select_option("rut")
        await expect(tab.chat("rut")).to_be_visible()
        await expect(tab.chat("frida")).to_be_hidden()
        for view, heading in (
            ("Skickat", "Just skickat"),
            ("Mejl", "Utgående mejl"),
            ("Scenario", "Scenariot"),
        ):
            await tab.view(view)
            await expect(tab.page.get_by_role("heading", name=heading)).to_be_visible()
            await expect(tab.chat("rut")).to_be_hidden()
            await expect(tab.page.get_by_role("button", name="Nästa händelse")).to_be_visible()
        await expect(tab.page.get_by_label("Till datum")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE, SMALL_PHONE])
async def test_every_view_fits_and_axe_finds_nothing(
    world: World, browser: Browser, size: tuple[int, int], scheme: Any
) -> None:
    await world.send("rut", text="Ett-mycket-långt-ord" * 30)
    await world.channel.say("rut", "Donaudampfschifffahrt" * 30)
    views = [None] if size == WIDE else ["Chatt", "Skickat", "Mejl", "Scenario"]
    async with a_tab(world, browser, size, scheme) as tab:
        await tab.page.locator("#person").evaluate("e => e.value = 'rut'")
        await tab.page.locator("#person").dispatch_event("change")
        await tab.page.get_by_role("button", name="Avbryt åtagandet").click()
        for view in views:
            if view is not None:
                await tab.view(view)
            assert await tab.faults() == [], view
            assert not await tab.is_too_wide(), view
