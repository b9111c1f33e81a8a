"""Cards pressed in ways no client presses them: wrong types, others' cards, unknown fields."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.bad_input.activities import an_activity, an_invoke
from tests.fixtures_play import Web
from tests.journeys.play import Play
from tests.journeys.reading import Button, buttons_of, fields_of

WRONG: dict[str, Any] = {
    "a list": ["ja", "nej"],
    "a number": 7,
    "a long number": 10**30,
    "true": True,
    "null": None,
    "an object": {"text": {"text": "ja"}},
    "an empty list": [],
    "a float": 1.5,
    "null bytes": "\x00\x00",
    "a long word": "x" * 10_000,
    "a choice that is not there": "finns-inte",
    "a date that is none": "2027-99-99",
    "half a pair": "\ud83d",
}
PLACES = {
    "frida": ["läget", "underlag", "närvaro", "anteckna", "åtgärdsplan", "dagordning"],
    "rut": ["underlag", "uppdatera 4", "mina åtaganden", "klart 4", "flytta 4 till 4 mars"],
    "kaj": ["öppna åtaganden", "läget", "hjälp"],
}


async def every_button(chat: Play, who: str) -> list[tuple[str, Button]]:
    """One for each act, the newest, with the activity that holds it."""
    for typed in PLACES[who]:
        await chat.say(who, typed)
    return list(
        {
            button.action["verb"]: (message.activity_id, button)
            for message in chat.chat(who)
            if message.card
            for button in buttons_of(message.card)
        }.values()
    )


def wrongly_filled(button: Button, wrong: Any) -> Iterator[dict[str, Any]]:
    """All fields wrong, and one field nobody knows."""
    right = {field["id"]: field.get("value", "") for field in button.fields}
    if right:
        yield dict.fromkeys(right, wrong)
    yield right | {"unknown_field": wrong}


@pytest.mark.stage("decided")
@pytest.mark.parametrize("who", PLACES)
@pytest.mark.parametrize("kind", WRONG)
async def test_given_wrong_types_in_any_card_then_the_answer_is_plain_and_nothing_breaks(
    chat: Play, web: Web, who: str, kind: str
) -> None:
    for activity, button in await every_button(chat, who):
        for fields in wrongly_filled(button, WRONG[kind]):
            data = {**fields, **button.action["data"]}
            value = {"action": {"type": "Action.Execute", "data": data}}
            body = an_invoke(chat, value, who, replyToId=activity)
            status, answer = await web.post("/api/messages", body)
            assert status == 200, button.title
            assert "Något gick fel" not in answer, button.title


@pytest.mark.stage("decided")
async def test_given_a_card_of_somebody_else_then_it_is_refused_and_nothing_changes(
    chat: Play, web: Web
) -> None:
    """Every button of Rut's, pressed by Pia, on both roads."""
    before = await chat.say("kaj", "öppna åtaganden") + await chat.say("frida", "läget")
    own = chat.received("rut")
    buttons = await every_button(chat, "rut")
    assert len(buttons) > 8

    for activity, button in buttons:
        value = {"action": {"type": "Action.Execute", "data": button.action["data"]}}
        status, answer = await web.post(
            "/api/messages", an_invoke(chat, value, "pia", replyToId=activity)
        )
        assert status == 200
        assert json.loads(answer)["value"] == "Det här kortet är inte ditt. Inget är ändrat."
        submitted = an_activity(chat, "pia", value=button.action["data"], text="")
        await web.post("/api/messages", submitted)
        assert chat.last("pia") == "Det här kortet är inte ditt. Inget är ändrat."

    after = await chat.say("kaj", "öppna åtaganden") + await chat.say("frida", "läget")
    assert after == before
    assert chat.received("rut") == own + len(PLACES["rut"])


@pytest.mark.stage("asked")
async def test_given_text_sent_with_somebody_elses_card_then_it_reaches_nobody(
    chat: Play, web: Web
) -> None:
    """Pia gets hold of the school's form and writes in it."""
    message, button = chat.find("rut", "Skicka in")
    data = {**button.action["data"], "d1": "Falskt.", "d2_nothing": "ja", "d3_raise": "inget"}
    value = {"action": {"type": "Action.Execute", "data": data}}

    await web.post("/api/messages", an_invoke(chat, value, "pia", replyToId=message.activity_id))

    assert "Skola: saknas" in await chat.say("frida", "läget")
    for who in ("rut", "kim", "kaj", "pia"):
        assert "Falskt." not in await chat.say(who, "underlag")
        assert "Falskt." not in await chat.say(who, "dagordning")


@pytest.mark.stage("asked")
async def test_given_a_refused_card_then_every_text_stands_in_the_new_one(chat: Play) -> None:
    """Two faults at once, in two parts: both texts come back, with what is wrong in each."""
    typed = {"d1": "Mejla kim@example.org.", "d2": "Killen i 8B leder.", "d3_raise": "inget"}

    form = await chat.press("rut", "Skicka in", typed)

    assert "Del 1: Det ser ut som" in form
    assert "Del 2: Kan någon känna igen personen i texten?" in form
    assert typed["d1"] in form
    assert typed["d2"] in form
    fields = {f["id"]: f.get("value") for f in fields_of(chat.card("rut"))}
    assert fields["d3_raise"] == "inget"
