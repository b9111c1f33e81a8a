"""Putting a municipality in place, and what its steering group and convener set later."""

from dataclasses import replace
from datetime import date

import pytest

from sspf.domain.errors import NotAllowedError
from sspf.domain.messages.general import Help
from sspf.domain.organisation import PersonId
from sspf.domain.outbox import Kind
from sspf.use_cases.call_meeting import call_meeting
from sspf.use_cases.change_aim import change_aim, confirm_aim
from sspf.use_cases.install import install_municipality
from sspf.use_cases.set_absence import set_absence
from tests.use_cases.world import DISA, FRIDA, KAJ, RUT, Scene, norrsjo

EVERYBODY = [p.id for p in norrsjo().organisation.people]


async def test_given_a_municipality_when_installed_then_everybody_is_welcomed_once(
    scene: Scene,
) -> None:
    await install_municipality(scene.services, norrsjo().organisation, norrsjo().meetings)
    await scene.tick()

    welcomed = [s.message.recipient for s in scene.rows() if s.message.kind is Kind.WELCOME]
    assert (sorted(welcomed), scene.said(Help)) == (sorted(EVERYBODY), [])


async def test_given_a_meeting_was_called_when_installed_again_then_it_stays_called(
    scene: Scene,
) -> None:
    await call_meeting(scene.services, scene.who(FRIDA), scene.first)
    called = scene.meeting()
    await install_municipality(scene.services, norrsjo().organisation, norrsjo().meetings)

    assert scene.meeting() == called


async def test_given_a_new_person_when_installed_again_then_only_that_one_is_welcomed(
    scene: Scene,
) -> None:
    organisation = norrsjo().organisation
    nils = replace(organisation.person(RUT), id=PersonId("nils"), entra_object_id="nils")
    grown = replace(organisation, people=(*organisation.people, nils))
    await install_municipality(scene.services, grown, ())

    assert scene.waiting(Kind.WELCOME) == ["nils"]


@pytest.mark.parametrize("person", [FRIDA, RUT, KAJ])
async def test_given_anybody_outside_the_steering_group_when_wording_the_aim_then_it_is_refused(
    scene: Scene, person: PersonId
) -> None:
    with pytest.raises(NotAllowedError):
        await change_aim(scene.services, scene.who(person), "Ett annat mål.")


@pytest.mark.parametrize("text", ["", "x" * 301, "Ring 070-123 45 67.", "N27-01"])
async def test_given_an_aim_with_a_fault_when_worded_then_it_is_refused_and_stays(
    scene: Scene, text: str
) -> None:
    before = scene.organisation.rules.aim
    shown = await confirm_aim(scene.services, scene.who(DISA), text)

    with pytest.raises(NotAllowedError):
        await change_aim(scene.services, scene.who(DISA), text)
    assert (bool(shown.faults), scene.organisation.rules.aim) == (True, before)


async def test_given_an_absence_that_ends_before_it_begins_when_set_then_it_is_refused(
    scene: Scene,
) -> None:
    with pytest.raises(NotAllowedError):
        await set_absence(scene.services, scene.who(RUT), date(2027, 3, 5), date(2027, 3, 1))


async def test_given_a_member_is_away_when_the_briefing_is_asked_for_then_the_deputy_is_asked(
    scene: Scene,
) -> None:
    await scene.call()
    await set_absence(scene.services, scene.who(RUT), date(2027, 1, 11), date(2027, 1, 15))
    await scene.tick(date(2027, 1, 12), "08.30")

    asked = [s.message.recipient for s in scene.rows() if s.message.kind is Kind.BRIEFING_REQUEST]
    assert ("kim" in asked, RUT in asked) == (True, False)
