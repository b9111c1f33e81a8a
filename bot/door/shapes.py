"""The shape of an activity, as far as the SDK and the product lean on it."""

from collections.abc import Iterable, Mapping
from typing import Any

Body = Mapping[str, Any]

TEXTS = ("text", "name", "action", "locale", "channelId", "timestamp", "localTimestamp")
IDS = ("id", "replyToId", "serviceUrl")
PLACES = ("conversation", "from", "recipient")
PLACE_TEXTS = ("name", "role", "conversationType")
PLACE_IDS = ("id", "aadObjectId", "tenantId")
LISTS = (
    "attachments",
    "entities",
    "membersAdded",
    "membersRemoved",
    "reactionsAdded",
    "reactionsRemoved",
)
LONGEST_ID = 512
"""Characters; the longest that Teams is known to send have about 200."""


def is_activity(body: Body) -> bool:
    """`null` is taken for absent: Teams sends it in places."""
    return (
        bool(body.get("type"))
        and isinstance(body["type"], str)
        and bool(body.get("serviceUrl"))
        and _all(body, TEXTS, _is_text)
        and _all(body, IDS, _is_id)
        and _all(body, LISTS, _is_list_of_objects)
        and all(_is_place(body.get(name)) for name in PLACES)
        and bool(body["conversation"].get("id"))
        and _has_whole_tenant(body.get("channelData"))
    )


def tenants_of(body: Body) -> dict[str, None]:
    """Each tenant that the activity names, once; a set that keeps its order.

    Not every activity says it in both places, and those of a moved conversation may differ.
    """
    tenant = (body.get("channelData") or {}).get("tenant") or {}
    said = (tenant.get("id"), body["conversation"].get("tenantId"))
    return dict.fromkeys(one for one in said if one)


def _all(body: Body, names: Iterable[str], is_right: Any) -> bool:
    return all(is_right(body.get(name)) for name in names)


def _is_text(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_id(value: object) -> bool:
    """No control characters: ids become keys, and PostgreSQL keeps no null byte."""
    if value is None:
        return True
    return isinstance(value, str) and len(value) <= LONGEST_ID and value.isprintable()


def _is_list_of_objects(value: object) -> bool:
    if value is None:
        return True
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _is_place(place: object) -> bool:
    if not isinstance(place, dict):
        return False
    return _all(place, PLACE_TEXTS, _is_text) and _all(place, PLACE_IDS, _is_id)


def _has_whole_tenant(channel_data: object) -> bool:
    if channel_data is None:
        return True
    if not isinstance(channel_data, dict):
        return False
    tenant = channel_data.get("tenant")
    return tenant is None or (isinstance(tenant, dict) and _is_id(tenant.get("id")))
