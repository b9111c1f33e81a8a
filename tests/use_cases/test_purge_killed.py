"""Killed at any step, by whatever it was about to ask for, a purge comes to the same end."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest

from sspf.domain.organisation import MunicipalityId
from sspf.ports import Services, UnitOfWork
from sspf.use_cases.purge import purge
from sspf.use_cases.replay_purges import replay_purges
from tests.contracts.watched import REPOSITORIES
from tests.use_cases.test_purge import in_2028
from tests.use_cases.world import NORRSJO, Scene


class KilledError(BaseException):
    """No rule may catch it."""


@dataclass
class Fuse:
    """Burns at the given step, before it or just after."""

    burns_at: int
    steps: int = 0

    def wrap(self, call: Callable[..., Any]) -> Callable[..., Any]:
        async def counted(*given: Any, **named: Any) -> Any:
            self.steps += 1
            if self.steps == self.burns_at:
                raise KilledError
            done = await call(*given, **named)
            self.steps += 1
            if self.steps == self.burns_at:
                raise KilledError
            return done

        return counted


class Fused:
    """Whatever is asked of it burns the fuse a little."""

    def __init__(self, of: object, fuse: Fuse) -> None:
        self._of = of
        self._fuse = fuse

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._of, name)
        if name in REPOSITORIES:
            return Fused(found, self._fuse)
        return self._fuse.wrap(found) if callable(found) else found


def fused(services: Services, fuse: Fuse) -> Services:
    @asynccontextmanager
    async def begin(municipality: MunicipalityId) -> AsyncIterator[UnitOfWork]:
        async with services.unit_of_work(municipality) as uow:
            same: Any = Fused(uow, fuse)
            yield same

    keys: Any = Fused(services.case_keys, fuse)
    return replace(services, unit_of_work=begin, case_keys=keys)


def told(scene: Scene) -> tuple[object, ...]:
    """What a purge leaves, but for when and in what order it was written down."""
    state = scene.state
    tags = sorted(f"{e.tag} {e.case}" for e in state.entries if e.tag == "case:purge")
    return (
        set(state.cases),
        set(state.case_files),
        set(state.case_texts),
        {day: dict(receipt.counts) for day, receipt in state.purge_receipts.items()},
        sorted(key for key in state.outbox if key.startswith(("purged", "retention"))),
        tags,
    )


@pytest.mark.long
async def test_given_a_kill_at_any_step_then_the_next_run_comes_to_the_same_end() -> None:
    whole = await in_2028()
    fuse = Fuse(burns_at=-1)
    await purge(fused(whole.services, fuse), NORRSJO)
    expected = told(whole)

    for step in range(1, fuse.steps + 1):
        scene = await in_2028()
        with pytest.raises(KilledError):
            await purge(fused(scene.services, Fuse(burns_at=step)), NORRSJO)
        await replay_purges(scene.services)
        await purge(scene.services, NORRSJO)
        assert told(scene) == expected, step


async def test_given_a_kill_when_the_key_is_gone_and_the_rows_are_not_then_they_go_next() -> None:
    scene, whole = await in_2028(), await in_2028()
    await purge(whole.services, NORRSJO)
    left = dict(scene.state.cases)
    fuse = Fuse(burns_at=-1)
    keys = _dying_after_destroying(scene)

    with pytest.raises(KilledError):
        await purge(replace(fused(scene.services, fuse), case_keys=keys), NORRSJO)
    assert scene.state.cases == left
    assert len(await scene.services.case_keys.destroyed(NORRSJO)) == 1

    await replay_purges(scene.services)
    await purge(scene.services, NORRSJO)
    assert told(scene) == told(whole)


def _dying_after_destroying(scene: Scene) -> Any:
    class Dying(Fused):
        async def destroy(self, *given: Any) -> None:
            await scene.services.case_keys.destroy(*given)
            raise KilledError

    return Dying(scene.services.case_keys, Fuse(burns_at=-1))
