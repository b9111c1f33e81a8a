"""Another legal ground by the chat: recorded for one item, seen by two agencies, and ended."""

from datetime import timedelta

import pytest

from sspf.domain.statutes import statute_on
from tests.acceptance.test_individuals import REST, STOPPED, about, opened
from tests.journeys.play import Play

TO_POLICE = {
    "code": "OSL_10_15a",
    "recipient": "polis",
    "decided_by": "rektor",
    "delegation": "delegationsordning 4.2",
    "weighing": "Behövs för att hindra brott.",
}
SAID = "polis; 15 a; beslutat av rektor; delegation 4.2; skäl: behövs för att hindra brott"
FORBIDDEN = ("får delas", "får dela ", "kan delas med", "tillåtet att dela")


async def stopped(chat: Play) -> None:
    """The school's text on N27-02 is kept, for nobody has consented."""
    await opened(chat, "rut")
    assert "Del 3 kan inte delas" in await chat.press(
        "rut", "Skicka in", REST | about("case-2", STOPPED)
    )


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-20")
async def test_given_a_decision_for_a_stopped_text_then_it_reaches_the_one_agency_until_it_ends(
    chat: Play,
) -> None:
    await stopped(chat)
    form = await chat.press("rut", "Annan laglig grund", {"text": STOPPED})
    lacking = await chat.press("rut", "Registrera beslutet", TO_POLICE | {"weighing": ""})
    receipt = await chat.press("rut", "Registrera beslutet", TO_POLICE)
    before = await chat.say("pia", "dagordning")
    await chat.press("rut", "Öppna underlaget")
    await chat.press("rut", "Skicka in")
    await chat.press("rut", "Skicka in texten")

    assert "Jag prövar inte sekretess." in form
    assert "Skriv hur intressena vägdes" in lacking
    for words in (
        "Stöd: 10 kap. 15 a § offentlighets- och sekretesslagen.",
        "av rektor. Delegation: delegationsordning 4.2.",
        "Gäller till och med torsdag 11 februari 2027.",
        "Från Skola till Polis.",
    ):
        assert words in receipt
    assert "hindra brott" not in receipt
    assert "cannabis" not in before
    assert "cannabis" in await chat.say("pia", "dagordning")
    for who in ("sol", "frida", "tore", "kaj"):
        assert "cannabis" not in await chat.say(who, "dagordning")


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-20")
async def test_given_a_decision_when_the_text_is_another_or_the_day_is_past_then_it_opens_nothing(
    chat: Play,
) -> None:
    await stopped(chat)
    await chat.say("rut", f"annan laglig grund N27-02: {SAID}; till 2027-01-15")
    await chat.say("rut", "ja")
    other = await chat.say("rut", "underlag 3 N27-02 egen, fler nej, skyddad nej: Något annat.")
    await chat.say("rut", "skicka in underlag")
    again = await chat.say("rut", "lagliga grunder N27-02")

    assert "Något annat." in other
    assert "Något annat." not in await chat.say("pia", "dagordning")
    assert "Beslut 1" in again
    await chat.to("2027-01-16 09:00")
    assert "Beslutet har gått ut." in await chat.say("rut", "lagliga grunder N27-02")


OUTSIDE = {
    "19 kap. 1 §": "gör en orosanmälan till socialnämnden",
    "20 kap. 6 §": "ni svarar den som utreder direkt",
    "10:24": "er myndighet prövar själv och kontaktar polisen direkt",
    "7 § lagen (2025:170)": "rektorn prövar själv",
    "6 § polislagen": "polisen kontaktar socialtjänsten direkt",
}


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-21")
async def test_given_the_table_of_directions_then_what_is_outside_it_is_refused_and_shown_where(
    chat: Play,
) -> None:
    await stopped(chat)
    ask = "annan laglig grund N27-02"
    wrong = await chat.say("rut", f"{ask}: {SAID.replace('15 a', '10 kap. 18 a §')}")
    for statute, instead in OUTSIDE.items():
        shown = await chat.say("rut", f"{ask}: {SAID.replace('15 a', statute)}")
        assert "Det stödet registreras inte här." in shown, statute
        assert instead in shown
        assert "Beslutet är registrerat" not in await chat.say("rut", "ja")

    assert "Det stödet kan inte användas från er till den verksamheten." in wrong
    assert "Det finns inget beslut" in await chat.say("rut", "lagliga grunder N27-02")


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-22")
async def test_given_consents_and_grounds_then_it_says_who_registered_and_never_may_be_shared(
    chat: Play,
) -> None:
    await stopped(chat)
    said = [
        await chat.say("rut", "samtycke N27-01"),
        await chat.say("rut", f"annan laglig grund N27-02: {SAID}"),
        await chat.say("rut", "ja"),
        await chat.say("rut", "lagliga grunder N27-02"),
        await chat.say("rut", "återkalla beslut 1 i N27-02"),
        await chat.say("rut", "hur delas det jag skriver"),
    ]

    assert "Samtycke är registrerat av Kaj" in said[0]
    assert "Beslut är registrerat av Rut" in said[2]
    for words in FORBIDDEN:
        assert words not in "\n".join(said).casefold(), words


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-104")
async def test_given_words_of_law_then_they_come_from_the_dated_table_and_none_is_outdated(
    chat: Play,
) -> None:
    law = statute_on("SoL_19_1", chat.now.date())
    assert law is not None
    assert statute_on("SoL_19_1", law.valid_from - timedelta(days=1)) is None
    await opened(chat, "sol")
    said = [
        await chat.say("sol", "hur gör jag en orosanmälan"),
        await chat.press("sol", "Skicka in", REST | about("case-1", "Lugnt.", crime="ja")),
        await chat.say("sol", "nytt ärende"),
        await chat.say("sol", "dagordning"),
    ]

    assert law.words in said[0]
    assert law.words in said[2]
    assert "10 kap. 21–24 §§ offentlighets- och sekretesslagen" in said[1]
    for words in said:
        assert "14 kap." not in words
        assert "{law}" not in words


@pytest.mark.stage("asked")
async def test_given_it_is_revoked_then_the_recipients_agenda_is_replaced(chat: Play) -> None:
    await stopped(chat)
    await chat.say("rut", f"annan laglig grund N27-02: {SAID}")
    await chat.say("rut", "ja")
    await chat.say("rut", "skicka in underlag")
    await chat.say("rut", "ja")
    assert "cannabis" in await chat.say("pia", "dagordning")

    asked = await chat.say("rut", "återkalla beslut 1 i N27-02")
    done = await chat.say("rut", "ja")

    assert "Återkallelsen gäller direkt." in asked
    assert "Beslutet är återkallat" in done
    assert "Polis har läst" in done
    assert "cannabis" not in await chat.say("pia", "dagordning")
    await chat.to("2027-01-12 08:35")
    assert "cannabis" not in chat.everything("pia")


@pytest.mark.stage("asked")
async def test_given_only_typing_then_a_commitment_is_passed_to_one_agency(chat: Play) -> None:
    await opened(chat, "rut")
    none = await chat.say("rut", "annan laglig grund N27-99: polis")
    which = await chat.say("rut", "annan laglig grund åtagande Å-2027-999: polis")

    assert none == which == "Jag hittar inget ärende som du kan se."
