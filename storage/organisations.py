"""Repository of the organisation: one municipality with its model, read and written whole."""

import secrets
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import RowMapping, Table, bindparam, delete, select, update

from sspf.domain.cadence import Cadence, Season
from sspf.domain.case_rules import CaseRules
from sspf.domain.levels import BriefingLevel
from sspf.domain.list_rules import ListReview, ListRule
from sspf.domain.organisation import (
    Authority,
    AuthorityKey,
    Break,
    Group,
    MeetingRules,
    Organisation,
    Party,
    PartyKey,
    Person,
    PersonId,
    Sayings,
)
from sspf.domain.report_rules import Reporting
from sspf.domain.ways_of_working import WaysOfWorking
from storage.organisation_tables import (
    authorities,
    group_parties,
    groups,
    municipalities,
    parties,
    party_authorities,
    people,
    person_groups,
    person_roles,
)
from storage.plans import MADE_ONCE
from storage.scope import HERE, Scope, columns_of, value_of

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What is only ever read whole, and so is kept as one document."""

    rules: MeetingRules
    terms: dict[str, str]
    breaks: tuple[Break, ...]
    closed_days: tuple[date, ...]
    concern_link: str | None
    tenants: frozenset[str]
    taken_numbers: frozenset[str]
    without_reminders: frozenset[PersonId] = frozenset()
    season: Season | None = None
    cases: CaseRules = field(default_factory=CaseRules)
    lists: tuple[ListRule, ...] = ()
    list_review: ListReview | None = None
    individual_to_guests: bool = False
    fewer_reminders: frozenset[PersonId] = frozenset()
    chosen_languages: dict[PersonId, str] = field(default_factory=dict)
    sayings: Sayings = field(default_factory=Sayings)
    reporting: Reporting = field(default_factory=Reporting)
    own_reminders: bool = True
    ways: WaysOfWorking = field(default_factory=WaysOfWorking)


EDITION = (
    select(municipalities.c.edition)
    .where(municipalities.c.municipality_id == bindparam(HERE))
    .execution_options(**MADE_ONCE)
)
HELD = (
    select(municipalities.c.edition)
    .where(municipalities.c.municipality_id == bindparam(HERE))
    .with_for_update()
    .execution_options(**MADE_ONCE)
)
SETTINGS = TypeAdapter(Settings)
CADENCE = TypeAdapter(Cadence)


class OrganisationRepository:
    """Implements sspf.ports.Organisations. Reading what was read before costs one question."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._here: Organisation | None = None
        """As it was found in this unit of work: one turn is judged by one organisation."""

    async def get(self) -> Organisation:
        """LookupError when the municipality has never been put."""
        if self._here is None:
            self._here = await self._found()
        return self._here

    async def _found(self) -> Organisation:
        scope = self._scope
        edition, organisation = scope.editions.get(scope.municipality, ("", None))
        if organisation is None or edition != await self._edition():
            row = await scope.only(municipalities)
            if row is None:
                raise LookupError(scope.municipality)
            organisation = await self._read(row)
            scope.editions[scope.municipality] = row["edition"], organisation
        scope.know_controller(organisation.controller)
        return organisation

    async def hold(self) -> Organisation:
        """PostgreSQL holds the row that the log holds too; SQLite has one writer anyway.

        Read anew: while this waited for the row, somebody may have put another organisation.
        """
        await self._scope.row(HELD)
        self._here = None
        return await self.get()

    async def _edition(self) -> str | None:
        row = await self._scope.row(EDITION)
        return None if row is None else row["edition"]

    async def put(self, organisation: Organisation) -> None:
        """Replace it whole. Whoever is no longer in it is retired, not removed."""
        scope = self._scope
        self._here = None
        settings = {name: getattr(organisation, name) for name in Settings.__annotations__}
        row = {
            **{name: getattr(organisation, name) for name in ("name", "model", "controller")},
            "time_zone": organisation.time_zone,
            "individual": organisation.individual,
            "settings": SETTINGS.dump_python(Settings(**settings), mode="json"),
            "edition": secrets.token_hex(8),  # not a count: a rolled back one must not come again
        }
        await scope.upsert(municipalities, (), [row])
        for links in (party_authorities, group_parties, person_groups, person_roles):
            await scope.connection.execute(delete(links).where(scope.mine(links)))
        for table, key, rows in _rows(organisation):
            await scope.connection.execute(
                update(table).where(scope.mine(table)).values(retired=True)
            )
            placed = [{**row, "place": n, "retired": False} for n, row in enumerate(rows)]
            await scope.upsert(table, (key,), placed)
        for table, rows in _links(organisation):
            await scope.insert(table, rows)

    async def _read(self, row: RowMapping) -> Organisation:
        settings = SETTINGS.validate_python(row["settings"], strict=False)
        return Organisation(
            municipality=self._scope.municipality,
            **{name: row[name] for name in ("name", "model", "controller", "time_zone")},
            individual=row["individual"],
            **{name: getattr(settings, name) for name in Settings.__annotations__},
            authorities=tuple(
                [value_of(Authority, r) for r in await self._current(authorities)],
            ),
            parties=await self._parties(),
            people=await self._people(),
            groups=await self._groups(),
        )

    async def _parties(self) -> tuple[Party, ...]:
        behind = await self._linked(party_authorities, "party", "authority")
        rows = await self._current(parties)
        return tuple(value_of(Party, r, authorities=tuple(behind[r["key"]])) for r in rows)

    async def _people(self) -> tuple[Person, ...]:
        member_of = await self._linked(person_groups, "person", "group")
        roles: dict[str, list[Any]] = defaultdict(list)
        for row in await self._scope.found(person_roles):
            roles[row["person"]].append(row["role"])
        return tuple(
            value_of(
                Person,
                r,
                groups=frozenset(member_of[r["id"]]),
                roles=frozenset(roles[r["id"]]),
            )
            for r in await self._current(people)
        )

    async def _groups(self) -> tuple[Group, ...]:
        seats = await self._linked(group_parties, "group", "party")
        return tuple(
            value_of(
                Group,
                r,
                parties=tuple(seats[r["key"]]),
                levels=frozenset(map(BriefingLevel, r["levels"])),
                cadence=r["cadence"] and CADENCE.validate_python(r["cadence"]),
            )
            for r in await self._current(groups)
        )

    async def _current(self, table: Table) -> list[RowMapping]:
        return list(await self._scope.found(table, "place", retired=False))

    async def _linked(self, table: Table, one: str, other: str) -> Mapping[str, list[Any]]:
        found: dict[str, list[Any]] = defaultdict(list)
        for row in await self._scope.found(table, "place"):
            found[row[one]].append(row[other])
        return found


