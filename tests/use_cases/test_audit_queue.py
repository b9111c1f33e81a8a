"""The auditor's rules: after a minute it is late, administrators know, once an hour."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sspf.domain.organisation import Role
from sspf.ports import PermanentFailureError, TemporaryFailureError, UnknownOutcomeError
from sspf.ports.watching import Late
from sspf.use_cases.audit_queue import (
    LATE_AFTER,
    Auditing,
    administrators,
    look_for_late,
    tell_administrators,
)
from tests.fakes.watching import FakeAlarms, FakeQueueWatch
from tests.use_cases.world import LEO, NORRSJO, PIA, RUT, Scene, a_place, a_scene, norrsjo


class Office:
    """The auditor at work in Norrsjö, where Pia is made administrator."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.watch = FakeQueueWatch()
        self.auditing = Auditing(
            services=scene.services, watch=self.watch, alarms=FakeAlarms(scene.clock)
        )
        organisation = scene.organisation
        pia = replace(organisation.person(PIA), roles=frozenset({Role.ADMIN}))
        people = tuple(pia if p.id == PIA else p for p in organisation.people)
        scene.state.organisation = replace(organisation, people=people)
        for list_ in (scene.messenger.said, scene.messenger.places, scene.messenger.reached):
            list_.clear()
        self.late = [
            Late(municipality=NORRSJO, rows=3, oldest=scene.clock.now() - timedelta(minutes=7))
        ]

    async def tell(self) -> int:
        return await tell_administrators(self.auditing, self.late)

    @property
    def told(self) -> list[str]:
        return [str(person) for person, _ in self.scene.messenger.said]


@pytest.fixture
async def office() -> Office:
    return Office(await a_scene())


async def test_given_a_row_of_a_minute_ago_when_looked_then_it_is_late(office: Office) -> None:
    now = office.scene.clock.now()
    office.watch.found = [Late(municipality=NORRSJO, rows=1, oldest=now - LATE_AFTER)]
    assert await look_for_late(office.auditing)

    just = now - LATE_AFTER + timedelta(seconds=1)
    office.watch.found = [Late(municipality=NORRSJO, rows=1, oldest=just)]
    assert not await look_for_late(office.auditing)


async def test_given_it_lasts_when_told_then_once_an_hour(office: Office) -> None:
    assert [await office.tell() for _ in range(3)] == [1, 0, 0]

    office.scene.clock.advance(minutes=59)
    assert await office.tell() == 0
    office.scene.clock.advance(minutes=2)
    assert await office.tell() == 1
    assert office.told == ["pia", "pia"]


async def test_given_no_administrator_when_told_then_the_coordinators(office: Office) -> None:
    office.scene.state.organisation = norrsjo().organisation

    await office.tell()

    assert office.told == [p.id for p in administrators(norrsjo().organisation)]
    assert office.told


def test_given_nobody_of_either_then_nobody() -> None:
    organisation = replace(norrsjo().organisation, people=())

    assert administrators(organisation) == []


@pytest.mark.parametrize(
    ("failure", "again"),
    [
        (TemporaryFailureError("failed.busy"), 1),
        (PermanentFailureError("failed.blocked"), 0),
        (UnknownOutcomeError("failed.no_answer"), 0),
    ],
)
async def test_given_it_does_not_come_across_then_only_what_may_work_is_tried_soon(
    office: Office, failure: Exception, again: int
) -> None:
    office.scene.messenger.failures[PIA] = [failure]
    assert await office.tell() == 0

    assert await office.tell() == 0  # somebody is at it
    office.scene.clock.advance(seconds=31)
    assert await office.tell() == again


async def test_given_a_place_that_is_not_their_own_when_told_then_it_is_not_used(
    office: Office,
) -> None:
    office.scene.state.conversations[PIA] = a_place(PIA, kind="groupChat")
    await office.tell()
    assert [place.kind for place in office.scene.messenger.places] == ["personal"]

    office.scene.messenger.found[PIA] = a_place(PIA, member="somebody else")
    office.scene.clock.advance(hours=2)
    assert await office.tell() == 0
    assert len(office.scene.messenger.places) == 1


async def test_given_a_place_of_their_own_when_told_then_nobody_is_looked_up(
    office: Office,
) -> None:
    office.scene.state.conversations[PIA] = a_place(PIA)

    assert await office.tell() == 1
    assert office.scene.messenger.reached == []


async def test_an_alarm_is_not_queued_where_everything_hangs(office: Office) -> None:
    before = len(office.scene.state.outbox)
    await office.tell()

    assert len(office.scene.state.outbox) == before
    assert {LEO, RUT}.isdisjoint(office.told)
