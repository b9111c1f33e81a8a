"""Groups above groups in a city with three parties and no work with individuals (D1–D24)."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.journeys.play import ROOT, Play

MUNICIPALITIES = ROOT / "bot" / "rehearsal" / "municipalities"
SUNDHAMN = (MUNICIPALITIES / "sundhamn.yaml").read_text("utf-8")
ROW = (
    "ny planrad 2027: {text}; drivande Skola; med Polis, Socialtjänst; område skolk; "
    "för Lokal grupp Norr"
)


@pytest_asyncio.fixture
async def city(chat: Play) -> AsyncIterator[Play]:
    await chat.move_to_municipality(SUNDHAMN)
    yield chat


async def row(city: Play, text: str = "Minska skolket.", more: str = "") -> str:
    await city.say("kaj", ROW.format(text=text).replace("; för", f"{more}; för"))
    return await city.say("kaj", "ja")


@pytest.mark.accepts("D6", "D7", "D20")
async def test_given_a_row_without_all_three_parties_then_it_is_refused_and_says_who_is_missing(
    city: Play,
) -> None:
    refused = await city.say(
        "kaj", "ny planrad 2027: Minska skolket; drivande Skola; med Polis; för Lokal grupp Norr"
    )
    assert "Det saknas: Socialtjänst (IoF)" in refused
    assert "har inga rader" in await city.say("kaj", "årsplan 2027 för Lokal grupp Norr")
    refused = await city.press("kaj", "Spara raden", {"with_parties": "polis"})
    assert "Det saknas: Socialtjänst (IoF)" in refused
    led_by_nobody = ROW.format(text="Ingen leder").replace("drivande Skola; med ", "med Skola, ")
    assert "Välj en drivande part. Det ska vara exakt en." in await city.say("kaj", led_by_nobody)

    saved = await row(city)
    assert "Drivande part: Skola." in saved
    assert "Med: Socialtjänst (IoF) och Polis (närpolis)." in saved
    await row(city, "Fler vuxna på torget.")
    await city.say("kaj", "klar planrad 1")
    carried = await city.say("kaj", "för över årsplan 2027 för Lokal grupp Norr")
    assert "Lokal grupp Norr, 2028." in carried
    assert "Fler vuxna på torget." in carried
    assert "Följer med från rad 2" in carried
    assert "Minska skolket." not in carried
    again = await city.say("kaj", "för över årsplan 2027 för Lokal grupp Norr")
    assert again.count("Fler vuxna på torget.") == 1


@pytest.mark.accepts("D1", "D5", "D12")
async def test_given_the_tree_then_three_parties_four_kinds_of_groups_and_the_local_roles_stand(
    city: Play,
) -> None:
    tree = await city.say("kaj", "grupper")

    central, secretariat = tree.index("Central ledningsgrupp"), tree.index("\nSekretariat")
    lead = tree.index("Ledningsgrupp Öster")
    assert central < secretariat < lead < tree.index("Lokal grupp Norr (")
    assert tree.count("Ligger under Ledningsgrupp Öster.") == 4
    assert "3 platser: Socialtjänst (IoF), Skola och Polis (närpolis)." in tree
    assert tree.count("Polis (närpolis) och Fritidsledare.") == 4
    for title in ("skolledning", "närpolis", "IoF", "brotts- och drogförebyggande samordnare"):
        assert title in tree
    for title in ("samordnare för SSP", "kurator och fritidsledare"):
        assert title in tree
    model = await city.say("kaj", "så arbetar vi")
    assert "Socialtjänst (IoF), Skola och Polis (närpolis)." in model

    below = "  - key: ledning_oster\n    parent: sekretariat\n"
    await city.move_to_municipality(SUNDHAMN.replace("  - key: ledning_oster\n", below))
    deep = await city.say("kaj", "grupper")
    for level, group in enumerate(
        ("Central ledningsgrupp", "Sekretariat", "Ledningsgrupp Öster", "Lokal grupp Norr"), 1
    ):
        assert f"\n{group} (nivå {level} i trädet)" in deep


@pytest.mark.accepts("D2", "D3", "D4")
async def test_given_the_model_then_its_area_its_decisions_and_its_tags_are_named(
    city: Play,
) -> None:
    model = await city.say("rut", "så arbetar vi")

    assert "Brotts- och drogförebyggande arbete" in model
    for decided in ("Politiska beslut", "Välfärd för alla", "En drogfri framtid"):
        assert decided in model
    for tag in ("Samverkan", "Mobilisering", "Samordning"):
        assert tag in model
    tree = await city.say("rut", "grupper")
    assert tree.count("Upprätta förslag till åtgärdsplan") == 4  # one template, four groups


@pytest.mark.accepts("D8", "D14")
async def test_given_an_overall_priority_when_anchored_then_local_rows_are_a_part_of_it(
    city: Play,
) -> None:
    overall = (
        "ny planrad 2027: Alla elever i skolan; drivande Skola; med Polis, Socialtjänst; "
        "för Central ledningsgrupp"
    )
    await city.say("sven", overall)
    await city.say("sven", "ja")
    draft = await city.say("kaj", ROW.format(text="Ring hem").replace("; för", "; del av 1; för"))
    assert "finns inte eller är inte förankrad än" in draft
    assert "Alla elever i skolan" not in draft

    await city.say("sven", "förankra planrad 1")
    saved = await row(city, "Ring hem samma dag.", "; del av 1")

    assert "Del av rad 1." in saved
    assert "Område: Skolk." in saved
    model = await city.say("kaj", "så arbetar vi")
    for focus in ("Skolk", "Tillgång till alkohol", "Tidig upptäckt av missbruk"):
        assert focus in model


@pytest.mark.accepts("D10")
async def test_given_the_secretariat_then_it_meets_weekly_and_prepares_items_for_the_central_group(
    city: Play,
) -> None:
    tree = await city.say("sven", "grupper")
    assert "Möts varje vecka." in tree
    secretariat = tree.partition("\nSekretariat")[2].partition("\nLedningsgrupp")[0]
    for task in (
        *("Verkställa beslut", "Strategiarbete", "Uppföljning", "Rapporter", "Budgetarbete"),
        *("Bereda ärenden inför central ledningsgrupp", "Metodutveckling", "Utbildning"),
    ):
        assert f"\n{task}" in secretariat

    await city.say(
        "sven",
        "gruppärende till Central ledningsgrupp: Förslag om budget 2028; nivå 1; för Sekretariat",
    )
    sent = await city.say("sven", "ja")
    assert "Plats 1: Sekretariat" in sent
    assert "Plats 2: Central ledningsgrupp" in sent
    assert "Förslag om budget 2028" in await city.say("disa", "gruppärenden")
    assert "inget med det numret" in await city.say("rut", "gruppärende 1")


@pytest.mark.accepts("D11", "D13")
async def test_given_the_lead_group_then_it_approves_talks_upwards_and_sees_numbers_only(
    city: Play,
) -> None:
    canary = "Kanariefågeln i hamnen"
    await row(city, f"{canary}.")
    tree = await city.say("lena", "grupper")
    assert "Möts ungefär 6 gånger om året." in tree
    assert "Möts minst 1 gång i månaden." in tree
    for kind in (
        *("Upprätta förslag till åtgärdsplan", "Kartlägga behov och resurser", "Bygga nätverk"),
        *("Uppföljning och rapportering", "Verkställa insatser"),
    ):
        assert tree.count(f"\n{kind}") == 4  # each of the four local groups

    seen = await city.say("lena", "översikt")
    assert "1 rad i årsplanen: 0 förankrad, 0 godkänd." in seen
    assert "Inget möte den här månaden." in seen
    assert canary not in seen
    assert canary not in await city.say("lena", "inkomna planer")
    await city.to("2027-02-05 09:00")
    assert "1 möte har hållits i år." in await city.say("lena", "översikt")
    assert "har inte behörighet" in await city.say("rut", "översikt")

    await city.say("kaj", "skicka årsplan 2027 för Lokal grupp Norr")
    await city.say("kaj", "förankra planrad 1")
    assert canary in await city.say("lena", "inkomna planer")
    await city.say("kaj", "godkänn planrad 1")
    assert "Godkänd av Ledningsgrupp Öster" in await city.say("lena", "planrad 1")
    talk = (
        "gruppärende till Sekretariat: Hur gör vi med mätningen?; nivå 1; för Ledningsgrupp Öster"
    )
    await city.say("kaj", talk)
    assert "Plats 2: Sekretariat" in await city.say("kaj", "ja")


@pytest.mark.accepts("D15")
async def test_given_no_work_with_individuals_then_no_card_agenda_or_answer_has_any(
    city: Play,
) -> None:
    await city.to("2027-01-27 09:00")
    card = await city.say("rut", "lämna underlag")
    agenda = await city.say("kaj", "dagordning")
    model = await city.say("rut", "så arbetar vi")

    assert "Problem och riskgrupper" in card
    for shown in (card, agenda):
        assert "individ" not in shown.lower()
        assert "orosanmäl" in (shown + agenda).lower()
    assert "Vi arbetar inte på individnivå här." in model
    answer = await city.say("kaj", "visa ärenden på individnivå")
    assert "N27" not in answer
    assert "Individnivå" not in answer
    for who in ("rut", "kaj"):
        for asked in ("nytt ärende", "bekymringssamtal", "ny på top 5", "registrera samtycke"):
            told = await city.say(who, asked)
            assert not city.has_button(who, "Aktualisera")
            assert not city.has_button(who, "Nej, fortsätt")
            assert "Vem lämnar samtycke?" not in told
    promise = "nytt åtagande: Ringa hem; skola; 15 februari; nivå {}; universell"
    await city.to("2027-02-04 13:30")
    form = await city.say("kaj", promise.format(3))
    assert "individnivå" not in form.lower()
    assert "Nivå 3" not in form
    help_text = await city.say("kaj", "hjälp")
    assert "individ" not in help_text.lower()


@pytest.mark.accepts("D16", "D21")
async def test_given_the_problem_picture_then_every_actor_fills_four_lists_also_without_account(
    city: Play,
) -> None:
    empty = await city.say("rut", "problembild för Lokal grupp Norr")
    for part in ("Problem (0)", "Riskgrupper (0)", "Skyddsfaktorer (0)", "Positiva krafter (0)"):
        assert part in empty
    assert "Fritidsledare" in empty.partition("Problem (0)")[0]

    for who, words in (
        ("rut", "problem: Skolk på fredagar"),
        ("sol", "riskgrupp: Yngre syskon på torget"),
        ("pia", "skydd: Många föreningar"),
        ("frida", "positiv kraft: Ledarna på gården"),
    ):
        await city.say(who, f"problembild {words}; för Lokal grupp Norr")
        assert "(1)" in await city.say(who, "ja")
    outside = "problembild positiv kraft: Vi öppnar lokalen; från Hyresgästföreningen"
    await city.say("frida", f"{outside}; för Lokal grupp Norr")
    full = await city.say("frida", "ja")

    assert "Hyresgästföreningen, utan konto här." in full
    assert "Positiva krafter (2)" in full
    assert "Har inte skrivit något än" not in full
    ended = await city.say("rut", "ta bort rad 1 ur problembilden")
    assert "Skolk på fredagar" not in ended
    assert "Problem (0)" in ended


@pytest.mark.accepts("D17")
async def test_given_a_priority_then_it_goes_from_draft_to_anchored_to_approved(
    city: Play,
) -> None:
    assert "Utkast." in await row(city)
    await city.say("kaj", "skicka årsplan 2027 för Lokal grupp Norr")
    refused = await city.say("kaj", "godkänn planrad 1")
    assert "först skickas uppåt och förankras" in refused

    anchored = await city.say("kaj", "förankra planrad 1")
    assert "Förankrad i Lokal grupp Norr måndag 11 januari." in anchored
    await city.to("2027-01-18 09:00")
    approved = await city.say("kaj", "godkänn planrad 1")

    assert "Godkänd." in approved
    assert "Godkänd av Ledningsgrupp Öster måndag 18 januari." in approved
    assert "Förankrad i Lokal grupp Norr måndag 11 januari." in approved
    assert "har inte behörighet" in await city.say("rut", "godkänn planrad 1")


@pytest.mark.accepts("D19")
async def test_given_one_person_in_four_groups_then_nothing_leaks_and_reminders_merge(
    city: Play,
) -> None:
    for place, group in (("norr", "Norr"), ("torget", "Torget")):
        said = f"problembild problem: Kanariefågeln i {place}; källa Trygghetsmätningen 2026"
        await city.say("sol", f"{said}; för Lokal grupp {group}")
        assert "Källa: Trygghetsmätningen 2026." in await city.say("sol", "ja")
    north = await city.say("kaj", "problembild för Lokal grupp Norr")
    assert "i norr" in north
    assert "i torget" not in north
    assert "har inte behörighet" in await city.say("kim", "problembild för Lokal grupp Norr")
    assert "i norr" not in await city.say("kim", "problembild för Lokal grupp Torget")
    assert "Vilken grupp gäller det?" in await city.say("kaj", "problembild")

    for at, title in (("2027-02-04 13:30", "Ringa hem."), ("2027-02-05 09:30", "Vara ute.")):
        await city.to(at)
        promise = f"nytt åtagande: {title}; socialtjänst; 15 februari; nivå 1; universell"
        await city.say("kaj", promise)
        await city.say("kaj", "ja")
    await city.to("2027-02-14 12:00")
    before = city.received("sol")
    await city.to("2027-02-15 08:35")
    digests = [m for m in city.titles("sol")[before:] if "åtagande" in m.lower()]
    assert len(digests) == 1
    assert "2 åtaganden ska vara klara idag." in city.last("sol")
