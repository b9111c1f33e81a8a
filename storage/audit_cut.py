"""Cuts off the oldest part of an audit log when its period has ended (R-90, R-91).

What is left begins at a sealed mark: how far the cut went, and the hash of the last entry that
went. Whoever can write to the database, and no more, makes no such mark, so rows that are gone
without one are named by storage/audit_verify.py as before.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select

from sspf.domain.audit import SYSTEM, Entry
from sspf.domain.cases import CaseId
from sspf.domain.organisation import AuthorityKey, MunicipalityId
from sspf.ports import KeyProvider
from storage.audit import HELD, AuditRepository
from storage.audit_chain import Cut
from storage.audit_table import CUT, audit, marks
from storage.audit_verify import verify
from storage.database import Database
from storage.engines import SQLITE
from storage.erase import without_guard
from storage.scope import Scope
from storage.sqlite_files import WRITE_OVER, on_sqlite

TAG = "audit:cut"


class LogBrokenError(Exception):
    """The log is not as it was written: it is evidence, and nothing of it goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to go: entries from before, but none from the first on about a case that is held."""

    before: datetime
    held: frozenset[CaseId] = frozenset()
    reference: str = ""
    """Of the decision by which they go."""


async def count_old(
    database: Database, keys: KeyProvider, of: MunicipalityId, wanted: Wanted
) -> int:
    """How many would go; nothing is changed."""
    async with database.transaction(of) as connection:
        scope = Scope(connection, of, keys, "")
        until = await _until(scope, wanted)
        first = select(func.min(audit.c.position)).where(scope.mine(audit))
        begins = (await connection.execute(first)).scalar_one() or 1
        return max(until - begins + 1, 0)


async def cut_log(
    database: Database, keys: KeyProvider, of: MunicipalityId, wanted: Wanted, now: datetime
) -> int:
    """How many went, in one transaction with the entry that says so; none: nothing is written.

    LogBrokenError before anything is changed. On PostgreSQL the role must own the audit table.
    """
    if database.engine.dialect.name == SQLITE:
        await on_sqlite(database.engine, WRITE_OVER)
    async with database.transaction(of) as connection:
        scope = Scope(connection, of, keys, "")
        if connection.dialect.name != SQLITE:
            await scope.row(HELD.with_for_update())
        if (await verify(scope)).fault:
            raise LogBrokenError(of)
        until = await _until(scope, wanted)
        last = await scope.row(scope.select(audit, audit.c.position == until))
        if last is None:
            return 0
        cut = Cut(position=until, hash=last["hash"].hex(), at=last["at"])
        await _mark(scope, cut, AuthorityKey(last["controller"]))
        old = scope.mine(audit), audit.c.position <= until
        async with without_guard(connection):
            gone = (await connection.execute(delete(audit).where(*old))).rowcount
        await AuditRepository(scope).add(
            Entry(
                at=now,
                actor=SYSTEM,
                tag=TAG,
                subject=wanted.reference,
                controller=AuthorityKey(last["controller"]),
                version=gone,
            )
        )
        return gone


async def _mark(scope: Scope, cut: Cut, controller: AuthorityKey) -> None:
    sealed = scope.seal(cut.document(), marks.c.mark, CUT)
    await scope.upsert(marks, ("of",), [{"of": CUT, "mark": sealed, "controller": controller}])


async def _until(scope: Scope, wanted: Wanted) -> int:
    """The last position that goes; 0: none. The newest entry stays, for the next to hang on."""
    c = audit.c
    young = c.at >= wanted.before
    stays = young if not wanted.held else young | _about(wanted.held)
    first = select(func.min(c.position)).where(scope.mine(audit), stays)
    newest = select(func.max(c.position)).where(scope.mine(audit))
    kept = (await scope.connection.execute(first)).scalar_one()
    last = (await scope.connection.execute(newest)).scalar_one() or 0
    return min(kept if kept is not None else last, last) - 1 if last else 0


def _about(held: Collection[CaseId]) -> ColumnElement[bool]:
    ids = sorted(held)
    return audit.c.case.in_(ids) | audit.c.subject.in_(ids)
