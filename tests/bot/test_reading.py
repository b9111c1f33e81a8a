"""A sentence is read where it was said; the database is only asked by those that turn on it."""

from contextlib import AbstractAsyncContextManager
from dataclasses import replace

import pytest

from bot.reading import read
from bot.turn import Turn
from sspf.domain.organisation import MunicipalityId
from sspf.ports import Services, UnitOfWork
from tests.use_cases.world import RUT, Scene, a_scene_during_the_meeting


@pytest.fixture
async def scene() -> Scene:
    return await a_scene_during_the_meeting()


def counting(scene: Scene, asked: list[MunicipalityId]) -> Services:
    def counted(municipality: MunicipalityId) -> AbstractAsyncContextManager[UnitOfWork]:
        asked.append(municipality)
        return scene.units(municipality)

    return replace(scene.services, unit_of_work=counted)


def turn(scene: Scene, text: str) -> Turn:
    organisation = scene.organisation
    return Turn(
        who=scene.who(RUT),
        person=organisation.person(RUT),
        organisation=organisation,
        activity="a",
        text=text,
    )


@pytest.mark.parametrize(("text", "times"), [("mina åtaganden", 0), ("alla utom polisen", 1)])
async def test_given_a_sentence_when_read_then_the_database_is_asked_if_it_turns_on_it(
    scene: Scene, text: str, times: int
) -> None:
    asked: list[MunicipalityId] = []

    meaning = await read(counting(scene, asked), turn(scene, text))

    assert meaning.intent == "list_commitments"
    assert len(asked) == times
