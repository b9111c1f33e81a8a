"""Several tenants, rooms with some people in them, a channel of a team, and who may write where."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from bot.rehearsal.channel import GROUP, TEAM, ChannelError, ChannelUser, Room
from tests.bot.rehearsal.calling import Bot, a_bot, a_message
from tests.bot.rehearsal.fakes import TENANT, a_button, a_card, attached, replaces

ELSEWHERE = "22222222-0000-4000-8000-000000000000"
ROOMS = (
    Room(id=GROUP, kind="groupChat", members=frozenset({"rut", "pia"}), tenant=TENANT),
    Room(id=TEAM, kind="channel", name="SSPF"),
)


@pytest_asyncio.fixture
async def bot() -> AsyncIterator[Bot]:
    async with a_bot(rooms=ROOMS) as bot:
        bot.world.channel.users["ove"] = ChannelUser("ove", "Ove Ort", "aad-ove", ELSEWHERE)
        yield bot


def creating(member: str, tenant: str | None = None) -> dict[str, Any]:
    """Both places in which a bot names the tenant."""
    named = {"tenantId": tenant, "channelData": {"tenant": {"id": tenant}}} if tenant else {}
    return {"isGroup": False, "bot": {"id": "28:sspf"}, "members": [{"id": member}]} | named


@pytest.mark.parametrize("member", ["29:ove", "aad-ove"])
async def test_given_the_right_tenant_when_creating_then_the_chat_is_answered(
    bot: Bot, member: str
) -> None:
    status, made = await bot("POST", "", json=creating(member, ELSEWHERE))

    assert (status, made["id"]) == (201, "a:ove")


@pytest.mark.parametrize("member", ["29:ove", "aad-ove", "29:nobody", "ove"])
async def test_given_another_tenant_when_creating_then_the_person_is_unknown(
    bot: Bot, member: str
) -> None:
    status, refused = await bot("POST", "", json=creating(member, TENANT))

    # As Teams says it: github.com/MicrosoftDocs/msteams-docs/issues/7424
    error = {"code": "BadArgument", "message": "Failed to decrypt pairwise id"}
    assert (status, refused) == (400, {"error": error})


async def test_given_two_tenants_when_writing_then_each_is_named_with_its_own(bot: Bot) -> None:
    for key in ("rut", "ove"):
        await bot.world.channel.say(key, "hej")

    named = [
        {one["conversation"]["tenantId"], one["channelData"]["tenant"]["id"]}
        for one in bot.world.bot.heard
    ]
    headers = [one["x-ms-tenant-id"] for one in bot.world.bot.headers]
    assert (named, headers) == ([{TENANT}, {ELSEWHERE}], [TENANT, ELSEWHERE])


async def test_given_a_group_of_two_when_asked_then_only_they_are_members(bot: Bot) -> None:
    _, members = await bot("GET", "/19%3Asspf%40thread.v2/members")

    assert [one["id"] for one in members] == ["29:rut", "29:pia"]
    with pytest.raises(ChannelError, match="ActivityNotFoundInConversation"):
        await bot.world.channel.say("sol", "hej", GROUP)


async def test_given_a_channel_when_written_in_then_the_post_has_a_thread_and_a_mention(
    bot: Bot,
) -> None:
    said = await bot.world.channel.say("rut", "läget", TEAM)

    # learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/
    # channel-and-group-conversations
    [activity] = bot.world.bot.heard
    assert activity["conversation"] == {
        "id": f"{TEAM};messageid={said.activity_id}",
        "conversationType": "channel",
        "tenantId": TENANT,
        "isGroup": True,
    }
    assert activity["channelData"]["team"] == {"id": TEAM}
    assert activity["channelData"]["teamsChannelId"] == TEAM
    assert activity["text"] == "<at>SSPF-stödet</at> läget"
    assert activity["entities"][1] == {
        "type": "mention",
        "text": "<at>SSPF-stödet</at>",
        "mentioned": activity["recipient"],
    }


async def test_given_a_thread_when_answered_in_then_all_in_the_channel_read_it(bot: Bot) -> None:
    bot.world.bot.replies["<at>SSPF-stödet</at> läget"] = a_message("Inte här.")

    await bot.world.channel.say("rut", "läget", TEAM)

    texts = [m.text for m in bot.world.channel.journal.chat(TEAM, "pia")]
    assert texts == ["läget", "Inte här."]


async def test_given_a_channel_when_a_thread_is_begun_then_its_id_names_the_post(bot: Bot) -> None:
    asked = {
        "isGroup": True,
        "channelData": {"channel": {"id": TEAM}},
        "activity": a_message("Nu"),
    }

    status, made = await bot("POST", "", json=asked)

    assert (status, made["id"]) == (201, f"{TEAM};messageid={made['activityId']}")


async def test_given_a_card_in_a_channel_when_pressed_then_the_thread_is_the_conversation(
    bot: Bot,
) -> None:
    card = a_card("Fråga", actions=[a_button("Klart", "klart")])
    sent = await bot.world.bot.send(TEAM, {"type": "message", "attachments": [attached(card)]})
    bot.world.bot.answers["klart"] = replaces(a_card("Tack"))

    await bot.world.channel.press("rut", sent, card["actions"][0], {})

    [invoke] = bot.world.bot.heard
    assert invoke["conversation"]["id"] == f"{TEAM};messageid={sent}"


@pytest.mark.parametrize("method", ["POST", "PUT"])
async def test_given_a_person_who_blocked_when_written_to_then_refused(
    bot: Bot, method: str
) -> None:
    _, sent = await bot.post("rut")
    bot.world.channel.events.block("rut")
    one = f"/{sent['id']}" if method == "PUT" else ""

    status, refused = await bot(method, f"/a%3Arut/activities{one}", json=a_message())

    assert (status, refused["error"]["code"]) == (403, "ConversationBlockedByUser")
    bot.world.channel.events.unblock("rut")
    assert (await bot.post("rut"))[0] == 201


async def test_given_a_blocked_tenant_when_written_to_then_refused_there_alone(bot: Bot) -> None:
    bot.world.channel.events.disable(ELSEWHERE)

    status, refused = await bot.post("ove")

    assert (status, refused["error"]["code"]) == (403, "BotDisabledByAdmin")
    assert (await bot.post("rut"))[0] == 201
    bot.world.channel.events.enable(ELSEWHERE)
    assert (await bot.post("ove"))[0] == 201
