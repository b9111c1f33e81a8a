"""A self-check that is reminded of once a year, and the model's own words (E11, E13)."""

import re

from tests.acceptance.test_groups_malmo import MUNICIPALITIES
from tests.journeys.play import Play

VASTERA = (MUNICIPALITIES / "vastera.yaml").read_text("utf-8")


async def test_given_late_in_the_year_then_who_speaks_for_a_group_is_reminded_of_its_self_check(
    chat: Play,
) -> None:
    late = re.sub(r"calendar:\n(?:  - .*\n)+", "", VASTERA)
    await chat.move_to_municipality(late.replace("2027-01-11 08:30", "2027-10-29 08:30"))
    every = "; ".join(f"{n} ja" for n in range(1, 11))
    await chat.say("rolf", f"självskattning för Lokal grupp Söder: {every}")
    assert "självskattning för" not in chat.everything("rut")

    await chat.to("2027-11-03 12:00")

    news = "Årets självskattning för Lokal grupp Norr är inte klar."
    assert chat.everything("rut").count(news) == 1
    assert "är inte klar" not in chat.everything("rolf")
    assert all(news not in chat.everything(who) for who in ("pia", "frida", "kaj"))


async def test_given_the_model_says_what_it_means_by_a_word_then_that_is_the_answer(
    chat: Play,
) -> None:
    await chat.move_to_municipality(VASTERA)
    answer = await chat.say("rut", "vad betyder samverkan?")

    assert "När man tillför sina specifika resurser" in answer
    assert "en uppgift som man har gemensamt att utföra" in answer
