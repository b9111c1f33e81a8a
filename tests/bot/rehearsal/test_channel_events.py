"""What Teams tells a bot without anybody writing, and what is so afterwards.

Source of the shapes: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/
subscribe-to-conversation-events
"""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.rehearsal.channel import GROUP, TEAM, Room
from tests.bot.rehearsal.calling import Bot, a_bot
from tests.bot.rehearsal.fakes import TENANT

ROOMS = (
    Room(id=GROUP, kind="groupChat", members=frozenset({"rut", "pia"})),
    Room(id=TEAM, kind="channel", members=frozenset({"rut", "pia"})),
)


@pytest_asyncio.fixture
async def bot() -> AsyncIterator[Bot]:
    async with a_bot(rooms=ROOMS) as bot:
        yield bot


async def test_given_no_bot_when_installed_then_it_is_told_and_may_write(bot: Bot) -> None:
    await bot.world.channel.events.install("ivar")

    added, installed = bot.world.bot.heard
    assert (added["type"], added["membersAdded"]) == ("conversationUpdate", [{"id": "28:sspf"}])
    assert (installed["type"], installed["action"]) == ("installationUpdate", "add")
    assert installed["from"] == {
        "id": "29:ivar",
        "name": "Ivar Ingenbot",
        "aadObjectId": "aad-ivar",
    }
    assert installed["conversation"]["conversationType"] == "personal"
    assert (await bot.post("ivar"))[0] == 201


async def test_given_the_bot_when_uninstalled_then_all_it_sends_is_refused(bot: Bot) -> None:
    await bot.world.channel.events.uninstall("rut")

    [removed] = bot.world.bot.heard
    assert (removed["type"], removed["action"]) == ("installationUpdate", "remove")
    status, refused = await bot.post("rut")
    assert (status, refused["error"]["code"]) == (403, "BotNotInConversationRoster")
    status, refused = await bot("POST", "", json={"members": [{"id": "aad-rut"}]})
    assert (status, refused["error"]["code"]) == (403, "ForbiddenOperationException")


async def test_given_a_new_version_when_upgraded_then_that_alone_is_told(bot: Bot) -> None:
    await bot.world.channel.events.upgrade("rut")

    [upgraded] = bot.world.bot.heard
    assert (upgraded["type"], upgraded["action"]) == ("installationUpdate", "add-upgrade")


@pytest.mark.parametrize(("room", "kind"), [(GROUP, "groupChat"), (TEAM, "channel")])
async def test_given_a_room_when_the_bot_is_removed_and_added_then_so_it_is(
    bot: Bot, room: str, kind: str
) -> None:
    path = f"/{room.replace('@', '%40')}/members"
    await bot.world.channel.events.uninstall("rut", room)
    assert (await bot("GET", path))[0] == 403

    await bot.world.channel.events.install("rut", room)

    _, removed, added, installed = bot.world.bot.heard
    assert removed["membersRemoved"] == added["membersAdded"] == [{"id": "28:sspf"}]
    assert installed["conversation"] == {
        "id": room,
        "conversationType": kind,
        "tenantId": TENANT,
        "isGroup": True,
    }
    assert (await bot("GET", path))[0] == 200


async def test_given_a_team_when_people_come_and_go_then_each_is_named(bot: Bot) -> None:
    joined = await bot.world.channel.events.join("sol", TEAM)
    assert len(bot.world.channel.members(TEAM)) == 3
    left = await bot.world.channel.events.leave("sol", TEAM)

    sol = [{"id": "29:sol", "aadObjectId": "aad-sol"}]
    assert joined.activity["membersAdded"] == left.activity["membersRemoved"] == sol
    events = [told.activity["channelData"]["eventType"] for told in (joined, left)]
    assert events == ["teamMemberAdded", "teamMemberRemoved"]
    assert [user.key for user in bot.world.channel.members(TEAM)] == ["rut", "pia"]


async def test_given_a_group_of_all_when_one_leaves_then_the_others_stay(bot: Bot) -> None:
    bot.world.channel.people.change_room(GROUP, members=None)

    await bot.world.channel.events.leave("sol", GROUP)

    keys = {user.key for user in bot.world.channel.members(GROUP)}
    assert keys == set(bot.world.channel.users) - {"sol"}


async def test_given_a_team_when_renamed_then_its_tenant_still_stands_beside(bot: Bot) -> None:
    await bot.world.channel.events.rename_team("rut", "SSPF Norr")

    [renamed] = bot.world.bot.heard
    data = renamed["channelData"]
    assert (data["eventType"], data["team"]) == ("teamRenamed", {"id": TEAM, "name": "SSPF Norr"})
    assert data["tenant"] == {"id": TENANT}


async def test_given_a_meeting_when_it_begins_and_ends_then_both_are_events(bot: Bot) -> None:
    await bot.world.channel.events.begin_meeting("rut", "2027-02-18T12:00:00Z")
    await bot.world.channel.events.end_meeting("rut", "2027-02-18T14:00:00Z")

    began, ended = bot.world.bot.heard
    assert {began["type"], ended["type"]} == {"event"}
    assert began["name"] == "application/vnd.microsoft.meetingStart"
    assert ended["name"] == "application/vnd.microsoft.meetingEnd"
    assert (began["value"]["StartTime"], ended["value"]["EndTime"]) == (
        "2027-02-18T12:00:00Z",
        "2027-02-18T14:00:00Z",
    )


async def test_given_a_message_when_liked_then_it_is_named(bot: Bot) -> None:
    _, sent = await bot.post("rut")

    await bot.world.channel.events.react("rut", sent["id"])
    await bot.world.channel.events.type("rut")

    liked, typing = bot.world.bot.heard
    assert (liked["type"], liked["replyToId"]) == ("messageReaction", sent["id"])
    assert liked["reactionsAdded"] == [{"type": "like"}]
    assert typing["type"] == "typing"


async def test_given_a_person_when_moved_to_another_tenant_then_the_old_account_is_gone(
    bot: Bot,
) -> None:
    moved = bot.world.channel.events.move("rut", "another-tenant", "aad-rut-2")
    await bot.world.channel.say("rut", "hej")

    [said] = bot.world.bot.heard
    assert said["from"] == {
        "id": moved.id,
        "name": "Rut Rektorsdotter",
        "aadObjectId": "aad-rut-2",
    }
    assert said["conversation"]["tenantId"] == "another-tenant"
    assert moved.id != "29:rut"
    status, refused = await bot.post("rut")  # the chat that the bot knew
    assert (status, refused["error"]["code"]) == (404, "ConversationNotFound")
    assert (await bot("POST", "", json={"members": [{"id": "aad-rut"}]}))[0] == 400
