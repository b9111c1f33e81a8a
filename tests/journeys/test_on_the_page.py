"""The main line in Chromium, on the page, as the people in it: from kallelse to "försenade"."""

from tests.fixtures_page import OnPage

GENERAL = "Er text till del 1"
GROUP = "Er text till del 2"
NOTHING_1, NOTHING_2 = "Inget att rapportera i del 1", "Inget att rapportera i del 2"
NOTHING_3 = "Inget att rapportera i del 3"


async def test_given_the_page_then_a_whole_cycle_can_be_played_on_it(page: OnPage) -> None:
    await call(page)
    await brief(page)
    await approve(page)
    await hold_the_meeting(page)
    await remind(page)
    await ask(page)


async def call(page: OnPage) -> None:
    await page.be("frida", "rut", "tore")
    await page.sees("frida", "Kallelse att skicka")
    await page.shot("kallelse-att-skicka")

    await page.press("frida", "Skicka kallelsen nu")
    for who in ("frida", "rut", "tore"):
        await page.sees(who, "Kallelse till SSPF-möte")
    await page.press("rut", "Jag kommer")
    await page.sees("rut", "Du kommer till mötet.")
    await page.shot("kallelsen-har-kommit")


async def brief(page: OnPage) -> None:
    """Five agencies: Sol saves a draft first, Pia has nothing, Tore is late."""
    await page.next_until("12 januari")
    await page.be("sol", "pia", "frida")
    await page.fill("sol", GENERAL, "Mottagningen har normal svarstid.")
    await page.press("sol", "Spara utkast")
    await page.sees("sol", "Utkast sparat")
    await page.shot("utkast-sparat")
    await page.tick("sol", NOTHING_2)
    await page.tick("sol", NOTHING_3)
    await page.press("sol", "Skicka in")
    await page.sees("sol", "Underlaget är inskickat")

    for label in (NOTHING_1, NOTHING_2, NOTHING_3):
        await page.tick("pia", label)
    await page.press("pia", "Skicka in")
    await page.sees("pia", "Underlaget är inskickat")

    await page.be("frida", "rut")
    for who, text in (("frida", "Kajen har 62 besökare."), ("rut", "Närvaron är 91,4 procent.")):
        await page.fill(who, GENERAL, text)
        await page.fill(who, GROUP, "En grupp på Busstorget på fredagar.")
        await page.choose(who, "Ungefär hur många berörs i del 2?", "10–19")
        await page.tick(who, NOTHING_3)
        await page.press(who, "Skicka in")
        await page.sees(who, "Underlaget är inskickat")
    await page.say("frida", "läget")
    await page.sees("frida", "4 av 5 verksamheter har lämnat underlag.")
    await page.shot("fyra-av-fem-har-svarat")


async def approve(page: OnPage) -> None:
    await page.next_until("18 januari")
    await page.be("tore", "frida", "rut")
    await page.sees("tore", "Påminnelse inför SSPF-mötet")
    await page.next_until("20 januari")
    await page.press("tore", "Lämna underlag")
    await page.sees("tore", "Sista tiden har gått ut.")
    await page.fill("tore", GENERAL, "Två lampor är trasiga vid gångtunneln.")
    await page.tick("tore", NOTHING_2)
    await page.tick("tore", NOTHING_3)
    await page.shot("sent-underlag")
    await page.press("tore", "Skicka in")
    await page.sees("tore", "Det kom in efter sista tid och tas med ändå.")

    await page.shot("dagordning-att-godkanna")
    await page.press("frida", "Godkänn och skicka")
    await page.sees("rut", "Dagordning till SSPF-mötet")
    await page.sees("rut", "Två lampor är trasiga vid gångtunneln.")
    await page.sees("rut", "Inkom efter sista tid.")
    await page.shot("dagordningen-har-kommit")


async def hold_the_meeting(page: OnPage) -> None:
    await page.next_until("21 januari kl. 13.00")
    await page.be("frida")
    await page.fill("frida", "Vad har ni beslutat?", "Vi tar fram en rutin för rykten.")
    await page.choose("frida", "Nivå för beslutet", "Nivå 1: allmän information")
    await page.choose("frida", "Förebyggande nivå för beslutet", "Universell: alla")
    await page.pick("frida", "Vad handlar beslutet om? Område")
    await page.press("frida", "Spara beslutet")
    await page.sees("frida", "Sparat hittills: 1 beslut")
    for number, (text, party, day) in enumerate(
        (
            ("Skolan håller föräldramöte om vejp.", "Skola", "2027-01-29"),
            ("Trygghetsvärdarna felanmäler lamporna.", "Säkerhet och beredskap", "2027-02-05"),
        ),
        start=1,
    ):
        await page.fill("frida", "Vad ska göras?", text)
        await page.choose("frida", "Ansvarig verksamhet", party)
        await page.pick("frida", "Annat datum")
        await page.fill("frida", "Annat datum", day)
        await page.choose("frida", "Nivå", "Nivå 1: allmän information")
        await page.choose("frida", "Förebyggande nivå", "Universell: alla")
        await page.shot(f"atagande-{number}-ifyllt")
        await page.press("frida", "Spara åtagandet")
        await page.sees("frida", f"Sparat hittills: {number} åtagande")
    await page.shot("beslut-och-ataganden")


async def remind(page: OnPage) -> None:
    await page.next_until("29 januari kl. 08.30", at_most=12)
    await page.be("tore", "rut", "kaj")
    await page.sees("tore", "Du har 1 åtagande att uppdatera")
    await page.shot("paminnelse")
    await page.press("tore", "002 är klart")
    await page.sees("tore", "Tack. Åtagandet är markerat som klart")
    await page.shot("klart")


async def ask(page: OnPage) -> None:
    await page.page.locator("#date").fill("2027-02-02")
    await page.page.locator("#go").click()
    await page.page.get_by_text("Tisdag 2 februari kl. 08.00").first.wait_for()
    await page.say("kaj", "försenade")
    await page.sees("kaj", "Försenade åtaganden")
    await page.sees("kaj", "Skolan håller föräldramöte om vejp.")
    answer = page.chat("kaj").locator(".msg").last
    assert "felanmäler" not in await answer.inner_text()
    await page.shot("forsenade")
