"""R-52: of those who are in a shared chat, the one who may read least decides."""

from typing import Any

import pytest

from bot.company import Company
from bot.events import Place
from bot.people import Speaker, find_speaker
from sspf.domain.organisation import PersonId
from tests.fakes.rosters import FakeRosters
from tests.use_cases.world import DISA, PIA, RUT, Scene, a_scene, norrsjo

TENANT = min(norrsjo().organisation.tenants)
CHAT = "19:chat@thread.v2"
PLACE = Place(
    tenant=TENANT,
    entra_object_id="",
    conversation=CHAT,
    kind="groupChat",
    service_url="http://teams.test/",
    roster=CHAT,
)
BOT = {"id": "28:bot", "name": "SSPF-stödet"}
STRANGER = {"id": "29:x", "aadObjectId": "00000000-0000-4000-8000-00000000dead"}


def oid(person: PersonId) -> str:
    return norrsjo().organisation.person(person).entra_object_id


def in_chat(person: PersonId, **more: Any) -> dict[str, Any]:
    return {"id": f"29:{person}", "aadObjectId": oid(person), "tenantId": TENANT} | more


async def speaker() -> Speaker:
    scene: Scene = await a_scene()
    found = await find_speaker(scene.services, TENANT, oid(RUT), is_private=False)
    assert found
    return found


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([BOT, in_chat(RUT), in_chat(PIA)], frozenset({RUT, PIA})),
        ([in_chat(RUT), in_chat(DISA)], frozenset({RUT, DISA})),
        ([in_chat(RUT), in_chat(PIA, aadObjectId=None, objectId=oid(PIA))], frozenset({RUT, PIA})),
        ([in_chat(RUT), STRANGER], None),
        ([in_chat(RUT), {"id": "29:nobody"}], None),
        ([in_chat(RUT), in_chat(PIA, tenantId="another")], None),
        ([], None),
        ([BOT], None),
    ],
    ids=["all known", "leads", "old field", "stranger", "no id", "other tenant", "empty", "bot"],
)
async def test_given_who_is_there_then_each_is_known_or_nobody_counts(
    members: list[dict[str, Any]], expected: frozenset[PersonId] | None
) -> None:
    company = Company(FakeRosters(**{CHAT: members}))

    assert await company.of(await speaker(), PLACE) == expected


async def test_given_it_cannot_be_told_then_none() -> None:
    company = Company(FakeRosters())

    assert await company.of(await speaker(), PLACE) is None
    assert await company.of(await speaker(), None) is None


async def test_given_asked_again_then_teams_is_asked_once_until_somebody_comes() -> None:
    rosters = FakeRosters(**{CHAT: [in_chat(RUT)]})
    company, rut = Company(rosters), await speaker()
    assert await company.of(rut, PLACE) == frozenset({RUT})
    rosters.of[CHAT] = [in_chat(RUT), STRANGER]

    assert await company.of(rut, PLACE) == frozenset({RUT})
    company.forget(PLACE)
    assert await company.of(rut, PLACE) is None
    assert rosters.asked == 2


async def test_given_what_was_seen_is_old_then_it_is_asked_for_anew() -> None:
    rosters = FakeRosters(**{CHAT: [in_chat(RUT)]})
    company, rut = Company(rosters, fresh_seconds=0), await speaker()

    await company.of(rut, PLACE)
    await company.of(rut, PLACE)

    assert rosters.asked == 2
