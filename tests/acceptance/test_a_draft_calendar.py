"""From a pasted list to the kallelse: shown, asked, drafted, and sent once (A13, A25)."""

import re

import pytest

from tests.journeys.play import CALLED, EVERYONE, Play

LIST = """nya möten: Hösten 2027, torsdagar kl. 13.00–15.00:
1. 16 september (v. 37)
2. 14 oktober (v. 41), Kajen
3. 11 november (v. 45)
4. 9 december (v. 49). Ej 23 december."""
DAYS = ("16 september", "14 oktober", "11 november", "9 december")
KALLELSE = "Kallelse till SSPF-möten"
SAID_OF_DOUBTS = (
    "5 möten hittades",
    "**Lov:** sportlov",
    "**Fel vecka?**",
    "**Ledig dag:** Kristi himmelsfärdsdag",
    "**Fel veckodag?**",
    "**Vilken tid?**",
    "**Afton:** Nyårsafton",
    "**Vecka 53:**",
    "Den här raden kunde jag inte läsa.",
    "31 nov",
)


@pytest.mark.accepts("A13", "A25")
async def test_given_a_list_is_pasted_then_it_is_a_draft_until_its_kallelse_is_sent(
    chat: Play,
) -> None:
    """Nobody but the convener and the stand-in sees it, and nobody is sent anything of it."""
    await _draft(chat)
    for who in ("frida", "leo"):
        assert (await chat.say(who, "möten")).count("· utkast") == len(DAYS)
    for who in ("rut", "kaj"):
        assert "september" not in await chat.say(who, "möten")
    await chat.to("2026-12-18 16:00")
    assert not any(chat.titled(who, KALLELSE) for who in EVERYONE)

    ask = await chat.say("leo", "skicka kallelse")
    assert "6 personer får en kallelse, 4 möten." in ask
    assert "Ingen har fått något än." in ask
    assert not any(chat.titled(who, KALLELSE) for who in EVERYONE)
    await chat.press("leo", "Skicka kallelsen")
    await chat.to("2026-12-21 09:00")

    for who in CALLED:
        (card,) = chat.titled(who, KALLELSE)
        assert all(day in card for day in DAYS)
        assert "Du är kallad till 4 möten med Operativ grupp." in card
    assert not any(chat.titled(who, KALLELSE) for who in set(EVERYONE) - set(CALLED))
    assert "Torsdag 16 september" in await chat.say("rut", "möten")


async def _draft(chat: Play) -> None:
    """The convener pastes the list, reads what was found, and saves it."""
    preview = await chat.say("frida", LIST)
    assert "Ingen får något mejl än." in preview
    assert "4 möten hittades.\n0 behöver ditt svar." in preview
    assert "Torsdag 16 september 2027, vecka 37\nKl. 13.00–15.00" in preview
    assert "23 december" not in preview
    await chat.press("frida", "Spara som utkast")


@pytest.mark.accepts("A25")
@pytest.mark.parametrize("who", ["rut", "kaj", "disa"])
async def test_given_anybody_else_then_neither_list_nor_kallelse_is_theirs(
    chat: Play, who: str
) -> None:
    await chat.say("frida", LIST)
    await chat.press("frida", "Spara som utkast")
    for typed in (LIST, "skicka kallelse"):
        answer = await chat.say(who, typed)
        assert "möten hittades" not in answer
        assert "16 september" not in answer
    for button in ("Spara som utkast", "Skicka kallelse"):
        assert not chat.has_button(who, button)
    await chat.to("2026-12-21 09:00")

    assert not any(chat.titled(other, KALLELSE) for other in EVERYONE)


@pytest.mark.accepts("A25")
async def test_given_the_kallelse_is_pressed_again_and_the_list_pasted_again_then_once_is_told(
    chat: Play,
) -> None:
    await chat.say("frida", LIST)
    await chat.say("frida", "ja")
    await chat.say("frida", "skicka kallelse")
    message, button = chat.find("frida", "Skicka kallelsen")
    await chat.press_in("frida", message.activity_id, button.action, {})
    again = await chat.press_in("frida", message.activity_id, button.action, {})
    assert "redan skickad" in again
    pasted = await chat.say("frida", LIST)
    assert pasted.count("Mötet finns redan i kalendariet.") == len(DAYS)
    await chat.say("frida", "ja")
    assert "utkast" not in await chat.say("frida", "möten")
    await chat.to("2026-12-21 09:00")

    assert [len(chat.titled(who, KALLELSE)) for who in CALLED] == [1] * len(CALLED)


