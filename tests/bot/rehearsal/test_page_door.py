"""The page's door: what it serves, and whom and what it refuses."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.bot.rehearsal.asking import Asking, an_asking
from tests.bot.rehearsal.fakes import START

POSTS = ["say", "press", "clock", "start-over", "scenario/step", "scenario/rest"]


@pytest_asyncio.fixture
async def page(tmp_path: Path) -> AsyncIterator[Asking]:
    async with an_asking(tmp_path) as page:
        yield page


async def test_the_page_and_its_files_are_served_with_a_strict_policy(page: Asking) -> None:
    paths = ["/", "/page/page.js", "/page/style.css", "/page/hostconfig.json"]
    for path in [*paths, "/page/adaptivecards.min.js", "/page/markdown-it.umd.min.js"]:
        async with page.session.get(f"{page.world.url}{path}") as answer:
            assert answer.status == 200
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
            assert "unsafe" not in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/page/package.json",
        "/page/..%2Fpage_routes.py",
        "/page/%2e%2e%2fjournal.py",
        "/page/node_modules",
        "/page/nothing.js",
    ],
)
async def test_nothing_else_is_served(page: Asking, path: str) -> None:
    assert (await page.get(path))[0] == 404


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("say", {}),
        ("say", {"person": "rut", "text": " \n"}),
        ("say", {"person": "rut", "text": 7}),
        ("say", {"person": ["rut"], "text": "hej"}),
        ("press", {"person": "rut", "activity_id": "x", "action": {}, "inputs": {}}),
        (
            "press",
            {
                "person": "rut",
                "activity_id": "x",
                "action": {"type": "Action.Submit"},
                "inputs": {"a": 1},
            },
        ),
        ("clock", {"to": "yesterday"}),
        ("clock", {"to": "date"}),
        ("clock", {"to": "date", "date": ""}),
        ("clock", {"to": "date", "date": "2027-02-30"}),
    ],
)
async def test_what_cannot_be_understood_gets_a_sentence(
    page: Asking, path: str, body: dict[str, Any]
) -> None:
    status, answer = await page.post(path, body)

    assert status == 400
    assert answer["error"].endswith(".")
    assert page.world.bot.heard == []


@pytest.mark.parametrize("path", ["say", "press", "clock"])
@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 9000, b'{"a":' * 9000])
async def test_what_is_no_json_gets_a_sentence(page: Asking, path: str, body: bytes) -> None:
    status, answer = await page.post(path, body)

    assert status == 400
    assert "error" in answer


async def test_a_body_over_512_kb_is_refused(page: Asking) -> None:
    status, _ = await page.post("say", {"person": "rut", "text": "x" * 600_000})

    assert status == 413
    assert page.world.bot.heard == []


@pytest.mark.parametrize(
    ("path", "body", "expected"),
    [
        ("say", {"person": "nobody", "text": "hej"}, 404),
        ("say", {"person": "ivar", "text": "hej"}, 403),
        (
            "press",
            {
                "person": "rut",
                "activity_id": "x",
                "action": {"type": "Action.Execute"},
                "inputs": {},
            },
            404,
        ),
    ],
)
async def test_who_and_what_does_not_exist_gets_a_sentence(
    page: Asking, path: str, body: dict[str, Any], expected: int
) -> None:
    status, answer = await page.post(path, body)

    assert status == expected
    assert answer["error"].endswith(".")


async def test_an_unknown_persons_chat_is_not_found(page: Asking) -> None:
    assert (await page.get("/rehearsal/chats"))[0] == 404
    assert (await page.get("/rehearsal/chats?person=nobody"))[0] == 404


@pytest.mark.parametrize("host", ["evil.example.org", "127.0.0.1.evil.example.org", "", "10.0.0.7"])
@pytest.mark.parametrize("path", ["/", "/page/page.js", "/rehearsal/state", "/rehearsal/events"])
async def test_another_name_for_this_machine_is_refused(page: Asking, host: str, path: str) -> None:
    assert (await page.get(path, headers={"Host": host}))[0] == 403


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example.org"},
        {"Origin": "null"},
        {"Host": "evil.example.org", "Origin": "http://evil.example.org"},
        {"Origin": None},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
    ],
)
async def test_a_post_from_another_page_changes_nothing(
    page: Asking, path: str, headers: dict[str, str | None]
) -> None:
    body = {"person": "rut", "text": "hej", "to": "next"}

    assert (await page.post(path, body, **headers))[0] == 403
    assert page.world.bot.heard == []
    assert page.world.house.clock == START


@pytest.mark.parametrize("name", ["other.eml", "..%2F..%2Fetc%2Fpasswd", "%00", "%0d%0aX-A:b"])
async def test_only_listed_mail_is_given(page: Asking, name: str) -> None:
    status, _ = await page.get(f"/rehearsal/mail/{name}")

    assert status in (400, 404)
