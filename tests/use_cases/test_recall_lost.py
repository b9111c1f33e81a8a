"""Who loses a seat, a group or a role reads no more, and the cards go (R-25, R-62)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from sspf.domain.messages.general import Locked
from sspf.domain.organisation import Organisation, PersonId, Role
from sspf.ports import Conversation
from sspf.use_cases.find_case import NO_CASE
from sspf.use_cases.hand_over import hand_over
from sspf.use_cases.install import install_municipality
from sspf.use_cases.show_consents import show_consents
from tests.use_cases.cased import CODE, a_card, a_case_scene, put
from tests.use_cases.world import FRIDA, KAJ, NORRSJO, PIA, RUT, Scene


@pytest.fixture
async def case_scene() -> Scene:
    return await a_case_scene()


def with_person(organisation: Organisation, id: PersonId, **changes: Any) -> Organisation:
    changed = replace(organisation.person(id), **changes)
    return replace(
        organisation, people=tuple(changed if p.id == id else p for p in organisation.people)
    )


def locked(scene: Scene) -> set[str]:
    return {
        activity
        for activity, (_, shown) in scene.messenger.shown.items()
        if shown.payload["card"] == Locked()
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"groups": frozenset()},
        {"party": "sakerhet_beredskap"},
        {"party": None},
        {"roles": frozenset({Role.AUDITOR})},
        {"roles": frozenset({Role.STEERING})},
        {"is_guest": True},
        {"is_deputy": True},
        {"is_deputy": True, "serves_from": date(2026, 8, 17)},
        {"is_deputy": True, "serves_until": date(2031, 6, 15)},
    ],
)
async def test_r_25_r_62_given_a_seat_group_or_role_is_lost_then_access_ends_and_the_cards_go(
    case_scene: Scene, changes: dict[str, Any]
) -> None:
    after = with_person(case_scene.organisation, PIA, **changes)

    await install_municipality(case_scene.services, after, [])

    assert await show_consents(case_scene.services, case_scene.who(PIA), CODE) == NO_CASE
    await case_scene.tick()
    assert locked(case_scene) == {"activity-card-pia"}


async def test_r_25_r_62_given_the_coordinators_role_is_taken_back_then_the_same(
    case_scene: Scene,
) -> None:
    after = with_person(case_scene.organisation, KAJ, roles=frozenset())

    await install_municipality(case_scene.services, after, [])

    assert await show_consents(case_scene.services, case_scene.who(KAJ), CODE) == NO_CASE
    await case_scene.tick()
    assert locked(case_scene) == {"activity-card-kaj"}


async def chats(scene: Scene, person: PersonId) -> None:
    """The chat is known, as it is to everybody who has been sent a card."""
    place = Conversation(
        person=person,
        conversation=f"conversation-{person}",
        service_url="https://smba.example.org",
        tenant=min(scene.organisation.tenants),
        member=scene.organisation.person(person).entra_object_id,
    )
    async with scene.services.unit_of_work(NORRSJO) as uow:
        await uow.conversations.put(place)


async def test_r_62_given_somebody_is_taken_out_of_the_file_then_the_cards_go_all_the_same(
    case_scene: Scene,
) -> None:
    await chats(case_scene, PIA)
    people = tuple(p for p in case_scene.organisation.people if p.id != PIA)

    await install_municipality(
        case_scene.services, replace(case_scene.organisation, people=people), []
    )
    await case_scene.tick()

    assert locked(case_scene) == {"activity-card-pia"}


async def test_r_62_given_a_hand_over_then_the_leavers_cards_go_and_nobody_elses(
    case_scene: Scene,
) -> None:
    await chats(case_scene, FRIDA)
    await hand_over(case_scene.services, NORRSJO, FRIDA, PersonId("leo"))
    await case_scene.tick()

    assert locked(case_scene) == {"activity-card-frida"}


async def test_given_nothing_is_lost_then_no_card_is_touched(case_scene: Scene) -> None:
    await put(case_scene, cards=[a_card("card-rut", RUT)])
    after = with_person(case_scene.organisation, RUT, title="rektor", language="en")

    await install_municipality(case_scene.services, after, [])
    await case_scene.tick()

    assert locked(case_scene) == set()
    assert "replace:" not in " ".join(case_scene.keys())
