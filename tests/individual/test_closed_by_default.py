"""R-10: random consents, withdrawals, times and roads; who may not read hears no canary."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
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
from sspf.domain.organisation import GroupKey, Person
from tests.individual.canaries import Canary, plant
from tests.individual.roads import ROADS, Logged, kept, with_real_words
from tests.use_cases.cased import COVERED, N27_03, n27_03, the_consent, with_individuals
from tests.use_cases.world import KAJ, MEMBERS, NORRSJO, Scene, a_scene, local

AT = local(date(2027, 2, 10), "14.32")
PARTIES = st.sampled_from([*COVERED, COORDINATION])
ROAD_NAMES = [road.__name__ for road in ROADS]


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


async def built(
    consents: Sequence[Consent], *, locked: bool, keys: Path
) -> tuple[Scene, list[Canary]]:
    scene = await a_scene()
    await with_individuals(scene)
    await with_real_words(scene, keys)
    await scene.call()
    state = CaseState.LOCKED if locked else CaseState.ACTIVE
    async with scene.services.unit_of_work(NORRSJO) as uow:
        await uow.cases.put(n27_03(state=state))
        for consent in consents:
            await uow.consents.put(consent)
        planted = await plant(uow)
    scene.clock.move_to(AT)
    return scene, planted


async def rights_in(scene: Scene) -> CaseRights:
    async with scene.services.unit_of_work(NORRSJO) as uow:
        (rights,) = await uow.cases.rights({GroupKey("operativ")}, {N27_03})
    return rights


def closed_to(person: Person, planted: Sequence[Canary], rights: CaseRights) -> list[str]:
    return [canary.word for canary in planted if not canary.may(person, rights, AT)]


async def leaked(consents: Sequence[Consent], road: str, *, locked: bool, keys: Path) -> list[str]:
    scene, planted = await built(consents, locked=locked, keys=keys)
    rights = await rights_in(scene)
    (walked,) = [one for one in ROADS if one.__name__ == road]
    found = []
    for person in map(scene.organisation.person, MEMBERS):
        words = closed_to(person, planted, rights)
        async for where, said in walked(scene, person):
            found += [f"{person.id} | {where} | {word}" for word in words if word in said]
    every = [canary.word for canary in planted]
    async for where, said in kept(scene, person):  # nobody's to read: no canary at all
        found += [f"{where} | {word}" for word in every if word in said]
    return found


@pytest.mark.parametrize("road", ROAD_NAMES)
@given(consents=st.lists(drawn_consents(), max_size=3), locked=st.booleans())
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
def test_r_10_given_any_consents_then_no_road_tells_who_may_not_know(
    road: str, consents: list[Consent], locked: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    handler = Logged()
    logging.getLogger().addHandler(handler)
    try:
        found = asyncio.run(
            leaked(consents, road, locked=locked, keys=tmp_path_factory.mktemp("k") / "keys")
        )
    finally:
        logging.getLogger().removeHandler(handler)

    assert found == []
    lines = "\n".join(handler.lines)
    assert [word for word in ("Koltrast", "Bofink", "Gulsparv", "N27-03") if word in lines] == []
