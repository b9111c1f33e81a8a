"""A commit that nobody knows the end of, at each commit of a turn: one effect, and an answer.

What may be seen: the very turn is done again by itself, or the person is asked to press once more.
"""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.bad_input.activities import Body, an_activity, an_invoke
from tests.faults.commits import How, commits, effects
from tests.journeys.play import Play
from tests.journeys.reading import filled
from tests.journeys.stages import Stages
from tests.journeys.test_presses import COMMITMENT, NOTHING

AGAIN = "Tryck igen om en minut"
# stage, who, what is typed before, what is typed or (title, inputs) pressed
Act = tuple[str, str, tuple[str, ...], str | tuple[str, dict[str, str]]]
ACTS: dict[str, Act] = {
    "commitment": ("begun", "frida", (), ("Spara åtagandet", {**COMMITMENT, "due": "next"})),
    "ja": ("decided", "rut", ("pågår 4", "klart 4"), "ja"),
    "undo": ("decided", "rut", ("pågår 4", "klart 4", "ja"), "ångra"),
    "call": ("start", "frida", (), ("Skicka kallelsen nu", {})),
    "answer": ("called", "rut", (), ("Jag kommer", {})),
    "briefing": ("asked", "rut", (), ("Skicka in", NOTHING)),
    "draft": ("asked", "rut", (), ("Spara utkast", {"d1": "Halvt."})),
    "approve": ("answered", "frida", ("@2027-01-20 13:30",), ("Godkänn och skicka", {})),
    "decision": (
        *("begun", "frida", ()),
        (
            "Spara beslutet",
            {
                "decision": "Rutin.",
                "decision_level": "1",
                "decision_subject": "area",
                "decision_prevention": "universal",
            },
        ),
    ),
    "item": ("begun", "frida", (), ("Stäng punkt 1", {})),
    "done": ("decided", "rut", ("uppdatera 4",), ("Spara som klart", {"effect": "Ja"})),
    "started": ("decided", "rut", (), "pågår 4"),
    "help": ("decided", "rut", (), "behöver hjälp med 4: vi saknar lokal"),
}

Start = Callable[[str], Any]


@pytest.fixture
def start(tmp_path: Path, stages: Stages) -> Start:
    """The product at a stage, as often as one likes."""
    made = iter(range(1000))

    @asynccontextmanager
    async def begin(stage: str) -> AsyncIterator[Play]:
        play = await stages.copy(stage, tmp_path / str(next(made)))
        await play.open()
        try:
            yield play
        finally:
            await play.close()

    return begin


def activity(chat: Play, who: str, what: str | tuple[str, dict[str, str]]) -> Body:
    if isinstance(what, str):
        return an_activity(chat, who, text=what)
    message, button = chat.find(who, what[0])
    data = {**button.action["data"], **filled(button, what[1])}
    value = {"action": {"type": "Action.Execute", "verb": "x", "data": data}}
    return an_invoke(chat, value, who, replyToId=message.activity_id)


async def played(start: Start, act: Act, cut_at: int, how: How) -> tuple[int, dict[str, Any]]:
    """How many commits the turn made, and what it led to."""
    stage, who, before, what = act
    async with start(stage) as chat:
        for words in before:
            if words.startswith("@"):
                await chat.to(words[1:])
            else:
                await chat.say(who, words)
        body = activity(chat, who, what)
        with commits(chat.run.house.database, cut_at, how) as counted:
            told = await chat.run.channel.wire.tell(body)
        if told.status == 503 or AGAIN in json.dumps(told.answer, ensure_ascii=False):
            told = await chat.run.channel.wire.deliver_anew(body)
        assert told.is_good, (cut_at, told.status)
        await chat.run.rehearsal.tick()
        found = effects(chat.folder / "sspf.db") | {"mails": len(await chat.mails())}
        return counted.seen, found


async def held_everywhere(start: Start, act: Act, how: How, every: int = 1) -> None:
    _, expected = await played(start, act, 0, how)
    number, last = 1, 1
    while number <= last:
        last, found = await played(start, act, number, how)
        assert found == expected, f"commit {number} of {last}"
        number += every
    assert last > 3


async def test_given_a_commit_whose_end_is_unknown_when_saving_a_commitment_then_there_is_one(
    start: Start,
) -> None:
    await held_everywhere(start, ACTS["commitment"], "kept", every=3)


@pytest.mark.long
@pytest.mark.parametrize("how", ["kept", "undone"])
@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
async def test_given_each_kind_of_write_when_any_commit_is_cut_then_one_effect(
    start: Start, act: Act, how: How
) -> None:
    await held_everywhere(start, act, how, every=1 if how == "kept" else 3)
