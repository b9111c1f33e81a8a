"""Whose token is good: the table of cases, through the gate."""

import pytest

from bot.door.tokens import MOST_CACHED, BearerTokens
from tests.bot.door.doorway import Doorway, status_of
from tests.bot.door.token_cases import BAD_TOKENS, GOOD
from tests.fakes.key_server import APP_ID, NOW, a_bearer, a_jwk


@pytest.fixture(autouse=True)
def _several_keys(doorway: Doorway) -> None:
    doorway.server.keys = [a_jwk(), a_jwk("many", endorsements=["webchat", "msteams", 7])]


@pytest.mark.parametrize("name", GOOD)
async def test_given_a_good_token_then_the_activity_comes_in(doorway: Doorway, name: str) -> None:
    assert await status_of(doorway.gate(), GOOD[name]()) == 200
    assert doorway.refused == []


@pytest.mark.parametrize("name", BAD_TOKENS)
async def test_given_a_bad_token_then_401(doorway: Doorway, name: str) -> None:
    bearer, reason = BAD_TOKENS[name]

    assert await status_of(doorway.gate(), bearer()) == 401
    assert doorway.refused == [reason]


async def test_given_a_good_token_again_then_it_is_remembered(doorway: Doorway) -> None:
    tokens = BearerTokens(APP_ID, doorway.keys, lambda: doorway.now)
    bearer = a_bearer()

    assert await tokens.check(bearer) is await tokens.check(bearer)


async def test_given_more_tokens_than_are_remembered_then_memory_does_not_grow(
    doorway: Doorway,
) -> None:
    """The oldest goes, and is good all the same."""
    tokens = BearerTokens(APP_ID, doorway.keys, lambda: NOW)
    first = await tokens.check(a_bearer(iat=-1))
    for n in range(MOST_CACHED):
        await tokens.check(a_bearer(iat=n))

    assert len(tokens._cached) == MOST_CACHED
    again = await tokens.check(a_bearer(iat=-1))
    assert again == first
    assert again is not first
