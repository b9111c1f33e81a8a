"""The local channel, seen from the people in it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.rehearsal.channel import GROUP, WENT_WRONG, ChannelError
from bot.rehearsal.journal import BOT
from tests.bot.rehearsal.fakes import (
    TENANT,
    World,
    a_button,
    a_card,
    a_text,
    a_world,
    attached,
    replaces,
    says,
)

KLART = {"type": "Action.Execute", "verb": "klart", "data": {"ref": "k1"}}


@pytest_asyncio.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as world:
        yield world


async def test_what_a_person_writes_reaches_the_bot_as_teams_would_send_it(world: World) -> None:
    said = await world.channel.say("rut", "mina åtaganden")

    [activity] = world.bot.heard
    assert activity["entities"][0]["timezone"] == "Europe/Stockholm"
    assert {name: value for name, value in activity.items() if name != "entities"} == {
        "type": "message",
        "id": said.activity_id,
        "timestamp": "2027-02-09T07:30:00.000Z",
        "serviceUrl": f"{world.url}/channel/",
        "channelId": "msteams",
        "from": {"id": "29:rut", "name": "Rut Rektorsdotter", "aadObjectId": "aad-rut"},
        "recipient": {"id": "28:sspf", "name": "SSPF-stödet"},
        "conversation": {"id": "a:rut", "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        "locale": "sv-SE",
        "textFormat": "plain",
        "text": "mina åtaganden",
    }


async def test_the_answer_stands_in_the_chat_when_saying_is_done(world: World) -> None:
    world.bot.replies["hej"] = {"type": "message", "text": "Hej Rut.", "summary": "Hej"}

    said = await world.channel.say("rut", "hej")

    own, answer = world.channel.chat("rut")
    assert own == said
    assert (answer.sender, answer.text, answer.summary) == (BOT, "Hej Rut.", "Hej")
    assert (own.text_format, answer.text_format) == ("plain", "markdown")
    assert answer.sequence > own.sequence
    assert world.channel.received("rut") == 1
    assert world.channel.chat("pia") == ()


async def test_in_the_group_chat_the_bot_is_mentioned_and_everyone_reads(world: World) -> None:
    await world.channel.say("rut", "läget", GROUP)

    [activity] = world.bot.heard
    assert activity["text"] == "<at>SSPF-stödet</at> läget"
    assert activity["entities"][1]["mentioned"]["id"] == "28:sspf"
    assert activity["conversation"]["conversationType"] == "groupChat"
    [seen] = world.channel.journal.chat(GROUP, "pia")
    assert seen.text == "läget"


async def test_a_token_is_sent_along_when_the_caller_gives_one() -> None:
    async def headers() -> dict[str, str]:
        return {"Authorization": "Bearer a-token"}

    async with a_world(headers=headers) as world:
        await world.channel.say("rut", "hej")

    assert world.bot.headers[0]["Authorization"] == "Bearer a-token"


@pytest.mark.parametrize("status", [401, 403, 500])
async def test_when_the_bot_refuses_a_message_then_the_person_is_told(
    world: World, status: int
) -> None:
    world.bot.status = status

    said = await world.channel.say("rut", "hej")

    assert said.notice == WENT_WRONG
    assert [m.text for m in world.channel.chat("rut")] == ["hej"]


async def test_when_the_bot_is_not_there_then_the_person_is_told(world: World) -> None:
    world.channel.bot = replace(world.channel.bot, url="http://127.0.0.1:9/api/messages")

    assert (await world.channel.say("rut", "hej")).notice == WENT_WRONG


async def test_a_pressed_button_is_an_invoke_with_the_inputs_in_its_data(world: World) -> None:
    card = await world.send_card("rut", a_card("Fråga", actions=[a_button("Klart", "klart")]))
    world.bot.answers["klart"] = says("Sparat.")

    await world.channel.press("rut", card, KLART, {"text": "vejpar"})

    [invoke] = world.bot.heard
    assert (invoke["type"], invoke["name"]) == ("invoke", "adaptiveCard/action")
    assert invoke["replyToId"] == card
    assert invoke["value"] == {
        "action": {
            "type": "Action.Execute",
            "verb": "klart",
            "data": {"ref": "k1", "text": "vejpar"},
        },
        "trigger": "manual",
    }


async def test_two_presses_are_two_activities(world: World) -> None:
    card = await world.send_card("rut", a_card("Fråga"))
    world.bot.answers["klart"] = says("Sparat.")

    await world.channel.press("rut", card, KLART, {})
    await world.channel.press("rut", card, KLART, {})

    first, second = world.bot.heard
    assert first["id"] != second["id"]


async def test_a_card_in_the_answer_takes_the_place_of_the_pressed_one(world: World) -> None:
    card = await world.send_card("rut", a_card("Fråga"))
    world.bot.answers["klart"] = replaces(a_card("Tack"))

    seen = await world.channel.press("rut", card, KLART, {})

    assert seen.card == a_card("Tack")
    assert (seen.activity_id, seen.edited) == (card, 1)
    assert world.channel.chat("rut") == (seen,)


async def test_a_text_in_the_answer_is_a_notice_that_leaves_the_card_alone(world: World) -> None:
    card = await world.send_card("rut", a_card("Fråga"))
    world.bot.answers["klart"] = says("Utkastet är sparat.")

    seen = await world.channel.press("rut", card, KLART, {})

    assert (seen.card, seen.notice, seen.edited) == (a_card("Fråga"), "Utkastet är sparat.", 0)


@pytest.mark.parametrize(
    "answer",
    [
        (500, None),
        (501, {}),
        (200, {"statusCode": 400, "type": "application/vnd.microsoft.error", "value": {}}),
        (200, {"statusCode": 200, "type": "something.else", "value": {}}),
        (200, ["neither"]),
    ],
)
async def test_an_answer_that_is_none_is_shown_as_an_error(world: World, answer: object) -> None:
    card = await world.send_card("rut", a_card("Fråga"))
    world.bot.answers["klart"] = answer

    seen = await world.channel.press("rut", card, KLART, {})

    assert (seen.card, seen.notice) == (a_card("Fråga"), WENT_WRONG)


async def test_a_new_press_takes_the_old_error_away(world: World) -> None:
    card = await world.send_card("rut", a_card("Fråga"))
    world.bot.answers["klart"] = (500, None)
    await world.channel.press("rut", card, KLART, {})
    world.bot.answers["klart"] = (200, None)

    assert (await world.channel.press("rut", card, KLART, {})).notice == ""


async def test_an_old_client_sends_the_button_as_a_message_with_a_value(world: World) -> None:
    card = await world.send_card("rut", a_card("Fråga"))

    await world.channel.press("rut", card, KLART, {"text": "vejpar"}, submit=True)

    [activity] = world.bot.heard
    assert activity["type"] == "message"
    assert "text" not in activity
    assert activity["value"] == {"ref": "k1", "text": "vejpar"}
    assert activity["replyToId"] == card


async def test_in_a_group_only_the_one_who_pressed_sees_the_new_card(world: World) -> None:
    card = await world.bot.send(
        GROUP, {"type": "message", "attachments": [attached(a_card("Fråga"))]}
    )
    world.bot.answers["klart"] = replaces(a_card("Tack"))

    await world.channel.press("rut", card, KLART, {})

    [as_rut] = world.channel.journal.chat(GROUP, "rut")
    [as_pia] = world.channel.journal.chat(GROUP, "pia")
    assert (as_rut.card, as_pia.card) == (a_card("Tack"), a_card("Fråga"))


async def test_what_the_bot_updates_is_the_same_for_all_and_counts_on(world: World) -> None:
    card = await world.bot.send(
        GROUP, {"type": "message", "attachments": [attached(a_card("Fråga"))]}
    )
    world.bot.answers["klart"] = replaces(a_card("Tack"))
    await world.channel.press("rut", card, KLART, {})

    world.channel.update(GROUP, card, {"card": a_card("Låst")})

    for key in ("rut", "pia"):
        [seen] = world.channel.journal.chat(GROUP, key)
        assert (seen.card, seen.edited) == (a_card("Låst"), 2)


async def test_nobody_presses_the_card_of_somebody_else(world: World) -> None:
    card = await world.send_card("rut", a_card("Fråga"))

    with pytest.raises(ChannelError, match="ActivityNotFoundInConversation"):
        await world.channel.press("pia", card, KLART, {})

    assert world.bot.heard == []


async def test_who_has_not_the_bot_cannot_write_to_it(world: World) -> None:
    with pytest.raises(ChannelError, match="BotNotInConversationRoster"):
        await world.channel.say("ivar", "hej")


async def test_a_chat_that_is_emptied_while_the_bot_thinks_does_not_come_back(world: World) -> None:
    card = await world.send_card("rut", a_card("Fråga"))
    world.bot.answers["klart"] = replaces(a_card("Tack"))

    async def start_over() -> None:
        world.channel.reset()

    world.bot.before_answer = start_over

    with pytest.raises(ChannelError, match="ActivityNotFoundInConversation"):
        await world.channel.press("rut", card, KLART, {})

    assert world.channel.chat("rut") == ()


async def test_whoever_listens_is_told_of_every_change(world: World) -> None:
    with world.channel.journal.subscribe() as changed:
        assert not changed.is_set()
        await world.send("rut", text="Hej.")
        assert changed.is_set()


async def test_a_restart_shows_the_same_chats(tmp_path: Path) -> None:
    file = tmp_path / "chats.jsonl"
    async with a_world(journal=file) as world:
        card = await world.send_card("rut", a_card("Fråga", a_text("Å-2027-004")))
        world.bot.answers["klart"] = replaces(a_card("Tack"))
        await world.channel.say("rut", "half a pair: \ud83d, a whole one: 🙂, åäö\nrad två")
        await world.channel.press("rut", card, KLART, {})
        gone = await world.send("rut", text="Fel person")
        world.channel.delete("a:rut", gone)
        before = world.channel.chat("rut")
        version = world.channel.journal.version

    async with a_world(journal=file) as world:
        assert world.channel.chat("rut") == before
        assert world.channel.journal.version == version
        assert gone != await world.send("rut", text="Nytt")
