"""Vem har nåtts: whom the kallelse reached, what to do about the others, and what is no proof."""

import pytest

from tests.journeys.play import Play

SENT = "skickat, jag vet inte om det är läst"


def state_of(card: str, name: str) -> str:
    """What the first line about this person says."""
    line = next(line for line in card.splitlines() if line.startswith((name, f"**{name}")))
    return line.partition(":")[2].strip("* .")


@pytest.mark.stage("called")
async def test_given_the_kallelse_has_gone_out_then_it_is_sent_and_not_reached(
    chat: Play,
) -> None:
    card = await chat.say("frida", "vem har nåtts?")

    for name in ("Rut", "Sol", "Pia", "Tore", "Kaj"):
        assert state_of(card, name).startswith(SENT), name


@pytest.mark.stage("called")
async def test_given_somebody_answers_or_writes_then_they_are_reached(chat: Play) -> None:
    await chat.press("rut", "Jag kommer")
    await chat.say("sol", "hjälp")
    card = await chat.say("frida", "vem har fått kallelsen")

    assert state_of(card, "Rut").startswith("nådd")
    assert state_of(card, "Sol").startswith("nådd")
    assert state_of(card, "Pia").startswith(SENT)


@pytest.mark.stage("called")
async def test_given_the_card_with_who_has_answered_then_a_button_shows_it(chat: Play) -> None:
    await chat.say("frida", "läget")
    await chat.press("frida", "Vem har nåtts?")

    assert "Nådd är den som har svarat" in chat.last("frida")
    await chat.say("kaj", "läget")
    assert not chat.has_button("kaj", "Vem har nåtts?")


@pytest.mark.stage("called")
@pytest.mark.parametrize("who", ["rut", "kaj", "disa", "kim"])
async def test_given_anybody_but_the_convener_then_they_are_not_told(chat: Play, who: str) -> None:
    answer = await chat.say(who, "vem har nåtts?")

    assert SENT not in answer
    assert "nådd" not in answer


@pytest.mark.stage("called")
async def test_given_others_read_along_then_it_is_answered_in_the_own_chat(chat: Play) -> None:
    answer = await chat.say("frida", "vem har nåtts?", in_group=True)

    assert answer == "Det här svarar jag på i vår egen chatt."


async def test_given_somebody_removed_the_bot_then_the_convener_is_told_and_what_to_do(
    chat: Play,
) -> None:
    events = chat.run.channel.events
    await events.uninstall("tore")
    await chat.press("frida", "Skicka kallelsen nu")
    await chat.to("2026-12-17 08:45")

    (card,) = chat.titled("frida", "Vem har nåtts?")
    assert state_of(card, "Tore").startswith("har inte SSPF-stödet installerat")
    assert "Text att kopiera: Hej. Lägg till appen SSPF-stödet i Teams" in card
    assert "mejl" in card


async def test_given_they_add_it_again_then_what_waited_comes_once(chat: Play) -> None:
    events = chat.run.channel.events
    await events.uninstall("tore")
    await chat.press("frida", "Skicka kallelsen nu")
    await events.install("tore")
    await chat.to("2026-12-17 09:30")
    await events.install("tore")
    await chat.to("2026-12-17 10:00")

    assert len(chat.titled("tore", "Kallelse till SSPF-möte")) == 1
    assert chat.titled("frida", "Vem har nåtts?") == []


async def test_given_somebody_blocked_the_bot_then_it_is_told_apart(chat: Play) -> None:
    chat.run.channel.events.block("sol")
    await chat.press("frida", "Skicka kallelsen nu")
    await chat.to("2026-12-17 08:45")

    (card,) = chat.titled("frida", "Vem har nåtts?")
    assert state_of(card, "Sol").startswith("har blockerat SSPF-stödet")
