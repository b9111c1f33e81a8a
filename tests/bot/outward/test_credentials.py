"""The bot's token: fetched once, renewed in time, and never a word of the endpoint's."""

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator

import pytest

from bot.credentials import PAUSE, YOUNG, EntraTokens, NoTokens
from sspf.ports import TemporaryFailureError
from tests.bot.outward.entra_settings import by_secret
from tests.fakes.login_server import WORDS, LoginServer
from tests.fakes.passing_time import PassingTime

HOUR = 3600


class Counted:
    def __init__(self) -> None:
        self.outcomes: list[str] = []

    def token(self, outcome: str) -> None:
        self.outcomes.append(outcome)


@pytest.fixture
def time() -> PassingTime:
    return PassingTime()


@pytest.fixture
def counted() -> Counted:
    return Counted()


@pytest.fixture
async def tokens(
    login: LoginServer, time: PassingTime, counted: Counted
) -> AsyncIterator[EntraTokens]:
    made = EntraTokens(by_secret(login), watch=counted, monotonic=time.now)
    yield made
    await made.close()


async def test_given_fifty_at_once_when_there_is_no_token_then_one_is_fetched(
    login: LoginServer, tokens: EntraTokens
) -> None:
    answers = await asyncio.gather(*[tokens.token() for _ in range(50)])

    assert set(answers) == {"token-1"}
    assert len(login.asked) == 1


async def test_given_nearly_an_hour_when_asked_then_nothing_more_is_fetched(
    login: LoginServer, tokens: EntraTokens, time: PassingTime
) -> None:
    await tokens.token()
    time.at += HOUR - 310

    assert await tokens.token() == "token-1"
    assert len(login.asked) == 1


async def test_given_five_minutes_are_left_when_asked_then_the_old_one_is_used_meanwhile(
    login: LoginServer, tokens: EntraTokens, time: PassingTime, counted: Counted
) -> None:
    await tokens.token()
    time.at += HOUR - 290
    login.going.clear()

    assert [await tokens.token() for _ in range(5)] == ["token-1"] * 5
    login.going.set()
    await asyncio.sleep(0.1)
    assert await tokens.token() == "token-2"
    assert len(login.asked) == 2
    assert counted.outcomes == ["fetched", "fetched"]


async def test_given_the_endpoint_is_down_when_renewed_then_the_old_one_lasts_to_its_end(
    login: LoginServer, tokens: EntraTokens, time: PassingTime
) -> None:
    await tokens.token()
    login.manner = "refuse"
    time.at += HOUR - 100

    assert await tokens.token() == "token-1"
    await asyncio.sleep(0.1)
    assert await tokens.token() == "token-1"
    time.at += 101
    with pytest.raises(TemporaryFailureError) as failure:
        await tokens.token()
    assert failure.value.reason == "failed.no_token"


@pytest.mark.parametrize("manner", ["refuse", "garbage", "list", "number", "no token"])
async def test_given_no_token_comes_when_asked_then_it_may_pass_and_nothing_is_quoted(
    login: LoginServer,
    tokens: EntraTokens,
    counted: Counted,
    manner: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    login.manner = manner
    caplog.set_level(logging.INFO, logger="bot")

    with pytest.raises(TemporaryFailureError) as failure:
        await tokens.token()
    assert failure.value.reason == "failed.no_token"
    assert failure.value.wait_seconds == PAUSE
    assert counted.outcomes == ["failed"]
    told = "".join(traceback.format_exception(failure.value))
    told += "".join(str(r.__dict__) for r in caplog.records if r.name.startswith("bot"))
    assert "AADSTS" not in told
    assert WORDS not in told


async def test_given_a_fetch_failed_when_asked_at_once_then_the_endpoint_is_left_alone(
    login: LoginServer, tokens: EntraTokens, time: PassingTime
) -> None:
    login.manner = "refuse"
    for _ in range(5):
        with pytest.raises(TemporaryFailureError):
            await tokens.token()
    assert len(login.asked) == 1
    login.manner = "answer"
    time.at += PAUSE

    assert await tokens.token() == "token-1"


async def test_given_the_endpoint_stumbles_when_asked_then_it_is_tried_again(
    login: LoginServer, tokens: EntraTokens
) -> None:
    login.manner = "broken"
    asking = asyncio.create_task(tokens.token())
    await login.arrived.get()
    login.manner = "answer"

    assert await asking == "token-1"


async def test_given_a_token_is_refused_when_it_is_old_then_the_next_is_another(
    tokens: EntraTokens, time: PassingTime
) -> None:
    first = await tokens.token()
    time.at += YOUNG
    tokens.refuse(first)
    second = await tokens.token()
    tokens.refuse(first)

    assert (first, second) == ("token-1", "token-2")
    assert await tokens.token() == "token-2"


async def test_given_a_new_token_is_refused_when_asked_then_it_is_not_fetched_for_ever(
    login: LoginServer, tokens: EntraTokens
) -> None:
    tokens.refuse(await tokens.token())

    assert await tokens.token() == "token-1"
    assert len(login.asked) == 1


async def test_given_the_endpoint_hangs_when_asked_then_the_loop_goes_on(
    login: LoginServer, tokens: EntraTokens
) -> None:
    login.going.clear()
    asking = asyncio.create_task(tokens.token())

    await login.arrived.get()  # a loop that waits for the token would never come here
    assert not asking.done()
    login.going.set()
    assert await asking == "token-1"


async def test_given_a_caller_gives_up_when_others_wait_then_they_get_theirs(
    login: LoginServer, tokens: EntraTokens
) -> None:
    login.going.clear()
    first, second = (asyncio.create_task(tokens.token()) for _ in range(2))
    await asyncio.sleep(0.01)
    first.cancel()
    login.going.set()

    assert await second == "token-1"


async def test_given_it_is_closed_while_it_fetches_then_nothing_is_left_behind(
    login: LoginServer,
) -> None:
    login.going.clear()
    tokens = EntraTokens(by_secret(login))
    asking = asyncio.create_task(tokens.token())
    await login.arrived.get()

    await tokens.close()

    with pytest.raises(asyncio.CancelledError):
        await asking
    login.going.set()


async def test_given_nobody_is_asked_who_they_are_when_sent_then_there_is_no_token() -> None:
    tokens = NoTokens()
    tokens.refuse("")

    assert await tokens.token() == ""
    await tokens.close()
