"""A message that is not sent, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dropped:
    """`reason`: catalogue key, shown in the log that people read."""

    reason: str
