"""A restart never sends a message twice (R-124). Sudden deaths: tests/crash."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.journeys.play import Play, free_port
from tests.journeys.stages import Stages

EVENTS = 8


@pytest_asyncio.fixture
async def undisturbed(stages: Stages, tmp_path: Path) -> AsyncIterator[Play]:
    """The same play, which nobody restarts."""
    play = await stages.copy("called", tmp_path / "undisturbed")
    play.port = free_port()
    await play.open()
    yield play
    await play.close()


@pytest.mark.accepts("R-124")
@pytest.mark.stage("called")
async def test_given_restarts_all_the_time_then_everybody_gets_what_they_would_have_got(
    chat: Play, undisturbed: Play
) -> None:
    """From the asking for underlag to the reminders: once each, in each chat and each mailbox."""
    before = undisturbed.counts()
    for _ in range(EVENTS):
        expected = await undisturbed.next()
        await chat.restart()
        assert await chat.next() == expected
        await chat.restart()

    assert sum(undisturbed.counts().values()) > sum(before.values()) + EVENTS
    assert chat.counts() == undisturbed.counts()
    assert len(await chat.mails()) == len(await undisturbed.mails())
