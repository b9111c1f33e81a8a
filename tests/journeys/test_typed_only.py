"""A whole cycle with typed words alone: no card is pressed, by anybody (R-111)."""

import pytest

from tests.journeys.play import CALLED, SEATED, Play

BRIEFINGS = {
    "frida": ("Kajen har 62 besökare per kväll.", "Fler på Busstorget på fredagar."),
    "rut": ("Närvaron är 91,4 %.", "Ströfrånvaro i åk 7–8."),
    "sol": ("Normal svarstid.", "inget"),
    "pia": ("Lugnare i centrum.", "Fem ingripanden på sex veckor."),
    "tore": ("inget", "inget"),
}


@pytest.mark.accepts("R-111")
async def test_given_typed_words_alone_then_a_whole_cycle_can_be_played(chat: Play) -> None:
    """Kallelse, briefing, standing, agenda, meeting, plan, a commitment to its end."""
    await call_and_answer(chat)
    await brief_everyone(chat)
    await approve(chat)
    await hold_the_meeting(chat)
    await read_the_plan(chat)
    await keep_the_promise(chat)


async def call_and_answer(chat: Play) -> None:
    assert "Skickas till 6 personer" in await chat.say("frida", "skicka kallelse")
    assert "Kallelsen är skickad" in await chat.say("frida", "ja")
    assert all(chat.titled(who, "Kallelse till SSPF-möte") for who in CALLED)
    assert "Du kommer till mötet." in await chat.say("frida", "jag kommer")
    assert "Du vet inte än" in await chat.say("sol", "vet inte än")
    assert "Kim Skolvärdh kommer i ditt ställe." in await chat.say("rut", "kan inte, Kim kommer")
    assert "Du kommer till mötet." in await chat.say("rut", "jag kommer")


async def brief_everyone(chat: Play) -> None:
    await chat.to("2027-01-12 08:30")
    for who, (general, group) in BRIEFINGS.items():
        assert "Del 1. Allmän information" in await chat.say(who, "underlag")
        assert "Utkast sparat" in await chat.say(who, f"underlag 1: {general}")
        await chat.say(who, f"underlag 2: {group}")
        await chat.say(who, "underlag 3 inget")
        if who == "tore":
            continue
        assert "Underlaget är inskickat" in await chat.say(who, "skicka in underlaget")
    standing = await chat.say("frida", "läget")
    assert "4 av 5 verksamheter" in standing
    assert "Saknas: Säkerhet och beredskap." in standing
    assert "Påminnelse skickad till 1 verksamhet." in await chat.say("frida", "påminn")
    assert "Vi saknar ert underlag" in chat.last("tore")
    assert "Underlaget är inskickat" in await chat.say("tore", "skicka in underlaget")


async def approve(chat: Play) -> None:
    await chat.to("2027-01-20 13:00")
    await chat.say("frida", "punkt: Gemensam sportlovskalender")
    assert "Stämmer dagordningen?" in await chat.say("frida", "godkänn dagordningen")
    assert "är godkänd" in await chat.say("frida", "ja")
    for who in CALLED:
        agenda = chat.titled(who, "Dagordning till SSPF-mötet")[0]
        assert "Gemensam sportlovskalender" in agenda
        assert "Ungas fritid: Kajen har 62 besökare per kväll." in agenda


async def hold_the_meeting(chat: Play) -> None:
    await chat.to("2027-01-21 13:00")
    assert "Närvaron är sparad." in await chat.say("frida", "närvaro: Frida, Rut, Pia, Sol, Tore")
    typed = (
        "nytt åtagande: Skolan håller föräldramöte om vejp; skola; 11 februari; nivå 1; universell"
    )
    assert "föräldramöte" in await chat.say("frida", typed)
    assert "Sparat hittills: 1 åtagande" in await chat.say("frida", "ja")
    await chat.say("frida", "beslut: Vi tar fram en rutin; nivå 1; område; universell")
    assert "Sparat hittills: 1 beslut" in await chat.say("frida", "ja")
    items = await chat.say("frida", "anteckna")
    assert "4 punkter utan utfall" in items
    for number, outcome in enumerate(("åtgärd", "bevaka", "lyft vidare", "ingen åtgärd"), start=1):
        await chat.say("frida", f"stäng {number} {outcome} grupp selektiv")
    assert "utan utfall" not in await chat.say("frida", "anteckna")


