"""The whole cycle, in any order, with everything that can go wrong: what is promised holds.

A failure prints its steps, and a line that plays them again. The same run again:
`pytest tests/stateful --hypothesis-seed=N`.
"""

import pytest
from hypothesis import HealthCheck, settings

from tests.stateful.commitments import Commitments
from tests.stateful.meetings import Meetings
from tests.stateful.people import People
from tests.stateful.weather import Weather

SLOW = settings(
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


class Cycle(Meetings, Commitments, People, Weather):
    """Everything that can happen to a group in Norrsjö."""


class TestShort(Cycle.TestCase):  # type: ignore[misc,valid-type]  # made for each machine
    settings = settings(SLOW, max_examples=8, stateful_step_count=40)


@pytest.mark.long
class TestLong(Cycle.TestCase):  # type: ignore[misc,valid-type]  # made for each machine
    """Thousands of steps."""

    settings = settings(SLOW, max_examples=150, stateful_step_count=60)
