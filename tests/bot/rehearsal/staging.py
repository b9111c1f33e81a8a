"""A small scenario on a small world: two steps that Frida and Rut play."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.rehearsal.journal import BOT, Message
from bot.rehearsal.scenario import Scenario
from tests.bot.rehearsal.fakes import World, a_button, a_card, a_world, replaces

STEPS = """\
start: {title: "Före", explanation: "Inget har hänt.", try_it: "vänta"}
steps:
  - key: first
    title: "Läget"
    at: 2027-02-10 09.00
    explanation: "Frida har frågat."
    try_it: "fråga själv"
    acts:
      - {who: frida, types: "läget", sees: ["Alla är inne"]}
      - {who: rut, types: "hej"}
  - key: second
    title: "Svar"
    at: 2027-02-11 09.00
    explanation: "Rut har svarat."
    try_it: ""
    acts:
      - {who: rut, presses: briefing.submit, inputs: {d1: "Text", size: "fem till nio"}}
"""
FIELDS = (
    {"type": "Input.Text", "id": "d1", "label": "Text", "maxLength": 10},
    {"type": "Input.Text", "id": "d2", "label": "Mer", "value": "kvar sedan förut"},
    {
        "type": "Input.ChoiceSet",
        "id": "size",
        "label": "Antal",
        "choices": [{"title": "fem till nio", "value": "5-9"}],
    },
)


@dataclass
class Stage:
    """A world with a scenario in it, that can be stopped and started anew."""

    world: World
    file: Path

    def __post_init__(self) -> None:
        self.scenario = Scenario(self.world.house, self.world.channel, self.file)
        self.world.bot.replies |= {
            "läget": {"type": "message", "text": "Alla är inne."},
            "hej": {"type": "message", "text": "Hej."},
        }
        self.world.bot.answers["briefing.submit"] = replaces(a_card("Underlaget är inskickat"))

    @property
    def heard(self) -> list[str]:
        """What people have typed, in order."""
        return [one["text"] for one in self.world.bot.heard if one["type"] == "message"]

    @property
    def pressed(self) -> list[dict[str, str]]:
        invokes = [one for one in self.world.bot.heard if one["type"] == "invoke"]
        return [one["value"]["action"]["data"] for one in invokes]

    @property
    def states(self) -> list[str]:
        return [line.state for line in self.scenario.state().steps]

    @property
    def answers(self) -> list[Message]:
        """What the bot has said, oldest first."""
        channel = self.world.channel
        said = [m for key in channel.users for m in channel.chat(key) if m.sender == BOT]
        return sorted(said, key=lambda message: message.sequence)

    async def send_form(self) -> str:
        send = a_button("Skicka in", "briefing.submit")
        return await self.world.send_card("rut", a_card("Underlag", *FIELDS, actions=[send]))


@asynccontextmanager
async def a_stage(folder: Path, steps: str = STEPS) -> AsyncIterator[Stage]:
    file = folder / "steps.yaml"
    file.write_text(steps, encoding="utf-8")
    async with a_world(journal=folder / "chats.jsonl") as world:
        yield Stage(world, file)
