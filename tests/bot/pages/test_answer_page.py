"""The page of a kallelse, as somebody outside meets it over HTTP."""

import re

import pytest

from tests.bot.pages.visiting import Visitor, link_in, mail_to
from tests.journeys.play import Play

PHONE = "Ring oss på 070-123 45 67 om ni undrar."
GOOD, GROUP = "Färre ordningsstörningar i centrum.", "Busstorget, fredagar 19–22."
STAGE = pytest.mark.stage("called")


@STAGE
async def test_given_a_link_when_opened_then_the_kallelse_and_the_open_parts_are_there(
    browser_of_pia: Visitor,
) -> None:
    seen = await browser_of_pia.look()

    assert seen.status == 200
    assert '<html lang="sv">' in seen.html
    assert "Torsdag 21 januari kl. 13.00–15.00" in seen.words
    assert "Du svarar som Pia Områdesson, Polis." in seen.words
    assert "Del 1. Allmän information" in seen.words
    assert "Del 2. Gruppnivå" in seen.words
    assert "Individnivån lämnas aldrig på den här sidan" in seen.words
    assert not re.search(r'name="d3', seen.html)


@STAGE
async def test_given_it_is_looked_at_again_and_again_then_nothing_is_recorded(
    chat: Play, browser_of_pia: Visitor
) -> None:
    """A mail scanner follows every link."""
    before = await audited(chat)
    for _ in range(3):
        await browser_of_pia.look()
        await browser_of_pia.look(browser_of_pia.address + "?klart=svar&gor=svara&svar=accepted")

    assert await audited(chat) == before
    assert "Du har inte svarat än." in (await browser_of_pia.look()).words


@STAGE
@pytest.mark.parametrize(
    ("svar", "said"),
    [
        ("accepted", "Ditt svar nu: du kommer."),
        ("tentative", "Ditt svar nu: du vet inte än."),
        ("declined", "Ditt svar nu: du kan inte komma."),
    ],
)
async def test_given_an_answer_when_sent_then_it_is_said_back_and_shown_to_the_convener(
    chat: Play, browser_of_pia: Visitor, svar: str, said: str
) -> None:
    seen = await browser_of_pia.answer(svar)

    assert (seen.status, seen.address) == (200, browser_of_pia.address + "?klart=svar")
    assert "Tack. Ditt svar är sparat." in seen.words
    assert said in seen.words
    assert "via webblänk" in await chat.say("frida", "läget")


@STAGE
async def test_given_a_deputy_when_sent_then_the_deputy_is_called(
    chat: Play, browser_of_rut: Visitor
) -> None:
    page = await browser_of_rut.look()
    assert "Kim Skolvärdh, skolvärd (får inte fatta beslut)" in page.words
    seen = await browser_of_rut.answer("declined", ersattare="kim")

    assert "Kim Skolvärdh kommer i ditt ställe." in seen.words
    assert chat.titled("kim", "Kallelse till SSPF-möte")


@STAGE
@pytest.mark.parametrize(
    ("mandat", "said"),
    [("nej", "kommer, men utan mandat"), ("ja", "kommer till mötet"), ("", "kommer till mötet")],
)
async def test_given_nobody_knows_the_mandate_then_the_page_asks_and_the_convener_is_told(
    chat: Play, browser_of_rut: Visitor, mandat: str, said: str
) -> None:
    """Kim sits in Rut's place and has no standing mandate; Rut has one and is not asked."""
    asked = "får du fatta beslut för din verksamhet"
    assert asked not in (await browser_of_rut.look()).words
    await browser_of_rut.answer("declined", ersattare="kim")
    await chat.to("2026-12-21 10:00")
    kim = browser_of_rut.of(link_in(mail_to(chat.folder, "kim.skolvardh")))
    assert asked in (await kim.look()).words

    await kim.answer("accepted", **({"mandat": mandat} if mandat else {}))

    again = await kim.look()
    chosen = re.findall(r'name="mandat" value="(\w+)" checked', again.html)
    assert chosen == ([mandat] if mandat else [])
    assert f"Kim Skolvärdh, skolvärd: {said}" in await chat.say("frida", "läget")
    unknown = await kim.answer("accepted", mandat="kanske")
    assert unknown.status == 400


@STAGE
async def test_given_a_deputy_and_yes_when_sent_then_it_is_asked_about_and_nothing_is_lost(
    browser_of_rut: Visitor,
) -> None:
    seen = await browser_of_rut.answer("accepted", ersattare="kim")

    assert seen.status == 422
    assert "Svaret är inte skickat än." in seen.words
    assert 'href="#ersattare"' in seen.html
    assert re.search(r'value="kim" checked', seen.html)
    assert re.search(r'value="accepted" checked', seen.html)


@STAGE
async def test_given_no_choice_when_sent_then_it_is_asked_for(browser_of_pia: Visitor) -> None:
    seen = await browser_of_pia.answer("")

    assert seen.status == 422
    assert "Välj ett svar på kallelsen." in seen.words


