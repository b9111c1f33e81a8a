"""Somebody leaves: access ends, promises and duties go on, and nothing is done twice."""

from dataclasses import replace
from datetime import date

import pytest

from sspf.domain.errors import UnknownPersonError
from sspf.domain.hand_over import CannotHandOverError
from sspf.domain.organisation import PartyKey, PersonId
from sspf.domain.outbox import Delivery
from sspf.use_cases.hand_over import foresee_hand_over, hand_over
from tests.use_cases.world import (
    FRIDA,
    KIM,
    LEO,
    NORRSJO,
    PIA,
    RUT,
    SECOND_DAY,
    TORE,
    Scene,
    a_scene,
    a_scene_during_the_meeting,
)


async def handed(scene: Scene, leaver: PersonId = FRIDA, heir: PersonId = LEO) -> None:
    await hand_over(scene.services, NORRSJO, leaver, heir)


async def test_given_the_convener_leaves_then_the_other_convenes_and_the_leaver_is_a_name() -> None:
    scene = await a_scene()

    await handed(scene)

    group = scene.organisation.groups[0]
    frida, leo = scene.organisation.person(FRIDA), scene.organisation.person(LEO)
    assert {g.convener for g in scene.organisation.groups} & {FRIDA} == set()
    assert any(g.convener == LEO and g.stand_in is None for g in scene.organisation.groups), group
    assert frida.has_left
    assert (frida.name, frida.email, frida.entra_object_id) == ("Frida Gårdman", "", "")
    assert not leo.is_deputy


async def test_given_the_leaver_speaks_then_nobody_is_known() -> None:
    scene = await a_scene()
    tenant = min(scene.organisation.tenants)
    entra = scene.organisation.person(FRIDA).entra_object_id
    assert await scene.units.find(tenant, entra)

    await handed(scene)

    assert await scene.units.find(tenant, entra) is None
    assert await scene.units.find(tenant, "") is None


async def test_given_open_commitments_then_each_gets_an_owner_of_the_same_agency() -> None:
    scene = await a_scene_during_the_meeting()
    made = await scene.commit(party="fritid")
    assert scene.commitment(made).owner == FRIDA

    await handed(scene)

    assert scene.commitment(made).owner == LEO
    assert scene.state.changes[-1].before.owner == FRIDA
    assert "commitment:give" in scene.tags()


async def test_given_the_heir_is_of_another_agency_then_a_colleague_owns_what_was_promised() -> (
    None
):
    scene = await a_scene_during_the_meeting()
    made = await scene.commit(party="skola")

    await handed(scene, RUT, TORE)

    assert scene.commitment(made).owner == KIM
    assert scene.organisation.person(KIM).is_deputy


async def test_given_nobody_else_of_the_agency_then_it_is_listed_and_keeps_its_owner() -> None:
    scene = await a_scene_during_the_meeting()
    made = await scene.commit(party="polis")

    plan = await hand_over(scene.services, NORRSJO, PIA, TORE)

    assert plan.ownerless == (made,)
    assert scene.commitment(made).owner == PIA


async def test_given_messages_on_their_way_then_duties_go_to_the_heir_and_the_rest_to_nobody() -> (
    None
):
    scene = await a_scene()
    await scene.call(scene.second)
    scene.at(date(2027, 2, 9), "09.05")
    await scene.tick()
    waiting = [r.message for r in scene.rows() if r.state is Delivery.DUE]
    scene.messenger.said.clear()

    plan = await hand_over(scene.services, NORRSJO, FRIDA, LEO)
    await scene.tick()

    assert plan.moved + plan.dropped == sum(m.recipient == FRIDA for m in waiting)
    assert FRIDA not in [person for person, _ in scene.messenger.said]


