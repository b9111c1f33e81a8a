"""One word begins the checklist of a happening, tells the seats and drafts a meeting."""

import re

from tests.acceptance.test_groups_malmo import MUNICIPALITIES
from tests.journeys.play import SEATED, Play

SKARBY = (MUNICIPALITIES / "skarby.yaml").read_text("utf-8")
NEWS = "En checklista för en händelse har börjat i gruppen."


async def test_given_one_word_then_the_seats_are_told_and_an_extra_meeting_is_a_draft(
    chat: Play,
) -> None:
    asked = await chat.say("rut", "händelse")
    assert "Det här är inget larm. Vid fara: ring 112." in asked
    assert all(NEWS not in chat.everything(who) for who in SEATED)

    begun = await chat.say("rut", "ja")

    assert "Ett extra möte är utkast: fredag 18 december. Frida Gårdman skickar kallelsen." in begun
    assert "Stegen är förslag." in begun
    assert [who for who in SEATED if NEWS in chat.everything(who)] == [
        "frida",
        "sol",
        "pia",
        "tore",
    ]
    assert "får en kallelse, 1 möte." in await chat.say("frida", "skicka kallelse")
    opened = await chat.press("pia", "Öppna checklistan")
    assert "1.2 Erbjud stöd till de utsatta" in opened
    assert opened.count("Inte klart än") == 5
    assert (await chat.press("pia", "Klart")).count("Inte klart än") == 4
    assert (await chat.say("sol", "händelse 1 klart 2")).count("Inte klart än") == 3
    assert (await chat.say("sol", "händelse 1 klart 2")).count("Inte klart än") == 3
    assert "inget med det numret" in await chat.say("disa", "händelse 1")
    over = await chat.say("rut", "avsluta händelse 1")
    assert "Avslutad torsdag 17 december" in over
    draft = re.search(r"Ett möte för att se tillbaka är utkast: (.+?)\. Frida Gårdman", over)
    assert draft
    await chat.say("rut", "avsluta händelse 1")
    drafts = await chat.say("frida", "möten")
    assert drafts.count("· utkast") == 2
    assert draft[1].capitalize() in drafts
    assert (await chat.press("rut", "Börja")).count("Avslutad torsdag 17 december") == 1
    assert "inget med det numret" in await chat.say("rut", "händelse 2")


async def test_given_the_model_has_a_list_of_its_own_then_its_steps_and_phases_are_used(
    chat: Play,
) -> None:
    await chat.move_to_municipality(SKARBY)
    await chat.say("kaj", "händelse")
    begun = await chat.say("kaj", "ja")

    assert "1.5 Utsatta erbjuds stöd" in begun
    assert "Stegen är förslag." not in begun
