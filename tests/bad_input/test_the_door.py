"""Whatever is posted to the bot: an answer below 500, nothing in the log, nothing changed."""

import gzip
import json

import pytest

from tests.bad_input.activities import Body, an_activity, an_invoke
from tests.bad_input.malformed import RAW, WRONG_FIELDS, WRONG_SHAPE
from tests.fixtures_play import Web
from tests.journeys.play import Play

MESSAGES = "/api/messages"


async def untouched(chat: Play, before: dict[str, int]) -> None:
    assert {who: chat.received(who) for who in before} == before
    assert "Det här kan jag hjälpa dig med" in await chat.say("rut", "hjälp")


@pytest.mark.parametrize("name", RAW)
async def test_given_bytes_that_are_no_activity_then_they_are_refused_without_a_word(
    chat: Play, web: Web, name: str
) -> None:
    body, status = RAW[name]
    before = {who: chat.received(who) for who in chat.run.channel.users}

    assert await web.post(MESSAGES, body) == (status, "")
    await untouched(chat, before)


@pytest.mark.parametrize("kind", ["text/plain", "", "application/x-www-form-urlencoded"])
async def test_given_another_content_type_then_the_body_is_not_read(
    chat: Play, web: Web, kind: str
) -> None:
    before = {who: chat.received(who) for who in chat.run.channel.users}

    sent = await web.post(MESSAGES, an_activity(chat), {"Content-Type": kind})

    assert sent == (400, "")
    await untouched(chat, before)


@pytest.mark.parametrize(
    ("packed", "status"), [(b"no gzip", 400), (gzip.compress(b" " * 50_000_000), 413)]
)
async def test_given_a_packed_body_that_is_broken_or_a_bomb_then_it_is_refused(
    chat: Play, web: Web, packed: bytes, status: int
) -> None:
    before = {who: chat.received(who) for who in chat.run.channel.users}

    assert await web.post(MESSAGES, packed, {"Content-Encoding": "gzip"}) == (status, "")
    await untouched(chat, before)


@pytest.mark.parametrize("name", WRONG_FIELDS)
async def test_given_a_field_that_is_wrong_then_it_is_refused_and_the_bot_goes_on(
    chat: Play, web: Web, name: str
) -> None:
    before = {who: chat.received(who) for who in chat.run.channel.users if who != "rut"}

    status, _ = await web.post(MESSAGES, an_activity(chat, **WRONG_FIELDS[name]))

    assert status == 400 if name in WRONG_SHAPE else 200 <= status < 500
    await untouched(chat, before)


def test_enough_malformed_activities_are_tried() -> None:
    assert len(RAW) + len(WRONG_FIELDS) >= 31


STRANGERS: dict[str, Body] = {
    "unknown person": {"from": {"id": "29:x", "name": "Vera", "aadObjectId": "f" * 32}},
    "no Entra id": {"from": {"id": "29:rut", "name": "Rut Rektorsdotter"}},
    "empty Entra id": {"from": {"id": "29:rut", "aadObjectId": ""}},
    "no tenant": {"channelData": {}},
}


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("typed", ["hjälp", "öppna åtaganden", "läget", "skicka kallelse", "ja"])
@pytest.mark.stage("decided")
async def test_given_somebody_who_is_not_of_the_municipality_then_nothing_is_told(
    chat: Play, web: Web, stranger: str, typed: str
) -> None:
    """The same neutral words whatever is asked; nothing shows what exists."""
    before = chat.counts()

    status, _ = await web.post(MESSAGES, an_activity(chat, text=typed, **STRANGERS[stranger]))

    assert status == 202 or status == 200
    assert chat.last("rut") == (
        "Hej. Jag kan inte hjälpa dig här. Prata med den som håller i mötena."
    )
    assert chat.counts() == before | {"rut": before["rut"] + 1}


@pytest.mark.stage("decided")
async def test_given_somebody_of_another_tenant_then_the_door_is_shut_without_a_word(
    chat: Play, web: Web
) -> None:
    before = chat.counts()
    tenant = "11111111-1111-4111-8111-111111111111"
    theirs = an_activity(chat, text="hjälp", channelData={"tenant": {"id": tenant}})
    theirs["conversation"]["tenantId"] = tenant

    assert await web.post(MESSAGES, theirs) == (403, "")
    assert chat.counts() == before


@pytest.mark.stage("decided")
async def test_given_a_stranger_with_somebodys_reference_then_it_opens_nothing(
    chat: Play, web: Web
) -> None:
    """A button of Pia's that has leaked, pressed by a person nobody knows."""
    await chat.say("pia", "klart 3")
    _, button = chat.find("pia", "Ja, det är klart")
    pressed = {"action": {"type": "Action.Execute", "data": button.action["data"]}}

    status, answer = await web.post(
        MESSAGES, an_invoke(chat, pressed, **STRANGERS["unknown person"])
    )

    assert status == 200
    assert "Jag kan inte hjälpa dig här" in json.loads(answer)["value"]
    assert "Å-2027-003 · Planerat" in await chat.say("pia", "öppna åtaganden")


@pytest.mark.parametrize(
    "ref",
    [
        "kinvented0000000", "", "k" * 100_000, "' OR 1=1 --", "../../etc/passwd", "\x00", "ÅÄÖ",
        7, None, ["k"], {"k": 1}, True,
    ],
)  # fmt: skip
async def test_given_an_invented_reference_then_it_is_refused_in_plain_words(
    chat: Play, web: Web, ref: object
) -> None:
    value = {"action": {"type": "Action.Execute", "verb": "x", "data": {"ref": ref}}}

    status, answer = await web.post(MESSAGES, an_invoke(chat, value))

    assert status == 200
    assert "Kortet gäller inte längre. Skriv hjälp, så får du ett nytt." in answer_of(answer)


def answer_of(body: str) -> str:
    return str(json.loads(body)["value"])


PAGE_POSTS: list[tuple[str, object]] = [
    ("/rehearsal/say", {}),
    ("/rehearsal/say", {"person": "rut"}),
    ("/rehearsal/say", {"person": "nobody", "text": "hej"}),
    ("/rehearsal/say", {"person": ["rut"], "text": "hej"}),
    ("/rehearsal/say", {"person": "rut", "text": {"a": 1}}),
    ("/rehearsal/say", []),
    ("/rehearsal/say", b"{"),
    ("/rehearsal/press", {"person": "rut", "activity_id": "x", "action": {}, "inputs": {}}),
    (
        "/rehearsal/press",
        {
            "person": "rut",
            "activity_id": "x",
            "action": {"type": "Action.Execute"},
            "inputs": {},
        },
    ),
    (
        "/rehearsal/press",
        {
            "person": "rut",
            "activity_id": 1,
            "action": {"type": "Action.Submit"},
            "inputs": {"a": [1]},
        },
    ),
    ("/rehearsal/clock", {"to": "yesterday"}),
    ("/rehearsal/clock", {"to": "date", "date": "2027-13-45"}),
    ("/rehearsal/clock", {"to": "date", "date": "1999-01-01"}),
    ("/rehearsal/clock", {"to": "date", "date": "9999-12-31"}),
    ("/rehearsal/clock", {"to": "date", "date": 5}),
]


@pytest.mark.parametrize(("path", "body"), PAGE_POSTS)
async def test_given_a_bad_post_from_the_page_then_it_is_refused_in_swedish(
    chat: Play, web: Web, path: str, body: object
) -> None:
    status, answer = await web.from_page(path, body)

    assert 400 <= status < 500
    assert answer["error"].endswith(".")
    assert chat.now.isoformat().startswith("2026-12-17T08:30")
