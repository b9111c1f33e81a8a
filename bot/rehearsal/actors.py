"""The people of the scenario: each types and presses as at the page, and by no other road."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.rehearsal.channel import Channel, ChannelError
from bot.rehearsal.journal import BOT, Message
from bot.rehearsal.reading import Button, buttons_of, lines_of, plain
from bot.rehearsal.scenario_file import Act

ALREADY_DONE = "Det här var redan gjort: {name} har ingen sådan knapp nu."
NOT_POSSIBLE = "{name} kunde inte göra det här nu."
WRONG_FIELD = "Kortet som {name} har framför sig tar inte emot det som skulle skrivas i {field}."
TECHNICAL = "Något gick fel."
"""How channel and bot begin when something broke, and not the rules, stood in the way."""
NOT_SEEN = "{name} fick ett annat svar än väntat."


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One act, and what came of it."""

    act: Act
    name: str
    """First name of the one who did it."""
    button: str = ""
    """Title of the button that was pressed."""
    typed: tuple[str, ...] = ()
    """What was written freely: the typed line, or the texts in the card's fields."""
    answer: tuple[str, ...] = ()
    """Every line that the person's own chat got because of it."""
    fault: str = ""
    """Why it did not go as written, for the people at the page; empty when it did."""
    missing: str = ""
    """What was looked for and did not come, for those who mend it."""


async def play(channel: Channel, act: Act) -> Played:
    """Never raises about what stands in the chats: a rehearsal may be anywhere when it is asked."""
    name = channel.users[act.who].name.split()[0]
    since = channel.journal.version
    try:
        done = await _say(channel, act, name) if act.types else await _press(channel, act, name)
    except _NotThereError as gone:
        words = gone.words.format(name=name, field=gone.missing)
        return Played(act=act, name=name, fault=words, missing=gone.missing)
    except ChannelError as refused:
        words = NOT_POSSIBLE.format(name=name)
        return Played(act=act, name=name, fault=words, missing=str(refused))
    return _judged(done, channel, since)


def _judged(done: Played, channel: Channel, since: int) -> Played:
    """With the answer, and what is wrong with it."""
    who = done.act.who
    changed = [line for message in channel.chat(who, since) for line in lines_of(message)]
    answer = tuple(line for message in news(channel, who, since) for line in lines_of(message))
    for line in changed:
        if line.startswith(TECHNICAL):
            words = NOT_POSSIBLE.format(name=done.name)
            return replace(done, answer=answer, fault=words, missing=line)
    for words in done.act.sees:
        if not any(words in line for line in answer):
            fault = NOT_SEEN.format(name=done.name)
            return replace(done, answer=answer, fault=fault, missing=words)
    return replace(done, answer=answer)


def news(channel: Channel, who: str, since: int) -> list[Message]:
    """What the bot has said or replaced in the person's own chat after the journal's version."""
    return [message for message in channel.chat(who, since) if message.sender == BOT]


class _NotThereError(Exception):
    """The card in the chat has no such button or field."""

    def __init__(self, words: str, missing: str) -> None:
        super().__init__(missing)
        self.words, self.missing = words, missing


async def _say(channel: Channel, act: Act, name: str) -> Played:
    await channel.say(act.who, act.types)
    return Played(act=act, name=name, typed=(act.types,))


async def _press(channel: Channel, act: Act, name: str) -> Played:
    for message in reversed(channel.chat(act.who)):
        for button in buttons_of(message.card or {}):
            if act.presses in (button.act, button.title):
                values = dict(_filled(button, act.inputs))
                free = {f["id"] for f in button.fields if f["type"] == "Input.Text"}
                await channel.press(act.who, message.activity_id, button.action, values)
                typed = tuple(words for field, words in act.inputs.items() if field in free)
                return Played(act=act, name=name, button=button.title, typed=typed)
    raise _NotThereError(ALREADY_DONE, act.presses)


def _filled(button: Button, inputs: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every field as it stands on the card, and over it what the person writes."""
    known = {str(field["id"]) for field in button.fields}
    for name in inputs:
        if name not in known:
            raise _NotThereError(WRONG_FIELD, name)
    for field in button.fields:
        name = str(field["id"])
        value = _value(field, inputs[name]) if name in inputs else str(field.get("value", ""))
        if field.get("isRequired") and not value:
            raise _NotThereError(WRONG_FIELD, name)
        yield name, value


def _value(field: Mapping[str, Any], typed: str) -> str:
    """As the field sends it, if the field lets it in: what a card refuses, nobody can press."""
    if len(typed) > field.get("maxLength", len(typed)):
        raise _NotThereError(WRONG_FIELD, str(field["id"]))
    choices = {plain(str(c["title"])): str(c["value"]) for c in field.get("choices", ())}
    if not choices or not typed:
        return typed
    picked = [choices.get(one, one) for one in _several(field, typed)]
    if not set(picked) <= set(choices.values()):
        raise _NotThereError(WRONG_FIELD, str(field["id"]))
    return ",".join(picked)


def _several(field: Mapping[str, Any], typed: str) -> list[str]:
    return typed.split(",") if field.get("isMultiSelect") else [typed]
