"""What every Clock must do."""

from datetime import UTC, timedelta

import pytest

from scheduler.clock import SystemClock
from sspf.ports import Clock
from tests.factories import NOW
from tests.fakes.clock import FakeClock


@pytest.mark.parametrize("clock", [SystemClock(), FakeClock(NOW)])
def test_now_is_aware_in_utc_and_does_not_go_back(clock: Clock) -> None:
    before = clock.now()

    assert before.tzinfo is UTC
    assert clock.now() >= before


def test_given_the_fake_when_moved_then_it_stays_there() -> None:
    clock = FakeClock(NOW)

    clock.advance(hours=2, minutes=30)
    assert clock.now() == NOW + timedelta(hours=2, minutes=30)
    clock.move_to(NOW)
    assert clock.now() == NOW
