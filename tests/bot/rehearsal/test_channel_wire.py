"""The same activity more than once: as Teams repeats it, and as a crowd."""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.bot.rehearsal.fakes import World, a_world


@pytest_asyncio.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as world:
        await world.channel.say("rut", "hej")
        yield world


async def test_given_an_activity_when_redelivered_then_it_is_the_very_same(world: World) -> None:
    told = await world.channel.wire.redeliver(world.channel.wire.told[-1].activity)

    first, second = world.bot.heard
    assert first == second
    assert (told.status, told.is_good) == (202, True)


async def test_given_the_second_layer_when_delivered_anew_then_only_id_and_hour_differ(
    world: World,
) -> None:
    await world.channel.wire.deliver_anew(world.channel.wire.told[-1].activity)

    first, second = world.bot.heard
    assert first.pop("id") != second.pop("id")
    assert first.pop("timestamp") == second.pop("timestamp")  # the clock stands still here
    assert first == second


async def test_given_fifty_copies_when_sent_at_once_then_all_are_answered(world: World) -> None:
    told = await world.channel.wire.crowd(world.channel.wire.told[-1].activity, 50)

    assert [one.status for one in told] == [202] * 50
    assert len(world.bot.heard) == 51
    assert all(one == world.bot.heard[0] for one in world.bot.heard)


async def test_given_anything_when_sent_then_its_headers_name_conversation_and_tenant(
    world: World,
) -> None:
    # learn.microsoft.com/microsoftteams/platform/bots/
    # build-conversational-capability#request-header-fields
    [headers] = world.bot.headers
    assert headers["x-ms-conversation-id"] == "a:rut"
    assert headers["x-ms-tenant-id"] == "11111111-0000-4000-8000-000000000000"
