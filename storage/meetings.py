"""Table and repository of meetings. Local date, time and zone stand beside the UTC instants."""

from datetime import date

from sqlalchemy import Column, Date, Index, Integer, String, bindparam, delete

from sspf.domain.errors import StaleError, UnknownMeetingError
from sspf.domain.meetings import Meeting, MeetingId, MeetingStatus
from sspf.domain.organisation import GroupKey
from storage.database import keyed_table, refers
from storage.scope import Scope, columns_of, prepared, value_of
from storage.types import LocalTime, UtcDateTime, ZoneName, one_of

meetings = keyed_table(
    "meetings",
    Column("id", String, primary_key=True),
    Column("group", String, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("starts", LocalTime, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("zone", ZoneName, nullable=False),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Column("status", one_of(MeetingStatus, "status"), nullable=False),
    Column("approved_at", UtcDateTime),
    Column("invite_on", Date),
    Column("called_at", UtcDateTime),
    Column("agenda_approved_at", UtcDateTime),
    Column("agenda_approved_by", String),
    Column("plan_fixed_at", UtcDateTime),
    Column("place", String, nullable=False, server_default=""),
    Column("remark", String, nullable=False, server_default=""),
    Column("template_version", String, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    refers("group", to="groups", key="key"),
    Index(None, "municipality_id", "group", "starts_at"),
    Index(None, "municipality_id", "held_on"),
)


IN_ORDER = meetings.c.starts_at, meetings.c.id
OF_GROUP = prepared(meetings, meetings.c.group == bindparam("group")).order_by(*IN_ORDER)
SINCE = prepared(meetings, meetings.c.held_on >= bindparam("day")).order_by(*IN_ORDER)


class MeetingRepository:
    """Implements sspf.ports.Meetings."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._of_group: dict[GroupKey, list[Meeting]] = {}
        """What this unit of work has read: one turn asks for the same calendar several times."""

    async def get(self, id: MeetingId) -> Meeting:
        row = await self._scope.only(meetings, id=id)
        if row is None:
            raise UnknownMeetingError(id)
        return value_of(Meeting, row)

    async def put(self, meeting: Meeting) -> None:
        row = columns_of(meeting) | {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at}
        self._of_group.clear()
        await self._scope.put_version(meetings, ("id",), row)

    async def discard(self, draft: Meeting) -> None:
        self._of_group.clear()
        gone = await self._scope.connection.execute(
            delete(meetings).where(
                self._scope.mine(meetings),
                meetings.c.id == draft.id,
                meetings.c.status == MeetingStatus.DRAFT,
                meetings.c.version == draft.version,
            )
        )
        if gone.rowcount != 1:
            raise StaleError(draft.id)

    async def of_group(self, group: GroupKey) -> list[Meeting]:
        if group not in self._of_group:
            rows = await self._scope.rows(OF_GROUP, group=group)
            self._of_group[group] = [value_of(Meeting, row) for row in rows]
        return list(self._of_group[group])

    async def held_since(self, day: date) -> list[Meeting]:
        return [value_of(Meeting, row) for row in await self._scope.rows(SINCE, day=day)]
