"""A personal data incident, by the public road: typed, pressed, told, decided (R-76)."""

import pytest

from tests.journeys.play import Play

CANARY = "kanariefågeln"


@pytest.mark.accepts("R-76")
async def test_given_an_incident_is_typed_then_it_is_noted_told_and_its_hours_are_shown(
    chat: Play,
) -> None:
    await chat.to("2027-01-19 10:00")

    asked = await chat.say(
        "rut",
        f"rapportera personuppgiftsincident: fel mottagare; i går kl. 15.00; {CANARY} flög fel",
    )
    assert "måndag 18 januari" not in asked
    assert "Skriv inga namn" in asked.replace("*", "")
    noted = await chat.say("rut", "ja")

    assert "Tack, det är noterat" in noted
    assert "incident 1" in noted
    assert "måndag 18 januari kl. 15.00" in noted
    assert "torsdag 21 januari kl. 15.00" in noted
    assert "53 timmar kvar" in noted
    for who in ("kaj", "dag"):
        await chat.to("2027-01-19 10:05")
        assert "Incident 1 är rapporterad" in chat.last(who)
        assert CANARY not in chat.everything(who)
    assert CANARY not in chat.everything("frida")
    assert "Något att ta hand om" not in chat.titles("frida")

    await chat.to("2027-01-20 10:00")
    listed = await chat.say("kaj", "incidenter")
    assert "1 incident är öppen" in listed
    assert "29 timmar kvar" in listed

    opened = await chat.press("kaj", "Öppna 1")
    assert CANARY in opened
    closed = await chat.press(
        "kaj", "Stäng", {"incident_told": "yes", "incident_told_on": "2027-01-19"}
    )
    assert "Anmäld till IMY tisdag 19 januari 2027" in closed
    assert "ingen öppen incident" in await chat.say("kaj", "incidenter")


async def test_given_the_form_is_pressed_twice_then_it_is_noted_once(chat: Play) -> None:
    await chat.say("pia", "Hej, jag vill rapportera en incident")
    message, button = chat.find("pia", "Rapportera")
    sent = {"incident_kinds": "lost,other", "incident_on": "", "incident_at": ""}

    first = await chat.press_in("pia", message.activity_id, button.action, sent)
    await chat.press_in("pia", message.activity_id, button.action, sent)

    assert "incident 1" in first
    assert "1 incident är öppen" in await chat.say("kaj", "öppna incidenter")


async def test_given_nothing_is_chosen_then_the_form_says_so_and_keeps_the_words(
    chat: Play,
) -> None:
    await chat.say("pia", "report a personal data incident")

    again = await chat.press("pia", "Rapportera", {"incident_text": "Mappen är borta."})

    assert "Välj minst en sak som har hänt." in again
    assert chat.card("pia")["body"][-2]["value"] == "Mappen är borta."
    assert "ingen öppen incident" in await chat.say("kaj", "incidenter")


async def test_given_it_is_typed_where_others_read_then_it_is_for_the_private_chat(
    chat: Play,
) -> None:
    told = await chat.say("rut", "rapportera incident: förlorad; en lista", in_group=True)

    assert "Det här svarar jag på i vår egen chatt." in told
    assert "ingen öppen incident" in await chat.say("kaj", "incidenter")


async def test_given_everything_is_typed_then_no_button_is_needed(chat: Play) -> None:
    await chat.say("bo", "anmäl personuppgiftsincident: obehörig")
    await chat.say("bo", "ja")

    assert "Inte anmäld till IMY" in await chat.say("kaj", "stäng incident 1: inte anmäld")
    assert "Inte anmäld till IMY" in await chat.say("kaj", "incident 1")
    assert "redan stängd" in await chat.say("kaj", "stäng incident 1: anmäld idag")
    assert "ingen incident med det numret" in await chat.say("kaj", "incident 7")


async def test_given_somebody_who_does_not_handle_them_then_nothing_is_told(chat: Play) -> None:
    await chat.say("bo", "anmäl personuppgiftsincident: obehörig")
    await chat.say("bo", "ja")

    for who in ("bo", "frida", "disa"):
        for asked in ("incidenter", "incident 1", "incident 7", "stäng incident 1: inte anmäld"):
            assert "Du har inte behörighet till det här." in await chat.say(who, asked)
