"""Scenes that tests begin in."""

from datetime import date

import pytest

from tests.use_cases.acts_of_grounds import decided, nobody_consented
from tests.use_cases.individual import with_individuals
from tests.use_cases.world import Scene, a_scene, a_scene_during_the_meeting


@pytest.fixture
async def scene() -> Scene:
    """17 December 2026, 08.30: nobody has been called to the first meeting."""
    return await a_scene()


@pytest.fixture
async def meeting_scene() -> Scene:
    """21 January 2027, 13.05: the first meeting has begun."""
    return await a_scene_during_the_meeting()


@pytest.fixture
async def individuals(scene: Scene) -> Scene:
    """19 January 2027, 16.12: the first meeting is called, and the individual level is on."""
    await with_individuals(scene)
    await scene.call()
    scene.at(date(2027, 1, 19), "16.12")
    return scene


@pytest.fixture
async def ours_alone() -> Scene:
    """25 January 2027: the school's own case and commitment, and no consent."""
    scene = await a_scene()
    await nobody_consented(scene)
    scene.at(date(2027, 1, 25), "10.00")
    return scene


@pytest.fixture
async def passed() -> Scene:
    """The school's commitment is passed to the police."""
    scene = await a_scene()
    await decided(scene)
    scene.at(date(2027, 1, 25), "10.00")
    return scene
