"""R-10: random organisations, consents, times and roads; who may not read hears no canary."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sspf.domain.case_access import CaseRights
from sspf.domain.cases import CaseState
from sspf.domain.consents import (
    COORDINATION,
    Consent,
    ConsentId,
    GivenHow,
    GiverRole,
    InfoArea,
    Scope,
    Withdrawal,
)
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import (
    GroupKey,
    IndividualMode,
    Organisation,
    Person,
    PersonId,
    Role,
)
from tests.individual.canaries import NOBODY, Canary
from tests.individual.planted import plant
from tests.individual.roads import Logged, kept, with_real_words
from tests.individual.roads_outside import ROADS
from tests.use_cases.cased import COVERED, N27_03, n27_03, the_consent
from tests.use_cases.world import (
    DISA,
    FRIDA,
    KAJ,
    MEMBERS,
    NORRSJO,
    PIA,
    RUT,
    SOL,
    TORE,
    Scene,
    a_scene,
    local,
)

AT = local(date(2027, 2, 10), "14.32")
GROUP = GroupKey("operativ")
PARTIES = st.sampled_from([*COVERED, COORDINATION])
READERS = (*MEMBERS, DISA)
ROAD_NAMES = [road.__name__ for road in ROADS]
AT_LENGTH: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
    "phases": (Phase.explicit, Phase.reuse, Phase.generate),
}
"""A world takes seconds to walk: what is found is told as it was found."""


@dataclass(frozen=True, kw_only=True)
class World:
    """A municipality in a moment, and what decides who may read in it."""

    consents: Sequence[Consent] = field(default_factory=lambda: [the_consent()])
    state: CaseState = CaseState.ACTIVE
    at: datetime = AT
    mode: IndividualMode = IndividualMode.FREE_TEXT
    has_level: bool = True
    """The group works with the individual level."""
    guest: PersonId | None = None
    steering: PersonId | None = None
    left: PersonId | None = None
    """Has left the group."""

    def shuts_out(self, person: Person) -> bool:
        """Nothing of the individual level is for this person, whatever consents there are."""
        none_at_all = self.mode is IndividualMode.OFF or not self.has_level
        return none_at_all or person.id in (self.guest, self.steering, self.left, DISA)

    def organised(self, before: Organisation) -> Organisation:
        levels = frozenset(BriefingLevel) if self.has_level else frozenset({BriefingLevel.GENERAL})
        off = self.mode is IndividualMode.OFF
        parts = [
            p for p in before.rules.parts if not off or p.level is not BriefingLevel.INDIVIDUAL
        ]
        return replace(
            before,
            individual=self.mode,
            rules=replace(before.rules, parts=tuple(parts)),
            groups=tuple(
                replace(g, levels=levels) if BriefingLevel.INDIVIDUAL in g.levels else g
                for g in before.groups
            ),
            people=tuple(self._one(p) for p in before.people),
        )

    def _one(self, person: Person) -> Person:
        if person.id == self.guest:
            person = replace(person, is_guest=True)
        if person.id == self.steering:
            person = replace(person, roles=person.roles | {Role.STEERING})
        return replace(person, groups=frozenset()) if person.id == self.left else person


@st.composite
def drawn_consents(draw: st.DrawFn) -> Consent:
    consent = the_consent(
        id=ConsentId(draw(st.uuids()).hex),
        pairs=draw(st.frozensets(st.tuples(PARTIES, PARTIES), max_size=10)),
        areas=draw(st.frozensets(st.sampled_from(InfoArea), min_size=1)),
        valid_to=AT.date() + timedelta(days=draw(st.integers(-1, 60))),
    )
    withdrawals = tuple(
        Withdrawal(
            at=AT + timedelta(minutes=draw(st.integers(-5, 5))),
            by=GiverRole.YOUTH,
            how=GivenHow.ORAL,
            recorded_by=KAJ,
            scope=scope,
            sender=draw(st.none() | PARTIES),
            recipient=draw(st.none() | PARTIES),
            area=draw(st.none() | st.sampled_from(InfoArea)),
        )
        for scope in draw(st.lists(st.sampled_from(Scope), max_size=2))
    )
    return replace(consent, withdrawals=withdrawals)


def worlds() -> st.SearchStrategy[World]:
    """Most are ordinary: somebody may read something in them."""
    people = st.sampled_from([None, None, None, PIA, RUT, TORE])
    return st.builds(
        World,
        consents=st.lists(drawn_consents(), max_size=3),
        state=st.sampled_from([CaseState.ACTIVE, CaseState.ACTIVE, CaseState.LOCKED]),
        at=st.sampled_from([AT, AT, AT + timedelta(days=3), AT + timedelta(days=60)]),
        mode=st.sampled_from([IndividualMode.FREE_TEXT, *IndividualMode]),
        has_level=st.sampled_from([True, True, True, False]),
        guest=people,
        steering=people,
        left=people,
    )


async def built(world: World, keys: Path) -> tuple[Scene, list[Canary]]:
    scene = await a_scene()
    await with_real_words(scene, keys)
    await scene.call()
    async with scene.services.unit_of_work(NORRSJO) as uow:
        await uow.organisations.put(world.organised(await uow.organisations.get()))
        await uow.cases.put(n27_03(state=world.state))
        for consent in world.consents:
            await uow.consents.put(consent)
        planted = await plant(uow)
    scene.clock.move_to(world.at)
    return scene, planted


async def rights_in(scene: Scene) -> CaseRights:
    async with scene.services.unit_of_work(NORRSJO) as uow:
        (rights,) = await uow.cases.rights({GROUP}, {N27_03})
    return rights


async def heard(world: World, road: str, readers: Sequence[PersonId], keys: Path) -> Any:
    """(person, where, words said there, those that this person may not hear), and what is kept."""
    scene, planted = await built(world, keys)
    rights = await rights_in(scene)
    (walked,) = [one for one in ROADS if one.__name__ == road]
    every = [canary.word for canary in planted]
    found: list[tuple[str, str, set[str], set[str]]] = []
    for person in map(scene.organisation.person, readers):
        shut = world.shuts_out(person)
        closed = {c.word for c in planted if shut or not c.may(person, rights, world.at)}
        async for where, said in walked(scene, person):
            words = {word for word in every if word in said}
            found.append((person.id, where, words, words & closed))
    async for where, said in kept(scene):  # nobody's to read: no canary at all
        words = {word for word in every if word in said}
        found.append(("house", where, words, words))
    return found


def leaks(world: World, road: str, readers: Sequence[PersonId], keys: Path) -> list[str]:
    """What was told to somebody who may not hear it, and what was logged."""
    handler = Logged()
    logging.getLogger().addHandler(handler)
    try:
        told = asyncio.run(heard(world, road, readers, keys))
    finally:
        logging.getLogger().removeHandler(handler)
    lines = "\n".join(handler.lines)
    every = {word for _, _, words, _ in told for word in words} | {"N27-03", "T27-01"}
    logged = [f"log | {word}" for word in every if word in lines]
    return logged + [
        f"{who} | {where} | {word}" for who, where, _, not_for in told for word in not_for
    ]


KeysFolder = Callable[[], Path]


@pytest.fixture
def keys(tmp_path_factory: pytest.TempPathFactory) -> KeysFolder:
    return lambda: tmp_path_factory.mktemp("k") / "keys"


@pytest.mark.parametrize("road", ROAD_NAMES)
@given(world=worlds(), readers=st.lists(st.sampled_from(READERS), max_size=2, min_size=2))
@settings(max_examples=2, **AT_LENGTH)
def test_r_10_given_any_consents_then_no_road_tells_who_may_not_know(
    road: str, world: World, readers: list[PersonId], keys: KeysFolder
) -> None:
    assert leaks(world, road, readers, keys()) == []


@pytest.mark.long
@pytest.mark.parametrize("road", ROAD_NAMES)
@given(world=worlds())
@settings(max_examples=15, **AT_LENGTH)
def test_r_10_given_any_world_then_no_road_tells_any_member_who_may_not_know(
    road: str, world: World, keys: KeysFolder
) -> None:
    assert leaks(world, road, READERS, keys()) == []


async def test_given_everything_is_open_then_every_canary_is_heard_on_some_road(
    keys: KeysFolder,
) -> None:
    """Or the tests above would prove nothing. A note is told with the news of a change alone, and
    that says nothing of a case."""
    world, told = World(), set[str]()
    _, planted = await built(world, keys())
    for road in ("typed", "pressed", "composed"):
        for _, _, words, _ in await heard(world, road, (RUT, FRIDA, SOL, PIA, KAJ), keys()):
            told |= words

    silent = {canary.word for canary in planted if canary.may is NOBODY}
    assert {c.word for c in planted} - told == silent | {f"Bofink{party}" for party in COVERED}
