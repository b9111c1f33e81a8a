"""A document is ordered in chat, fetched once on a page of one's own, and kept nowhere."""

import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import aiohttp
import docx
import pytest
import pytest_asyncio
from openpyxl import load_workbook

from tests.bot.documents.reading_pdf import headings, read
from tests.bot.pages.visiting import HIDDEN, Seen, Visitor
from tests.journeys.play import Play

NBSP = "\N{NO-BREAK SPACE}"
LINK = re.compile(r"\((https?://\S+/r/[^)\s]+)\)")


@dataclass(frozen=True)
class Given:
    status: int
    body: bytes
    name: str
    kind: str


class Reader:
    """Somebody with a browser who presses what the chat has given."""

    def __init__(self, chat: Play, session: aiohttp.ClientSession) -> None:
        self.chat, self.session = chat, session

    async def order(self, who: str, text: str) -> str:
        """The address that the chat answers with."""
        await self.chat.say(who, text)
        return address_in(self.chat, who)

    async def look(self, address: str) -> Seen:
        return await Visitor(self.session, address).look()

    async def fetch(self, address: str, form: str) -> Given:
        fields = dict(HIDDEN.findall((await self.look(address)).html)) | {"gor": form}
        return await self.press(address, fields)

    async def press(self, address: str, fields: dict[str, str]) -> Given:
        async with self.session.post(address, data=fields) as answer:
            named = answer.headers.get("Content-Disposition", "")
            return Given(answer.status, await answer.read(), named, answer.content_type)


def address_in(chat: Play, who: str) -> str:
    found = LINK.search(json.dumps(chat.card(who)))
    assert found, chat.last(who)
    return found[1]


@pytest_asyncio.fixture
async def reader(chat: Play) -> AsyncIterator[Reader]:
    async with aiohttp.ClientSession() as session:
        yield Reader(chat, session)


@pytest.mark.stage("answered")
async def test_given_an_agenda_when_fetched_as_pdf_then_it_is_the_readers_own_and_accessible(
    reader: Reader,
) -> None:
    address = await reader.order("rut", "dagordning som pdf")
    page = await reader.look(address)
    given = await reader.fetch(address, "pdf")

    assert "Hämta som PDF" in page.words
    assert "Kajen" not in page.html
    assert (given.status, given.kind) == (200, "application/pdf")
    assert given.name == 'attachment; filename="dagordning.pdf"'
    found = read(given.body)
    assert (found.title, found.conformance) == ("Dagordning till SSPF-mötet", "1")
    assert headings(found)[0] == 1


