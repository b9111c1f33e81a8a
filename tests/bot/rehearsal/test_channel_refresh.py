"""Cards that refresh themselves, and the view that is one person's own.

Source: learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/
universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards
"""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from bot.rehearsal.channel import GROUP, WENT_WRONG, ChannelError
from bot.rehearsal.channel_views import is_refreshed_for
from tests.bot.rehearsal.fakes import World, a_card, a_world, attached, replaces

OWN = a_card("Din egen vy")


@pytest_asyncio.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as world:
        world.bot.answers["refresh"] = replaces(OWN)
        yield world


def refreshing(user_ids: list[str] | None) -> Any:
    action = {"type": "Action.Execute", "verb": "refresh", "data": {"ref": "k1"}}
    named = {} if user_ids is None else {"userIds": user_ids}
    return a_card("Allas vy") | {"refresh": {"action": action} | named}


async def to_group(world: World, user_ids: list[str] | None) -> str:
    content = {"type": "message", "attachments": [attached(refreshing(user_ids))]}
    return await world.bot.send(GROUP, content)


async def test_given_user_ids_when_shown_then_those_alone_get_their_own_view(world: World) -> None:
    sent = await to_group(world, ["29:rut"])

    [as_rut] = await world.channel.show("rut", GROUP)
    [as_pia] = await world.channel.show("pia", GROUP)

    [invoke] = world.bot.heard
    assert (invoke["name"], invoke["replyToId"]) == ("adaptiveCard/action", sent)
    assert invoke["value"] == {
        "action": {"type": "Action.Execute", "verb": "refresh", "data": {"ref": "k1"}},
        "trigger": "automatic",
    }
    assert invoke["from"]["aadObjectId"] == "aad-rut"
    assert (as_rut.card, as_pia.card) == (OWN, refreshing(["29:rut"]))


@pytest.mark.parametrize(("named", "asked"), [([], 0), (None, 1), (["aad-rut"], 0)])
async def test_given_none_or_no_list_when_shown_then_as_the_documents_say(
    world: World, named: list[str] | None, asked: int
) -> None:
    await to_group(world, named)

    await world.channel.show("rut", GROUP)

    assert len(world.bot.heard) == asked


async def test_given_61_named_when_shown_then_the_last_one_is_not_asked_for(world: World) -> None:
    await to_group(world, [*(f"29:{n}" for n in range(60)), "29:rut"])

    await world.channel.show("rut", GROUP)

    assert world.bot.heard == []


@pytest.mark.parametrize(("members", "is_asked"), [(60, True), (61, False)])
def test_given_nobody_named_when_the_room_is_large_then_nobody_is_asked_for(
    world: World, members: int, is_asked: bool
) -> None:
    rut = world.channel.users["rut"]

    assert is_refreshed_for(rut, refreshing(None), members) == is_asked


async def test_given_one_version_when_shown_twice_then_it_is_refreshed_once(world: World) -> None:
    sent = await to_group(world, ["29:rut"])
    await world.channel.show("rut", GROUP)
    world.channel.journal.keep(world.channel.find(GROUP, sent), "rut")  # as all see it, once more

    await world.channel.show("rut", GROUP)
    assert len(world.bot.heard) == 1

    world.channel.update(GROUP, sent, {"card": refreshing(["29:rut"])})
    await world.channel.show("rut", GROUP)
    assert len(world.bot.heard) == 2


async def test_given_a_card_when_refreshed_by_hand_then_the_trigger_says_so(world: World) -> None:
    sent = await to_group(world, [])

    seen = await world.channel.refresh("pia", sent)

    assert world.bot.heard[0]["value"]["trigger"] == "manual"
    assert seen.card == OWN


async def test_given_the_bot_fails_when_refreshed_then_all_that_is_lost_is_the_own_view(
    world: World,
) -> None:
    sent = await to_group(world, ["29:rut"])
    world.bot.answers["refresh"] = (500, None)

    [seen] = await world.channel.show("rut", GROUP)
    assert (seen.card, seen.notice) == (refreshing(["29:rut"]), "")

    assert (await world.channel.refresh("rut", sent)).notice == WENT_WRONG


async def test_given_a_card_without_refresh_when_refreshed_then_refused(world: World) -> None:
    sent = await world.send_card("rut", a_card("Fråga"))

    with pytest.raises(ChannelError, match="BadArgument"):
        await world.channel.refresh("rut", sent)
