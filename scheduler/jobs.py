"""Every timed job. To add one: add its line."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from sspf.ports import Services
from sspf.use_cases.tick import plan


@dataclass(frozen=True, slots=True)
class Job:
    name: str
    every: timedelta
    run: Callable[[Services], Awaitable[object]]


JOBS = (Job("tick", timedelta(seconds=5), plan),)
"""Sending is no job: scheduler/dispatcher.py does it when something is due, not now and then."""
