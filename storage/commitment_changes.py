"""Table and repository of the history of commitments; what stood before and after is sealed."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Index,
    Integer,
    RowMapping,
    String,
    UniqueConstraint,
    text,
    update,
)

from sspf.domain.commitments import Change, Commitment, CommitmentId
from sspf.domain.organisation import PersonId
from storage.database import listed_table, refers
from storage.scope import Scope
from storage.types import Sealed, UtcDateTime

STANDS = text("NOT undone")

commitment_changes = listed_table(
    "commitment_changes",
    Column("commitment", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("by", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("before", Sealed, nullable=False),
    Column("after", Sealed, nullable=False),
    Column("undone", Boolean, nullable=False),
    UniqueConstraint("municipality_id", "commitment", "version"),
    refers("commitment", to="commitments"),
    Index(
        "ix_commitment_changes_standing",
        "municipality_id",
        "by",
        "sequence",
        sqlite_where=STANDS,
        postgresql_where=STANDS,
    ),
)

DOCUMENT = TypeAdapter(Commitment)
SEALED = ("before", "after")


class ChangeRepository:
    """The part of sspf.ports.Commitments that is about changes.

    A change is known by its commitment and the version that it led to.
    """

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def add(self, change: Change) -> None:
        key = change.commitment, change.after.version
        sealed = {
            name: self._scope.seal(
                DOCUMENT.dump_json(getattr(change, name)), commitment_changes.c[name], *key
            )
            for name in SEALED
        }
        row = {
            "commitment": change.commitment,
            "version": change.after.version,
            "by": change.by,
            "at": change.at,
            "undone": change.undone,
            "controller": change.after.controller,
        }
        await self._scope.insert(commitment_changes, [row | sealed])

    async def last(self, by: PersonId) -> Change | None:
        asked = self._scope.select(commitment_changes, commitment_changes.c.by == by, STANDS)  # type: ignore[arg-type]  # the very words of the index
        row = await self._scope.row(asked.order_by(commitment_changes.c.sequence.desc()).limit(1))
        return self._read(row) if row else None

    async def of(self, id: CommitmentId) -> list[Change]:
        """Oldest first."""
        asked = self._scope.select(commitment_changes, commitment_changes.c.commitment == id)
        rows = await self._scope.rows(asked.order_by(commitment_changes.c.sequence))
        return [self._read(row) for row in rows]

    async def mark_undone(self, change: Change) -> None:
        where: list[ColumnElement[Any]] = [
            self._scope.mine(commitment_changes),
            commitment_changes.c.commitment == change.commitment,
            commitment_changes.c.version == change.after.version,
        ]
        await self._scope.connection.execute(
            update(commitment_changes).where(*where).values(undone=True)
        )

    def _read(self, row: RowMapping) -> Change:
        key = row["commitment"], row["version"]
        before, after = (
            DOCUMENT.validate_json(self._scope.unseal(row[name], commitment_changes.c[name], *key))
            for name in SEALED
        )
        return Change(
            commitment=row["commitment"],
            by=row["by"],
            at=row["at"],
            before=before,
            after=after,
            undone=row["undone"],
        )
