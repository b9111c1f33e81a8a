"""The auditor's rounds in virtual time: what is logged, counted, told and heard outside."""

import logging
from datetime import timedelta

import pytest

from scheduler.auditor import EVERY, Auditor
from sspf.ports.watching import Late
from sspf.use_cases.audit_queue import Auditing
from tests.fakes.passing_time import PassingTime
from tests.fakes.watching import FakeAlarmMeter, FakeAlarms, FakeHeartbeat, FakeQueueWatch
from tests.use_cases.world import NORRSJO, Scene, a_scene


class Rounds:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.time = PassingTime()
        self.watch = FakeQueueWatch()
        self.meter = FakeAlarmMeter()
        self.heartbeat = FakeHeartbeat()
        self.stuck: list[str] = []
        self.beats = 0
        auditing = Auditing(
            services=scene.services, watch=self.watch, alarms=FakeAlarms(scene.clock)
        )
        self.auditor = Auditor(
            auditing=auditing,
            meter=self.meter,
            beat=self._beat,
            stuck=lambda: self.stuck,
            heartbeat=self.heartbeat,
            sleep=self.time.sleep,
            seconds=self.time.now,
        )

    def _beat(self) -> None:
        self.beats += 1

    def queue(self) -> None:
        """A row falls due now, and nobody sends it."""
        now = self.scene.clock.now()
        self.watch.found = [Late(municipality=NORRSJO, rows=2, oldest=now)]

    async def pass_by(self, seconds: float) -> None:
        for _ in range(int(seconds)):
            self.scene.clock.advance(seconds=1)
            await self.time.pass_by(1)


@pytest.fixture
async def rounds() -> Rounds:
    return Rounds(await a_scene())


async def test_given_nobody_sends_then_within_two_minutes_everybody_knows(
    rounds: Rounds, caplog: pytest.LogCaptureFixture
) -> None:
    rounds.auditor.start()
    await rounds.pass_by(60)
    heard = rounds.heartbeat.beats
    rounds.queue()
    await rounds.pass_by(60 + EVERY)

    assert heard >= 1
    assert rounds.meter.alarms == 1
    assert rounds.meter.seen[-1] == 2
    assert rounds.scene.messenger.said
    assert "queue_late" in caplog.messages
    heard = rounds.heartbeat.beats
    await rounds.pass_by(300)
    assert rounds.heartbeat.beats == heard
    assert caplog.messages.count("queue_late") == 1
    assert rounds.meter.alarms == 1

    with caplog.at_level(logging.INFO):
        rounds.watch.found = []
        await rounds.pass_by(90)
    assert rounds.heartbeat.beats > heard
    assert caplog.messages.count("queue_well") == 1
    await rounds.auditor.stop()


async def test_given_it_lasts_when_ten_minutes_go_by_then_it_is_logged_again(
    rounds: Rounds, caplog: pytest.LogCaptureFixture
) -> None:
    rounds.queue()
    rounds.auditor.start()
    await rounds.pass_by(60 + 620)

    assert caplog.messages.count("queue_late") == 2
    assert rounds.meter.alarms == 1
    await rounds.auditor.stop()


async def test_given_the_queue_cannot_be_looked_at_then_that_is_said_and_nobody_hears_a_beat(
    rounds: Rounds, caplog: pytest.LogCaptureFixture
) -> None:
    rounds.watch.failure = OSError("no road")
    rounds.auditor.start()
    await rounds.pass_by(60)

    assert set(rounds.meter.seen) == {None}
    assert rounds.heartbeat.beats == 0
    assert rounds.beats >= 4
    assert "auditor_failed" in caplog.messages
    rounds.watch.failure = None
    await rounds.pass_by(EVERY)
    assert rounds.meter.seen[-1] == 0
    assert rounds.heartbeat.beats == 1
    await rounds.auditor.stop()


async def test_given_a_job_that_stands_still_then_nobody_hears_a_beat(rounds: Rounds) -> None:
    rounds.stuck = ["tick"]
    rounds.auditor.start()
    await rounds.pass_by(120)
    assert rounds.heartbeat.beats == 0

    rounds.stuck = []
    await rounds.pass_by(EVERY)
    assert rounds.heartbeat.beats == 1
    await rounds.auditor.stop()


async def test_given_all_is_well_then_a_beat_a_minute_and_no_more(rounds: Rounds) -> None:
    rounds.auditor.start()
    await rounds.pass_by(600)

    assert 9 <= rounds.heartbeat.beats <= 11
    await rounds.auditor.stop()


async def test_given_it_was_stopped_then_it_does_not_come_round(rounds: Rounds) -> None:
    await rounds.auditor.stop()
    rounds.auditor.start()
    await rounds.pass_by(1)
    await rounds.auditor.stop()
    before = rounds.beats
    await rounds.pass_by(60)

    assert rounds.beats == before


def test_an_alarm_comes_well_within_two_minutes() -> None:
    assert timedelta(seconds=60 + 2 * EVERY) < timedelta(seconds=120)
