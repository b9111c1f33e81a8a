"""What a good token is good for: channel, address, tenant, each asked for every activity."""

import json
from typing import Any

import pytest

from bot.door.admitted import Reason
from tests.bot.door.doorway import OTHER_TENANT, TENANT, Doorway, an_activity, status_of
from tests.bot.door.token_cases import EVIL, Bearer
from tests.fakes.key_server import SERVICE_URL, a_bearer, a_jwk

CONVERSATION = {"id": "a:rut", "conversationType": "personal"}
NOT_ALLOWED: dict[str, tuple[Bearer, dict[str, Any], Reason]] = {
    "a key without endorsements": (lambda: a_bearer("bare"), {}, Reason.ENDORSEMENT),
    "a key for another channel": (lambda: a_bearer("web"), {}, Reason.ENDORSEMENT),
    "web chat": (a_bearer, {"channelId": "webchat"}, Reason.CHANNEL),
    "no channel": (a_bearer, {"channelId": None}, Reason.CHANNEL),
    "the channel in large letters": (a_bearer, {"channelId": "MSTeams"}, Reason.CHANNEL),
    "another address": (a_bearer, {"serviceUrl": EVIL}, Reason.SERVICE_URL),
    "an address with more": (a_bearer, {"serviceUrl": f"{SERVICE_URL}x/"}, Reason.SERVICE_URL),
    "an address with less": (
        a_bearer,
        {"serviceUrl": SERVICE_URL.rstrip("/")},
        Reason.SERVICE_URL,
    ),
    "another tenant": (
        a_bearer,
        {
            "channelData": {"tenant": {"id": OTHER_TENANT}},
            "conversation": CONVERSATION | {"tenantId": OTHER_TENANT},
        },
        Reason.TENANT,
    ),
    "another tenant in one place": (
        a_bearer,
        {"conversation": CONVERSATION | {"tenantId": OTHER_TENANT}},
        Reason.TENANT,
    ),
    "another tenant in the other place": (
        a_bearer,
        {"channelData": {"tenant": {"id": OTHER_TENANT}}},
        Reason.TENANT,
    ),
    "no tenant": (a_bearer, {"channelData": {}, "conversation": CONVERSATION}, Reason.TENANT),
    "an empty tenant": (
        a_bearer,
        {"channelData": {"tenant": {"id": ""}}, "conversation": CONVERSATION},
        Reason.TENANT,
    ),
    "no tenant and no channel data": (
        a_bearer,
        {"channelData": None, "conversation": CONVERSATION},
        Reason.TENANT,
    ),
}


@pytest.fixture(autouse=True)
def _several_keys(doorway: Doorway) -> None:
    doorway.server.keys = [
        a_jwk(),
        a_jwk("bare", endorsements=None),
        a_jwk("web", endorsements=["webchat"]),
    ]


@pytest.mark.parametrize("name", NOT_ALLOWED)
@pytest.mark.parametrize("manner", ["first", "after a good one"])
async def test_given_a_good_token_for_what_is_not_allowed_then_403(
    doorway: Doorway, name: str, manner: str
) -> None:
    """The second time the token is remembered; what comes with it is judged all the same."""
    bearer, fields, reason = NOT_ALLOWED[name]
    token, gate = bearer(), doorway.gate()
    if manner == "after a good one":
        await status_of(gate, token)
        doorway.refused.clear()

    assert await status_of(gate, token, an_activity(**fields)) == 403
    assert doorway.refused == [reason]


@pytest.mark.parametrize(
    "fields",
    [
        {"conversation": CONVERSATION},
        {"channelData": {"team": {"id": "19:x@thread.tacv2"}}},
        {"channelData": None},
        {"channelData": {"tenant": None}},
        {"channelData": {"tenant": {"id": TENANT.upper()}}},
    ],
)
async def test_given_the_tenant_stands_in_one_place_only_then_it_is_enough(
    doorway: Doorway, fields: dict[str, Any]
) -> None:
    assert await status_of(doorway.gate(), None, an_activity(**fields)) == 200


async def test_given_no_tenant_is_listed_then_nobody_is_let_in(doorway: Doorway) -> None:
    assert await status_of(doorway.gate(tenants=frozenset())) == 403


@pytest.mark.parametrize("app_id", ["", " "])
async def test_given_an_empty_app_id_then_there_is_no_gate(doorway: Doorway, app_id: str) -> None:
    with pytest.raises(ValueError, match="app id"):
        doorway.gate(app_id=app_id)


async def test_given_an_activity_comes_in_then_its_ids_are_told(doorway: Doorway) -> None:
    admitted = await doorway.gate().admit(
        a_bearer(), "application/json", json.dumps(an_activity()).encode()
    )

    assert admitted.body == an_activity()
    assert (admitted.tenant, admitted.conversation) == (TENANT, "a:rut")
    assert admitted.activity == "1700000000000"
