"""Teams repeats itself: first with the same id, then, where that was not answered, with a new one.

Source: github.com/microsoft/botbuilder-dotnet/issues/5005 (the second layer of repeats).
"""

import json
from typing import Any

import pytest

from tests.bad_input.activities import Body, an_activity, an_invoke
from tests.fixtures_play import Web
from tests.journeys.play import Play
from tests.journeys.reading import card_lines, filled, plain
from tests.journeys.test_presses import COMMITMENT, NOTHING

MESSAGES = "/api/messages"
ACTS = [
    ("called", "rut", "", "Jag kommer", {}),
    ("asked", "rut", "", "Skicka in", NOTHING),
    ("asked", "rut", "", "Spara utkast", {"d1": "Halvt."}),
    ("begun", "frida", "", "Spara åtagandet", {**COMMITMENT, "due": "next"}),
    ("begun", "frida", "", "Stäng punkt 1", {}),
    ("decided", "rut", "uppdatera 4", "Spara som klart", {"effect": "Ja"}),
    ("decided", "rut", "klart 4", "Ja, det är klart", {}),
]


def pressed(chat: Play, who: str, title: str, typed: dict[str, str]) -> Body:
    """The press as Teams sends it."""
    message, button = chat.find(who, title)
    data = {**button.action["data"], **filled(button, typed)}
    value = {"action": {"type": "Action.Execute", "verb": "x", "data": data}}
    return an_invoke(chat, value, who, replyToId=message.activity_id)


async def state(chat: Play) -> tuple[Any, ...]:
    """Everything that the act could have done twice."""
    listed = await chat.say("kaj", "alla åtaganden") + await chat.say("frida", "läget")
    sent = [(line.key if hasattr(line, "key") else str(line)) for line in await chat.sent()]
    return listed, len(sent), len(await chat.mails())


def said(answer: str) -> str:
    value = json.loads(answer)["value"]
    return plain(value if isinstance(value, str) else "\n".join(card_lines(value)))


CASES = pytest.mark.parametrize(
    ("who", "typed", "title", "inputs"),
    [pytest.param(*case, marks=pytest.mark.stage(stage), id=str(case[2])) for stage, *case in ACTS],
)


@CASES
async def test_given_a_press_again_with_the_same_id_then_one_effect_and_the_very_same_answer(
    chat: Play, web: Web, who: str, typed: str, title: str, inputs: dict[str, str]
) -> None:
    if typed:
        await chat.say(who, typed)
    press = pressed(chat, who, title, inputs)

    first = await web.post(MESSAGES, press)
    after = await state(chat)
    again = await web.post(MESSAGES, press | {"timestamp": "2026-12-17T07:31:00.000Z"})

    assert first[0] == 200
    assert again == first
    assert (await state(chat))[1:] == after[1:]


@CASES
async def test_given_a_press_again_with_a_new_id_then_one_effect_and_an_answer_that_says_it(
    chat: Play, web: Web, who: str, typed: str, title: str, inputs: dict[str, str]
) -> None:
    if typed:
        await chat.say(who, typed)
    press = pressed(chat, who, title, inputs)

    first = await web.post(MESSAGES, press)
    after = await state(chat)
    again = await web.post(MESSAGES, press | {"id": "f:again"})

    assert (first[0], again[0]) == (200, 200)
    assert await state(chat) == after
    assert said(again[1]) == said(first[1])


async def test_given_a_message_again_then_it_is_answered_once(chat: Play, web: Web) -> None:
    before = chat.received("rut")
    message = an_activity(chat)

    answers = [await web.post(MESSAGES, message) for _ in range(3)]

    assert answers == [(202, "")] * 3
    assert chat.received("rut") == before + 1


async def test_given_a_message_with_the_id_of_another_then_it_is_turned_away(
    chat: Play, web: Web
) -> None:
    message = an_activity(chat)
    await web.post(MESSAGES, message)
    before = chat.received("rut")

    assert await web.post(MESSAGES, message | {"text": "läget"}) == (403, "")
    assert chat.received("rut") == before
