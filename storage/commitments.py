"""Table and repository of commitments, with the numbers they are given."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    RowMapping,
    Select,
    String,
    Text,
    bindparam,
    text,
    update,
)

from sspf.domain.cases import CaseId
from sspf.domain.commitments import (
    OPEN,
    Change,
    Commitment,
    CommitmentId,
    CommitmentStatus,
    Due,
    Effect,
    commitment_id,
)
from sspf.domain.errors import UnknownCommitmentError
from sspf.domain.levels import PreventionLevel, Subject
from sspf.domain.organisation import GroupKey, PartyKey, PersonId
from sspf.domain.wanted import Order, Wanted
from storage.commitment_changes import ChangeRepository
from storage.commitment_questions import Questions
from storage.database import keyed_table, refers
from storage.individuals import open_rows, seal_words, unsealed_words
from storage.scope import Scope, columns_of, prepared, value_of
from storage.types import Level, Sealed, Strings, one_of

WORDS = ("text", "note")
"""Sealed when they are about a single person."""
HAS_ORIGIN = text("origin <> ''")
OF_A_CASE = text('"case" IS NOT NULL')
IS_OPEN = text("status IN ({})".format(", ".join(f"'{status}'" for status in sorted(OPEN))))


def _open_index(name: str, *columns: str) -> Index:
    """Only what is open is asked for often; the closed rows stay out of the way."""
    return Index(name, "municipality_id", *columns, sqlite_where=IS_OPEN, postgresql_where=IS_OPEN)


commitments = keyed_table(
    "commitments",
    Column("id", String, primary_key=True),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("group", String, nullable=False),
    Column("party", String, nullable=False),
    Column("owner", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("level", Level, nullable=False),
    CheckConstraint("level BETWEEN 1 AND 3", name="level"),
    Column("prevention", one_of(PreventionLevel, "prevention"), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("due_at_meeting", String),
    Column("decided_on", Date, nullable=False),
    Column("meeting", String),
    Column("taking_part", Strings, nullable=False),
    Column("goals", Strings, nullable=False),
    Column("subject", one_of(Subject, "subject"), nullable=False),
    Column("case", String),
    Column("status", one_of(CommitmentStatus, "status"), nullable=False),
    Column("effect", one_of(Effect, "effect")),
    Column("note", Text, nullable=False),
    Column("moved", Integer, nullable=False),
    Column("closed_on", Date),
    Column("origin", String, nullable=False),
    Column("sealed", Sealed),
    Column("version", Integer, nullable=False),
    refers("group", to="groups", key="key"),
    refers("party", to="parties", key="key"),
    refers("owner", to="people"),
    refers("meeting", to="meetings"),
    refers("due_at_meeting", to="meetings"),
    Index(None, "municipality_id", "group", "year", "number"),
    _open_index("ix_commitments_open_due", "due_on", "year", "number"),
    _open_index("ix_commitments_open_owner", "owner", "due_on"),
    _open_index(
        "ix_commitments_open_list",
        *("group", "due_on", "year", "number", "level", "status", "case"),
    ),
    _open_index("ix_commitments_open_party", "party", "due_on"),
    Index(
        "ix_commitments_counted",
        *("municipality_id", "group", "decided_on", "level", "case", "party", "status"),
        *("due_on", "closed_on", "goals", "effect"),
    ),
    Index(
        "ix_commitments_of_case",
        "municipality_id",
        "case",
        sqlite_where=OF_A_CASE,
        postgresql_where=OF_A_CASE,
    ),
    Index(
        "uq_commitments_origin",
        "municipality_id",
        "origin",
        unique=True,
        sqlite_where=HAS_ORIGIN,
        postgresql_where=HAS_ORIGIN,
    ),
)

counters = keyed_table(
    "counters",
    Column("series", String, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("last", Integer, nullable=False),
)


OF_GROUP = prepared(commitments, commitments.c.group == bindparam("group")).order_by(
    commitments.c.year, commitments.c.number
)

STILL_OPEN = prepared(commitments, IS_OPEN).order_by(  # type: ignore[arg-type]  # the very words of the index
    commitments.c.due_on, commitments.c.year, commitments.c.number
)
QUESTIONS = Questions(commitments, IS_OPEN)
LIMITS = {
    "owner": commitments.c.owner == bindparam("owner"),
    "parties": commitments.c.party.in_(bindparam("parties", expanding=True)),
    "due_until": commitments.c.due_on <= bindparam("due_until"),
}


@cache
def _open_of_group(limits: frozenset[str]) -> Select[Any]:
    of = commitments.c
    same = of.group == bindparam("group")
    asked = prepared(commitments, IS_OPEN, same, *(LIMITS[name] for name in sorted(limits)))  # type: ignore[arg-type]  # the very words of the index
    return asked.order_by(of.due_on, of.year, of.number)


class CommitmentRepository:
    """Implements sspf.ports.Commitments."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._history = ChangeRepository(scope)

    async def get(self, id: CommitmentId) -> Commitment:
        row = await self._scope.only(commitments, id=id)
        if row is None:
            raise UnknownCommitmentError(id)
        return (await self._read([row]))[0]

    async def put(self, commitment: Commitment) -> None:
        """StaleError too when another one has the same origin."""
        await self._scope.put_version(commitments, ("id",), await _write(self._scope, commitment))

    async def of_group(self, group: GroupKey) -> list[Commitment]:
        return await self._read(await self._scope.rows(OF_GROUP, group=group))

    async def still_open(self) -> list[Commitment]:
        return await self._read(await self._scope.rows(STILL_OPEN))

    async def open_of_group(
        self,
        group: GroupKey,
        *,
        owner: PersonId | None = None,
        parties: Sequence[PartyKey] = (),
        due_until: date | None = None,
    ) -> list[Commitment]:
        limits = {"owner": owner, "parties": tuple(parties), "due_until": due_until}
        given = {name: value for name, value in limits.items() if value not in (None, ())}
        rows = await self._scope.rows(_open_of_group(frozenset(given)), group=group, **given)
        return await self._read(rows)

    async def find(
        self, wanted: Wanted, order: Order = Order.DUE, *, first: int = 1, at_most: int = 10
    ) -> list[Commitment]:
        asked, given = QUESTIONS.rows(wanted, order)
        rows = await self._scope.rows(asked, **given, passed=first - 1, at_most=at_most)
        return await self._read(rows)

    async def count(self, wanted: Wanted) -> int:
        asked, given = QUESTIONS.count(wanted)
        number: int = (await self._scope.rows(asked, **given))[0]["n"]
        return number

    async def count_by_party(self, wanted: Wanted) -> dict[PartyKey, int]:
        asked, given = QUESTIONS.by_party(wanted)
        return {row["party"]: row["n"] for row in await self._scope.rows(asked, **given)}

    async def of_case(self, case: CaseId) -> list[Commitment]:
        c = commitments.c
        asked = self._scope.select(commitments, c.case == case, OF_A_CASE)  # type: ignore[arg-type]  # the very words of the index
        asked = asked.order_by(c.year, c.number)
        return await self._read(await self._scope.rows(asked))

    async def made_by(self, origin: str) -> Commitment | None:
        if not origin:
            return None
        asked = self._scope.select(commitments, commitments.c.origin == origin, HAS_ORIGIN)  # type: ignore[arg-type]  # the very words of the index
        row = await self._scope.row(asked)
        return (await self._read([row]))[0] if row else None

    async def _read(self, rows: Sequence[RowMapping]) -> list[Commitment]:
        await open_rows(self._scope, rows)
        return [_read(self._scope, row) for row in rows]

    async def next_number(self, year: int, taken: frozenset[str]) -> int:
        key = {"series": "commitments", "year": year}
        mine = [self._scope.mine(counters), *(counters.c[name] == key[name] for name in key)]
        controller = await self._scope.controller()
        await self._scope.insert_once(counters, {**key, "last": 0, "controller": controller})
        asked = self._scope.select(counters, *mine).with_for_update()
        number: int = (await self._scope.rows(asked))[0]["last"] + 1
        while commitment_id(year, number) in taken or await self._exists(year, number):
            number += 1
        await self._scope.connection.execute(update(counters).where(*mine).values(last=number))
        return number

    async def _exists(self, year: int, number: int) -> bool:
        return await self._scope.only(commitments, id=commitment_id(year, number)) is not None

    async def add_change(self, change: Change) -> None:
        await self._history.add(change)

    async def last_change(self, by: PersonId) -> Change | None:
        return await self._history.last(by)

    async def mark_undone(self, change: Change) -> None:
        await self._history.mark_undone(change)

    async def changes(self, id: CommitmentId) -> list[Change]:
        return await self._history.of(id)


async def _write(scope: Scope, commitment: Commitment) -> dict[str, object]:
    row = await seal_words(scope, commitments, columns_of(commitment), *WORDS)
    due: Due = row.pop("due")
    return row | {
        "due_on": due.on,
        "due_at_meeting": due.at_meeting,
        "year": _year(commitment),
        "number": commitment.number,
    }


def _read(scope: Scope, row: RowMapping) -> Commitment:
    on: date = row["due_on"]
    due = Due(on=on, at_meeting=row["due_at_meeting"])
    if row["sealed"] is None:
        return value_of(Commitment, row, due=due)
    return value_of(Commitment, row, due=due, **unsealed_words(scope, commitments, row))


def _year(commitment: Commitment) -> int:
    """The year in which its number runs: the middle of `Å-2027-004`."""
    return int(commitment.id.split("-")[1])
