"""A private reminder of one's own report: a day and nothing more, for nobody else."""

from tests.journeys.play import EVERYONE, NORRSJO, Play

ASKED = "påminn mig om min egen orosanmälan om Linus på fredag"
NOW = "Du bad mig påminna dig i dag."


async def test_given_it_is_asked_for_then_only_the_asker_is_reminded_and_only_the_day_is_kept(
    chat: Play,
) -> None:
    before = {who: chat.everything(who) for who in EVERYONE if who != "rut"}
    kept = await chat.say("rut", ASKED)
    assert "Jag påminner dig fredag 18 december." in kept
    assert "En orosanmälan ska göras genast." in kept
    await chat.say("rut", ASKED)
    assert "Egna påminnelser: fredag 18 december" in await chat.say("rut", "vad sparas om mig")
    stored = b"".join(f.read_bytes() for f in chat.folder.rglob("*.db*"))
    assert b"own_reminder" in stored
    assert b"Linus" not in stored

    await chat.to("2026-12-18 09:00")

    assert chat.everything("rut").count(NOW) == 1
    for who, text in before.items():
        assert "påminna dig i dag" not in chat.everything(who).removeprefix(text)
    assert "Egna påminnelser" not in await chat.say("rut", "vad sparas om mig")
    assert "ingen egen påminnelse" in await chat.say("rut", "glöm min påminnelse")


async def test_given_it_is_taken_away_or_has_no_day_then_nothing_comes(chat: Play) -> None:
    assert "Vilken dag" in await chat.say("rut", "påminn mig om min egen anmälan")
    assert "Välj en dag efter i dag" in await chat.say(
        "rut", "påminn mig om min egen anmälan 17 december 2026"
    )
    assert "fredag 18 december" in await chat.say("rut", "remind me of my report on Friday")
    assert "borttagen" in await chat.say("rut", "glöm min påminnelse")
    said = await chat.say("rut", ASKED, in_group=True)
    assert "fredag" not in said

    await chat.to("2026-12-18 09:00")

    assert NOW not in chat.everything("rut")


async def test_given_the_municipality_has_not_turned_it_on_then_nothing_is_kept(
    chat: Play,
) -> None:
    text = NORRSJO.read_text(encoding="utf-8")
    off = text.partition("own_reminders:")[0]
    assert off != text
    await chat.move_to_municipality(off)

    refused = await chat.say("rut", ASKED)

    assert "Kommunen har stängt av egna påminnelser om orosanmälan." in refused
    assert "En orosanmälan ska göras genast." in refused
    assert "Egna påminnelser" not in await chat.say("rut", "vad sparas om mig")
    await chat.to("2026-12-18 09:00")
    assert NOW not in chat.everything("rut")
