"""A sentence is read where it was said; the database is only asked by those that turn on it."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.reading import context_of, read
from bot.turn import Turn
from sspf.domain.organisation import MunicipalityId, Organisation
from sspf.ports import Services, UnitOfWork
from sspf.use_cases.recall import Recalled
from tests.use_cases.world import RUT, Scene, a_scene_during_the_meeting

NOTHING = Recalled(now=datetime(2027, 1, 21, 13, tzinfo=UTC))


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


async def test_given_an_edition_that_names_the_same_when_read_then_its_words_are_not_made_anew(
    scene: Scene,
) -> None:
    """An organisation is read anew whenever it was written; most of it is as it was."""
    first = context_of(turn(scene, "hjälp"), NOTHING).vocabulary
    told = replace(scene.organisation, name="Annat namn", people=(*scene.organisation.people,))
    again = context_of(replace(turn(scene, "hjälp"), organisation=told), NOTHING).vocabulary

    assert again is first


CHANGES: dict[str, Callable[[Organisation], Organisation]] = {
    "people": lambda o: replace(o, people=o.people[:-1]),
    "parties": lambda o: replace(o, parties=o.parties[:-1]),
    "groups": lambda o: replace(o, groups=o.groups[:-1]),
    "breaks": lambda o: replace(o, breaks=o.breaks[:-1]),
    "sayings": lambda o: replace(o, sayings=replace(o.sayings, parties={})),
    "municipality": lambda o: replace(o, municipality=MunicipalityId("another")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
async def test_given_an_edition_that_names_others_when_read_then_its_words_are_made_anew(
    scene: Scene, change: Callable[[Organisation], Organisation]
) -> None:
    first = context_of(turn(scene, "hjälp"), NOTHING).vocabulary
    other = change(scene.organisation)

    again = context_of(replace(turn(scene, "hjälp"), organisation=other), NOTHING).vocabulary

    assert again is not first
