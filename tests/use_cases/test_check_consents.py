"""Warned of in time, and of nobody by name: what ends, who turns 18, what lacks consent."""

from dataclasses import replace
from datetime import date

import pytest

from sspf.domain.cases import CaseState
from sspf.domain.consents import InfoArea
from sspf.domain.messages.consent import ConsentCheck
from sspf.domain.outbox import Kind
from tests.use_cases.acts_of_consents import WHOLE
from tests.use_cases.cased import CODE, N27_03, n27_03, put, the_consent, with_individuals
from tests.use_cases.world import KAJ, NORRSJO, Scene, a_scene

TODAY = date(2027, 1, 20)


@pytest.fixture
async def raised_scene() -> Scene:
    scene = await a_scene()
    await with_individuals(scene)
    await put(scene, case=n27_03(state=CaseState.RAISED))
    scene.at(TODAY, "10.00")
    return scene


def warned(scene: Scene, kind: Kind) -> list[str]:
    return [m.values["on"] for m in scene.queued() if m.kind == kind]  # type: ignore[misc]  # a day


@pytest.mark.parametrize("days", [21, 7])
async def test_r_126_given_a_consent_that_ends_then_the_coordinator_is_warned_without_name_or_code(
    raised_scene: Scene, days: int
) -> None:
    ends = date(2027, 2, 10)
    await put(raised_scene, consents=[replace(the_consent(), valid_to=ends)])

    raised_scene.at(date(2027, 1, 20) if days == 21 else date(2027, 2, 3), "08.31")
    await raised_scene.tick()
    await raised_scene.tick()

    assert warned(raised_scene, Kind.CONSENT_ENDING) == [ends.isoformat()]
    row = raised_scene.row("consent_ending:")
    assert row.message.recipient == KAJ
    assert CODE not in repr(row)


async def test_r_126_given_the_day_is_a_sunday_then_it_is_told_on_the_friday(
    raised_scene: Scene,
) -> None:
    await put(raised_scene, consents=[replace(the_consent(), valid_to=date(2027, 2, 14))])

    raised_scene.at(date(2027, 1, 22), "08.31")
    await raised_scene.tick()

    assert warned(raised_scene, Kind.CONSENT_ENDING) == ["2027-02-14"]


async def test_r_14_given_a_youth_who_turns_18_then_the_coordinator_is_warned(
    raised_scene: Scene,
) -> None:
    adult = date(2027, 2, 10)
    await put(raised_scene, case=n27_03(adult_on=adult, version=2))

    await raised_scene.tick()

    assert warned(raised_scene, Kind.YOUTH_ADULT) == [adult.isoformat()]


async def test_given_two_working_days_before_the_meeting_then_cases_without_consent_are_listed(
    raised_scene: Scene,
) -> None:
    raised_scene.at(date(2027, 1, 19), "08.31")
    await raised_scene.tick()

    assert raised_scene.waiting("consent_check") or raised_scene.row("consent_check:")
    assert raised_scene.row("consent_check:").message.recipient == KAJ
    await put(raised_scene, consents=[the_consent()])


async def test_r_70_given_the_list_with_codes_then_each_case_is_logged_as_read_before_it_goes(
    raised_scene: Scene,
) -> None:
    raised_scene.at(date(2027, 1, 19), "08.31")
    await raised_scene.tick()

    read = [e for e in raised_scene.state.entries if e.tag == "case:read"]
    assert [(e.actor, e.case, e.ground) for e in read] == [(KAJ, N27_03, "coordination")]


async def test_r_25_given_the_coordinator_has_left_the_group_then_the_list_is_not_sent(
    raised_scene: Scene,
) -> None:
    async with raised_scene.services.unit_of_work(NORRSJO) as uow:
        before = await uow.organisations.get()
        people = [replace(p, groups=frozenset()) if p.id == KAJ else p for p in before.people]
        await uow.organisations.put(replace(before, people=tuple(people)))
    raised_scene.at(date(2027, 1, 19), "08.31")
    await raised_scene.tick()

    assert raised_scene.said(ConsentCheck) == []


async def test_given_a_valid_consent_then_no_case_is_listed(raised_scene: Scene) -> None:
    await put(raised_scene, consents=[the_consent()])
    raised_scene.at(date(2027, 1, 19), "08.31")

    await raised_scene.tick()

    keys = raised_scene.keys()
    assert [key for key in keys if key.startswith("consent_check")] == []


def test_areas_are_those_of_the_domain() -> None:
    assert WHOLE["areas"] == tuple(a.value for a in InfoArea)
