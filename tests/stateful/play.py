"""Norrsjö with everything that can go wrong around it, driven one step at a time."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import fields, replace
from datetime import date, datetime, timedelta

from sspf.domain.errors import SspfError
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import GroupKey, Organisation, Person, PersonId, Role
from sspf.domain.outbox import Delivery, Message
from sspf.domain.planning import coming_instants
from sspf.ports import Presented, Services
from sspf.use_cases.plan_messages import world_of
from sspf.use_cases.room import enter_alone
from sspf.use_cases.tick import tick
from tests.fakes.state import State
from tests.stateful.outside import Deaths, DiedError, Fate, Fates, MortalUnits, Post, Road
from tests.stateful.promises import broken_by
from tests.use_cases.world import DISA, NORRSJO, PIA, STOCKHOLM, Scene, a_scene, norrsjo

OPERATIVE = GroupKey("operativ")
MONTH = timedelta(days=31)
AFTER_A_LEASE = timedelta(seconds=61)
ENDED = {Delivery.SENT, Delivery.DROPPED, Delivery.DEAD, Delivery.UNKNOWN}
UNENDED = set(Delivery) - ENDED
COUNTED = sorted({f.name for f in fields(State)} - {"entries", "organisation", "known", "kept"})


def organisation() -> Organisation:
    """Norrsjö, with the police as a guest and somebody of the steering group in the group too."""
    whole = norrsjo().organisation
    return replace(whole, people=tuple(_cast(p) for p in whole.people))


def _cast(person: Person) -> Person:
    if person.id == PIA:
        return replace(person, is_guest=True)
    if person.id == DISA:
        return replace(person, groups=person.groups | {OPERATIVE}, roles=frozenset({Role.STEERING}))
    return person


class Play:
    """One run. What has gone wrong so far stands in `broken`, in the order in which it was seen."""

    def __init__(self) -> None:
        self.runner = asyncio.Runner()
        self.scene: Scene = self.runner.run(a_scene())
        self.scene.state.organisation = organisation()
        self.fates, self.deaths = Fates(), Deaths()
        self.silent: list[str] = []
        self.broken: list[str] = []
        self.copies: Counter[str] = Counter()
        self.excused: Counter[str] = Counter()
        """How many copies more than one there may be of a message: one for each doubt."""
        self.buttons: dict[str, frozenset[str]] = {}
        self.digests: dict[tuple[PersonId, object], str] = {}
        self.just_ticked = False
        self.died = False
        self._replicas = [self.scene.units]
        self.road = Road(fates=self.fates, watch=self._watch)
        self.post = Post(fates=self.fates)
        self.road.shown |= self.scene.messenger.shown
        self.services = self.replica()

    def replica(self) -> Services:
        """Another program on the same database; the former ones are kept, for their ids."""
        units = self.scene.units.replica()
        self._replicas.append(units)
        mortal = MortalUnits(units, self.scene.database, self.deaths, self.silent)
        return replace(
            self.scene.services, unit_of_work=mortal, messenger=self.road, mail=self.post
        )

    @property
    def state(self) -> State:
        return self.scene.state

    def do(self, act: Callable[[], Awaitable[object]]) -> object:
        """What came of it; None when it was refused, or died on the way."""

        async def acted() -> object:
            return await act()

        self.died = False
        self.just_ticked = False
        try:
            return self.runner.run(acted())
        except SspfError:
            return None
        except DiedError:
            self._restart()
            return None

    def press(self, act: Callable[[], Awaitable[object]], *, twice: bool = False) -> object:
        """Somebody presses; who gets no answer presses again, and some press twice anyhow."""
        result = self.do(act)
        if self.died:
            result = self.do(act)
        if twice:
            once = self.counted()
            self.do(act)
            more = [n for n, keys in self.counted().items() if keys != once[n]]
            self.broken += [f"pressed twice: more of {name}" for name in more]
        return result

    def counted(self) -> dict[str, object]:
        """What there is, by key."""
        every = {name: getattr(self.state, name) for name in COUNTED}
        return {n: sorted(v) if isinstance(v, dict) else len(v) for n, v in every.items()}

    def tick(self, *, both: bool = False) -> None:
        others = [self.replica()] if both else []

        async def ticks() -> None:
            done = await asyncio.gather(
                *(tick(services) for services in (self.services, *others)), return_exceptions=True
            )
            for fault in done:
                if isinstance(fault, BaseException):
                    raise fault

        self.do(ticks)
        self.just_ticked = not self.died

    def let_pass(self, time: timedelta) -> None:
        """By every clock: the application's and the database's."""
        self.scene.clock.advance(seconds=time.total_seconds())
        self.scene.units.let_pass(time)

    def _restart(self) -> None:
        self.died = True
        for key, row in self.state.outbox.items():
            self.excused[key] += key in self.copies and row.sent.state in UNENDED
        self.services = self.replica()
        self.let_pass(AFTER_A_LEASE)

    def _watch(self, person: PersonId, what: Presented, fate: Fate) -> None:
        key = what.references[0].ref.partition("|")[2]
        self.copies[key] += 1
        self.excused[key] += fate in (Fate.ARRIVED, Fate.DIES_AFTER)
        waiting = self.state.outbox[key]
        self.broken += broken_by(self, waiting.sent.message, person, what)
        buttons = frozenset(r.ref for r in what.references)
        if self.buttons.setdefault(key, buttons) != buttons:
            self.broken.append(f"other buttons on a copy of {key}")

    def message(self, key: str) -> Message:
        return self.state.outbox[key].sent.message

    def ahead(self) -> list[Meeting]:
        """Meetings that are on and not over, in order of time."""
        now = self.scene.clock.now()
        every = sorted(self.state.meetings.values(), key=lambda m: m.starts_at)
        return [m for m in every if m.is_on and m.ends_at > now]

    def quietly(self, act: Callable[[], Awaitable[object]]) -> object:
        """Looked at from outside: nothing of the play is touched."""

        async def looked() -> object:
            return await act()

        return self.runner.run(looked())

    def today(self) -> date:
        return self.scene.clock.now().astimezone(STOCKHOLM).date()

    def to_the_next_event(self) -> None:
        """When something falls due next, within a month."""

        async def coming() -> list[datetime]:
            async with enter_alone(self.scene.services, NORRSJO) as room:
                return coming_instants(await world_of(room), room.now, room.now + MONTH)

        instants = self.runner.run(coming())
        if instants:
            self.let_pass(instants[0] - self.scene.clock.now())

    def waits(self) -> list[str]:
        """Keys of the messages that are due and have not come to an end."""
        now = self.scene.clock.now()
        rows = [row.sent for row in self.state.outbox.values()]
        waiting = [s for s in rows if s.state in UNENDED]
        return [s.message.key for s in waiting if s.message.send_at <= now]

    def go_on(self) -> None:
        self.let_pass(AFTER_A_LEASE * 10)
        self.tick()

    def calm(self) -> None:
        """All goes well from here."""
        self.fates.coming.clear()
        self.deaths.after = None

    def close(self) -> None:
        self.runner.close()
