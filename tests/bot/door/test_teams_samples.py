"""What Teams really sends comes in, through a real server, whatever its kind."""

from typing import Any

import pytest
from botbuilder.schema import Activity

from tests.bot.door.doorway import Doorway, ask, status_of
from tests.bot.door.teams_samples import SAMPLES


@pytest.mark.parametrize("name", SAMPLES)
async def test_given_what_teams_sends_then_it_comes_in_whole(doorway: Doorway, name: str) -> None:
    admitted = await ask(doorway.gate(), body=SAMPLES[name])

    assert admitted.body == SAMPLES[name]


@pytest.mark.parametrize("name", SAMPLES)
def test_given_what_teams_sends_then_the_sdk_can_read_it(name: str) -> None:
    assert Activity().deserialize(SAMPLES[name]).type == SAMPLES[name]["type"]


@pytest.mark.parametrize("field", ["from", "recipient", "conversation", "serviceUrl", "type"])
async def test_given_a_field_that_the_sdk_leans_on_is_missing_then_400(
    doorway: Doorway, field: str
) -> None:
    body: dict[str, Any] = dict(SAMPLES["typing"])
    del body[field]

    assert await status_of(doorway.gate(), body=body) == 400
