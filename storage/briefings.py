"""Tables and repository of briefings: what was submitted is readable, a draft is sealed."""

from collections import defaultdict

from pydantic import TypeAdapter
from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Integer,
    RowMapping,
    String,
    Text,
    delete,
)

from sspf.domain.briefings import Briefing, BriefingPart, PartState
from sspf.domain.levels import BriefingLevel, PreventionLevel
from sspf.domain.meetings import MeetingId
from sspf.domain.organisation import PartyKey
from sspf.domain.roads import Road
from storage.database import keyed_table, refers
from storage.scope import Scope, columns_of, value_of
from storage.types import Level, Sealed, Strings, UtcDateTime, Word, one_of

briefings = keyed_table(
    "briefings",
    Column("meeting", String, primary_key=True),
    Column("party", String, primary_key=True),
    Column("draft", Sealed),
    Column("draft_by", String),
    Column("draft_at", UtcDateTime),
    Column("submitted_at", UtcDateTime),
    Column("submitted_by", String),
    Column("first_submitted_at", UtcDateTime),
    Column("is_late", Boolean, nullable=False),
    Column("is_oral", Boolean, nullable=False),
    Column("road", Word(Road), nullable=False, server_default=Road.TEAMS),
    Column("said_at", UtcDateTime),
    Column("version", Integer, nullable=False),
    refers("meeting", to="meetings"),
    refers("party", to="parties", key="key"),
)

briefing_parts = keyed_table(
    "briefing_parts",
    Column("meeting", String, primary_key=True),
    Column("party", String, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("level", Level, nullable=False),
    CheckConstraint("level BETWEEN 1 AND 3", name="level"),
    Column("state", one_of(PartState, "state"), nullable=False),
    Column("text", Text, nullable=False),
    Column("size", String, nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    # Nobody fills these three yet; they stand here so that what is written now can carry them.
    Column("prevention", one_of(PreventionLevel, "prevention")),
    Column("goals", Strings),
    Column("case", String),
    refers("meeting", to="meetings"),
    refers("party", to="parties", key="key"),
)

PARTS = TypeAdapter(tuple[BriefingPart, ...])
KEY = ("meeting", "party")


class BriefingRepository:
    """Implements sspf.ports.Briefings. Parts come back in the order of their numbers."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def find(self, meeting: MeetingId, party: PartyKey) -> Briefing | None:
        found = await self._read(meeting=meeting, party=party)
        return found[0] if found else None

    async def of_meeting(self, meeting: MeetingId) -> list[Briefing]:
        """By the keys of the parties."""
        return await self._read(meeting=meeting)

    async def put(self, briefing: Briefing) -> None:
        row = columns_of(briefing)
        del row["parts"]
        if briefing.draft is not None:
            plain = PARTS.dump_json(briefing.draft)
            place = briefings.c.draft, briefing.meeting, briefing.party
            row["draft"] = self._scope.seal(plain, *place)
        await self._scope.put_version(briefings, KEY, row)
        if any(p.text for p in briefing.parts if p.level is BriefingLevel.INDIVIDUAL):
            raise ValueError("a text on individual level is no part of a briefing")
        await self._put_parts(briefing)

    async def _put_parts(self, briefing: Briefing) -> None:
        whose = {name: getattr(briefing, name) for name in (*KEY, "controller")}
        old = [briefing_parts.c[name] == whose[name] for name in KEY]
        await self._scope.connection.execute(
            delete(briefing_parts).where(self._scope.mine(briefing_parts), *old)
        )
        await self._scope.insert(briefing_parts, [columns_of(p) | whose for p in briefing.parts])

    async def _read(self, **key: str) -> list[Briefing]:
        parts: dict[str, list[BriefingPart]] = defaultdict(list)
        for row in await self._scope.found(briefing_parts, "number", **key):
            parts[row["party"]].append(value_of(BriefingPart, row))
        found = [
            value_of(Briefing, row, parts=tuple(parts[row["party"]]), draft=self._draft(row))
            for row in await self._scope.found(briefings, **key)
        ]
        return sorted(found, key=lambda b: b.party)

    def _draft(self, row: RowMapping) -> tuple[BriefingPart, ...] | None:
        if row["draft"] is None:
            return None
        place = briefings.c.draft, row["meeting"], row["party"]
        return PARTS.validate_json(self._scope.unseal(row["draft"], *place))
