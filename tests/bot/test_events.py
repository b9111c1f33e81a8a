"""What Teams tells about where the bot is, read and never believed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.events import Event, Installed, MembersChanged, Removed, event_in, place_in

TENANT, BOT = "tenant-1", "28:bot"
NESTED = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)
FIELDS = ("type", "action", "channelData", "conversation", "from", "recipient", "serviceUrl")


def a_body(kind: str = "installationUpdate", where: str = "personal", **more: Any) -> Any:
    return {
        "type": kind,
        "serviceUrl": "https://smba.trafficmanager.net/emea/",
        "channelData": {"tenant": {"id": TENANT}},
        "from": {"id": "29:rut", "aadObjectId": "oid-rut"},
        "recipient": {"id": BOT},
        "conversation": {"id": "a:1", "conversationType": where, "tenantId": TENANT},
    } | more


def members(added: str = "", removed: str = "") -> Any:
    body = a_body("conversationUpdate")
    body |= {"membersAdded": [{"id": added}]} if added else {}
    return body | ({"membersRemoved": [{"id": removed}]} if removed else {})


def kind_of(event: Event | None) -> tuple[str, bool]:
    return type(event).__name__, isinstance(event, Installed) and event.is_first


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (a_body(action="add"), ("Installed", True)),
        (a_body(action="add-upgrade"), ("Installed", False)),
        (a_body(action="remove"), ("Removed", False)),
        (a_body(action="remove-upgrade"), ("NoneType", False)),
        (a_body(action="dance"), ("NoneType", False)),
        (a_body(), ("NoneType", False)),
        (members(added=BOT), ("Installed", False)),
        (members(removed=BOT), ("Removed", False)),
        (members(added="29:kim"), ("MembersChanged", False)),
        (members(removed="29:kim"), ("MembersChanged", False)),
        (members(), ("NoneType", False)),
        (a_body("messageReaction"), ("NoneType", False)),
    ],
)
def test_given_an_event_when_read_then_it_is_what_teams_means(
    body: Any, kind: tuple[str, bool]
) -> None:
    assert kind_of(event_in(body)) == kind


def test_given_a_personal_event_when_read_then_it_says_who_and_where() -> None:
    event = event_in(a_body(action="add"))

    assert isinstance(event, Installed)
    place = event.place
    assert (place.tenant, place.entra_object_id, place.conversation) == (TENANT, "oid-rut", "a:1")
    assert (place.user, place.bot, place.is_personal) == ("29:rut", BOT, True)


@pytest.mark.parametrize("where", ["groupChat", "channel", "", "Personal"])
def test_given_any_other_kind_of_chat_when_read_then_it_is_not_personal(where: str) -> None:
    place = place_in(a_body(where=where or "unknown"))

    assert place is not None
    assert not place.is_personal


def test_given_two_tenants_that_do_not_agree_when_read_then_it_is_nothing() -> None:
    body = a_body(action="add")
    body["conversation"]["tenantId"] = "tenant-2"

    assert event_in(body) is None


@pytest.mark.parametrize("name", ["channelData", "conversation", "serviceUrl"])
def test_given_half_an_event_when_read_then_it_is_nothing(name: str) -> None:
    body = a_body(action="add")
    del body[name]

    assert event_in(body) is None


@given(st.dictionaries(st.sampled_from([*FIELDS, "membersAdded", "membersRemoved"]), NESTED))
def test_whatever_comes_is_read_without_a_fault(changes: dict[str, Any]) -> None:
    event = event_in(a_body(action="add") | changes)

    assert event is None or isinstance(event, Installed | Removed | MembersChanged)
