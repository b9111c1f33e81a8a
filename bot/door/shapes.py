"""The shape of an activity, as far as the SDK and the product lean on it."""

from collections.abc import Callable, Mapping
from typing import Any

Body = Mapping[str, Any]
Rules = Mapping[str, Callable[[Any], bool]]

LONGEST_ID = 512
"""Characters; the longest that Teams is known to send have about 200."""
PLACES = ("conversation", "from", "recipient")


def is_activity(body: Body) -> bool:
    """`null` is taken for absent: Teams sends it in places."""
    return (
        bool(body.get("type"))
        and isinstance(body["type"], str)
        and bool(body.get("serviceUrl"))
        and _fits(body, OF_ALL)
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


def _fits(body: Body, rules: Rules) -> bool:
    """Asks only of what is there: this is done for each activity."""
    for name, value in body.items():
        if value is not None and name in rules and not rules[name](value):
            return False
    return True


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_id(value: object) -> bool:
    """No control characters: ids become keys, and PostgreSQL keeps no null byte."""
    return isinstance(value, str) and len(value) <= LONGEST_ID and value.isprintable()


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _is_place(place: object) -> bool:
    return isinstance(place, dict) and _fits(place, OF_A_PLACE)


def _has_whole_tenant(channel_data: object) -> bool:
    if channel_data is None:
        return True
    if not isinstance(channel_data, dict):
        return False
    tenant = channel_data.get("tenant")
    return tenant is None or (isinstance(tenant, dict) and _fits(tenant, OF_A_TENANT))


TEXTS = ("text", "name", "action", "locale", "channelId", "timestamp", "localTimestamp")
IDS = ("id", "replyToId", "serviceUrl")
LISTS = (
    "attachments",
    "entities",
    "membersAdded",
    "membersRemoved",
    "reactionsAdded",
    "reactionsRemoved",
)
OF_ALL: Rules = {
    **dict.fromkeys(TEXTS, _is_text),
    **dict.fromkeys(IDS, _is_id),
    **dict.fromkeys(LISTS, _is_list_of_objects),
}
OF_A_PLACE: Rules = {
    **dict.fromkeys(("name", "role", "conversationType"), _is_text),
    **dict.fromkeys(("id", "aadObjectId", "tenantId"), _is_id),
}
OF_A_TENANT: Rules = {"id": _is_id}
