"""A meeting with a family: called by the coordinator, and the family is asked on paper (B17)."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio

from tests.bot.documents.reading_pdf import read
from tests.journeys.other_models import town
from tests.journeys.play import Play
from tests.journeys.test_documents import Reader

FAMILY = "Ungdom och vårdnadshavare"
AGENCIES = ("rut", "sol", "pia", "frida")
CALENDAR = (
    'calendar:\n  - {group: natverksmote, starts: "15.00", ends: "16.30", dates: [2027-01-20]}'
)


def with_a_family() -> str:
    """Mjölby's model with its second meeting; the coordinator convenes it."""
    text = town("mjolby_individ", "professionellt_mote", "natverksmote")
    return (
        text.replace(
            "{key: natverksmote, convener: sol, stand_in: rut}",
            "{key: natverksmote, convener: kaj, stand_in: sol}",
        )
        .replace("parties:\n", "parties:\n  - {key: familj}\n", 1)
        .replace("calendar: []", CALENDAR)
    )


@pytest_asyncio.fixture
async def reader(chat: Play) -> AsyncIterator[Reader]:
    await chat.move_to_municipality(with_a_family())
    async with aiohttp.ClientSession() as session:
        yield Reader(chat, session)


@pytest.mark.accepts("B17")
async def test_given_the_second_meeting_then_the_coordinator_calls_and_the_family_gets_paper(
    chat: Play, reader: Reader
) -> None:
    ask = await chat.say("kaj", "skicka kallelse")
    assert f"{FAMILY}: bjuds in på papper, aldrig här." in ask
    assert "Skickas till 5 personer" in ask
    await chat.press("kaj", "Skicka kallelsen nu")
    await chat.to("2027-01-18 12:00")
    for who in AGENCIES:
        assert len(chat.titled(who, "Kallelse till SSPF-möte")) == 1
    for who in ("pia", "frida"):
        assert "sammankallande" in await chat.say(who, "inbjudan till familjen")
    assert len(await chat.mails()) == 5
    assert "0 av 4 verksamheter" in await chat.say("kaj", "läget")

    address = await reader.order("kaj", "inbjudan till familjen")
    page, given = await reader.look(address), await reader.fetch(address, "pdf")

    for words in (
        "Inbjudan till möte",
        "Onsdag 20 januari",
        "15.00–16.30",
        "Skola, Socialtjänst, Polis och Fritid",
        "Det är frivilligt.",
        "Kaj Samordnare",
    ):
        assert words in page.words, words
    assert given.name == 'attachment; filename="inbjudan-till-familjen.pdf"'
    assert read(given.body).title == "Inbjudan till möte"


@pytest.mark.accepts("B17")
async def test_given_an_optional_role_then_it_is_called_to_one_meeting_and_never_missing(
    chat: Play, reader: Reader
) -> None:
    standing = await chat.say("kaj", "läget")
    assert "Familjeteamet" not in standing
    assert "Saknas: Skola, Socialtjänst, Polis och Fritid." in standing

    await chat.say(
        "kaj", "bjud in Fia Familjeteam, fia@familjeteamet.example.org, till punkt 4 den 20 januari"
    )
    invited = await chat.say("kaj", "ja")

    assert "Fia Familjeteam" in invited
    again = await chat.say("kaj", "läget")
    assert "Saknas: Skola, Socialtjänst, Polis och Fritid." in again
    assert "0 av 4 verksamheter" in again
    assert f"{FAMILY}: bjuds in på papper, aldrig här" in again
