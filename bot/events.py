"""What Teams tells about where the bot is: added, removed, who came and went. Pure reading.

Nothing here is believed: who somebody is, is asked of the municipality's own file afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sspf.domain.organisation import Person
from sspf.ports import Conversation

PERSONAL = "personal"
INSTALLATION, CONVERSATION = "installationUpdate", "conversationUpdate"
LONGEST = 500
"""Characters of an id; a longer one is no id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it happened, and who did it."""

    tenant: str
    entra_object_id: str
    conversation: str
    kind: str
    service_url: str
    user: str = ""
    bot: str = ""
    roster: str = ""
    """Id that the members of a shared chat are asked for by: of a channel, its team's."""

    @property
    def is_personal(self) -> bool:
        return self.kind == PERSONAL

    def of(self, person: Person) -> Conversation:
        """The place as where this person is reached; `member` is who was seen there."""
        return Conversation(
            person=person.id,
            conversation=self.conversation,
            service_url=self.service_url,
            tenant=self.tenant,
            bot=self.bot,
            user=self.user,
            kind=self.kind,
            member=self.entra_object_id,
        )


@dataclass(frozen=True, slots=True)
class Installed:
    place: Place
    is_first: bool = False
    """True: the one event that tells of an installation and comes once; the others repeat it."""


@dataclass(frozen=True, slots=True)
class Removed:
    place: Place


@dataclass(frozen=True, slots=True)
class MembersChanged:
    """Somebody else came or went in a shared chat; who, is nobody's business here."""

    place: Place


Event = Installed | Removed | MembersChanged


def place_in(body: Mapping[str, Any]) -> Place | None:
    """None when an id is missing, or the tenant is told in two ways that do not agree."""
    conversation, sender = _object(body, "conversation"), _object(body, "from")
    tenant = _word(_object(_object(body, "channelData"), "tenant"), "id")
    if _word(conversation, "tenantId") not in ("", tenant):
        return None
    place = Place(
        tenant=tenant,
        entra_object_id=_word(sender, "aadObjectId"),
        conversation=_word(conversation, "id"),
        kind=_word(conversation, "conversationType"),
        service_url=_word(body, "serviceUrl"),
        user=_word(sender, "id"),
        bot=_word(_object(body, "recipient"), "id"),
        roster=_word(_object(_object(body, "channelData"), "team"), "id")
        or _word(conversation, "id").partition(";")[0],
    )
    whole = place.tenant and place.conversation and place.kind and place.service_url
    return place if whole else None


def event_in(body: Mapping[str, Any]) -> Event | None:
    """None for everything else, a half told event and half of an upgrade."""
    place = place_in(body)
    if place is None:
        return None
    if body.get("type") == INSTALLATION:
        return _installation(place, _word(body, "action"))
    return _conversation(place, body) if body.get("type") == CONVERSATION else None


def _installation(place: Place, action: str) -> Event | None:
    """`remove-upgrade` comes before its `add-upgrade`: nobody has removed anything."""
    if action in ("add", "add-upgrade"):
        return Installed(place, is_first=action == "add")
    return Removed(place) if action == "remove" else None


def _conversation(place: Place, body: Mapping[str, Any]) -> Event | None:
    added, removed = _ids(body, "membersAdded"), _ids(body, "membersRemoved")
    if place.bot and place.bot in removed:
        return Removed(place)
    if place.bot and place.bot in added:
        return Installed(place)
    return MembersChanged(place) if added or removed else None


def _ids(body: Mapping[str, Any], name: str) -> frozenset[str]:
    members = body.get(name)
    found = members if isinstance(members, list) else []
    return frozenset(_word(one, "id") for one in found if isinstance(one, dict)) - {""}


def _object(of: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = of.get(name)
    return found if isinstance(found, dict) else {}


def _word(of: Mapping[str, Any], name: str) -> str:
    found = of.get(name)
    return found if isinstance(found, str) and len(found) <= LONGEST else ""
