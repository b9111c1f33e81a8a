"""Which tables hold rows of a case, and how they go when the case is purged.

A new table that belongs to cases gets its line in `OF_CASES`, before the tables it points to; one
that merely links to a case, and lives on without it, gets its line in `LINKED`. A test finds a
column named `case` or `case_id` that stands in neither.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Table, delete, select, update

from sspf.domain.retention import Kept, Limits
from storage.audit_table import audit
from storage.briefings import briefing_parts
from storage.cards import case_cards, list_cards
from storage.case_files import case_files
from storage.case_texts import case_text_releases, case_texts
from storage.cases import cases
from storage.commitment_changes import commitment_changes
from storage.commitments import commitments
from storage.consents import consents, legal_grounds
from storage.engines import SQLITE
from storage.entries import entries
from storage.minutes import decisions, items
from storage.retention import legal_holds
from storage.scope import HERE, Scope
from storage.sqlite_files import WRITE_OVER
from storage.sweeps import Sweep, carrying_out, counting, given, sweeps_of
from storage.walls import EVERYBODY, read_as
from storage.web_links import web_links

COLUMNS = ("case", "case_id")
OF_CASES: tuple[tuple[Table, str], ...] = (
    (case_texts, "case"),
    (case_files, "case"),
    (case_cards, "case"),
    (list_cards, "record"),
    (legal_holds, "case"),
    (web_links, "case"),
    (cases, "id"),
    (entries, "id"),
)
"""Table and the column that names the case; whole rows go, children before their parents."""
LINKED: tuple[tuple[Table, str], ...] = (
    (commitments, "case"),
    (items, "case"),
    (decisions, "case"),
    (briefing_parts, "case"),
)
"""Only the link goes: a closed case does not close its commitments."""
KEPT = frozenset({audit.name, consents.name, legal_grounds.name})
"""Who read what is kept for as long as the log is; a consent, for a while after its own end."""
WITH_KEYS = {Kept.CASES: cases, Kept.ENTRIES: entries}
"""Each row of these has a data key of its own."""
AT_A_TIME = 200


class PurgeRepository:
    """Implements sspf.ports.Purges."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def forget(self, cases: Collection[str]) -> int:
        await self._write_over()
        return sum([await self._forget(some) for some in _portions(sorted(cases))])

    async def present(self, cases: Collection[str]) -> list[tuple[Kept, str]]:
        found: set[tuple[Kept, str]] = set()
        for some in _portions(sorted(cases)):
            for what, table in WITH_KEYS.items():
                asked = select(table.c.id).where(self._scope.mine(table), table.c.id.in_(some))
                ids = (await self._scope.connection.execute(asked)).scalars()
                found |= {(what, id_) for id_ in ids}
        return sorted(found)

    async def due(self, what: Kept, limits: Limits) -> int:
        await read_as(self._scope.connection, EVERYBODY)
        counted = [counting(sweep) for sweep in sweeps_of(what) if sweep.counts]
        found = [await self._scope.rows(asked, **given(limits)) for asked in counted]
        return sum(rows[0]["n"] for rows in found)

    async def sweep(self, what: Kept, limits: Limits) -> int:
        await self._write_over()
        await read_as(self._scope.connection, EVERYBODY)
        limited = given(limits)
        gone = [(s.counts, await self._carry_out(s, limited)) for s in sweeps_of(what)]
        return sum(rows for counts, rows in gone if counts)

    async def _write_over(self) -> None:
        """SQLite would leave in its file what was removed, until something else needs the room."""
        if self._scope.connection.dialect.name == SQLITE:
            await self._scope.connection.exec_driver_sql(WRITE_OVER)

    async def _carry_out(self, sweep: Sweep, limits: Mapping[str, Any]) -> int:
        here = {HERE: self._scope.municipality}
        return (
            await self._scope.connection.execute(carrying_out(sweep), here | dict(limits))
        ).rowcount

    async def _forget(self, cases: Sequence[str]) -> int:
        gone = await self._forget_releases(cases) + await self._forget_history(cases)
        for table, column in OF_CASES:
            theirs = self._scope.mine(table), table.c[column].in_(cases)
            gone += (await self._scope.connection.execute(delete(table).where(*theirs))).rowcount
        for table, column in LINKED:
            theirs = self._scope.mine(table), table.c[column].in_(cases)
            unlinked = update(table).where(*theirs).values({column: None} | _words_of(table))
            gone += (await self._scope.connection.execute(unlinked)).rowcount
        return gone

    async def _forget_history(self, cases: Sequence[str]) -> int:
        """What their commitments said before: sealed by the house, so no key takes it along."""
        of_them = select(commitments.c.id).where(
            self._scope.mine(commitments), commitments.c.case.in_(cases)
        )
        statement = delete(commitment_changes).where(
            self._scope.mine(commitment_changes), commitment_changes.c.commitment.in_(of_them)
        )
        return (await self._scope.connection.execute(statement)).rowcount

    async def _forget_releases(self, cases: Sequence[str]) -> int:
        """To whom the texts were passed: rows that are known by their text."""
        await read_as(self._scope.connection, EVERYBODY)
        of_them = select(case_texts.c.id).where(
            self._scope.mine(case_texts), case_texts.c.case.in_(cases)
        )
        statement = delete(case_text_releases).where(
            self._scope.mine(case_text_releases), case_text_releases.c.text.in_(of_them)
        )
        return (await self._scope.connection.execute(statement)).rowcount


def _words_of(table: Table) -> dict[str, None]:
    """Sealed with the case's key, they say nothing any more."""
    return {"sealed": None} if "sealed" in table.c else {}


def _portions(cases: Sequence[str]) -> Iterator[Sequence[str]]:
    left = iter(cases)
    while some := list(islice(left, AT_A_TIME)):
        yield some
