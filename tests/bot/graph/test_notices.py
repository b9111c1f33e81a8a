"""Where Graph tells of changes: anybody may post there, and nobody but Graph has any effect."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.calendar_feed import LIFECYCLE, NOTICES, is_state, state_of
from bot.graph_notices import MOST_BYTES, Notices
from storage.keys import StaticKeys
from tests.fakes.graph_server import MAILBOX


class Woken:
    """A house that has only this door, and how often it was woken."""

    def __init__(self, keys: StaticKeys) -> None:
        self.keys = keys
        self.times = 0
        self.seen: list[str] = []
        self.url = ""

    def wake(self) -> None:
        self.times += 1

    @property
    def word(self) -> str:
        return state_of(self.keys, MAILBOX)

    async def post(self, body: object, path: str = NOTICES) -> int:
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.url + path, json=body) as answer,
        ):
            assert await answer.read() == b""
            return answer.status


@pytest.fixture
async def woken(tmp_path: Path) -> AsyncIterator[Woken]:
    made = Woken(StaticKeys(tmp_path / "keys"))
    app = web.Application()
    Notices(made.keys, MAILBOX, made.wake, made.seen.append).add_routes(app)
    server = TestServer(app)
    await server.start_server()
    made.url = str(server.make_url("")).rstrip("/")
    yield made
    await server.close()


def notice(word: object, **more: object) -> dict[str, object]:
    return {"value": [{"subscriptionId": "s", "clientState": word, "resource": "x", **more}]}


@pytest.mark.parametrize("path", [NOTICES, LIFECYCLE])
async def test_given_the_question_whether_we_are_there_then_the_word_as_plain_text(
    woken: Woken, path: str
) -> None:
    word = "<script>alert(1)</script> å & + %"
    async with (
        aiohttp.ClientSession() as session,
        session.post(woken.url + path, params={"validationToken": word}) as answer,
    ):
        assert (answer.status, answer.content_type) == (200, "text/plain")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert await answer.text() == word
    assert woken.times == 0


async def test_given_our_word_then_woken_and_202(woken: Woken) -> None:
    assert await woken.post(notice(woken.word)) == 202
    assert woken.times == 1


@pytest.mark.parametrize("event", ["missed", "subscriptionRemoved", "reauthorizationRequired"])
async def test_given_a_lifecycle_event_then_woken(woken: Woken, event: str) -> None:
    assert await woken.post(notice(woken.word, lifecycleEvent=event), LIFECYCLE) == 202
    assert woken.times == 1


async def test_given_another_word_then_202_all_the_same_and_nobody_wakes(woken: Woken) -> None:
    key_id = woken.word.partition(".")[0]
    for word in ("", "x", f"{key_id}.", f"{key_id}.{'0' * 64}", f"other.{'0' * 64}", 7, None, "å."):
        assert await woken.post(notice(word)) == 202

    assert woken.times == 0
    assert set(woken.seen) == {"unknown"}


@pytest.mark.parametrize("body", [[], {}, {"value": {}}, {"value": "x"}, "x", None, 7])
async def test_given_what_graph_would_never_post_then_400(woken: Woken, body: object) -> None:
    assert await woken.post(body) == 400
    assert woken.times == 0


async def test_given_more_than_anybody_tells_then_400(woken: Woken) -> None:
    assert await woken.post(notice(woken.word, x="x" * MOST_BYTES)) == 400
    assert await woken.post({"value": [{}] * 1001}) == 400
    assert woken.times == 0


async def test_given_one_of_ours_among_many_then_woken_once(woken: Woken) -> None:
    body = {"value": [{"clientState": "x"}, "junk", {"clientState": woken.word}] * 3}

    assert await woken.post(body) == 202
    assert woken.times == 1


def test_given_another_mailbox_then_another_word(tmp_path: Path) -> None:
    keys = StaticKeys(tmp_path / "keys")

    assert is_state(state_of(keys, MAILBOX), keys, MAILBOX)
    assert not is_state(state_of(keys, "another"), keys, MAILBOX)
    assert len(state_of(keys, MAILBOX)) <= 128  # as long as Graph lets it be
