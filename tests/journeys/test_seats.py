"""Answers, deputies, mandates and absence, typed and pressed."""

import pytest

from tests.journeys.play import CALLED, Play
from tests.journeys.stages import decide

TAKEN = {
    "decision": "Vi delar på nattvandringen.",
    "decision_level": "1",
    "decision_prevention": "Universell",
    "decision_subject": "Område",
}


@pytest.mark.stage("called")
async def test_given_a_deputy_is_typed_then_the_seat_is_filled_and_the_deputy_says_mandate(
    chat: Play,
) -> None:
    assert "Jag hittar ingen sådan ersättare hos Skola." in await chat.say(
        "rut", "kan inte, Pelle kommer istället"
    )
    assert "Kim Skolvärdh kommer i ditt ställe." in await chat.say(
        "rut", "kan inte, Kim kommer istället"
    )
    assert "Du är ersättare för Rut Rektorsdotter." in chat.last("kim")
    standing = await chat.say("frida", "läget")
    assert "Kim Skolvärdh, skolvärd: kommer som ersättare." in standing
    asked = await chat.press("kim", "Jag kommer")
    assert "Får du fatta beslut för din verksamhet på mötet?" in asked
    assert "Du kommer utan mandat." in await chat.press("kim", "Nej, utan mandat")
    assert "Skola: kommer utan mandat\nKim Skolvärdh, skolvärd" in await chat.say("frida", "mandat")
    assert "Du kommer med mandat." in await chat.say("kim", "med mandat")

    await chat.say("rut", "jag kommer")
    assert "Du behövs inte som ersättare" in chat.titled("kim", "Du behöver inte komma")[0]


@pytest.mark.stage("called")
async def test_given_the_deputy_cannot_come_either_then_the_convener_hears_it_at_once(
    chat: Play,
) -> None:
    await chat.say("rut", "kan inte, Kim kommer")
    await chat.say("kim", "kan inte")

    told = chat.titled("frida", "En plats är tom på SSPF-mötet")
    assert len(told) == 1
    assert "Kim Skolvärdh kan inte komma som ersättare." in told[0]
    assert "Skola har nu ingen som kommer." in told[0]
    assert "Ingen från Skola kommer." in await chat.say("frida", "läget")


@pytest.mark.accepts("A12")
@pytest.mark.stage("called")
async def test_given_two_days_before_then_the_convener_sees_who_comes_without_mandate(
    chat: Play,
) -> None:
    for who in ("frida", "sol", "tore"):
        await chat.say(who, "jag kommer")
    await chat.say("rut", "kan inte, Kim kommer")
    await chat.press("kim", "Jag kommer")
    await chat.press("kim", "Nej, utan mandat")
    await chat.to("2027-01-19 08:29")
    assert chat.titled("frida", "Mandat inför") == []
    await chat.to("2027-01-19 17:00")

    (card,) = chat.titled("frida", "Mandat inför SSPF-mötet")
    assert "2 av 5 verksamheter är inte klara." in card
    assert "Skola: kommer utan mandat\nKim Skolvärdh, skolvärd" in card
    assert "Polis: har inte svarat på kallelsen" in card
    assert "Ungas fritid: kommer med mandat" in card
    assert [who for who in CALLED if chat.titled(who, "Mandat inför")] == ["frida"]


@pytest.mark.accepts("A12")
@pytest.mark.stage("begun")
async def test_given_nobody_with_mandate_at_the_table_then_it_is_asked_before_it_is_saved(
    chat: Play,
) -> None:
    await chat.say("frida", "närvaro: Frida, Kim")
    warned = await decide(chat, "Vi tar fram en rutin.")
    assert "**Utan mandat vid bordet:** Skola." in warned
    assert "Vi tar fram en rutin." not in await chat.say("frida", "åtgärdsplan")
    await chat.press("frida", "Förankra hemma", TAKEN)
    plan = await chat.say("frida", "åtgärdsplan")
    assert "Vi delar på nattvandringen." in plan
    assert "**Ska förankras:** Skola." in plan

    refused = await chat.say("pia", "förankrat beslut 1")
    assert "Det finns inget sådant beslut som väntar på din verksamhet." in refused
    assert "Ska förankras" not in await chat.say("rut", "förankrat beslut 1")
    await chat.say("frida", "beslut: Vi ses igen; nivå 1; område; universell")
    assert "Vi ses igen" in await chat.say("frida", "ja")
    assert "Vi ses igen" in await chat.say("frida", "åtgärdsplan")


@pytest.mark.stage("called")
async def test_given_an_absence_with_an_end_then_nobody_asks_and_it_ends_by_itself(
    chat: Play,
) -> None:
    """Failure mode 10: the deputy is called and asked; what waited comes at the return."""
    for typed, said in (
        ("borta", "Hur länge är du borta?"),
        ("borta till 1 december 2026", "De dagarna har redan varit."),
        ("jag är tillbaka", "Du är inte antecknad som borta."),
        ("borta v. 3", "måndag 18 januari till söndag 24 januari"),
    ):
        assert said in await chat.say("rut", typed), typed
    await chat.to("2026-12-17 09:00")
    assert "Du är ersättare för Rut Rektorsdotter." in chat.titled("kim", "Kallelse till")[0]
    before = chat.received("rut")
    assert "Rut Rektorsdotter, rektor: är borta den dagen." in await chat.say("frida", "läget")
    await chat.to("2027-01-18 08:29")
    asked = chat.received("rut")
    assert asked == before + 1
    await chat.to("2027-01-22 17:00")
    assert chat.received("rut") == asked
    assert "SSPF-möte idag" in chat.titles("kim")

    await chat.to("2027-01-25 08:30")
    assert chat.titled("rut", "Åtgärdsplan")


@pytest.mark.stage("asked")
async def test_given_it_is_taken_back_then_what_waited_comes_at_once(chat: Play) -> None:
    """Failure mode 10."""
    await chat.say("sol", "tillbaka 1 februari")
    await chat.to("2027-01-18 09:00")
    before = chat.received("sol")
    answer = await chat.say("sol", "jag är tillbaka")
    assert "Välkommen tillbaka." in answer
    assert chat.received("sol") == before + 2  # the answer, and today's reminder of what is missing
    assert chat.titles("sol")[-1].startswith("Påminnelse inför")
