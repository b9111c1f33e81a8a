"""Plays the scenario: a list of steps in a file, done as the people in it would do them.

Where it stands is an entry of its own in the journal of the chats, in a conversation that nobody
has: so it survives a restart, and is gone when the chats are emptied.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from bot.rehearsal.actors import Played, news, play
from bot.rehearsal.channel import Channel
from bot.rehearsal.house import ScenarioState, StepLine
from bot.rehearsal.journal import Message
from bot.rehearsal.scenario_file import SCENARIO, Opening, Step, read_scenario, shipped_scenario

PLACE = "scenario"
"""Conversation, sender and id of the journal's entry."""
ELSEWHERE = Opening(
    title="Inget scenario",
    explanation="Scenariot handlar om personer som inte finns i den här kommunen.",
    try_it="",
)


class Stage(Protocol):
    """What the scenario needs of the rehearsal."""

    @property
    def time_zone(self) -> ZoneInfo: ...
    def now(self) -> datetime: ...
    async def move_to(self, instant: datetime) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """How far the scenario has come."""

    step: int = 0
    """Steps that have been played."""
    act: int = 0
    """Acts of the next step that have been done."""
    begun_at: int | None = None
    """The journal's version when an act was begun whose end is not yet noted."""
    notes: tuple[str, ...] = ()
    """What did not go as written in the newest step."""


class Scenario:
    """Which step is next, and how it is played. Each act is done once, whatever happens."""

    def __init__(self, rehearsal: Stage, channel: Channel, file: Path = SCENARIO) -> None:
        self._rehearsal = rehearsal
        self._channel = channel
        self._file = shipped_scenario() if file == SCENARIO else read_scenario(file)
        is_at_home = self._file.people <= set(channel.users)
        self._steps = self._file.steps if is_at_home else ()
        self._start = self._file.start if is_at_home else ELSEWHERE
        self._is_playing = False
        self.played: list[tuple[Step, list[Played]]] = []
        """What has been played since this process began."""

    @property
    def is_over(self) -> bool:
        return self._standing.step >= len(self._steps)

    @property
    def steps(self) -> tuple[Step, ...]:
        return self._steps

    def start_over(self) -> None:
        """The chats have been emptied, and with them what was kept of the scenario."""
        self.played.clear()

    def state(self) -> ScenarioState:
        standing = self._standing
        newest: Opening | Step = self._steps[standing.step - 1] if standing.step else self._start
        return ScenarioState(
            step=standing.step,
            total=len(self._steps),
            title=newest.title,
            explanation=" ".join([newest.explanation, *standing.notes]),
            try_it=newest.try_it,
            steps=tuple(self._line(n, step) for n, step in enumerate(self._steps, start=1)),
            playing=self._is_playing,
        )

    async def play_step(self) -> None:
        await self._play(self._standing.step + 1)

    async def play_rest(self) -> None:
        await self._play(len(self._steps))

    async def _play(self, until: int) -> None:
        """Up to and with that step; while one playing goes on another does nothing."""
        if self._is_playing:
            return
        self._is_playing = True
        try:
            while self._standing.step < until and not self.is_over:
                await self._play_one(self._steps[self._standing.step])
        finally:
            self._is_playing = False

    async def _play_one(self, step: Step) -> None:
        done: list[Played] = []
        self.played.append((step, done))
        await self._rehearsal.move_to(step.instant(self._rehearsal.time_zone))
        if self._standing.act == 0 and self._standing.begun_at is None:
            self._keep(replace(self._standing, notes=()))
        for act in step.acts[self._standing.act :]:
            standing = self._standing
            if standing.begun_at is None or not news(self._channel, act.who, standing.begun_at):
                self._keep(replace(standing, begun_at=self._channel.journal.version))
                done.append(await play(self._channel, act))
            faults = tuple(played.fault for played in done[-1:] if played.fault)
            notes = tuple(dict.fromkeys((*standing.notes, *faults)))
            self._keep(_Standing(step=standing.step, act=standing.act + 1, notes=notes))
        self._keep(_Standing(step=self._standing.step + 1, notes=self._standing.notes))

    @property
    def _standing(self) -> _Standing:
        kept = self._channel.journal.find(PLACE)
        if kept is None:
            return _Standing()
        fields = json.loads(kept.text)
        return _Standing(**fields | {"notes": tuple(fields["notes"])})

    def _keep(self, standing: _Standing) -> None:
        text = json.dumps(asdict(standing))
        self._channel.journal.keep(
            Message(
                sequence=0,
                conversation_id=PLACE,
                activity_id=PLACE,
                sender=PLACE,
                at=self._rehearsal.now(),
                text=text,
            )
        )

    def _line(self, number: int, step: Step) -> StepLine:
        here = self._standing.step
        states: tuple[Literal["done", "here", "later"], ...] = ("done", "here", "later")
        zone = self._rehearsal.time_zone
        when = format_datetime(step.instant(zone), "EEEE d MMMM 'kl.' HH.mm", zone, locale="sv")
        state = states[(number >= here) + (number > here)]
        return StepLine(title=step.title, when=when, state=state)
