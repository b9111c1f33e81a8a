"""Counts of meetings, briefings and commitments: each is one question, added up by the database."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Integer, RowMapping, and_, case, cast, func, or_, select

from sspf.domain.levels import BriefingLevel
from sspf.domain.meetings import MeetingStatus
from sspf.domain.work_counts import (
    AttendanceCounted,
    CommitmentsCounted,
    GoalsCounted,
    ItemsCounted,
    MeetingsCounted,
    Span,
    WorkCounts,
)
from storage.briefings import briefings
from storage.commitments import commitments
from storage.engines import SQLITE
from storage.meetings import meetings
from storage.minutes import attendance, items
from storage.scope import Scope, value_of

OPEN_LEVELS = (BriefingLevel.GENERAL, BriefingLevel.GROUP)


class WorkCountRepository:
    """Implements sspf.ports.Work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    async def counts(self, span: Span) -> WorkCounts:
        promised = await self._promised(span)
        return WorkCounts(
            commitments=[
                value_of(
                    CommitmentsCounted, row, level=int(row["level"]), is_late=bool(row["is_late"])
                )
                for row in promised
            ],
            goals=[value_of(GoalsCounted, row) for row in promised if row["goals"]],
            meetings=await self._meetings(span),
            attendance=await self._attendance(span),
            items=await self._items(span),
        )

    async def _promised(self, span: Span) -> Sequence[RowMapping]:
        """Each commitment is looked at once, for its agency, its days and its goals together."""
        c = commitments.c
        ended_late = and_(c.closed_on.is_not(None), c.closed_on > c.due_on)
        still_late = and_(c.closed_on.is_(None), c.due_on < span.today)
        # What differs most stands first: two of twenty thousand are then told apart at a glance.
        alike = (
            self._days(c.closed_on, c.decided_on).label("days"),
            c.party,
            c.status,
            c.level,
            case((or_(ended_late, still_late), 1), else_=0).label("is_late"),
            c.effect,
            c.goals,
        )
        asked = select(*alike, func.count().label("number")).where(*self._decided(span))
        return await self._scope.rows(asked.group_by(*alike))

    async def _meetings(self, span: Span) -> list[MeetingsCounted]:
        m, b = meetings.c, briefings.c
        is_held = m.status == MeetingStatus.CALLED
        planned = select(
            m.group,
            func.count().label("planned"),
            func.sum(case((is_held, 1), else_=0)).label("held"),
        ).where(*self._over(span))
        rows = await self._scope.rows(planned.group_by(m.group).order_by(m.group))
        late = func.sum(case((b.is_late, 1), else_=0)).label("late")
        answered = select(m.group, func.count().label("submitted"), late).where(
            *self._over(span),
            is_held,
            b.meeting == m.id,
            self._scope.mine(briefings),
            b.submitted_at.is_not(None),
        )
        asked = await self._scope.rows(answered.group_by(m.group))
        of = {row["group"]: (row["submitted"], int(row["late"])) for row in asked}
        return [
            value_of(
                MeetingsCounted,
                row,
                held=int(row["held"]),
                submitted=of.get(row["group"], (0, 0))[0],
                late=of.get(row["group"], (0, 0))[1],
            )
            for row in rows
        ]

    async def _attendance(self, span: Span) -> list[AttendanceCounted]:
        m, a = meetings.c, attendance.c
        number = func.count(a.meeting.distinct()).label("meetings")
        asked = select(m.group, a.party, number).where(
            *self._over(span),
            m.status == MeetingStatus.CALLED,
            a.meeting == m.id,
            self._scope.mine(attendance),
            a.party.is_not(None),
        )
        asked = asked.group_by(m.group, a.party).order_by(m.group, a.party)
        return [value_of(AttendanceCounted, row) for row in await self._scope.rows(asked)]

    async def _items(self, span: Span) -> list[ItemsCounted]:
        """An agency's own point waited from when its briefing was first handed in."""
        m, i, b = meetings.c, items.c, briefings.c
        given = case((i.id.like("%-raised"), b.first_submitted_at))
        days = self._days(m.held_on, self._day(given)).label("days")
        same = and_(
            b.municipality_id == i.municipality_id, b.meeting == i.meeting, b.party == i.party
        )
        asked = (
            select(i.outcome, days, func.count().label("number"))
            .select_from(meetings)
            .join(items, and_(i.meeting == m.id, i.municipality_id == m.municipality_id))
            .outerjoin(briefings, same)
            .where(
                *self._over(span),
                m.status == MeetingStatus.CALLED,
                i.level.in_(OPEN_LEVELS),
                i.case.is_(None),
            )
        )
        rows = await self._scope.rows(asked.group_by(i.outcome, days))
        return [value_of(ItemsCounted, row) for row in rows]

    def _decided(self, span: Span) -> tuple[ColumnElement[bool], ...]:
        c = commitments.c
        return (
            self._scope.mine(commitments),
            c.group.in_(span.groups),
            c.decided_on.between(span.first, span.last),
            c.level.in_(OPEN_LEVELS),
            c.case.is_(None),
        )

    def _over(self, span: Span) -> tuple[ColumnElement[bool], ...]:
        m = meetings.c
        return (
            self._scope.mine(meetings),
            m.group.in_(span.groups),
            m.held_on.between(span.first, span.last),
            m.ends_at <= span.now,
            m.status != MeetingStatus.DRAFT,
        )

    @property
    def _is_sqlite(self) -> bool:
        return self._scope.connection.dialect.name == SQLITE

    def _days(self, later: Any, earlier: Any) -> ColumnElement[Any]:
        if self._is_sqlite:
            return cast(func.julianday(later) - func.julianday(earlier), Integer)
        days: ColumnElement[Any] = later - earlier
        return days

    def _day(self, instant: Any) -> ColumnElement[Any]:
        """The day in UTC: near midnight it may be the one before, which a median does not feel."""
        if self._is_sqlite:
            return func.date(instant)
        return func.date(func.timezone("UTC", instant))
