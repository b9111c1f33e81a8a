"""Runs jobs on this replica. Nothing is kept here: the database decides who does what."""

from collections.abc import Callable, Sequence

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from scheduler.jobs import JOBS, Job
from sspf.ports import Services


def start_ticking(services: Services, jobs: Sequence[Job] = JOBS) -> Callable[[], None]:
    """A clock that ticks and remembers nothing; returns how to stop it.

    `misfire_grace_time=None`: by default APScheduler drops, without a word, a job that is more
    than a second late.
    """
    scheduler = AsyncIOScheduler(timezone="UTC")
    for job in jobs:
        scheduler.add_job(
            job.run,
            IntervalTrigger(seconds=int(job.every.total_seconds()), timezone="UTC"),
            args=[services],
            id=job.name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    scheduler.start()

    def stop() -> None:
        if scheduler.running:
            scheduler.shutdown(wait=False)

    return stop
