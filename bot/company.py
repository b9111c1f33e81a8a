"""Who reads along in a shared chat: the one who may read least decides what is answered there."""

import asyncio
from asyncio import get_running_loop
from collections.abc import Mapping
from typing import Any, Protocol

from bot.events import Place
from bot.people import Speaker
from sspf.domain.organisation import Organisation, Person, PersonId
from sspf.ports import PermanentFailureError, TemporaryFailureError, UnknownOutcomeError

FRESH_SECONDS = 60.0
PATIENCE_SECONDS = 0.7
"""A turn answers within a second."""
MOST = 1000
"""Chats remembered; then it begins anew."""
BOT = "28:"
NOT_TOLD = (PermanentFailureError, TemporaryFailureError, UnknownOutcomeError, TimeoutError)

Member = tuple[str, str]
"""Tenant, empty where it is not told, and Entra object id, empty for what is nobody."""


class Rosters(Protocol):
    async def members(
        self, service_url: str, conversation: str, *, tenant: str = ""
    ) -> list[dict[str, Any]]: ...


class Company:
    """Asks Teams who is in the chat, at most once a minute, and anew when somebody came or went."""

    def __init__(self, rosters: Rosters, fresh_seconds: float = FRESH_SECONDS) -> None:
        self._rosters = rosters
        self._fresh_seconds = fresh_seconds
        self._seen: dict[str, tuple[frozenset[Member], float]] = {}

    def forget(self, place: Place) -> None:
        self._seen.pop(place.roster, None)

    async def of(self, speaker: Speaker, place: Place | None) -> frozenset[PersonId] | None:
        """None: somebody is there whom the municipality does not know, or it cannot be told."""
        members = None if place is None else await self._members(place)
        if not members:
            return None
        found = [_person(speaker.organisation, member) for member in members]
        return None if None in found else frozenset(p.id for p in found if p is not None)

    async def _members(self, place: Place) -> frozenset[Member] | None:
        now = get_running_loop().time()
        members, at = self._seen.get(place.roster, (None, 0.0))
        if members is not None and now - at < self._fresh_seconds:
            return members
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                told = await self._rosters.members(
                    place.service_url, place.roster, tenant=place.tenant
                )
        except NOT_TOLD:
            return None
        if len(self._seen) >= MOST:
            self._seen.clear()
        members = frozenset(map(_member, filter(_is_somebody, told)))
        self._seen[place.roster] = (members, now)
        return members


def _is_somebody(told: Mapping[str, Any]) -> bool:
    return not str(told.get("id", "")).startswith(BOT)


def _member(told: Mapping[str, Any]) -> Member:
    entra = told.get("aadObjectId") or told.get("objectId")
    return str(told.get("tenantId") or ""), str(entra or "")


def _person(organisation: Organisation, member: Member) -> Person | None:
    """By Entra object id, and in one of the municipality's tenants where the tenant is told."""
    tenant, entra_object_id = member
    if not entra_object_id or (tenant and tenant not in organisation.tenants):
        return None
    same = (p for p in organisation.people if p.entra_object_id == entra_object_id)
    return next(same, None)