@pytest.mark.stage("decided")
@pytest.mark.parametrize(
    ("said", "name", "holds"),
    [
        ("åtgärdsplan som word", "atgardsplan.docx", "Polisen gör synlig tillsyn på Busstorget."),
        ("anteckningarna i Word", "anteckningar.docx", "Gemensam sportlovskalender."),
        ("uppföljning som word", "uppfoljning.docx", "Polis"),
        ("kalendarium som word", "kalendarium.docx", "Torsdag 21 januari 2027"),
        ("statistik som word", "statistik.docx", "Operativ grupp"),
    ],
)
async def test_given_each_document_when_fetched_as_word_then_it_holds_what_its_card_holds(
    reader: Reader, said: str, name: str, holds: str
) -> None:
    given = await reader.fetch(await reader.order("frida", said), "docx")

    assert given.name == f'attachment; filename="{name}"'
    found = docx.Document(BytesIO(given.body))
    words = [p.text for p in found.paragraphs]
    words += [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    assert holds in "\n".join(words).replace(NBSP, " ")


@pytest.mark.stage("decided")
async def test_given_statistics_as_excel_then_numbers_are_numbers(reader: Reader) -> None:
    given = await reader.fetch(await reader.order("frida", "statistik som excel"), "xlsx")
    rows = list(load_workbook(BytesIO(given.body)).worksheets[0].values)

    assert rows[0] == ("Grupp", "Vad som räknas", "Slag", "Antal")
    assert any(row[1:] == ("Åtaganden", "Totalt", 6) for row in rows)


@pytest.mark.stage("decided")
async def test_given_statistics_as_csv_then_they_are_the_same(reader: Reader) -> None:
    given = await reader.fetch(await reader.order("frida", "statistik som csv"), "csv")

    assert "Åtaganden;Totalt;6" in given.body.decode("utf-8-sig")


@pytest.mark.stage("answered")
async def test_given_a_link_when_it_has_given_its_file_then_it_opens_nothing(
    reader: Reader,
) -> None:
    address = await reader.order("rut", "dagordning som pdf")
    fields = dict(HIDDEN.findall((await reader.look(address)).html)) | {"gor": "pdf"}
    first = await reader.press(address, fields)
    again = await reader.press(address, fields)

    assert (first.status, again.status) == (200, 404)
    assert (await reader.look(address)).status == 404


@pytest.mark.stage("answered")
async def test_given_a_quarter_of_an_hour_when_it_has_gone_then_the_link_opens_nothing(
    chat: Play, reader: Reader
) -> None:
    address = await reader.order("rut", "dagordning som pdf")
    await chat.to("2027-01-20 11:16")

    assert (await reader.look(address)).status == 404


@pytest.mark.stage("answered")
async def test_given_it_is_taken_back_or_asked_for_anew_then_the_former_link_ends(
    chat: Play, reader: Reader
) -> None:
    first = await reader.order("rut", "dagordning som pdf")
    second = await reader.order("rut", "dagordning som word")
    statuses = [(await reader.look(each)).status for each in (first, second)]
    told = await chat.say("rut", "dra in mina dokumentlänkar")

    assert statuses == [404, 200]
    assert "1 länk till ett dokument gäller inte längre." in told
    assert (await reader.look(second)).status == 404
    assert "Du har ingen öppen länk" in await chat.say("rut", "dra in mina dokumentlänkar")


@pytest.mark.stage("answered")
async def test_given_a_press_from_another_site_or_for_no_form_of_ours_then_nothing_is_given(
    reader: Reader,
) -> None:
    address = await reader.order("rut", "dagordning som pdf")
    fields = dict(HIDDEN.findall((await reader.look(address)).html))
    wrong = [{"gor": "pdf"}, fields | {"gor": "xlsx"}, fields | {"gor": "exe"}, fields]
    statuses = [(await reader.press(address, each)).status for each in wrong]

    assert statuses == [400] * 4
    assert (await reader.fetch(address, "pdf")).status == 200


@pytest.mark.stage("decided")
async def test_given_whoever_may_see_no_figures_when_ordered_then_it_is_refused_in_chat(
    chat: Play,
) -> None:
    told = await chat.say("rut", "statistik som pdf")

    assert "Du har inte behörighet till det här." in told
    assert not LINK.search(told)


@pytest.mark.parametrize("said", ["dagordning som pdf", "mötesläge", "information till familjen"])
async def test_documents_are_for_the_private_chat(chat: Play, said: str) -> None:
    assert "i vår egen chatt" in await chat.say("frida", said, in_group=True)


@pytest.mark.stage("decided")
async def test_given_the_button_on_a_card_when_pressed_then_all_its_kinds_of_file_are_offered(
    chat: Play, reader: Reader
) -> None:
    await chat.say("frida", "statistik")
    await chat.press("frida", "Som dokument")
    page = await reader.look(address_in(chat, "frida"))

    assert all(f"Hämta som {form}" in page.words for form in ("PDF", "Word", "Excel", "CSV"))


async def test_given_a_kind_of_file_that_there_is_not_then_the_right_ones_are_named(
    chat: Play,
) -> None:
    told = await chat.say("frida", "dagordning som excel")

    assert "Dagordning finns som pdf och docx. Skriv till exempel dagordning som pdf." in told


@pytest.mark.stage("decided")
@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("jag vill ha dagordningen för 18 februari som en pdf", "Dagordning finns"),
        ("kan jag få åtgärdsplanen från mötet 21 januari i word?", "Åtgärdsplan finns"),
        ("skicka anteckningarna från förra mötet som word", "Anteckningar finns"),
        ("can I get the statistics in excel", "Statistik finns"),
        ("exportera statistiken till excel", "Statistik finns"),
    ],
)
async def test_given_it_is_said_in_other_words_then_it_is_ordered_all_the_same(
    chat: Play, said: str, name: str
) -> None:
    assert name in await chat.say("frida", said)


@pytest.mark.stage("decided")
async def test_given_another_meeting_is_named_then_its_agenda_is_what_is_fetched(
    reader: Reader,
) -> None:
    first = await reader.order("frida", "jag vill ha dagordningen för 21 januari som word")
    given = await reader.fetch(first, "docx")

    said = [paragraph.text for paragraph in docx.Document(BytesIO(given.body)).paragraphs]
    assert any(words.startswith("Torsdag 21") for words in said)


async def test_given_the_calendar_as_a_table_then_it_goes_by_its_own_address(chat: Play) -> None:
    assert ".xlsx" in await chat.say("frida", "kalendarium som excel")


@pytest.mark.accepts("B8")
async def test_given_the_family_is_to_read_then_there_is_a_page_and_a_file(
    reader: Reader,
) -> None:
    address = await reader.order("frida", "information till familjen")
    page, again = await reader.look(address), await reader.look(address)
    given = await reader.fetch(address, "pdf")

    for words in ("Vad är SSPF?", "Vad skrivs ner?", "Vad har ni rätt till?", "Kaj"):
        assert words in page.words
    assert again.status == 200
    assert given.name == 'attachment; filename="till-familjen.pdf"'
    assert read(given.body).title == "Information om SSPF till dig och din familj"


@pytest.mark.stage("decided")
async def test_given_a_full_room_when_the_screen_is_shown_then_it_holds_what_all_may_see(
    chat: Play, reader: Reader
) -> None:
    told = await chat.say("frida", "mötesläge")
    await chat.press("frida", "Visa stort")
    page = await reader.look(address_in(chat, "frida"))

    for shown in (told, page.words):
        assert "Beslutade åtaganden" in shown
        assert "Skolan håller föräldramöte om vejp." in shown
        assert "Individnivå" in shown  # the heading of the point alone
    assert 'class="screen"' in page.html


@pytest.mark.stage("answered")
async def test_given_a_document_when_fetched_then_no_file_of_it_is_left_on_the_disk(
    chat: Play, reader: Reader
) -> None:
    await reader.fetch(await reader.order("rut", "dagordning som pdf"), "pdf")

    assert [f for f in files(chat.folder) if f.suffix in (".pdf", ".docx", ".typ")] == []


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]
