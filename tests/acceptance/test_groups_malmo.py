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
