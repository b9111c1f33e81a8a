"""What Microsoft's side can do wrong, on demand: each failure as the bot meets it."""

import asyncio
import time
from collections.abc import AsyncIterator

import aiohttp
import pytest
import pytest_asyncio

from bot.rehearsal.channel_faults import Fault
from tests.bot.rehearsal.calling import PATIENCE, Bot, a_bot

FAULTS = (
    # status, code: learn.microsoft.com/microsoftteams/platform/bots/
    # build-conversational-capability#status-codes-from-bot-conversational-apis
    (403, "BotNotInConversationRoster"),
    (403, "BotDisabledByAdmin"),
    (403, "ConversationBlockedByUser"),
    (403, "ForbiddenOperationException"),
    (404, "ConversationNotFound"),
    (412, "PreconditionFailed"),
    (413, "MessageSizeTooBig"),
    (429, "Throttled"),
    (500, "ServiceError"),
    (502, "ServiceError"),
)


@pytest_asyncio.fixture
async def bot() -> AsyncIterator[Bot]:
    async with a_bot() as bot:
        yield bot


@pytest.mark.parametrize(("status", "code"), FAULTS)
async def test_given_a_status_when_called_then_it_comes_once_with_its_documented_code(
    bot: Bot, status: int, code: str
) -> None:
    bot.world.channel.faults.add(Fault(status=status, code=code))

    got, body = await bot.post("rut")

    assert (got, body["error"]["code"]) == (status, code)
    assert bot.world.channel.chat("rut") == ()
    assert (await bot.post("rut"))[0] == 201


@pytest.mark.parametrize("status", [503, 504])
async def test_given_503_or_504_when_called_then_there_is_no_body(bot: Bot, status: int) -> None:
    bot.world.channel.faults.add(Fault(status=status))

    assert await bot.post("rut") == (status, "")


async def test_given_writes_blocked_when_called_then_the_body_is_the_documented_other_one(
    bot: Bot,
) -> None:
    bot.world.channel.faults.add(Fault(status=403, code="MessageWritesBlocked"))

    status, body = await bot.post("rut")

    assert (status, body["errorCode"]) == (403, 209)
    assert '"subCode": "MessageWritesBlocked"' in body["message"]


@pytest.mark.parametrize("said", [None, 3, "Wed, 21 Oct 2026 07:28:00 GMT"])
async def test_given_429_when_called_then_retry_after_is_as_asked_for(
    bot: Bot, said: int | str | None
) -> None:
    bot.world.channel.faults.add(Fault(status=429, retry_after=said))

    async with bot.asks("POST", "/a%3Arut/activities", json={"type": "typing"}) as answer:
        assert answer.headers.get("Retry-After") == (None if said is None else str(said))


@pytest.mark.parametrize(
    "fault",
    [
        Fault(operation="update"),
        Fault(conversation="a:pia"),
        Fault(user="pia"),
        Fault(tenant="another"),
    ],
)
async def test_given_a_fault_for_another_call_when_called_then_it_is_not_met(
    bot: Bot, fault: Fault
) -> None:
    bot.world.channel.faults.add(fault)

    assert (await bot.post("rut"))[0] == 201
    assert bot.world.channel.faults.met == []


async def test_given_a_fault_with_a_count_when_called_then_it_ends_after_so_many(bot: Bot) -> None:
    bot.world.channel.faults.add(Fault(status=502, user="rut", times=2), Fault(status=504))

    statuses = [(await bot.post("rut"))[0] for _ in range(4)]

    assert statuses == [502, 502, 504, 201]


async def test_given_a_fault_for_ever_when_cleared_then_it_is_gone(bot: Bot) -> None:
    bot.world.channel.faults.add(Fault(times=None))
    assert [(await bot.post("rut"))[0] for _ in range(3)] == [500, 500, 500]

    bot.world.channel.faults.clear()

    assert (await bot.post("rut"))[0] == 201


@pytest.mark.parametrize("after_work", [False, True])
async def test_given_a_reset_when_called_then_the_bot_cannot_know_whether_it_was_done(
    bot: Bot, after_work: bool
) -> None:
    bot.world.channel.faults.add(Fault(how="reset", after_work=after_work))

    with pytest.raises(aiohttp.ClientConnectionError):
        await bot.post("rut")

    assert len(bot.world.channel.chat("rut")) == after_work


@pytest.mark.parametrize("after_work", [False, True])
async def test_given_a_hang_when_called_then_nothing_is_said(bot: Bot, after_work: bool) -> None:
    bot.world.channel.faults.add(Fault(how="hang", after_work=after_work))

    with pytest.raises(TimeoutError):
        await bot.post("rut", timeout=PATIENCE)

    assert len(bot.world.channel.chat("rut")) == after_work


async def test_given_a_call_that_hangs_when_the_server_stops_then_it_stops_at_once() -> None:
    async with a_bot() as bot:
        bot.world.channel.faults.add(Fault(how="hang"))
        asked = asyncio.create_task(bot.post("rut"))
        await asyncio.wait([asked], timeout=0.05)
        begun = time.monotonic()

    assert bot.world.channel.faults.met != []
    assert time.monotonic() - begun < 5
    await asyncio.gather(asked, return_exceptions=True)


async def test_given_a_drip_when_called_then_the_work_is_done_and_its_answer_never_ends(
    bot: Bot,
) -> None:
    bot.world.channel.faults.add(Fault(how="drip", seconds=60))

    with pytest.raises(TimeoutError):
        await bot.post("rut", timeout=PATIENCE)

    assert len(bot.world.channel.chat("rut")) == 1


async def test_given_a_quick_drip_when_called_then_the_answer_is_whole(bot: Bot) -> None:
    bot.world.channel.faults.add(Fault(how="drip", seconds=0.05))

    status, body = await bot.post("rut")

    assert (status, body["id"]) == (201, bot.world.channel.chat("rut")[0].activity_id)


async def test_given_a_redirect_when_called_then_it_names_the_other_place(bot: Bot) -> None:
    bot.world.channel.faults.add(Fault(how="redirect", location="https://evil.example.org/"))

    async with bot.asks("POST", "/a%3Arut/activities", json={"type": "typing"}) as answer:
        assert (answer.status, answer.headers["Location"]) == (307, "https://evil.example.org/")


async def test_given_done_and_not_said_when_asked_again_then_there_are_two(bot: Bot) -> None:
    bot.world.channel.faults.add(Fault(status=502, after_work=True))

    assert (await bot.post("rut"))[0] == 502
    assert (await bot.post("rut"))[0] == 201

    assert len(bot.world.channel.chat("rut")) == 2


async def test_given_creating_fails_when_called_then_no_conversation_is_answered(bot: Bot) -> None:
    bot.world.channel.faults.add(Fault(status=504, operation="create", user="rut"))

    status, _ = await bot("POST", "", json={"members": [{"id": "aad-rut"}]})

    assert status == 504