async def read_the_plan(chat: Play) -> None:
    await chat.to("2027-01-22 10:00")
    plan = await chat.say("rut", "åtgärdsplan")
    assert "Nya åtaganden: 1" in plan
    assert "1 av 4 punkter ledde till åtgärd." in plan
    assert "Du har svarat att det stämmer." in await chat.say("rut", "stämmer")
    wrong = await chat.say("pia", "något är fel: Datumet ska vara 12 februari.")
    assert "Din synpunkt är skickad" in wrong
    assert "Datumet ska vara 12 februari." in chat.last("frida")
    await chat.to("2027-01-26 16:00")
    assert "Skolan håller föräldramöte om vejp" in chat.last("rut")


async def keep_the_promise(chat: Play) -> None:
    await chat.to("2027-02-04 08:30")
    assert "Om en vecka ska 1 åtagande vara klart." in chat.last("rut")
    assert "föräldramöte" in await chat.say("rut", "mina åtaganden")
    await chat.say("rut", "pågår 1")
    assert "pågående" in await chat.say("rut", "ja")
    await chat.say("rut", "behöver hjälp 1: Kuratorn är sjuk.")
    assert "Samordnaren får veta" in await chat.say("rut", "ja")
    assert "Kuratorn är sjuk." in chat.last("kaj")
    await chat.say("rut", "flytta Å-2027-001 till 4 mars")
    assert "Nytt datum är torsdag 4 mars" in await chat.say("rut", "ja")
    assert "Ändringen är ångrad." in await chat.say("rut", "ångra")
    await chat.say("rut", "klart 1 delvis")
    assert "markerat som klart" in await chat.say("rut", "ja")
    assert "Det finns inga öppna åtaganden" in await chat.say("rut", "mina åtaganden")
    assert "Det finns inga försenade" in await chat.say("kaj", "försenade")


@pytest.mark.stage("decided")
@pytest.mark.parametrize(
    ("who", "typed", "then"),
    [
        (
            "frida",
            "flytta mötet till 25 februari",
            "Mötet är flyttat till torsdag 25 februari kl. 13.00–15.00.",
        ),
        ("frida", "ställ in mötet", "är inställt"),
        ("rut", "avbryt 4: Kuratorn är sjuk.", "Åtagandet är avbrutet"),
        ("kaj", "fråga om 4", "Frågan är skickad till Rut Rektorsdotter."),
        ("rut", "Å-2027-004", "Uppdatera åtagande"),
        ("rut", "hur delas det jag skriver", "Ett utkast syns bara för er egen verksamhet."),
        ("frida", "muntligt polis 1: Lugnt i centrum.", "lämnat muntligt"),
        ("frida", "skicka kallelse", "Skickas till 6 personer"),
        ("rut", "kallelse", "Kallelse till SSPF-möte"),
        ("rut", "hjälp", "Det här kan jag hjälpa dig med"),
    ],
)
async def test_given_any_other_act_of_a_card_then_words_do_the_same(
    chat: Play, who: str, typed: str, then: str
) -> None:
    """In the break between the meetings: the next one is 18 February, and is called first."""
    await chat.to("2027-01-29 10:00")

    answer = await chat.say(who, typed)
    if then not in answer:
        answer = await chat.say(who, "ja")

    assert then in answer


@pytest.mark.stage("again")
async def test_given_the_briefing_card_then_how_commitments_go_can_be_typed_too(
    chat: Play,
) -> None:
    for who in SEATED:
        for number in ("1", "2", "3", "4", "5", "12"):
            await chat.say(who, f"klart {number}")
            await chat.say(who, "ja")

    assert "Det finns inga öppna åtaganden" in await chat.say("kaj", "öppna åtaganden")
