"""A report drafts itself, is edited, approved and handed over; it is open until all have it."""

import re
from io import BytesIO

import aiohttp
import docx
import pytest
import pytest_asyncio

from tests.acceptance.test_groups_malmo import MUNICIPALITIES
from tests.bot.documents.reading_pdf import read
from tests.journeys.play import NORRSJO, Play
from tests.journeys.test_documents import Reader, address_in
from tests.journeys.test_lists_of_two import propose

SKARBY = (MUNICIPALITIES / "skarby.yaml").read_text("utf-8")
RECEIVERS = ("RTF:s samordningsgrupp", "Styrgruppen i Rådet för trygghet och folkhälsa")
DAY = "2027-01-04 09:00"
"""Four weeks before the first of February, when four months have gone."""


@pytest.fixture
async def told(chat: Play) -> Play:
    """Norrsjö, which counts its four months from October."""
    text = NORRSJO.read_text(encoding="utf-8")
    await chat.move_to_municipality(f"{text}\nreporting: {{counted_from: 2026-10-01}}\n")
    return chat


@pytest.mark.accepts("U3", "U4")
async def test_given_four_months_then_it_drafts_itself_and_is_open_until_both_have_it(
    told: Play,
) -> None:
    await told.to("2027-01-03 20:00")
    assert "Det finns ingen rapport än." in await told.say("sol", "rapporter")
    await told.to(DAY)

    card = told.last("sol")
    assert "**Rapport 1**, om tiden torsdag 1 oktober till och med söndag 31 januari 2027" in card
    assert "Den ska vara hos alla mottagare senast måndag 1 februari 2027." in card
    for name in RECEIVERS:
        assert f"**{name}:** inte lämnad än." in card
    assert "**Rapport 1**" in told.last("pia")
    approved = await told.press("sol", "Godkänn", {"report_text": "Lugnare i centrum."})
    assert "Lugnare i centrum." in approved
    form = {"report_receiver": RECEIVERS[0], "report_on": "2027-01-04"}
    one = await told.press("sol", "Noterad som lämnad", form)
    assert f"**{RECEIVERS[0]}:** lämnad måndag 4 januari 2027." in one
    assert f"Väntar på att lämnas till {RECEIVERS[1]}" in await told.say("sol", "rapporter")
    await told.to("2027-01-18 09:00")
    assert f"**{RECEIVERS[1]}:** inte lämnad än." in told.titled("sol", "Rapport")[-1]

    done = await told.say("sol", "lämnat rapport 1 till Styrgruppen 15 januari")

    assert f"**{RECEIVERS[1]}:** lämnad fredag 15 januari 2027." in done
    assert "Den är godkänd och lämnad till alla." in done
    before = told.everything("sol").count("Rapport 1")
    await told.to("2027-02-09 09:00")
    assert told.everything("sol").count("Rapport 1") == before
    assert "Rapport" not in " ".join(told.titles("rut") + told.titles("kaj"))
    assert "Rapport" in told.titles("pia")


@pytest.mark.accepts("R-127")
async def test_given_somebody_on_a_list_then_the_evaluation_holds_figures_and_no_code(
    told: Play,
) -> None:
    """That they choose anew each eight weeks: tests/journeys/test_lists_of_two.py."""
    await told.to("2027-01-02 10:00")
    code = await propose(told, "pia", "top 5")
    await told.to(DAY)

    report = told.last("sol")
    assert "**Rapport 1**" in report
    assert code not in report
    assert code not in await told.say("sol", "rapport 1")


async def test_given_everything_is_typed_then_no_button_is_needed(told: Play) -> None:
    await told.to(DAY)

    edited = await told.say("sol", "rapport 1: Fler kom i tid.")
    early = await told.say("sol", "lämnat rapport 1 till Styrgruppen idag")
    counted = await told.say("sol", "räkna om rapport 1")
    approved = await told.say("sol", "godkänn rapport 1")
    changed = await told.say("sol", "rapport 1: Något annat.")

    assert told.card("sol") is not None
    assert "Godkänn rapporten innan du lämnar den." in early
    assert "Rapport 1" in edited
    assert "Rapport 1" in counted
    assert "Fler kom i tid." in approved
    assert "En godkänd rapport ändras inte" in changed
    assert "Jag hittar ingen rapport med det numret." in await told.say("sol", "rapport 7")


async def test_given_a_name_or_a_day_to_come_then_it_is_not_saved_and_nothing_typed_is_lost(
    told: Play,
) -> None:
    await told.to(DAY)

    await told.press("sol", "Spara texten", {"report_text": "Ring 070-123 45 67."})
    body = str(told.card("sol"))
    await told.say("sol", "godkänn rapport 1")
    late = await told.say("sol", "lämnat rapport 1 till Styrgruppen 2027-02-20")

    assert "Det är inte sparat än." in body
    assert "Ring 070-123 45 67." in body
    assert "Välj en dag som har varit" in late


