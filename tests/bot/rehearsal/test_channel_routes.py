"""The local channel, seen from the bot: Bot Connector's REST protocol."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.bot.rehearsal.calling import Bot, a_bot, a_message
from tests.bot.rehearsal.fakes import TENANT, a_card, a_text, attached

RUT = {
    "id": "29:rut",
    "name": "Rut Rektorsdotter",
    "givenName": "Rut",
    "surname": "Rektorsdotter",
    "aadObjectId": "aad-rut",
    "objectId": "aad-rut",
    "tenantId": TENANT,
    "userRole": "user",
}
GROUP = "19%3Asspf%40thread.v2"


@pytest_asyncio.fixture
async def bot() -> AsyncIterator[Bot]:
    async with a_bot() as bot:
        yield bot


@pytest.mark.parametrize("member", ["29:rut", "aad-rut"])
async def test_a_conversation_is_made_by_channel_id_or_aad_id(bot: Bot, member: str) -> None:
    status, made = await bot("POST", "", json={"members": [{"id": member}], "bot": {"id": "28:x"}})

    assert (status, made["id"]) == (201, "a:rut")
    assert made["serviceUrl"] == f"{bot.world.url}/channel/"


async def test_a_conversation_may_begin_with_an_activity(bot: Bot) -> None:
    asked = {"members": [{"id": "29:rut"}], "activity": a_message("Välkommen")}

    _, made = await bot("POST", "", json=asked)

    [seen] = bot.world.channel.chat("rut")
    assert (seen.text, seen.activity_id) == ("Välkommen", made["activityId"])


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"members": []},
        {"members": [{"id": 7}]},
        {"members": [{"id": "29:nobody"}]},
        {"members": [{"id": "29:rut"}, {"id": "29:pia"}]},
        {"isGroup": True, "members": [{"id": "29:rut"}]},
    ],
)
async def test_other_conversations_are_not_made(bot: Bot, asked: dict[str, Any]) -> None:
    status, refused = await bot("POST", "", json=asked)

    assert (status, refused["error"]["code"]) == (400, "BadArgument")


async def test_who_has_not_the_bot_gets_nothing(bot: Bot) -> None:
    made = await bot("POST", "", json={"members": [{"id": "aad-ivar"}]})
    sent = await bot("POST", "/a%3Aivar/activities", json=a_message())

    codes = [(status, refused["error"]["code"]) for status, refused in (made, sent)]
    assert codes == [(403, "ForbiddenOperationException"), (403, "BotNotInConversationRoster")]


async def test_a_message_is_sent_answered_updated_and_deleted(bot: Bot) -> None:
    status, sent = await bot("POST", "/a%3Arut/activities", json=a_message("Ett"))
    assert status == 201
    one = f"/a%3Arut/activities/{sent['id']}"

    status, replied = await bot("POST", one, json=a_message("Två"))
    assert status == 201
    card = {"type": "message", "attachments": [attached(a_card("Tre"))]}
    assert await bot("PUT", one, json=card) == (200, {"id": sent["id"]})
    assert await bot("GET", f"{one}/members") == (200, [RUT])
    updated, reply = bot.world.channel.chat("rut")
    assert (updated.text, updated.card, updated.edited) == ("", a_card("Tre"), 1)
    assert (reply.text, reply.activity_id) == ("Två", replied["id"])

    assert (await bot("DELETE", one))[0] == 200
    assert bot.world.channel.chat("rut") == (reply,)
    for method, path in (("PUT", one), ("DELETE", one), ("GET", f"{one}/members")):
        status, refused = await bot(method, path, json=a_message())
        assert (status, refused["error"]["code"]) == (404, "ActivityNotFoundInConversation")


async def test_a_bot_changes_only_what_it_wrote_itself(bot: Bot) -> None:
    said = await bot.world.channel.say("rut", "hej")

    status, _ = await bot("PUT", f"/a%3Arut/activities/{said.activity_id}", json=a_message())

    assert status == 403
    assert [m.text for m in bot.world.channel.chat("rut")] == ["hej"]


@pytest.mark.parametrize("path", ["/activities", "/members", "/pagedmembers", "/members/29%3Arut"])
async def test_an_unknown_conversation_is_not_found(bot: Bot, path: str) -> None:
    method = "POST" if path == "/activities" else "GET"

    status, refused = await bot(method, f"/a%3Anobody{path}", json=a_message())

    assert (status, refused["error"]["code"]) == (404, "ConversationNotFound")


async def test_typing_is_taken_but_leaves_no_trace(bot: Bot) -> None:
    status, _ = await bot("POST", "/a%3Arut/activities", json={"type": "typing"})

    assert status == 201
    assert bot.world.channel.chat("rut") == ()


async def test_members_are_found_by_either_id(bot: Bot) -> None:
    assert await bot("GET", "/a%3Arut/members") == (200, [RUT])
    assert await bot("GET", "/a%3Arut/members/29%3Arut") == (200, RUT)
    assert await bot("GET", f"/{GROUP}/members/aad-rut") == (200, RUT)
    assert (await bot("GET", f"/{GROUP}/members/aad-gunn"))[1]["userRole"] == "guest"
    status, refused = await bot("GET", "/a%3Arut/members/29%3Apia")
    assert (status, refused["error"]["code"]) == (404, "MemberNotFoundInConversation")


async def test_members_come_in_pages(bot: Bot) -> None:
    everyone = [user.id for user in bot.world.channel.users.values()]
    found: list[str] = []
    page: dict[str, Any] = {"continuationToken": ""}
    pages = 0

    while "continuationToken" in page:
        token = page["continuationToken"]
        query = {"pageSize": "4"} | ({"continuationToken": token} if token else {})
        _, page = await bot("GET", f"/{GROUP}/pagedmembers", params=query)
        found += [member["id"] for member in page["members"]]
        pages += 1

    assert (found, pages) == (everyone, 3)
    _, whole = await bot("GET", f"/{GROUP}/pagedmembers")
    assert len(whole["members"]) == len(everyone)
    assert "continuationToken" not in whole


@pytest.mark.parametrize(
    "query",
    ["pageSize=0", "pageSize=-1", "pageSize=x", "continuationToken=99", "continuationToken=x"],
)
async def test_a_page_that_is_none_is_refused(bot: Bot, query: str) -> None:
    status, refused = await bot("GET", f"/{GROUP}/pagedmembers?{query}")

    assert (status, refused["error"]["code"]) == (400, "BadArgument")


@pytest.mark.parametrize(
    "activity",
    [
        {"type": "message"},
        {"type": "message", "text": 7},
        {"type": "message", "text": "x", "attachments": 7},
        {"type": "message", "attachments": [{"contentType": "image/png", "content": {}}]},
        {"type": "message", "attachments": [attached(a_card("1")), attached(a_card("2"))]},
    ],
)
async def test_a_message_that_cannot_be_shown_is_refused(
    bot: Bot, activity: dict[str, Any]
) -> None:
    status, refused = await bot("POST", "/a%3Arut/activities", json=activity)

    assert (status, refused["error"]["code"]) == (400, "BadArgument")
    assert bot.world.channel.chat("rut") == ()


async def test_a_card_over_28_kb_is_refused_as_teams_does(bot: Bot) -> None:
    card = a_card("Lång", a_text("å" * 14_400))

    status, refused = await bot(
        "POST", "/a%3Arut/activities", json={"type": "message", "attachments": [attached(card)]}
    )

    assert (status, refused["error"]["code"]) == (413, "MessageSizeTooBig")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b"\xff", b"[" * 5000, b'{"a":' * 5000])
async def test_what_is_no_json_object_is_refused(bot: Bot, body: bytes) -> None:
    status, refused = await bot("POST", "/a%3Arut/activities", data=body)

    assert (status, refused["error"]["code"]) == (400, "BadSyntax")


async def test_a_body_over_512_kb_is_refused(bot: Bot) -> None:
    status, _ = await bot("POST", "/a%3Arut/activities", data=b"x" * 600_000)

    assert status == 413


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example.org"}, {"Host": "evil.example.org"}]
)
async def test_no_browser_and_no_other_name_reaches_the_channel(
    bot: Bot, headers: dict[str, str]
) -> None:
    status, _ = await bot("POST", "/a%3Arut/activities", json=a_message(), headers=headers)

    assert status == 403
    assert bot.world.channel.chat("rut") == ()