@STAGE
async def test_given_both_parts_when_sent_then_the_briefing_is_whole(
    chat: Play, browser_of_pia: Visitor
) -> None:
    seen = await browser_of_pia.brief(d1=GOOD, d2=GROUP, d2_antal="10-19")

    assert "Tack. Ert underlag är inskickat." in seen.words
    standing = await chat.say("frida", "läget")
    assert "Polis: inskickat" in standing
    assert GOOD in await chat.say("rut", "dagordning")


@STAGE
async def test_given_a_text_with_a_fault_when_sent_then_it_is_kept_and_said_kindly(
    chat: Play, browser_of_pia: Visitor
) -> None:
    seen = await browser_of_pia.brief(d1=PHONE, d2_inget="ja")

    assert seen.status == 422
    assert "Texten är sparad men inte skickad." in seen.words
    assert "Det ser ut som ett telefonnummer" in seen.words
    assert 'href="#d1"' in seen.html
    assert seen.typed["d1"] == PHONE
    assert (await browser_of_pia.look()).typed["d1"] == PHONE
    assert "Polis: saknas" in await chat.say("frida", "läget")


@STAGE
async def test_given_a_draft_when_saved_then_it_is_there_next_time_and_nobody_else_reads_it(
    chat: Play, browser_of_pia: Visitor, browser_of_rut: Visitor
) -> None:
    seen = await browser_of_pia.brief("spara", d1="Halvfärdig text.")

    assert "Utkastet är sparat. Det är inte inskickat än." in seen.words
    assert seen.typed["d1"] == "Halvfärdig text."
    assert "Halvfärdig" not in (await browser_of_rut.look()).html
    assert "Halvfärdig" not in await chat.say("frida", "läget")


@STAGE
async def test_given_two_pages_open_when_both_are_sent_then_both_texts_are_kept(
    browser_of_pia: Visitor,
) -> None:
    old = (await browser_of_pia.look()).hidden("underlag")
    await browser_of_pia.brief("spara", d1="Den första texten.")
    seen = await browser_of_pia.post({**old, "d1": "Den andra.", "d2": "", "gor": "skicka"})

    assert seen.status == 422
    assert "En kollega hann spara före dig." in seen.words
    assert seen.typed["d1"] == "Den första texten.\n\nDen andra."


@STAGE
async def test_given_a_double_press_when_sent_then_it_is_done_once(
    chat: Play, browser_of_pia: Visitor
) -> None:
    page = (await browser_of_pia.look()).hidden("underlag")
    fields = {**page, "d1": GOOD, "d2": GROUP, "d2_antal": "", "gor": "skicka"}
    await browser_of_pia.post(fields)
    once = await audited(chat)
    again = await browser_of_pia.post(fields)

    assert "Tack. Ert underlag är inskickat." in again.words
    assert await audited(chat) == once


@STAGE
@pytest.mark.parametrize("field", ["d3", "d3_inget", "d3_raise", "d4", "extra", "statuses"])
async def test_given_a_field_that_the_page_has_not_when_posted_then_nothing_of_it_is_taken(
    chat: Play, browser_of_pia: Visitor, field: str
) -> None:
    before = await audited(chat)
    seen = await browser_of_pia.brief(d1=GOOD, d2=GROUP, **{field: "Om en enskild."})

    assert seen.status == 400
    assert "Formuläret togs inte emot" in seen.words
    assert await audited(chat) == before
    assert "enskild." not in (await chat.say("pia", "underlag"))


@STAGE
async def test_given_the_meeting_is_moved_when_an_old_form_is_sent_then_the_new_time_is_shown(
    chat: Play, browser_of_pia: Visitor
) -> None:
    old = (await browser_of_pia.look()).hidden("kallelse")
    await chat.say("frida", "flytta mötet till 28 januari")
    await chat.say("frida", "ja")
    seen = await browser_of_pia.post({**old, "svar": "accepted", "gor": "svara"})

    assert seen.status == 422
    assert "Mötet har ändrats" in seen.words
    assert "28 januari" in seen.words
    assert "via webblänk" not in await chat.say("frida", "läget")


@STAGE
async def test_given_the_meeting_is_moved_then_its_mail_holds_a_link_that_opens(
    chat: Play, browser_of_pia: Visitor
) -> None:
    await chat.say("frida", "flytta mötet till 28 januari")
    await chat.say("frida", "ja")
    await chat.settle()
    newest = link_in(mail_to(chat.folder, "pia.omradesson"))

    assert newest != browser_of_pia.address
    assert "28 januari" in (await browser_of_pia.look(newest)).words


async def audited(chat: Play) -> int:
    """How many entries there are: whatever is recorded makes one more."""
    services = chat.run.house.services
    async with services.unit_of_work(services.municipalities()[0]) as uow:
        return len(await uow.audit.entries())
