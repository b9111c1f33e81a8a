"""R-62: whatever tells of a case is known by it, so that it can be called back."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.dispatch import Said
from sspf.domain.organisation import Person
from sspf.domain.shown import cases_shown
from tests.individual.planted import LIST_CODE
from tests.individual.roads import answered
from tests.individual.roads_outside import answers_to_presses
from tests.individual.test_closed_by_default import World, built
from tests.use_cases.cased import N27_03
from tests.use_cases.world import KAJ, PIA, RUT, Scene

Road = Callable[[Scene, Person], AsyncIterator[tuple[str, Said]]]
OF_A_LIST = ("Falk", "Ugglan", "Tornseglare", "Sparvhök", LIST_CODE)
"""What the two keep together is another thing than a case: no consent opens or closes it."""


@pytest.mark.long
@pytest.mark.parametrize("road", [answered, answers_to_presses])
async def test_r_62_given_an_answer_with_a_canary_then_its_card_is_known_by_the_case(
    road: Road, tmp_path: Path
) -> None:
    scene, planted = await built(World(), tmp_path / "keys")
    words = [canary.word for canary in planted if canary.word not in OF_A_LIST]
    unknown, known = [], 0
    for person in map(scene.organisation.person, (RUT, PIA, KAJ)):
        async for where, said in road(scene, person):
            told = str(said.presented.payload)
            if not any(word in told for word in words):
                continue
            known += 1
            if N27_03 not in cases_shown(said.message):
                unknown.append(f"{person.id} | {where} | {type(said.message).__name__}")

    assert unknown == []
    assert known > 20