def _answers_for(organisation: Organisation, party: PartyKey | None) -> AuthorityKey:
    """The party's own authority; the municipality's for one that has none behind it."""
    known = organisation.party(party).authorities if party else ()
    return known[0] if known else organisation.controller


def _rows(organisation: Organisation) -> Iterator[tuple[Table, str, list[Row]]]:
    """The rows of each table with its key, in the order in which they can be written."""
    of = organisation
    yield authorities, "key", [{**columns_of(a), "controller": a.key} for a in of.authorities]
    yield parties, "key", [_party_row(of, p) for p in of.parties]
    yield people, "id", [_person_row(of, p) for p in of.people]
    yield groups, "key", [_group_row(of, g) for g in of.groups]


def _party_row(organisation: Organisation, party: Party) -> Row:
    row = {**columns_of(party), "controller": _answers_for(organisation, party.key)}
    del row["authorities"]
    return row


def _person_row(organisation: Organisation, person: Person) -> Row:
    row = {**columns_of(person), "controller": _answers_for(organisation, person.party)}
    del row["roles"], row["groups"]
    return row


def _group_row(organisation: Organisation, group: Group) -> Row:
    row = {**columns_of(group), "controller": organisation.controller}
    del row["parties"]
    row["levels"] = sorted(group.levels)
    row["cadence"] = group.cadence and CADENCE.dump_python(group.cadence, mode="json")
    return row


def _links(organisation: Organisation) -> Iterator[tuple[Table, list[Row]]]:
    """Who belongs to what, in order."""
    of = organisation
    yield (
        party_authorities,
        [
            {"party": p.key, "authority": a, "place": n, "controller": _answers_for(of, p.key)}
            for p in of.parties
            for n, a in enumerate(p.authorities)
        ],
    )
    yield (
        group_parties,
        [
            {"group": g.key, "party": p, "place": n, "controller": of.controller}
            for g in of.groups
            for n, p in enumerate(g.parties)
        ],
    )
    yield (
        person_groups,
        [
            {"person": p.id, "group": g, "place": n, "controller": _answers_for(of, p.party)}
            for p in of.people
            for n, g in enumerate(sorted(p.groups))
        ],
    )
    yield (
        person_roles,
        [
            {"person": p.id, "role": r, "controller": _answers_for(of, p.party)}
            for p in of.people
            for r in p.roles
        ],
    )
