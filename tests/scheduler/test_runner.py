"""The clock that ticks: jobs run, a failing one does not stop the next, and nothing is kept."""

import asyncio
from datetime import timedelta

import pytest

from scheduler.clock import SystemClock
from scheduler.jobs import JOBS, Job
from scheduler.runner import start_ticking
from sspf.ports import Services
from sspf.use_cases.tick import plan
from tests.use_cases.world import Scene, a_scene

SOON = timedelta(seconds=1)


@pytest.fixture
async def scene() -> Scene:
    return await a_scene()


def test_given_the_machine_when_asked_for_the_time_then_it_is_aware_and_in_utc() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)


def test_given_the_table_of_jobs_when_read_then_each_has_its_own_name() -> None:
    assert len({job.name for job in JOBS}) == len(JOBS)


def test_given_the_table_of_jobs_when_read_then_none_is_more_often_than_each_second() -> None:
    assert all(job.every >= SOON for job in JOBS)


def test_given_the_table_of_jobs_when_read_then_planning_is_among_them() -> None:
    assert plan in {job.run for job in JOBS}


async def test_given_jobs_when_time_goes_by_then_each_runs_also_beside_one_that_fails(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    ran = asyncio.Event()

    async def fail(services: Services) -> None:
        raise RuntimeError("poison")

    async def run(services: Services) -> None:
        assert services is scene.services
        ran.set()

    stop = start_ticking(scene.services, (Job("fail", SOON, fail), Job("run", SOON, run)))
    try:
        await asyncio.wait_for(ran.wait(), timeout=5)
    finally:
        stop()

    assert ran.is_set()


async def test_given_it_is_stopped_when_time_goes_by_then_nothing_more_runs(scene: Scene) -> None:
    ran: list[int] = []

    async def run(services: Services) -> None:
        ran.append(1)

    stop = start_ticking(scene.services, (Job("run", SOON, run),))
    stop()
    await asyncio.sleep(1.2)

    assert ran == []
