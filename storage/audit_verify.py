"""Reads a municipality's whole audit log; names the first entry that is not as it was written."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import RowMapping, select

from sspf.domain.organisation import MunicipalityId
from sspf.ports import KeyProvider
from storage.audit_chain import Cut, Link, Mark
from storage.audit_table import CUT, KEYED, START, audit, entry_of, marks
from storage.database import Database
from storage.scope import Scope
from storage.sealing import SealBrokenError

AT_A_TIME = 5000


class Fault(StrEnum):
    CHANGED = "changed"
    """It, or the one before, was changed, moved or taken away."""
    UNKEYED = "unkeyed"
    """It has no key, and was written when all had."""
    KEY_GONE = "key_gone"
    """The key that it was sealed with is no longer there: nobody can say."""
    ANCHOR = "anchor"
    """Another entry stood here when the anchor was dropped."""
    CUT = "cut"
    """The log went on from here when an anchor was dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    entries: int
    """How many are as they were written."""
    head: bytes = START
    """Hash of the last of them."""
    since: datetime | None = None
    """The log was cut off up to here when its period had ended; None: it is whole."""
    broken_at: int | None = None
    fault: Fault | None = None


Anchors = Mapping[int, str]
"""Position → hash in hexadecimal."""


async def verify(scope: Scope, anchors: Anchors | None = None) -> Verdict:
    """`anchors`: what is kept outside; without them a cut at the very end is not seen."""
    anchors = anchors or {}
    mark, cut = await _mark(scope), await cut_of(scope)
    before, position = (bytes.fromhex(cut.hash), cut.position) if cut else (START, 0)
    begun, since = position, cut.at if cut else None
    fault = _unlike(anchors, position, before) if cut else None
    async for row in _rows(scope):
        if fault:
            break
        link = Link(municipality=scope.municipality, position=position + 1, before=before)
        fault = _fault(scope, link, row, mark) or _unlike(anchors, position + 1, row["hash"])
        if not fault:
            before, position = row["hash"], position + 1
    if not fault and any(later > position for later in anchors):
        fault = Fault.CUT
    return Verdict(
        entries=position - begun,
        head=before,
        since=since,
        broken_at=position + 1 if fault else None,
        fault=fault,
    )


async def _mark(scope: Scope) -> Mark | None:
    document = await _unsealed(scope, KEYED)
    return Mark.read(document) if document else None


async def cut_of(scope: Scope) -> Cut | None:
    """None for a log that is whole, and for one whose mark somebody else made."""
    document = await _unsealed(scope, CUT)
    return Cut.read(document) if document else None


async def _unsealed(scope: Scope, of: str) -> bytes | None:
    row = await scope.row(scope.select(marks, marks.c.of == of))
    try:
        return scope.unseal(row["mark"], marks.c.mark, of) if row else None
    except (SealBrokenError, KeyError):
        return None


async def _rows(scope: Scope) -> AsyncIterator[RowMapping]:
    """By portions: a log of years does not fit into memory."""
    asked = scope.select(audit).order_by(audit.c.position).limit(AT_A_TIME)
    rows = await scope.rows(asked)
    while True:
        for row in rows:
            yield row
        if len(rows) < AT_A_TIME:
            return
        rows = await scope.rows(asked.where(audit.c.position > rows[-1]["position"]))


def _fault(scope: Scope, link: Link, row: RowMapping, mark: Mark | None) -> Fault | None:
    """`mark` is None before the first keyed entry, and for whoever took it away."""
    entry, key_id = entry_of(row), row["key_id"]
    if key_id is None:
        if mark and not mark.allows(link.position, entry):
            return Fault.UNKEYED
        return None if row["hash"] == link.unkeyed(entry) else Fault.CHANGED
    if mark is None:
        return Fault.CHANGED
    try:
        key = scope.keys.named(key_id)
    except KeyError:
        return Fault.KEY_GONE
    return None if row["hash"] == link.keyed(entry, key_id, key) else Fault.CHANGED


def _unlike(anchors: Anchors, position: int, found: bytes) -> Fault | None:
    return Fault.ANCHOR if anchors.get(position, found.hex()) != found.hex() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The newest entry of a log; hashes in hexadecimal, empty where there is no entry."""

    position: int
    hash: str
    at_position: str = ""
    """Hash of another entry that was asked for."""


async def head_of(
    database: Database, municipality: MunicipalityId, position: int | None = None
) -> Head:
    """Position 0 for an empty log."""
    mine = audit.c.municipality_id == municipality
    newest = select(audit).where(mine).order_by(audit.c.position.desc()).limit(1)
    there = select(audit.c.hash).where(mine, audit.c.position == position)
    async with database.transaction(municipality) as connection:
        last = (await connection.execute(newest)).mappings().first()
        at = (await connection.execute(there)).scalar_one_or_none() if position else None
    return Head(
        position=last["position"] if last else 0,
        hash=last["hash"].hex() if last else "",
        at_position=at.hex() if at else "",
    )


async def verify_all(
    database: Database,
    municipality: MunicipalityId,
    keys: KeyProvider,
    anchors: Anchors | None = None,
) -> Verdict:
    """In a transaction of its own."""
    async with database.transaction(municipality) as connection:
        return await verify(Scope(connection, municipality, keys, ""), anchors)
