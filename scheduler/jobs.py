"""Every timed job. To add one: add its line."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from sspf.ports import Services
from sspf.use_cases.tick import follow, plan


@dataclass(frozen=True, slots=True)
class Job:
    name: str
    every: timedelta
    run: Callable[[Services], Awaitable[object]]


JOBS = (Job("tick", timedelta(seconds=5), plan),)
"""Sending is no job: scheduler/dispatcher.py does it when something is due, not now and then."""
FOLLOW = Job("follow", timedelta(minutes=10), follow)
"""Begun at once too: a replica that never lives for so long would never do it."""