async def test_given_somebody_who_writes_no_report_then_nothing_is_told_of_any(
    told: Play,
) -> None:
    await told.to(DAY)

    for who in ("rut", "disa", "dag"):
        for said in ("rapporter", "rapport 1", "rapport 7", "godkänn rapport 1"):
            assert "Du har inte behörighet till det här." in await told.say(who, said)
    assert "egen chatt" in await told.say("sol", "rapporter", in_group=True)


@pytest.mark.accepts("C26")
async def test_given_an_evaluation_then_each_improvement_has_an_owner_and_is_listed_in_it(
    chat: Play,
) -> None:
    await chat.move_to_municipality(SKARBY)
    await chat.to("2027-06-01 09:00")
    number = re.search(r"Rapport (\d+)", await chat.say("kaj", "rapporter"))
    assert number
    asked = f"förbättring i rapport {number[1]}: Fler vägar till en meningsfull fritid"
    assert "Välj vilken verksamhet" in await chat.say("kaj", asked)
    await chat.say("kaj", f"{asked}; ansvarig Skola; klart 1 september")
    listed = await chat.say("kaj", "ja")
    assert "Det här behöver vi göra bättre" in listed
    assert re.search(
        r"Fler vägar till en meningsfull fritid Ansvarig: [^.]+, Skola\. Klart senast", listed
    )

    promised = re.search(r"Å-(\d+) Fler vägar", listed)
    assert promised
    assert "meningsfull fritid" in await chat.say("rut", "mina åtaganden")
    await chat.say("rut", f"klart {promised[1]}")
    await chat.say("rut", "ja")
    again = await chat.say("kaj", f"rapport {number[1]}")
    assert re.search(r"Fler vägar till en meningsfull fritid .*Klart\.", again)


@pytest_asyncio.fixture
async def drafted(chat: Play) -> str:
    """Skärby's report of the half-year, with words and one improvement in it; its number."""
    await chat.move_to_municipality(SKARBY)
    await chat.to("2027-06-01 09:00")
    found = re.search(r"Rapport (\d+)", await chat.say("kaj", "rapporter"))
    assert found
    await chat.say("kaj", f"rapport {found[1]}: Fler kom i tid till mötena.")
    promised = "Fler sommarjobb; ansvarig Skola; klart 1 september"
    await chat.say("kaj", f"förbättring i rapport {found[1]}: {promised}")
    await chat.say("kaj", "ja")
    return found[1]


@pytest.mark.accepts("C26", "U4")
async def test_given_a_report_when_fetched_as_a_file_then_it_is_what_is_handed_over(
    chat: Play, drafted: str
) -> None:
    """Its words, its figures, what is to be done better and by whom, and who gets it."""
    async with aiohttp.ClientSession() as session:
        reader = Reader(chat, session)
        pdf = await reader.fetch(await reader.order("kaj", f"rapport {drafted} som pdf"), "pdf")
        await chat.say("kaj", f"rapport {drafted}")
        await chat.press("kaj", "Som dokument")
        word = await reader.fetch(address_in(chat, "kaj"), "docx")

    assert (pdf.status, pdf.name) == (200, 'attachment; filename="rapport.pdf"')
    assert (read(pdf.body).title, read(pdf.body).conformance) == ("Rapport", "1")
    words = word_of(word.body)
    for said in (
        f"Rapport {drafted}, om tiden ",
        "Det här är ett utkast.",
        "Fler kom i tid till mötena.",
        "Det här behöver vi göra bättre",
        "Fler sommarjobb",
        "Skola",
    ):
        assert said in words


async def test_given_figures_as_a_file_then_small_ones_are_hidden_from_everybody(
    chat: Play, drafted: str
) -> None:
    """Also from the coordinator, who sees them exactly in chat: a file is handed on."""
    await chat.to("2027-07-01 09:00")
    for _ in range(3):
        await chat.say("kaj", "räkna +1 kontakt")
    await chat.to("2027-08-02 09:00")
    exact = await chat.say("kaj", "siffror för 2027")

    async with aiohttp.ClientSession() as session:
        reader = Reader(chat, session)
        file = await reader.fetch(await reader.order("kaj", "siffror för 2027 som csv"), "csv")

    assert "**Kontakt med samordnaren:** 3" in exact
    assert file.name == 'attachment; filename="siffror.csv"'
    rows = file.body.decode("utf-8-sig").splitlines()
    assert rows[0] == "Vad som räknas;Slag;Antal;Av;Procent"
    assert "Kontakter med samordnaren;Kontakt med samordnaren;färre än 5;;" in rows
    for said in (f"rapport {drafted} som pdf", "alla siffror som pdf"):
        refused = await chat.say("rut", said)
        assert "inte behörighet" in refused


def word_of(body: bytes) -> str:
    found = docx.Document(BytesIO(body))
    words = [p.text for p in found.paragraphs]
    words += [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    return "\n".join(words).replace("\N{NO-BREAK SPACE}", " ")
