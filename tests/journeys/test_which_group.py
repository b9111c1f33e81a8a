"""Somebody in several groups whose words name none: the groups stand as buttons."""

from tests.acceptance.test_groups_malmo import SUNDHAMN
from tests.journeys.play import Play

TASK = "uppdrag till Lokal grupp Norr: Kartlägg klottret vid stationen"


async def test_given_no_group_is_named_then_a_button_does_what_was_typed_for_that_group(
    chat: Play,
) -> None:
    await chat.move_to_municipality(SUNDHAMN)

    asked = await chat.say("sven", TASK)

    assert "Vilken grupp gäller det?" in asked
    assert "[Sekretariat]" in asked
    assert "[Central ledningsgrupp]" in asked
    assert "[Lokal grupp Norr]" not in asked  # one that he is not in
    form = await chat.press("sven", "Central ledningsgrupp")
    assert "Kartlägg klottret vid stationen" in form
    assert "<Nivå=1>" in form  # the only one that this group works on
    await chat.say("sven", "ja")
    assert "Kartlägg klottret vid stationen" in await chat.say("kaj", "uppdragen")


async def test_given_the_button_is_pressed_twice_then_there_is_one_assignment(chat: Play) -> None:
    await chat.move_to_municipality(SUNDHAMN)
    await chat.say("sven", TASK)
    message, button = chat.find("sven", "Central ledningsgrupp")

    for _ in range(2):
        await chat.press_in("sven", message.activity_id, button.action, {})
    await chat.say("sven", "ja")
    assert "Vad vill du svara ja på?" in await chat.say("sven", "ja")

    assert (await chat.say("kaj", "uppdragen")).count("Kartlägg klottret") == 1


async def test_given_a_convener_of_several_then_only_what_they_convene_is_offered(
    chat: Play,
) -> None:
    await chat.move_to_municipality(SUNDHAMN)

    asked = await chat.say(
        "kaj", "ny planrad 2027: Klotter; drivande Skola; med Polis, Socialtjänst"
    )

    assert "[Lokal grupp Norr]" in asked
    form = await chat.press("kaj", "Lokal grupp Söder")
    assert "Klotter" in form
    await chat.say("kaj", "ja")
    assert "Klotter" in await chat.say("kaj", "plan 2027 för Lokal grupp Söder")
    assert "Klotter" not in await chat.say("kaj", "plan 2027 för Lokal grupp Norr")


async def test_given_words_are_asked_for_then_those_that_can_be_explained_are_named(
    chat: Play,
) -> None:
    listed = await chat.say("frida", "ordlista")

    assert "Skriv till exempel: vad betyder samverkan." in listed
    assert "åtagande" in listed.lower()
    assert "vårterminen" not in listed.lower()
