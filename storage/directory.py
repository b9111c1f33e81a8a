"""Who speaks: one question by Entra object id, asked before any municipality is known."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from sspf.domain.organisation import PersonId
from sspf.ports import KeyProvider, Registered
from storage.conversations import ConversationRepository
from storage.group_commit import GroupCommit
from storage.organisation_tables import municipalities, people
from storage.organisations import OrganisationRepository
from storage.plans import MADE_ONCE
from storage.reach import ReachRepository
from storage.scope import Editions, Scope
from storage.sqlite_statements import short_way
from storage.walls import across, enter

LONGEST = 100
"""Characters; an Entra object id has 36."""

Asked = tuple[str, str]
"""Tenant and Entra object id."""


class StoredDirectory:
    """Implements sspf.ports.Directory.

    What was read before is used again only when its edition still stands, which is asked for in
    the same transaction: whoever was taken out is unknown from the next question on, everywhere.
    """

    def __init__(self, group: GroupCommit, keys: KeyProvider, editions: Editions) -> None:
        self._group = group
        self._keys = keys
        self._editions = editions

    async def find(self, tenant: str, entra_object_id: str) -> Registered | None:
        if not all(_is_an_id(said) for said in (tenant, entra_object_id)):
            return None
        return await self._group.ask(self._find, (tenant, entra_object_id))

    async def _find(
        self, connection: AsyncConnection, asked: Sequence[Asked]
    ) -> list[Registered | None]:
        ids = {entra_object_id for _, entra_object_id in asked}
        async with across(connection, municipalities, people):
            rows = await _rows(connection, {"ids": sorted(ids)})
        read: dict[str, dict[str, Registered]] = {}
        for municipality, edition in {(r["municipality_id"], r["edition"]) for r in rows}:
            await enter(connection, municipality)
            scope = Scope(connection, municipality, self._keys, "", self._editions)
            here = [r["id"] for r in rows if r["municipality_id"] == municipality]
            read[municipality] = await _read(scope, edition, here)
        return [_first(one, rows, read) for one in asked]


def _registered() -> Select[Any]:
    """Everybody who has one of the ids now, municipality by municipality."""
    same = municipalities.c.municipality_id == people.c.municipality_id
    return (
        select(
            people.c.municipality_id,
            people.c.id,
            people.c.entra_object_id,
            municipalities.c.edition,
        )
        .join(municipalities, same)
        .where(people.c.entra_object_id.in_(bindparam("ids", expanding=True)), ~people.c.retired)
        .order_by(people.c.municipality_id, people.c.place)
        .execution_options(**MADE_ONCE)
    )


REGISTERED = _registered()


async def _rows(connection: AsyncConnection, given: Mapping[str, Any]) -> Sequence[Any]:
    """Of REGISTERED, by the names of their columns."""
    way = short_way(connection)
    found = way.rows(REGISTERED, given) if way else None
    return (
        (await connection.execute(REGISTERED, given)).mappings().all() if found is None else found
    )


async def _read(scope: Scope, edition: str, people: Sequence[PersonId]) -> dict[str, Registered]:
    """These people of one municipality, by id."""
    read_in, organisation = scope.editions.get(scope.municipality, ("", None))
    if organisation is None or read_in != edition:
        organisation = await OrganisationRepository(scope).get()
    places = await ConversationRepository(scope).of(people)
    reaches = await ReachRepository(scope).of(people)
    return {
        person.id: Registered(
            organisation=organisation,
            person=person,
            place=places.get(person.id),
            reach=reaches.get(person.id),
        )
        for person in map(organisation.person, people)
    }


def _first(
    asked: Asked, rows: Sequence[Mapping[str, Any]], read: dict[str, dict[str, Registered]]
) -> Registered | None:
    """In the first municipality of that tenant, by id, which has such a person."""
    tenant, entra_object_id = asked
    for row in rows:
        found = read[row["municipality_id"]][row["id"]]
        if row["entra_object_id"] == entra_object_id and tenant in found.organisation.tenants:
            return found
    return None


def _is_an_id(said: str) -> bool:
    """Nothing that a database would choke on; nobody is registered under it anyway."""
    return 0 < len(said) <= LONGEST and said.isascii() and said.isprintable()