@pytest.mark.accepts("A13", "R-123")
async def test_given_doubtful_dates_then_each_is_asked_about_and_nothing_is_guessed(
    chat: Play,
) -> None:
    preview = await chat.say(
        "frida",
        "nya möten: 25 feb (v. 9), 6 maj, fredag 3 juni, 31 nov, 16 sept kl 1, 31 dec",
    )
    for said in SAID_OF_DOUBTS:
        assert said in preview, said
    assert await chat.say("frida", "ja") == "Vad vill du svara ja på?"

    await chat.press(
        "frida",
        "Spara som utkast",
        {
            "Vad ska hända med mötet torsdag 31 december?": "remove",
            "Vad ska hända med mötet torsdag 25 februari?": "2027-03-04",
            "Vad ska hända med mötet torsdag 6 maj?": "remove",
            "Vad ska hända med mötet torsdag 3 juni?": "keep",
            "Vad ska hända med mötet torsdag 16 september?": "t13:00",
        },
    )
    drafts = re.findall(
        r"^(.*) \(vecka \d+\)\nKl\. (\S+) · utkast", await chat.say("frida", "möten"), re.M
    )
    assert drafts == [
        ("Torsdag 4 mars", "13.00–15.00"),
        ("Torsdag 3 juni", "13.00–15.00"),
        ("Torsdag 16 september", "13.00–15.00"),
    ]


@pytest.mark.accepts("A13")
async def test_given_more_dates_than_a_page_holds_then_the_whole_list_is_saved(
    chat: Play,
) -> None:
    """Twenty-three Thursdays; one on the second page is asked about."""
    preview = await chat.say("frida", "nya möten: varje torsdag från 26 aug 2027 till 27 jan 2028")
    assert "23 möten hittades." in preview
    assert "Sida 1 av 3." in preview
    assert not chat.has_button("frida", "Spara som utkast")

    second = await chat.press("frida", "Nästa sida")
    assert "Sida 2 av 3." in second
    answers = {"Vad ska hända med mötet torsdag 6 januari?": "remove"}
    third = await chat.press("frida", "Nästa sida", answers)
    assert "Sida 3 av 3." in third
    await chat.press("frida", "Spara som utkast")

    ask = await chat.say("frida", "skicka kallelse")
    assert "6 personer får en kallelse, 22 möten." in ask
    assert "6 januari" not in ask


async def test_given_more_dates_than_a_page_holds_then_the_next_page_can_be_typed(
    chat: Play,
) -> None:
    await chat.say("frida", "nya möten: varje torsdag från 26 aug 2027 till 27 jan 2028")

    assert "Sida 2 av 3." in await chat.say("frida", "visa fler")
    assert "Sida 3 av 3." in await chat.say("frida", "visa fler")


async def test_given_a_corrected_list_then_what_it_lacks_is_asked_about(chat: Play) -> None:
    await chat.say("frida", LIST)
    await chat.say("frida", "ja")
    corrected = await chat.say("frida", "nytt kalendarium: 16/9-27, 14/10-27 kl 9, 18/11-27")
    assert "2 möten i utkastet finns inte i den här listan." in corrected
    await chat.press(
        "frida", "Spara som utkast", {"Vad ska hända med det som bara finns i utkastet?": "remove"}
    )

    ask = await chat.say("frida", "skicka kallelse")
    assert "3 möten." in ask
    assert "14 oktober 2027, vecka 41, kl. 09.00–11.00" in ask
    assert "11 november" not in ask


@pytest.mark.parametrize(
    "pasted",
    [
        "16 sept, 14 okt 13.00, v. 45 tors, 9/12",
        "Kalendarium ht 2027: 16 september, 14 oktober, 11 november (Kajen), 9 december",
        "kan du boka möten 16/9, 14/10, 11/11 och 9/12 på Kajen",
        "datum;tid\n2027-09-16;13.00\n2027-10-14;13.00\n2027-11-11;13.00\n2027-12-09;13.00",
    ],
)
async def test_given_a_list_without_a_command_then_every_date_is_shown(
    chat: Play, pasted: str
) -> None:
    preview = await chat.say("frida", pasted)

    assert "Ingen får något mejl än." in preview
    assert all(day in preview for day in DAYS)


async def test_given_who_does_not_plan_pastes_a_list_then_it_is_told_and_nothing_is_planned(
    chat: Play,
) -> None:
    answer = await chat.say("rut", "16 sept, 14 okt 13.00, 9/12")

    assert answer.startswith("Det kan bara den som är sammankallande göra")


async def test_given_another_card_since_then_a_ja_does_not_press_the_older_question(
    chat: Play,
) -> None:
    """What is looked at now asks nothing, and nobody remembers what stands further up."""
    await chat.say("frida", LIST)
    await chat.say("frida", "vem har svarat")

    assert await chat.say("frida", "ja") == "Vad vill du svara ja på?"
    assert "· utkast" not in await chat.say("frida", "möten")
    await chat.press("frida", "Spara som utkast")
    assert "· utkast" in await chat.say("frida", "möten")
