"""Rules about time and luck: clocks go, replicas tick and die, Teams and mail fail."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.stateful.machine import Machine
from tests.stateful.outside import Fate

STEPS = st.sampled_from(
    [
        timedelta(minutes=1),
        timedelta(minutes=7),
        timedelta(hours=1),
        timedelta(hours=5),
        timedelta(days=1),
        timedelta(days=3),
        timedelta(weeks=2),
    ]
)
FATES = st.lists(st.sampled_from(Fate), min_size=1, max_size=6)


class Weather(Machine):
    @rule(step=STEPS, both=st.booleans())
    def time_passes(self, step: timedelta, both: bool) -> None:
        self.play.let_pass(step)
        self.play.tick(both=both)

    @rule(step=STEPS)
    def nobody_ticks(self, step: timedelta) -> None:
        self.play.let_pass(step)

    @rule(hours=st.integers(1, 4), both=st.booleans())
    def the_next_events_come(self, hours: int, both: bool) -> None:
        for _ in range(hours):
            self.play.to_the_next_event()
            self.play.tick(both=both)

    @rule(both=st.booleans())
    def tick(self, both: bool) -> None:
        self.play.tick(both=both)

    @rule(coming=FATES)
    def sends_will_fail(self, coming: list[Fate]) -> None:
        self.play.fates.coming[:] = coming

    @rule(after=st.integers(0, 12), is_kept=st.booleans())
    def a_replica_will_die(self, after: int, is_kept: bool) -> None:
        self.play.deaths.after, self.play.deaths.is_kept = after, is_kept
