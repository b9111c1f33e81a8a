"""Done twice is done once, for every use case that writes: a double press has one effect."""

from dataclasses import fields

import pytest

from sspf.domain.errors import SspfError
from tests.fakes.state import State
from tests.use_cases.acts import WRITES
from tests.use_cases.world import Scene, a_scene_during_the_meeting

COUNTED = sorted(
    {f.name for f in fields(State)} - {"entries", "organisation", "known", "kept", "kept_at"}
)
"""Collections that may not grow by a second press; `kept` is what was typed."""


def keys(scene: Scene) -> dict[str, object]:
    """What there is, without when: the outbox by its keys, everything else by its own."""
    return {
        name: sorted(found) if isinstance(found, dict) else len(found)
        for name in COUNTED
        if (found := getattr(scene.state, name)) is not None
    }


def values(scene: Scene) -> dict[str, object]:
    """The records themselves, those that carry a version."""
    names = ("meetings", "briefings", "items", "commitments", "decisions", "attendance")
    return {name: dict(getattr(scene.state, name)) for name in names}


async def done_twice(name: str) -> tuple[Scene, dict[str, object], dict[str, object]]:
    prepare, act = WRITES[name]
    scene = await a_scene_during_the_meeting()
    await prepare(scene)
    await act(scene)
    once = keys(scene), values(scene)
    scene.clock.advance(seconds=1)
    try:
        await act(scene)
    except SspfError:
        """A refusal has no effect either."""
    return scene, *once


@pytest.mark.parametrize("name", sorted(set(WRITES) - {"remember_card"}))
async def test_given_it_is_done_when_done_again_a_second_later_then_there_is_no_more_of_anything(
    name: str,
) -> None:
    scene, once, _ = await done_twice(name)

    assert keys(scene) == once


@pytest.mark.parametrize("name", WRITES)
async def test_given_it_is_done_when_done_again_a_second_later_then_every_record_is_as_it_was(
    name: str,
) -> None:
    scene, _, once = await done_twice(name)

    assert values(scene) == once
