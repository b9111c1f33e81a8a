"""Tables and repository of case texts. All that says anything of a person is one sealed document.

PostgreSQL itself keeps a text from whoever it was not released to: a reader is named before each
question (storage/walls.py), and the policy `readers` of migration 0024 knows no other way in.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import (
    Column,
    Date,
    Index,
    Integer,
    RowMapping,
    String,
    delete,
    exists,
    or_,
)

from sspf.domain.case_access import Basis
from sspf.domain.case_texts import (
    CaseText,
    CaseTextId,
    Content,
    Marking,
    Release,
    TextState,
)
from sspf.domain.cases import CaseId
from sspf.domain.errors import StaleError
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import PartyKey
from storage.database import keyed_table, refers
from storage.individuals import not_purged
from storage.scope import Scope, columns_of, value_of
from storage.types import Sealed, UtcDateTime, Word
from storage.walls import EVERYBODY, read_as

case_texts = keyed_table(
    "case_texts",
    Column("id", String, primary_key=True),
    Column("meeting", String, nullable=False),
    Column("case", String, nullable=False),
    Column("party", String, nullable=False),
    Column("state", Word(TextState), nullable=False),
    Column("written_by", String, nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
    Column("provision", String, nullable=False),
    Column("marked_on", Date, nullable=False),
    Column("marked_by", String, nullable=False),
    Column("sealed", Sealed, nullable=False),
    Column("version", Integer, nullable=False),
    refers("meeting", to="meetings"),
    refers("case", to="cases"),
    refers("party", to="parties", key="key"),
    refers("written_by", to="people"),
    refers("marked_by", to="authorities", key="key"),
    Index(None, "municipality_id", "meeting"),
    Index(None, "municipality_id", "case"),
)
case_text_releases = keyed_table(
    "case_text_releases",
    Column("text", String, primary_key=True),
    Column("recipient", String, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("by", String, nullable=False),
    Column("basis", Word(Basis), nullable=False),
    Column("ground", String, nullable=False),
    refers("by", to="people"),
)
CONTENT = TypeAdapter(Content)
READABLE = ("id", "meeting", "case", "party", "controller", "state", "written_by", "written_at")
"""Fields that stand in columns of their own, beside the marking and the version."""


class CaseTextRepository:
    """Implements sspf.ports.CaseTexts."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def find(self, id: CaseTextId, reader: PartyKey) -> CaseText | None:
        found = await self._read(reader, case_texts.c.id == id)
        return found[0] if found else None

    async def of_meeting(self, meeting: MeetingId, reader: PartyKey) -> list[CaseText]:
        return await self._read(reader, case_texts.c.meeting == meeting)

    async def all_of_case(self, case: CaseId) -> list[CaseText]:
        found = await self._read(PartyKey(EVERYBODY), case_texts.c.case == case)
        return sorted(found, key=lambda text: (text.written_at, text.id))

    async def put(self, text: CaseText) -> None:
        await read_as(self._scope.connection, text.party)
        row = {name: getattr(text, name) for name in (*READABLE, "version")}
        plain = CONTENT.dump_json(text.content)
        await self._scope.make_case_key(text.case)
        row |= {
            "provision": text.marking.provision,
            "marked_on": text.marking.marked_on,
            "marked_by": text.marking.authority,
            "sealed": await self._scope.seal_for_case(
                text.case, case_texts, case_texts.c.sealed, text.id, plain
            ),
        }
        await self._scope.put_version(case_texts, ("id",), row)
        whose = {"text": text.id, "controller": text.controller}
        rows = [columns_of(release) | whose for release in text.releases]
        await self._scope.insert_missing(case_text_releases, rows)

    async def remove(self, text: CaseText) -> None:
        await read_as(self._scope.connection, text.party)
        draft = case_texts.c.state == TextState.DRAFT
        same = case_texts.c.id == text.id, case_texts.c.version == text.version
        statement = delete(case_texts).where(self._scope.mine(case_texts), draft, *same)
        if (await self._scope.connection.execute(statement)).rowcount != 1:
            raise StaleError(text.id)

    async def _read(self, reader: PartyKey, *where: Any) -> list[CaseText]:
        await read_as(self._scope.connection, reader)
        if reader != EVERYBODY:
            where = (*where, self._reachable(reader))
        asked = self._scope.select(case_texts, *where).order_by(
            case_texts.c.case, case_texts.c.party, case_texts.c.written_at, case_texts.c.id
        )
        rows = await self._scope.rows(asked)
        releases = await self._releases([row["id"] for row in rows])
        there = await not_purged(self._scope, {row["case"] for row in rows})
        kept = [row for row in rows if row["case"] in there]
        return [await self._value(row, releases[row["id"]]) for row in kept]

    def _reachable(self, reader: PartyKey) -> Any:
        """The same as the policy says; SQLite has no other wall."""
        mine = case_text_releases.c.municipality_id == case_texts.c.municipality_id
        passed = exists().where(
            mine,
            case_text_releases.c.text == case_texts.c.id,
            case_text_releases.c.recipient == reader,
        )
        return or_(case_texts.c.party == reader, passed)

    async def _releases(self, ids: Sequence[str]) -> dict[str, list[Release]]:
        asked = self._scope.select(case_text_releases, case_text_releases.c.text.in_(ids))
        found: dict[str, list[Release]] = defaultdict(list)
        for row in await self._scope.rows(asked.order_by(case_text_releases.c.recipient)):
            found[row["text"]].append(value_of(Release, row))
        return found

    async def _value(self, row: RowMapping, releases: Sequence[Release]) -> CaseText:
        key = row["id"]
        plain = await self._scope.unseal_for_case(
            row["case"], case_texts, case_texts.c.sealed, key, row["sealed"]
        )
        marking = Marking(
            provision=row["provision"], marked_on=row["marked_on"], authority=row["marked_by"]
        )
        return CaseText(
            **{name: row[name] for name in READABLE},
            content=CONTENT.validate_json(plain),
            marking=marking,
            releases=tuple(releases),
            version=row["version"],
        )