async def test_given_an_agenda_waits_for_approval_then_the_heir_is_asked_and_the_leaver_not() -> (
    None
):
    scene = await a_scene()
    await scene.call(scene.second)
    scene.at(SECOND_DAY, "08.00")
    await handed(scene)

    scene.at(date(2027, 2, 17), "14.00")
    for _ in range(2):
        await scene.tick()

    asked = [m for m in scene.queued() if m.kind == "agenda_approval"]
    assert {m.recipient for m in asked} == {LEO}


async def test_given_months_go_by_then_the_leaver_is_sent_nothing() -> None:
    scene = await a_scene_during_the_meeting()
    await scene.commit(party="fritid")
    await scene.commit(party="polis", origin="another")
    await handed(scene)
    await handed(scene, PIA, TORE)
    scene.messenger.begun.clear()

    for day in (date(2027, 2, 10), date(2027, 2, 11), date(2027, 2, 18), date(2027, 3, 4)):
        await scene.tick(day, "09.05")

    reached = {person for person, _ in scene.messenger.begun}
    assert LEO in reached
    assert not reached & {FRIDA, PIA}


async def test_given_something_is_queued_to_a_leaver_afterwards_then_it_is_dropped() -> None:
    """An owner nobody could follow may still be written to; the last door is at the send."""
    scene = await a_scene()
    await handed(scene)
    late = replace(scene.queued()[0], key="late", recipient=FRIDA, send_at=scene.clock.now())
    async with scene.units(NORRSJO) as uow:
        await uow.outbox.add(late)

    await scene.tick()

    assert (scene.row("late").state, scene.row("late").reason) == (
        Delivery.DROPPED,
        "dropped.left",
    )


async def test_given_it_is_only_shown_then_nothing_is_changed() -> None:
    scene = await a_scene_during_the_meeting()
    made = await scene.commit(party="fritid")
    before = scene.state

    plan = await foresee_hand_over(scene.services, NORRSJO, FRIDA, LEO)

    assert plan.commitments == ((made, LEO),)
    assert plan.convened
    assert plan.stood_in == ()
    assert plan.seat == PartyKey("fritid")
    assert scene.state == before


async def test_given_what_was_shown_when_done_then_it_is_the_same() -> None:
    scene = await a_scene_during_the_meeting()
    await scene.commit(party="fritid")

    shown = await foresee_hand_over(scene.services, NORRSJO, FRIDA, LEO)

    assert await hand_over(scene.services, NORRSJO, FRIDA, LEO) == shown


async def test_given_it_is_done_twice_then_the_second_changes_nothing() -> None:
    scene = await a_scene_during_the_meeting()
    await scene.commit(party="fritid")
    await handed(scene)
    before = scene.state

    again = await hand_over(scene.services, NORRSJO, FRIDA, LEO)

    assert scene.state == before
    assert again == replace(again, convened=(), commitments=(), moved=0, dropped=0)


async def test_given_the_coordinator_leaves_then_the_role_is_listed_and_not_given() -> None:
    scene = await a_scene()

    plan = await hand_over(scene.services, NORRSJO, PersonId("kaj"), LEO)

    assert [str(role) for role in plan.roles] == ["coordinator"]
    assert not scene.organisation.person(LEO).roles


@pytest.mark.parametrize("heir", [FRIDA, PIA])
async def test_given_the_same_person_or_a_guest_then_refused(heir: PersonId) -> None:
    scene = await a_scene()
    guests = (replace(p, is_guest=p.id == PIA) for p in scene.organisation.people)
    scene.state.organisation = replace(scene.organisation, people=tuple(guests))

    with pytest.raises(CannotHandOverError):
        await handed(scene, FRIDA, heir)


async def test_given_an_heir_who_has_left_then_refused() -> None:
    scene = await a_scene()
    await handed(scene)

    with pytest.raises(CannotHandOverError):
        await handed(scene, RUT, FRIDA)


async def test_given_somebody_unknown_then_refused() -> None:
    scene = await a_scene()

    with pytest.raises(UnknownPersonError):
        await handed(scene, FRIDA, PersonId("nobody"))
