"""The page's JSON: what it shows and what it does."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import pytest
import pytest_asyncio

from tests.bot.rehearsal.asking import Asking, an_asking
from tests.bot.rehearsal.fakes import LETTER, START, a_button, a_card, a_world, replaces

SPACE = "\N{NO-BREAK SPACE}"
STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest_asyncio.fixture
async def page(tmp_path: Path) -> AsyncIterator[Asking]:
    async with an_asking(tmp_path) as page:
        yield page


async def test_without_the_libraries_the_page_says_what_to_do(tmp_path: Path) -> None:
    async with a_world(modules=tmp_path) as world, aiohttp.ClientSession() as session:
        status, text = await Asking(world, session).get("/")

    assert status == 200
    assert "<code>make page</code>" in text


async def test_the_clock_is_written_in_swedish_in_the_municipalitys_zone(page: Asking) -> None:
    _, state = await page.get("/rehearsal/state")

    assert state["clock"] == {
        "words": f"Tisdag 9{SPACE}februari kl.{SPACE}08.30",
        "year": f"2027, vecka{SPACE}6",
        "date": "2027-02-09",
    }
    assert state["next"]["when"] == f"onsdag 10{SPACE}februari kl.{SPACE}08.30"
    page.world.house.clock = datetime(2027, 12, 31, 12, tzinfo=STOCKHOLM)
    _, state = await page.get("/rehearsal/state")
    assert state["next"]["when"] == f"lördag 1{SPACE}januari 2028 kl.{SPACE}12.00"
    assert state["clock"]["year"] == f"2027, vecka{SPACE}52"


async def test_people_stand_in_their_order_and_strangers_last(page: Asking) -> None:
    _, state = await page.get("/rehearsal/state")

    keys = [person["key"] for person in state["people"]]
    assert keys == ["frida", "rut", "sol", "pia", "tore", "kaj", "leo", "kim", "gunn", "ivar"]
    assert [p["title"] for p in state["people"][-2:]] == ["Gäst", "Okänd för SSPF-stödet"]


async def test_what_was_sent_last_stands_first(page: Asking) -> None:
    _, state = await page.get("/rehearsal/state")

    assert [line["sequence"] for line in state["sent"]] == list(range(8, -1, -1))
    assert state["sent"][0]["at"] == f"tisdag 9{SPACE}februari kl.{SPACE}08.38"
    assert {line["state"] for line in state["sent"]} == {"sent", "not_sent", "waiting", "unknown"}


async def test_a_chat_is_given_whole_and_then_by_its_changes(page: Asking) -> None:
    card = await page.world.send_card("rut", a_card("Fråga"))
    _, whole = await page.get("/rehearsal/chats?person=rut")
    [message] = whole["messages"]
    assert (message["day"], message["at"]) == (f"Tisdag 9{SPACE}februari", "08.30")
    assert (message["is_bot"], message["card"]) == (True, a_card("Fråga"))
    since = f"/rehearsal/chats?person=rut&run={whole['run']}&since={whole['version']}"
    assert (await page.get(since))[1]["messages"] == []

    page.world.channel.delete("a:rut", card)
    await page.world.send("rut", text="Nytt")

    _, changes = await page.get(since)
    assert changes["removed"] == [card]
    assert [m["text"] for m in changes["messages"]] == ["Nytt"]
    for stale in (f"{since}x", since.replace(whole["run"], "another")):
        assert len((await page.get(stale))[1]["messages"]) == 1


async def test_saying_and_pressing_reach_the_bot(page: Asking) -> None:
    bot = page.world.bot
    bot.answers["klart"] = replaces(a_card("Tack"))
    card = await page.world.send_card("rut", a_card("Fråga"))
    pressed = {
        "person": "rut",
        "activity_id": card,
        "action": a_button("Klart", "klart"),
        "inputs": {"text": "vejpar"},
    }

    assert await page.post("say", {"person": "rut", "text": "å" * 100_000}) == (200, {})
    assert await page.post("press", pressed) == (200, {})
    as_submit = pressed | {"action": {"type": "Action.Submit", "data": {"ref": "k1"}}}
    assert await page.post("press", as_submit) == (200, {})

    said, invoke, submitted = bot.heard
    assert len(said["text"]) == 100_000
    assert invoke["value"]["action"]["data"] == {"ref": "k-klart", "text": "vejpar"}
    assert submitted["value"] == {"ref": "k1", "text": "vejpar"}


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ({"to": "next"}, START + timedelta(days=1)),
        ({"to": "day"}, START + timedelta(days=1)),
        ({"to": "date", "date": "2027-02-18"}, datetime(2027, 2, 18, 8, tzinfo=STOCKHOLM)),
        ({"to": "date", "date": "2027-03-29"}, datetime(2027, 3, 29, 8, tzinfo=STOCKHOLM)),
    ],
)
async def test_the_clock_moves(page: Asking, to: dict[str, str], expected: datetime) -> None:
    assert await page.post("clock", to) == (200, {})

    assert page.world.house.moves == [expected]
    assert page.world.house.clock.utcoffset() == timedelta()


async def test_a_day_is_a_day_of_the_wall_clock(page: Asking) -> None:
    page.world.house.clock = datetime(2027, 3, 27, 7, 30, tzinfo=START.tzinfo)  # 08.30 in Sweden

    await page.post("clock", {"to": "day"})

    assert page.world.house.clock == datetime(2027, 3, 28, 8, 30, tzinfo=STOCKHOLM)


@pytest.mark.parametrize("date", ["2027-02-08", "2027-02-09", "9999-12-31", "0001-01-01"])
async def test_the_clock_goes_forward_only_and_not_too_far(page: Asking, date: str) -> None:
    status, answer = await page.post("clock", {"to": "date", "date": date})

    assert status == 409
    assert "framåt" in answer["error"]
    assert page.world.house.moves == []


async def test_the_clock_does_one_thing_at_a_time(page: Asking) -> None:
    waiting, go_on = asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        waiting.set()
        await go_on.wait()

    page.world.house.before_move = wait
    first = asyncio.create_task(page.post("clock", {"to": "next"}))
    await waiting.wait()
    second = await page.post("scenario/rest")
    _, state = await page.get("/rehearsal/state")
    go_on.set()

    assert (await first)[0] == 200
    assert second[0] == 409
    assert state["moving"] is True
    assert page.world.house.steps_played == 0


async def test_the_scenario_plays_and_starts_over(page: Asking) -> None:
    house = page.world.house

    assert (await page.post("scenario/step"))[0] == 200
    assert house.steps_played == 1
    assert (await page.post("scenario/rest"))[0] == 200
    assert house.steps_played == 99
    assert (await page.post("start-over"))[0] == 200
    assert house.started_over == 1


async def test_a_mail_is_a_file_to_keep(page: Asking) -> None:
    for name, quoted in (("kallelse-0012.eml",) * 2, ('å "1".eml', "%C3%A5%20%221%22.eml")):
        url = f"{page.world.url}/rehearsal/mail/{quoted}"
        async with page.session.get(url) as answer:
            assert await answer.read() == LETTER
            assert answer.content_type == "message/rfc822"
            disposition = answer.headers["Content-Disposition"]
            assert disposition == f"attachment; filename*=UTF-8''{quoted}", name


async def test_the_stream_tells_of_changes(page: Asking) -> None:
    async with page.session.get(f"{page.world.url}/rehearsal/events") as stream:
        assert stream.content_type == "text/event-stream"
        assert await stream.content.readuntil(b"\n\n") == b": still here\n\n"

        await page.world.send("rut", text="Hej.")
        assert await stream.content.readuntil(b"\n\n") == b"data: changed\n\n"

        await page.post("clock", {"to": "next"})
        assert await stream.content.readuntil(b"\n\n") == b"data: changed\n\n"


async def test_an_open_stream_does_not_hold_the_server_up() -> None:
    async with asyncio.timeout(10), aiohttp.ClientSession() as session:
        async with a_world() as world:
            stream = await session.get(f"{world.url}/rehearsal/events")

        assert (await stream.read()).startswith(b": still here")
