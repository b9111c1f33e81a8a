"""Whoever is in several groups is answered about the one they name (D19)."""

from io import BytesIO

import aiohttp
import docx
import pytest

from tests.acceptance.test_groups_malmo import SUNDHAMN
from tests.journeys.play import Play
from tests.journeys.test_documents import Reader

TORGET = "  - {group: lokal_torget, starts: 9.00, ends: 10.00, dates: [2027-02-25]}\n"


def with_another_day() -> str:
    """Lokal grupp Torget meets on a day of its own."""
    head, calendar = SUNDHAMN.split("calendar:\n")
    kept = [
        line for line in calendar.splitlines(keepends=True) if "{group: lokal_torget" not in line
    ]
    return f"{head}calendar:\n{TORGET}{''.join(kept)}"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("nästa möte för Lokal grupp Torget", "Torsdag 25 februari"),
        ("när är nästa möte i lokal grupp torget?", "Torsdag 25 februari"),
        ("kalendarium för Lokal grupp Torget", "**1 möte.** Gäller: Lokal grupp Torget."),
        ("dagordning för Lokal grupp Torget", "via Teams. Lokal grupp Torget."),
    ],
)
async def test_given_several_groups_when_one_is_named_then_the_answer_is_about_that_one(
    chat: Play, said: str, answer: str
) -> None:
    await chat.move_to_municipality(with_another_day())

    assert answer in await chat.say("kaj", said)


async def test_given_a_group_of_others_or_a_name_in_a_text_then_nothing_is_chosen_by_it(
    chat: Play,
) -> None:
    await chat.move_to_municipality(with_another_day())

    others = await chat.say("kim", "kalendarium för Lokal grupp Norr")
    assert "Lokal grupp Norr" not in others
    written = await chat.say("kaj", "signal: Vi ses gärna hos Lokal grupp Torget")
    assert "Gäller: Lokal grupp Torget" not in written
    assert "Torsdag 25 februari" not in await chat.say("kaj", "nästa möte")


async def test_given_drafts_in_two_groups_when_one_is_named_then_its_people_are_called(
    chat: Play,
) -> None:
    """What is shown first is what a typed yes sends."""
    await chat.move_to_municipality(with_another_day())
    for group, day in (("Lokal grupp Norr", "7 april"), ("Lokal grupp Torget", "14 april")):
        await chat.say("kaj", f"nya möten för {group}: {day} kl. 13-14")
        await chat.say("kaj", "ja")

    shown = await chat.say("kaj", "skicka kallelse för Lokal grupp Torget")
    done = await chat.say("kaj", "ja")

    for card in (shown, done):
        assert "Lokal grupp Torget. Alla möten är via Teams." in card
        assert "14 april" in card
        assert "Lokal grupp Norr" not in card
    assert "7 april 2027, vecka 14" in await chat.say("kaj", "skicka kallelse")


async def test_given_the_calendar_of_a_named_group_when_fetched_then_it_is_that_groups(
    chat: Play,
) -> None:
    await chat.move_to_municipality(with_another_day())
    async with aiohttp.ClientSession() as session:
        reader = Reader(chat, session)
        address = await reader.order("kaj", "kalendarium som word för Lokal grupp Torget")
        given = await reader.fetch(address, "docx")

    assert given.status == 200
    said = "\n".join(p.text for p in docx.Document(BytesIO(given.body)).paragraphs)
    assert "Lokal grupp Torget" in said
