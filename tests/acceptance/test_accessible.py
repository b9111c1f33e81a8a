"""What a keyboard, a screen reader and an old client need (R-110)."""

from typing import Any

import pytest

from tests.bot.rehearsal.browsing import AXE
from tests.fixtures_page import OnPage
from tests.journeys.play import EVERYONE, Play
from tests.journeys.reading import walk


@pytest.mark.accepts("R-110")
@pytest.mark.stage("again")
async def test_given_every_card_of_a_cycle_then_each_field_and_heading_can_be_told(
    chat: Play,
) -> None:
    """Labels, errors, a heading first, words where a card cannot be shown, and no `speak`."""
    for typed in ("läget", "närvaro", "anteckna", "åtgärdsplan", "dagordning", "uppdatera 1"):
        await chat.say("frida", typed)
    cards = [m.card for who in EVERYONE for m in chat.chat(who) if m.card]
    assert len(cards) > 80

    for card in cards:
        assert card["lang"] == "sv"
        assert card["fallbackText"]
        assert card["body"][0]["style"] == "heading"
        for element in walk(card):
            assert "speak" not in element
            kind = str(element.get("type", ""))
            if kind.startswith("Input."):
                assert element.get("label") or element.get("title")
                assert element["errorMessage"]
            if kind == "Image":
                assert element["altText"]
            if kind.startswith("Action."):
                assert element["title"].strip()
        titles = [e["label"] for e in walk(card) if e.get("label")]
        assert len(titles) == len(set(titles)), titles


@pytest.mark.accepts("R-110")
async def test_given_the_page_with_forms_on_it_then_axe_finds_nothing(page: OnPage) -> None:
    await page.be("frida", "rut", "tore")
    await page.press("frida", "Skicka kallelsen nu")
    await page.next_until("12 januari")
    await page.sees("rut", "Förbered nästa SSPF-möte")

    await page.page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = await page.page.evaluate(
        "async () => (await axe.run()).violations"
    )

    assert [f"{fault['id']}: {node['html']}" for fault in found for node in fault["nodes"]] == []
